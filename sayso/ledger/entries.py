"""Entries: what goes into a ledger with one report, and where claims stand in its lists."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import get_args

from sayso.records import Claim, Opposition, Reading, Saying

CONTESTED: tuple[str, ...] = get_args(Opposition)
"""From nobody against it to withdrawn by its own source."""
UNDATED = "~"
"""What comes after every moment, as text; a report without a date is taken as later than any."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One reading with all that linking wants to find again; `vectors` and `keys` go with `sayings`, one each.

    `vectors` are int8 as bytes, `keys` are what statements worth comparing have in common, `prints` the report's
    fingerprints (64 bits). `recorded` is the ISO 8601 moment in UTC of adding it. `named` are the names in it by which
    is asked whether another report is of the same matter.
    """

    reading: Reading
    sayings: tuple[Saying, ...]
    vectors: tuple[bytes, ...]
    keys: tuple[frozenset[str], ...]
    prints: frozenset[int]
    recorded: str
    named: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Rank:
    """Where a claim stands in lists, by its id `claim`: `ordered` puts those with more of each field first.

    `contested` is the place of its opposition in CONTESTED, `roots` counts the independent ones, `spread` its outlets,
    `size` its statements; `last` is when it was last said, "" where unknown.
    """

    claim: str
    contested: int
    roots: int
    spread: int
    size: int
    last: str


def rank(claim: Claim) -> Rank:
    """Where a claim stands."""
    return Rank(
        claim.id,
        CONTESTED.index(claim.standing.opposition),
        claim.standing.roots,
        len(claim.outlets),
        len(claim.statements),
        claim.last or "",
    )


def ordered(ranks: list[Rank]) -> list[Rank]:
    """Most contested first, then most spread, then latest: the order in which the database ranks."""
    found = sorted(ranks, key=lambda one: one.claim)
    found.sort(key=lambda one: (one.contested, one.roots, one.spread, one.size, one.last), reverse=True)
    return found


def sources(claim: Claim) -> tuple[str, ...]:
    """The names that a claim can be asked for by as its source: its roots, who says it, and its outlets."""
    speakers = (saying.source.name for saying in claim.statements if saying.source)
    return tuple(dict.fromkeys(chain((root.name for root in claim.roots), speakers, claim.outlets)))


def places(claim: Claim) -> tuple[str, ...]:
    """The names of the places that a claim names."""
    return tuple(dict.fromkeys(spot.name for saying in claim.statements for spot in saying.where))


def graded(claim: Claim) -> tuple[str, ...]:
    """The names by which an analyst may have graded somebody behind a claim."""
    parties = [saying.source for saying in claim.statements if saying.source]
    bodies = (party.affiliation for party in parties if party.affiliation)
    return tuple(dict.fromkeys(chain((root.name for root in claim.roots), (party.name for party in parties), bodies)))


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
