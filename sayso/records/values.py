"""Values: what is read from words (certainty, times, places, figures, events), each with its characters."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Generic, Literal, TypeVar

Voice = Literal["direct", "indirect", "mixed", "own"]
"""How a statement is rendered: quoted, paraphrased, both, or the outlet's own (PolNeAR, PARC terms)."""

Act = Literal["asserts", "confirms", "denies", "doubts", "predicts", "demands", "promises", "judges", "declines"]
"""What a source does with the content."""
Stance = Literal["own", "neutral", "distanced", "endorsing"]
"""How far the outlet stands behind it."""
Basis = Literal[
    "seen", "intelligence", "documents", "imagery", "intercepts", "unnamed officials", "another source", "none offered"
]
"""On what the source says that it rests."""
Band = Literal[
    "almost no chance",
    "very unlikely",
    "unlikely",
    "roughly even chance",
    "likely",
    "very likely",
    "almost certain",
]
"""ICD 203 (2015): 1-5, 5-20, 20-45, 45-55, 55-80, 80-95 and 95-99 per cent."""
Bound = Literal["within", "since", "until", "by", "before", "after", "as early as"]
"""How a time limits what it dates: all of it or some point within, from it on, up to it, not before."""
Precision = Literal[
    "second",
    "hour",
    "part of day",
    "day",
    "weekend",
    "week",
    "month",
    "season",
    "quarter",
    "year",
    "decade",
    "century",
    "vague",
]
"""How finely a time is given."""
Level = Literal["exact", "town", "district", "region", "country", "area"]
"""How finely a place is given; an area is larger than a country, or belongs to several."""
Unit = Literal["count", "share", "money", "distance", "area", "weight", "speed", "duration", "other"]
"""What a figure is measured in."""
Kind = Literal[
    "state",
    "government",
    "military",
    "intelligence",
    "international body",
    "armed group",
    "company",
    "media",
    "civilian",
    "unnamed official",
]
"""What an actor is."""
Tense = Literal["past", "present", "future", "hypothetical"]
"""When an event lies, seen from the saying of it."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters of a report's text, in code points, `end` exclusive."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The characters themselves."""
        return text[self.start : self.end]

    def holds(self, other: Span) -> bool:
        """Whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end


V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Found(Generic[V]):
    """A value, and the words that it was read from; none where it rests on the absence of any."""

    value: V
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Certainty:
    """How sure a source is by its own words, as an interval of probabilities from 0 to 1.

    `band` is the ICD 203 band where the words carry one: "could" says that something may be, not how likely.
    """

    low: float
    high: float
    spans: tuple[Span, ...]
    band: Band | None = None


@dataclass(frozen=True, slots=True)
class When:
    """A time expression and the days that it may mean, both included; None where open or not to be known.

    `value` is its TIMEX3 value ("2024-10-26", "2024-W43-WE", "P3Y", "PRESENT_REF"), `kind` its TIMEX3 type.
    `span` is the TIMEX3 extent; `bound` says how words before it ("since", "by", "as early as") limit
    what it dates, and `earliest` and `latest` are already opened accordingly.
    """

    span: Span
    kind: Literal["date", "time", "duration", "set"]
    value: str
    earliest: date | None
    latest: date | None
    precision: Precision
    bound: Bound = "within"
    bound_span: Span | None = None


@dataclass(frozen=True, slots=True)
class Where:
    """A mention of a place; `lat`, `lon` in degrees are its centre, `precision_km` the radius that it may lie in.

    `country` is an ISO 3166-1 alpha-2 code; coordinates are None where the gazetteer does not know the name.
    """

    span: Span
    name: str
    lat: float | None
    lon: float | None
    country: str | None
    level: Level
    precision_km: float | None


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity as an interval, `low` and `high` included, None where open.

    "over 3,000" has low 3001 and no high; "around 12,000" has its stated tolerance and is `approximate`; "tens of
    thousands" is 20,000 to 99,999. `counted` is where the counted thing stands ("North Korean troops"), `of` where
    the body or whole stands that it is counted from ("half of the 10,000"). A `share` is a part of one (a third: 1/3),
    with `low` and `high` None unless the whole is given. `part_of` is the span of the figure that this one is a part
    of ("12,000, including three generals"). `measure` names the unit: an ISO 4217 code, "km", "%", "year".
    `cumulative` where a total up to now is meant; `since` is where its beginning stands.
    """

    span: Span
    low: float | None
    high: float | None
    unit: Unit = "count"
    measure: str | None = None
    approximate: bool = False
    share: float | None = None
    counted: Span | None = None
    of: Span | None = None
    part_of: Span | None = None
    cumulative: bool = False
    since: Span | None = None


@dataclass(frozen=True, slots=True)
class Participant:
    """A mention of who did or suffered an event, and the id of the actor that it resolves to, if any."""

    span: Span
    actor: str | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """Something that is said to happen: PLOVER type ("ASSAULT") and mode, who to whom, whether, and when.

    `span` is the word that tells it best. `polarity` is False where it is said not to be so.
    """

    span: Span
    type: str
    mode: str | None = None
    actor: Participant | None = None
    recipient: Participant | None = None
    polarity: bool = True
    tense: Tense = "past"


@dataclass(frozen=True, slots=True)
class Forecast:
    """When what is foreseen falls due, days included, None where open; `condition` is on what it depends."""

    earliest: date | None
    latest: date | None
    spans: tuple[Span, ...]
    condition: Span | None = None


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that the report says is not known: `about` is what, `statement` the id of the one concerned."""

    span: Span
    kind: Literal["unknown", "unconfirmed", "unverified", "no evidence", "disputed", "declined"]
    about: tuple[Span, ...] = ()
    statement: str | None = None
