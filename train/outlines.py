"""Outlines: `python -m train.outlines --world FILE --codes FILE --out sayso/export/views`.

Made from Natural Earth's countries at 1:50 million (public domain). FILE of the world is their TopoJSON as the npm
package world-atlas 2.0.2 carries it (countries-50m.json); FILE of codes is ISO 3166-1 as the Python package pycountry
26.2.16 carries it (databases/iso3166-1.json). Borders are simplified once for both sides, so that neighbours meet.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import TypedDict, cast

STEP = 0.05
"""Degrees to which points are rounded: 5 km, below what a place's precision mostly is."""
TOLERANCE = 0.025
"""Degrees by which a border may be moved to leave points out."""
LEAST = 0.02
"""Square degrees of the smallest island that is kept, but for a state's largest."""
NAMED = {"Kosovo": "XK", "Somaliland": "SO", "N. Cyprus": "CY"}
"""Areas without a number in ISO 3166-1: Kosovo has its own code in use, the others are drawn with the state that the
United Nations count them to."""
ELSEWHERE = ("RU", (34.4, 45.3), "UA")
"""Crimea, which Natural Earth draws with who holds it, stands with Ukraine, as the United Nations and the gazetteer
have it."""

Point = tuple[float, float]
Ring = tuple[int, ...]


class Transform(TypedDict):
    """How whole numbers become degrees."""

    scale: Point
    translate: Point


class Geometry(TypedDict):
    """A country: `arcs` of a polygon are rings of arcs, those of a multi-polygon are polygons."""

    id: str
    type: str
    properties: dict[str, str]
    arcs: list[list[list[int]]]


class World(TypedDict):
    """A topology: its lines, and what is made of them (TopoJSON)."""

    transform: Transform
    arcs: list[list[tuple[int, int]]]
    objects: dict[str, dict[str, list[Geometry]]]


def arcs(world: World) -> list[list[Point]]:
    """Lines of the topology in degrees; there they are differences of whole numbers."""
    (sx, sy), (tx, ty) = world["transform"]["scale"], world["transform"]["translate"]
    found = []
    for arc in world["arcs"]:
        x = y = 0
        line = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            line.append((x * sx + tx, y * sy + ty))
        found.append(line)
    return found


def rings(world: World, codes: dict[str, str], lines: Sequence[list[Point]]) -> dict[str, list[Ring]]:
    """Rings of arcs by country; a code that stands for several areas has those of all."""
    found: dict[str, list[Ring]] = defaultdict(list)
    for one in world["objects"]["countries"]["geometries"]:
        code = codes.get(one.get("id", "")) or NAMED.get(one["properties"]["name"])
        for ring in _rings(one) if code else ():
            at = ELSEWHERE[2] if code == ELSEWHERE[0] and around(points(ring, lines), ELSEWHERE[1]) else code
            found[str(at)].append(ring)
    return found


def _rings(country: Geometry) -> Iterator[Ring]:
    several = country["type"] == "MultiPolygon"
    parts = country["arcs"] if several else cast(list[list[list[int]]], [country["arcs"]])
    yield from (tuple(ring) for part in parts for ring in part)


def points(ring: Ring, lines: Sequence[list[Point]]) -> list[Point]:
    """A ring's points, the last one the first; a negative number is the arc backwards."""
    found: list[Point] = []
    for arc in ring:
        line = lines[arc] if arc >= 0 else lines[~arc][::-1]
        found += line[1:] if found else line
    return found


def around(ring: Sequence[Point], point: Point) -> bool:
    """Whether a ring goes around a point."""
    x, y = point
    inside = False
    for (x1, y1), (x2, y2) in pairwise(ring):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            inside = not inside
    return inside


def joined(parts: Iterable[Ring], lines: Sequence[list[Point]]) -> Iterator[list[Point]]:
    """The rings with what two of them share, a border inside one country, left out."""
    used = {arc for ring in parts for arc in ring}
    whole = [ring for ring in parts if not any(~arc in used for arc in ring)]
    yield from (points(ring, lines) for ring in whole)
    loose = {arc for ring in parts if ring not in whole for arc in ring if ~arc not in used}
    starting = defaultdict(list)
    for arc in sorted(loose):
        starting[points((arc,), lines)[0]].append(arc)
    while loose:
        ring = [min(loose)]
        while ring[-1] in loose:
            loose.remove(ring[-1])
            after = [arc for arc in starting[points((ring[-1],), lines)[-1]] if arc in loose]
            ring += after[:1]
        yield points(tuple(ring), lines)


def unwrapped(ring: Sequence[Point]) -> list[Point]:
    """The ring without jumps at the antimeridian, its middle within 180 degrees; around a pole it is closed there."""
    found = [ring[0]]
    for x, y in ring[1:]:
        found.append((x + 360 * round((found[-1][0] - x) / 360), y))
    if abs(found[-1][0] - found[0][0]) > 1:
        found += [(found[-1][0], -90.0), (found[0][0], -90.0), found[0]]
    east = [x for x, _ in found]
    turn = 360 * round((min(east) + max(east)) / 720)
    return [(x - turn, y) for x, y in found]


def simplified(line: Sequence[Point]) -> list[Point]:
    """The line with fewer points, none of those left out further off than TOLERANCE (Douglas and Peucker)."""
    kept, open_ends = {0, len(line) - 1}, [(0, len(line) - 1)]
    while open_ends:
        first, last = open_ends.pop()
        off = [(distance(line[n], line[first], line[last]), n) for n in range(first + 1, last)]
        far, place = max(off, default=(0.0, 0))
        if far > TOLERANCE:
            kept.add(place)
            open_ends += [(first, place), (place, last)]
    return [line[n] for n in sorted(kept)]


def distance(point: Point, start: Point, end: Point) -> float:
    """Degrees from a point to a line, east and west shortened as they are on the ground."""
    scale = max(0.1, math.cos(math.radians(point[1])))
    (x, y), (x1, y1), (x2, y2) = ((p[0] * scale, p[1]) for p in (point, start, end))
    length = math.hypot(x2 - x1, y2 - y1)
    if length == 0:
        return math.hypot(x - x1, y - y1)
    share = max(0.0, min(1.0, ((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / length**2))
    return math.hypot(x - x1 - share * (x2 - x1), y - y1 - share * (y2 - y1))


def area(ring: Sequence[Point]) -> float:
    """Square degrees, positive where it goes round against the clock."""
    pairs = pairwise(ring)
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairs) / 2


def steps(ring: Sequence[Point]) -> list[tuple[int, int]]:
    """The ring in whole STEPs, without points that fall together."""
    found: list[tuple[int, int]] = []
    for x, y in ring:
        at = round(x / STEP), round(y / STEP)
        if not found or found[-1] != at:
            found.append(at)
    return found


def polygons(parts: Iterable[list[Point]]) -> Iterator[list[list[Point]]]:
    """Rings as polygons, the largest first: in TopoJSON outer rings go with the clock, holes against it."""
    whole = sorted((ring for ring in map(unwrapped, parts)), key=area)
    outer = [ring for ring in whole if area(ring) < 0]
    large = [ring for ring in outer if ring is outer[0] or -area(ring) >= LEAST]
    holes = [ring for ring in whole if area(ring) >= LEAST]
    for ring in large:
        yield [ring, *(hole for hole in holes if around(ring, hole[0]))]


def written(ring: Sequence[Point]) -> str:
    """The ring in differences, each point's two parted by a comma, points by spaces."""
    x = y = 0
    told = []
    for at_x, at_y in steps(ring):
        told.append(f"{at_x - x},{at_y - y}")
        x, y = at_x, at_y
    return " ".join(told)


def table(world: World, codes: dict[str, str]) -> Iterator[str]:
    """One line a ring: the country's code, none for a hole in the ring before, a tab, and the points."""
    lines = [simplified(line) for line in arcs(world)]
    for code, parts in sorted(rings(world, codes, lines).items()):
        for polygon in polygons(joined(parts, lines)):
            told = [written(ring) for ring in polygon if len(steps(ring)) > len("123")]
            yield from (f"{'' if n else code}\t{ring}" for n, ring in enumerate(told))


def main() -> None:
    """Read, write the table and its card."""
    parser = argparse.ArgumentParser(prog="python -m train.outlines", description=__doc__)
    parser.add_argument("--world", type=Path, required=True, help="countries-50m.json of world-atlas")
    parser.add_argument("--codes", type=Path, required=True, help="iso3166-1.json of pycountry")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    world = json.loads(options.world.read_text(encoding="utf-8"))
    rows = json.loads(options.codes.read_text(encoding="utf-8"))["3166-1"]
    lines = list(table(world, {row["numeric"]: row["alpha_2"] for row in rows}))
    packed = gzip.compress("\n".join(lines).encode(), 9, mtime=0)
    (options.out / "outlines.gz").write_bytes(packed)
    sources = (options.world, options.codes)
    card = {
        "source": "Natural Earth, https://www.naturalearthdata.com, countries at 1:50 million",
        "licence": "public domain",
        "made by": "python -m train.outlines",
        "data": {path.name: hashlib.sha256(path.read_bytes()).hexdigest()[:16] for path in sources},
        "countries": len({line.partition("\t")[0] for line in lines} - {""}),
        "rings": len(lines),
        "table": hashlib.sha256(packed).hexdigest()[:16],
    }
    (options.out / "outlines.json").write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
