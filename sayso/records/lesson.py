"""Lesson: what analysts ruled on one report, or on two statements, for a reader or a linker to learn from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sayso.records.link import Relation, Ruling
from sayso.records.pending import Bounds, Spans
from sayso.records.reading import Report
from sayso.records.saying import Saying
from sayso.records.values import Act, Basis, Stance, Voice

Verdict = Literal["accepted", "rejected", "corrected"]
"""What analysts made of what was found: it stays, it goes, or its words stand elsewhere."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A statement that somebody ruled on, by its id `statement`; `maker` found it.

    `found` is where the maker saw it, `right` where it stands by the rulings, None where it is rejected. `verdict`
    is None where only other fields than its spans were corrected: then nobody judged where it stands. `nested` is
    whether its cue lies in the content of another statement. `act`, `stance` and `basis` are those after corrections;
    `rulings` are the ones in force, in the order made.
    """

    statement: str
    maker: str
    verdict: Verdict | None
    voice: Voice
    found: Spans
    right: Spans | None
    nested: bool
    act: Act
    stance: Stance
    basis: Basis
    rulings: tuple[Ruling, ...]


@dataclass(frozen=True, slots=True)
class Lesson:
    """A report with the statements that were judged, in text order.

    `whole` are its sentences of which every statement was judged: there, and only there, words of which nothing is
    told are known to hold no statement.
    """

    report: Report
    whole: tuple[Bounds, ...]
    statements: tuple[Judged, ...]


@dataclass(frozen=True, slots=True)
class Match:
    """Two statements of which a ruling says whether they have a `relation`.

    `same` is whether they are one claim, None where that does not follow. A merge or a split is about the relation
    "same"; for these `score` and `maker`, those of the link that was judged, are None.
    """

    relation: Relation
    holds: bool
    same: bool | None
    statement: Saying
    other: Saying
    ruling: Ruling
    score: float | None = None
    maker: str | None = None
