"""Gazetteer: what places a name may stand for.

`gazetteer.txt` is derived from GeoNames (CC BY 4.0) by `train/gazetteer.py`: one line a name, sorted, mapped into
memory and never loaded. `gazetteer.idx` holds every 64th name and where its line begins. States come from the table
of states, larger regions, seas and abbreviations from `regions.tsv`.
"""

from __future__ import annotations

import math
import mmap
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import as_file, files

from sayso.records import Level
from sayso.text.places.names import key
from sayso.text.profiles.states import ACRONYM, by_demonym, by_name

_LEVELS: dict[str, Level] = {"P": "town", "N": "town", "A": "region", "D": "district"}
LEAST_KM = 2.0
KM_A_ROOT = 0.008
"""Radius of a town: 0.8 km for ten thousand people, 25 for ten million, at least two."""


@dataclass(frozen=True, slots=True)
class Sense:
    """A place that a name may stand for; `region` is its first-level region ("US.TX"), `people` 0 where not known.

    `quarter` is a part of a town; `listed` says that the place stands in the hand-written tables. `fame`
    is the binary logarithm of how many names it has in other languages, from 5 on.
    """

    name: str
    level: Level
    country: str | None
    region: str | None
    lat: float
    lon: float
    km: float
    people: int = 0
    quarter: bool = False
    listed: bool = False
    fame: int = 0

    def inside(self, other: Sense) -> bool:
        """Whether this place lies in the state or region `other`."""
        if self == other or self.level in ("country", "area"):
            return False
        if other.level == "country":
            return self.country == other.country
        if other.level == "region":
            return self.region == other.region is not None
        return False


@lru_cache(maxsize=8192)
def senses(name: str) -> tuple[Sense, ...]:
    """Places called `name`, states and regions first, then towns by their people; none where it is not known."""
    state = by_name().get(name) or by_demonym().get(name)
    if state is not None:
        first = [Sense(state.name, "country", state.code, None, state.lat, state.lon, state.km, listed=True)]
    else:
        first = []
    known = _regions().get(name) or _regions().get(key(name))
    if known is not None:
        first.append(known)
    entry = key(name)
    if len(entry) < 2 or (name.isupper() and len(name) < ACRONYM):
        return tuple(first)
    coded = {sense.region for sense in first if sense.level == "region"}
    return (*first, *(sense for sense in _filed(entry) if sense.level != "region" or sense.region not in coded))


@cache
def abbreviations() -> dict[str, Sense]:
    """Regions under their abbreviations, which only count after the name of a place ("Ames, Ind.")."""
    return {alias: sense for sense, aliases in _rows() for alias in aliases if _abbreviated(alias)}


def _abbreviated(alias: str) -> bool:
    return alias.endswith(".") or (alias.isupper() and len(alias) == 2)


@cache
def _regions() -> dict[str, Sense]:
    found: dict[str, Sense] = {}
    for sense, aliases in _rows():
        for name in (sense.name, *(alias for alias in aliases if not _abbreviated(alias))):
            found.setdefault(name if name.isupper() else key(name), sense)
    return found


@cache
def _rows() -> tuple[tuple[Sense, tuple[str, ...]], ...]:
    lines = files("sayso.text.places").joinpath("regions.tsv").read_text(encoding="utf-8").splitlines()
    return tuple(_row(line.split("\t")) for line in lines if line[0] != "#")


def _row(cells: list[str]) -> tuple[Sense, tuple[str, ...]]:
    name, level, country, region, lat, lon, km, aliases = cells
    sense = Sense(name, _level(level), country or None, region or None, float(lat), float(lon), float(km), listed=True)
    return sense, tuple(alias for alias in aliases.split(";") if alias)


def _level(word: str) -> Level:
    found: dict[str, Level] = {"area": "area", "region": "region", "district": "district", "exact": "exact"}
    return found.get(word, "town")


def _filed(entry: str) -> list[Sense]:
    """What `gazetteer.txt` has under a key."""
    first_keys, positions, table = _table()
    encoded = entry.encode()
    block = bisect_right(first_keys, encoded) - 1
    if block < 0:
        return []
    end = positions[block + 1] if block + 1 < len(positions) else len(table)
    lines = table[positions[block] : end]
    needle = b"\n" + encoded + b"\t"
    place = lines.find(needle)
    if place < 0:
        return []
    begin = place + len(needle)
    stop = lines.find(b"\n", begin)
    cells = lines[begin : stop if stop >= 0 else len(lines)].decode().split("|")
    return [_sense(entry, cell) for cell in cells]


def _sense(entry: str, cell: str) -> Sense:
    letter, region, lat, lon, size, *name = cell.split(",")
    size, _, fame = size.partition("~")
    wide, _, number = size.rpartition(":")
    people = int(number)
    km = float(wide) if wide else max(LEAST_KM, KM_A_ROOT * math.sqrt(people))
    shown = name[0] if name else entry.title()
    country = region.partition(".")[0]
    return Sense(
        shown, _LEVELS[letter], country, region, float(lat), float(lon), km, people, letter == "N", fame=int(fame or 0)
    )


@cache
def _table() -> tuple[list[bytes], list[int], mmap.mmap]:
    folder = files("sayso.text.places")
    rows = [line.split(b"\t") for line in folder.joinpath("gazetteer.idx").read_bytes().splitlines()]
    with as_file(folder.joinpath("gazetteer.txt")) as path, path.open("rb") as body:
        table = mmap.mmap(body.fileno(), 0, access=mmap.ACCESS_READ)
    return [row[0] for row in rows], [int(row[1]) for row in rows], table
