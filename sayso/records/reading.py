"""Reading: a report, and what one maker found in it."""

from __future__ import annotations

from dataclasses import dataclass, field

from sayso.records.identity import fingerprint
from sayso.records.values import (
    Act,
    Basis,
    Certainty,
    Event,
    Figure,
    Forecast,
    Found,
    Gap,
    Kind,
    Span,
    Stance,
    Voice,
    When,
    Where,
)


@dataclass(frozen=True, slots=True)
class Report:
    """One version of one published text; it never changes, another text is another version.

    `published` is an ISO 8601 date ("2024-10-25"), or a moment in UTC where the hour is known
    ("2024-10-25T14:03:00Z"). `language` is an ISO 639-1 code. `wire` is the agency credited in
    the text or byline ("AP"). What is not known is None.
    """

    text: str
    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    author: str | None = None
    published: str | None = None
    language: str | None = None
    wire: str | None = None
    id: str = field(init=False)

    def __post_init__(self) -> None:
        fields = (self.text, self.url, self.outlet, self.title, self.author, self.published, self.language, self.wire)
        object.__setattr__(self, "id", fingerprint("report", *fields))


@dataclass(frozen=True, slots=True)
class Actor:
    """The person, body, state or unnamed official that source mentions resolve to, within one report.

    `name` is the fullest name that the report gives, or, for one `unnamed`, what is said of him
    ("a senior official in the presidential office"). `named` is where that stands. `role` and
    `affiliation` are the report's words ("spokesman", "U.S. National Security Council").
    `mentions` are all spans that lead here, in order, sources and participants among them and `named` too.
    `country` is an ISO 3166-1 alpha-2 code, `sector` a PLOVER one ("GOV", "MIL").
    """

    id: str
    name: str
    named: Span
    mentions: tuple[Span, ...]
    role: str | None = None
    affiliation: str | None = None
    country: str | None = None
    unnamed: bool = False
    kind: Kind | None = None
    sector: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """A mention of who says something, and the id of the actor that it resolves to, if any."""

    span: Span
    actor: str | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """One act of saying found in a report; the outlet's own voice has neither source nor cue.

    `within` is the id of the statement that this one is nested in. `content` has several spans
    where the text interrupts it ("…," he said, "…"). `id` is a hash of the report and the spans.
    The rest is read from the words of source, cue and content: what stands in a content that is nested
    in another belongs to both. `forecast` is None unless the statement is about the future.
    """

    id: str
    voice: Voice
    content: tuple[Span, ...]
    source: Source | None = None
    cue: Span | None = None
    within: str | None = None
    act: Found[Act] = Found("asserts")
    stance: Found[Stance] = Found("neutral")
    basis: Found[Basis] = Found("none offered")
    certainty: Certainty | None = None
    events: tuple[Event, ...] = ()
    when: tuple[When, ...] = ()
    where: tuple[Where, ...] = ()
    figures: tuple[Figure, ...] = ()
    forecast: Forecast | None = None
    gaps: tuple[Gap, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """What one maker (software and model) found in one report; statements, and all values, stand in text order.

    Values are those of the whole report, whether or not they stand in a statement's content.
    """

    report: Report
    maker: str
    actors: tuple[Actor, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    when: tuple[When, ...] = ()
    where: tuple[Where, ...] = ()
    figures: tuple[Figure, ...] = ()
    gaps: tuple[Gap, ...] = ()
