"""Claim: what views compute; never stored but as a cache."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from sayso.records.link import Link, Ruling
from sayso.records.saying import Saying

Support = Literal["single root", "relayed", "corroborated", "conceded"]
"""Who stands behind a claim: one saying; one, passed on; several independent ones; a party against its interest."""
Opposition = Literal["none", "doubted", "disputed", "denied", "withdrawn"]
"""Who stands against it: nobody; one who cannot confirm; a conflicting account; a denial; its own source."""


@dataclass(frozen=True, slots=True)
class Root:
    """Where a claim enters the record: the first saying by an actor, and all that goes back to it.

    `name` is who says it ("Yonhap, not in the ledger" where no report of his is here). `first` is the id of the
    earliest statement, `statements` are all ids in time order, `outlets` those that carry it. `independent` is False
    for a root that does not count, `reason` says why ("Russia's word about itself"; "withdrew it on 3 November").
    """

    name: str
    first: str
    statements: tuple[str, ...]
    outlets: tuple[str, ...]
    independent: bool = True
    reason: str | None = None
    party: str | None = None
    """The side that it belongs to in what is claimed, with the reason ("gains: it fights Russia"), or None."""
    grade: str | None = None
    """The reliability, A to F (Admiralty code), that an analyst gives to its source, or None."""


@dataclass(frozen=True, slots=True)
class Relay:
    """An edge of the relay tree: `statement` has it from statement `parent`, or from `outside`, with the reason."""

    statement: str
    parent: str | None
    reason: str
    outside: str | None = None


@dataclass(frozen=True, slots=True)
class Against:
    """A statement that stands against a claim, and how: the relation of the `link` or its own act ("doubts")."""

    statement: Saying
    opposition: Opposition
    reason: str


@dataclass(frozen=True, slots=True)
class Standing:
    """Support and opposition, never folded into one; `roots` counts the independent ones.

    `credibility` is the computable part of the Admiralty scale: 1 confirmed by independent sources, 5 contradicted,
    6 no basis to judge, None where only a person can say. `explanation` is a sentence or two for people.
    `repeats` are ids of statements that repeat what its source has withdrawn, after that.
    """

    support: Support
    roots: int
    opposition: Opposition
    credibility: Literal[1, 5, 6] | None
    explanation: str
    repeats: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Claim:
    """Statements joined by `same` and `relays`, in time order, as of a moment.

    `id` is that of its first statement; the id of any of its statements leads to it. `first` and `last` are the
    times (ISO 8601) of the first and last statement.
    """

    id: str
    text: str
    statements: tuple[Saying, ...]
    roots: tuple[Root, ...]
    relays: tuple[Relay, ...]
    against: tuple[Against, ...]
    updates: tuple[Link, ...]
    standing: Standing
    outlets: tuple[str, ...]
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True)
class Material:
    """What claims are computed from: statements, and the links and rulings that concern them.

    `copies` are pairs of ids of their reports of which one was made from the other.
    `recorded` says when this ledger first saw each report, an ISO 8601 moment in UTC by report id. `background` are
    other statements of the same reports: those that tell what somebody does to somebody.
    """

    sayings: tuple[Saying, ...]
    links: tuple[Link, ...] = ()
    copies: frozenset[frozenset[str]] = frozenset()
    rulings: tuple[Ruling, ...] = ()
    recorded: Mapping[str, str] = field(default_factory=dict)
    background: tuple[Saying, ...] = ()


@dataclass(frozen=True, slots=True)
class Query:
    """Which claims: all that is given must hold. Moments are ISO 8601 dates or moments; a date means its end.

    `as_of` asks what stood by publication, `known` what this ledger had recorded; `since` keeps claims with a
    statement published then or later. `text` is searched for, `source` and `place` are names, `standing` is a
    Support or Opposition. Without a `limit` all are meant.
    """

    text: str | None = None
    source: str | None = None
    place: str | None = None
    since: str | None = None
    as_of: str | None = None
    known: str | None = None
    standing: str | None = None
    limit: int | None = 20
    offset: int = 0
