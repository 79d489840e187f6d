"""Outlines: the borders of countries.

`outlines.gz` is derived from Natural Earth (public domain) by `train/outlines.py`: one line a ring, whose points are
differences in twentieths of a degree; holes follow their ring and have no code. `outlines.json` says from which files.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from itertools import accumulate

Point = tuple[float, float]
"""Longitude and latitude in degrees (WGS 84)."""
Ring = tuple[Point, ...]
"""A closed line, its last point the first; longitudes may go beyond 180 so that they never jump."""
Polygon = tuple[Ring, ...]
"""A ring against the clock and the holes in it, which go with the clock (RFC 7946)."""
Extent = tuple[float, float, float, float]
"""Where land ends in the west, east, south and north, in degrees."""
_A_DEGREE = 20


def outline(code: str) -> tuple[Polygon, ...]:
    """The land of a country by its ISO 3166-1 alpha-2 code, largest part first; none where it is not known."""
    return outlines().get(code, ())


@cache
def outlines() -> Mapping[str, tuple[Polygon, ...]]:
    """All countries by code, read once."""
    packed = files("sayso.export.views").joinpath("outlines.gz").read_bytes()
    found: dict[str, list[list[Ring]]] = {}
    last: list[Ring] = []
    for line in gzip.decompress(packed).decode().splitlines():
        code, _, points = line.partition("\t")
        if code:
            last = []
            found.setdefault(code, []).append(last)
        last.append(tuple(_points(points)))
    return {code: tuple(tuple(rings) for rings in polygons) for code, polygons in found.items()}


@cache
def land() -> tuple[tuple[Polygon, Extent], ...]:
    """All land, with its ends."""
    return tuple((polygon, extent(polygon)) for polygons in outlines().values() for polygon in polygons)


def extent(polygon: Polygon) -> Extent:
    """The ends of a polygon."""
    east, north = zip(*polygon[0], strict=True)
    return min(east), max(east), min(north), max(north)


def _points(told: str) -> Iterator[Point]:
    """The points of a line, backwards: in the table rings go the other way round."""
    steps = [step.partition(",") for step in told.split(" ")]
    east = list(accumulate(int(step[0]) for step in steps))
    north = list(accumulate(int(step[2]) for step in steps))
    return ((x / _A_DEGREE, y / _A_DEGREE) for x, y in zip(reversed(east), reversed(north), strict=True))
