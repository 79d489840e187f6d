"""Entries: what goes into a ledger with one report, and the rows that come out of its cache."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.records import Opposition, Reading, Saying, Support


@dataclass(frozen=True, slots=True)
class Entry:
    """One reading with all that linking wants to find again; `vectors` and `keys` go with `sayings`, one each.

    `vectors` are int8 as bytes, `keys` are what statements worth comparing have in common, `prints` the report's
    fingerprints (64 bits). `recorded` is the ISO 8601 moment in UTC of adding it.
    """

    reading: Reading
    sayings: tuple[Saying, ...]
    vectors: tuple[bytes, ...]
    keys: tuple[frozenset[str], ...]
    prints: frozenset[int]
    recorded: str


@dataclass(frozen=True, slots=True)
class Row:
    """A claim as lists show it: `spread` counts its outlets, `size` its statements, whose ids are `statements`.

    `sources` and `places` are the names that it can be asked for by. `component` is what `Ledger.components` names
    the statements by that the claim was computed from.
    """

    claim: str
    component: str
    text: str
    support: Support
    roots: int
    opposition: Opposition
    spread: int
    size: int
    first: str | None
    last: str | None
    sources: tuple[str, ...]
    places: tuple[str, ...]
    statements: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Counts:
    """How much a ledger holds; retired links and copies are not counted, `claims` are those in the cache."""

    reports: int
    readings: int
    statements: int
    links: int
    copies: int
    rulings: int
    claims: int
