"""States: their names, capitals, demonyms and centres, from `states.tsv`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import chain


@dataclass(frozen=True, slots=True)
class State:
    """A state or territory: ISO 3166-1 alpha-2 code, centre in degrees, radius in km of a circle of its area."""

    code: str
    name: str
    lat: float
    lon: float
    km: float
    capitals: tuple[str, ...]
    names: tuple[str, ...]
    demonyms: tuple[str, ...]
    parts: tuple[str, ...]


@cache
def states() -> tuple[State, ...]:
    """All states and territories, read once."""
    lines = files("sayso.text.profiles").joinpath("states.tsv").read_text(encoding="utf-8").splitlines()
    return tuple(_state(line.split("\t")) for line in lines if line[0] != "#")


def _state(cells: list[str]) -> State:
    code, name, lat, lon, km, capitals, names, demonyms, parts = cells
    known = (name, *_list(names))
    return State(code, name, float(lat), float(lon), float(km), _list(capitals), known, _list(demonyms), _list(parts))


def _list(cell: str) -> tuple[str, ...]:
    return tuple(part for part in cell.split(";") if part)


@cache
def by_name() -> dict[str, State]:
    """States under their names as written, and in capitals where a name is longer than an acronym."""
    return _index(lambda state: state.names)


@cache
def by_demonym() -> dict[str, State]:
    """States under words for what or who is of them."""
    return _index(lambda state: state.demonyms)


@cache
def by_capital() -> dict[str, State]:
    """States under their capitals, where news writes of the government as of its seat."""
    return _index(lambda state: state.capitals)


@cache
def by_part() -> dict[str, State]:
    """States under their regions, cities and peoples, which tell the country of an actor."""
    return _index(lambda state: state.parts)


@cache
def longest() -> dict[str, int]:
    """How many words the longest of all these has that begins with a word: most words begin none."""
    found: dict[str, int] = {}
    for name in chain(by_name(), by_demonym(), by_capital(), by_part()):
        ws = name.split(" ")
        found[ws[0]] = max(len(ws), found.get(ws[0], 1))
    return found


ACRONYM = 4
"""Letters up to which a name in capitals is an acronym ("US") and not a headline's way to write ("IRAN")."""


def _index(words: Callable[[State], tuple[str, ...]]) -> dict[str, State]:
    found: dict[str, State] = {}
    for state in states():
        for word in words(state):
            found.setdefault(word, state)
            if len(word) >= ACRONYM:
                found.setdefault(word.upper(), state)
    return found
