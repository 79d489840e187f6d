"""Bodies: international bodies, services, armed groups, media and seats of power, from `bodies.tsv`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import cast

from sayso.records import Kind


@dataclass(frozen=True, slots=True)
class Body:
    """A body known by name; `country` is ISO 3166-1 alpha-2, None where it is of none or many."""

    name: str
    kind: Kind
    sector: str
    country: str | None
    seat: bool = False


_OF_SECTOR: dict[str, Kind] = {"MIL": "military", "SPY": "intelligence", "BUS": "company", "IGO": "international body"}
"""What sits in a seat of power, where that is not a government."""


@cache
def bodies() -> dict[str, Body]:
    """Bodies under all their names as written, without "the"."""
    lines = files("sayso.text.profiles").joinpath("bodies.tsv").read_text(encoding="utf-8").splitlines()
    found: dict[str, Body] = {}
    for line in lines:
        if line[0] == "#":
            continue
        kind, sector, country, names = line.split("\t")
        for name in names.split(";"):
            found.setdefault(name.removeprefix("The "), _body(name, kind, sector, country))
    return found


def _body(name: str, kind: str, sector: str, country: str) -> Body:
    seat = kind == "seat"
    known = _OF_SECTOR.get(sector, "government") if seat else cast(Kind, kind)
    return Body(name, known, sector, None if country == "-" else country, seat)


@cache
def seats() -> frozenset[str]:
    """Names of buildings and quarters that stand for who governs from them, without "the"."""
    return frozenset(name for name, body in bodies().items() if body.seat)
