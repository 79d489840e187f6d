"""Saying: a statement lifted out of its report, with all that linking and views need of it and no characters."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sayso.records.values import Act, Basis, Bound, Kind, Level, Stance, Tense, Unit, Voice


@dataclass(frozen=True, slots=True)
class Party:
    """Who says or does something, as the report names him; fields as those of an Actor.

    `mention` is the wording in place ("he", "the ministry"), `name` what it resolves to.
    """

    name: str
    mention: str
    role: str | None = None
    affiliation: str | None = None
    country: str | None = None
    kind: Kind | None = None
    sector: str | None = None
    unnamed: bool = False

    @property
    def bearer(self) -> str:
        """His name; of a state its code, so that it is one under its own name and under that of its capital."""
        state = self.kind == "state" and self.role is None and self.country is not None
        return f"={self.country}" if state else self.name


@dataclass(frozen=True, slots=True)
class Happening:
    """An event of a statement; fields as those of an Event, `word` tells it."""

    type: str
    word: str
    mode: str | None = None
    actor: Party | None = None
    recipient: Party | None = None
    polarity: bool = True
    tense: Tense = "past"


@dataclass(frozen=True, slots=True)
class Stretch:
    """A time of a statement; fields as those of a When."""

    words: str
    value: str
    earliest: date | None
    latest: date | None
    bound: Bound = "within"


@dataclass(frozen=True, slots=True)
class Spot:
    """A place of a statement; fields as those of a Where."""

    name: str
    lat: float | None = None
    lon: float | None = None
    country: str | None = None
    level: Level = "area"
    precision_km: float | None = None


@dataclass(frozen=True, slots=True)
class Amount:
    """A figure of a statement; fields as those of a Figure, with words in place of spans.

    `part` where it is a part of another figure of the same statement.
    """

    words: str
    low: float | None
    high: float | None
    unit: Unit = "count"
    measure: str | None = None
    approximate: bool = False
    share: float | None = None
    counted: str | None = None
    of: str | None = None
    part: bool = False
    cumulative: bool = False
    since: str | None = None


@dataclass(frozen=True, slots=True)
class Due:
    """When what is foreseen falls due, and on what condition; fields as those of a Forecast."""

    earliest: date | None
    latest: date | None
    condition: str | None = None


@dataclass(frozen=True, slots=True)
class Saying:
    """A statement as the ledger keeps it; `id` is the statement's, `report` that of its report.

    `published` is an ISO 8601 date or moment in UTC, None where unknown; `start` is where the content begins in the
    report. `text` is the content, parts joined by " … "; `context` is the sentence or sentences around it. `source`
    is None for the outlet's own voice and for a cue without source; `voice` tells these apart. `hedges` are the
    words of `certainty`, (low, high) its interval.
    """

    id: str
    report: str
    start: int
    text: str
    context: str
    voice: Voice
    outlet: str | None = None
    wire: str | None = None
    url: str | None = None
    published: str | None = None
    within: str | None = None
    source: Party | None = None
    cue: str | None = None
    act: Act = "asserts"
    stance: Stance = "neutral"
    basis: Basis = "none offered"
    certainty: tuple[float, float] | None = None
    hedges: tuple[str, ...] = ()
    events: tuple[Happening, ...] = ()
    when: tuple[Stretch, ...] = ()
    where: tuple[Spot, ...] = ()
    figures: tuple[Amount, ...] = ()
    due: Due | None = None
    gaps: tuple[str, ...] = ()
    """Kinds of what the report says is not known about it ("no evidence")."""
