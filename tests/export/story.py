"""A report written for this project, and its reading by hand; every person, body and place in it is invented."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from sayso.records import (
    Actor,
    Certainty,
    Event,
    Figure,
    Forecast,
    Found,
    Gap,
    Participant,
    Reading,
    Report,
    Source,
    Span,
    Statement,
    Voice,
    When,
    Where,
    fingerprint,
)

TEXT = Path(__file__).with_name("story.txt").read_text(encoding="utf-8")

REPORT = Report(
    TEXT,
    url="https://courier.example/2031/05/miren-river",
    outlet="The Northern Courier",
    title="Kelvar says Ostrand's troops have crossed the Miren",
    author="J. Tessal",
    published="2031-05-12",
    language="en",
)


def span(words: str, after: str = "", *, text: str = TEXT) -> Span:
    """Where words stand, the first time after others."""
    start = text.index(words, text.index(after) + len(after) if after else 0)
    return Span(start, start + len(words))


def statement(
    voice: Voice,
    content: Sequence[Span],
    source: Source | None = None,
    cue: Span | None = None,
    within: Statement | None = None,
    *,
    report: Report = REPORT,
    **meaning: Any,
) -> Statement:
    """A statement with the id that its spans give it, and what it is read to mean."""
    spans = (*content, source.span if source else None, cue)
    holder = within.id if within else None
    return Statement(fingerprint(report.id, *spans), voice, tuple(content), source, cue, holder, **meaning)


ACTORS = (
    Actor(
        "a1",
        "Kelvar's government",
        span("Kelvar's government"),
        (span("Kelvar's government"),),
        country="QV",
        kind="government",
        sector="GOV",
    ),
    Actor(
        "a2",
        "Ostrand",
        span("Ostrand", "river."),
        (span("Ostrand", "neighbouring"), span("Ostrand", "river."), span("Ostrand soldiers")),
        country="QO",
        kind="state",
        sector="GOV",
    ),
    Actor(
        "a3",
        "Ilda Marosh",
        span("Ilda Marosh"),
        (span("Ilda Marosh"), span("She", "metre"), span("Marosh", "crossing.")),
        role="spokeswoman",
        affiliation="Kelvar's Border Command",
        country="QV",
        kind="military",
        sector="MIL",
    ),
    Actor(
        "a4",
        "Pavo Lindqvist",
        span("Pavo Lindqvist"),
        (span("Pavo Lindqvist"), span("He", "fairy tale"), span("Lindqvist", "fell.")),
        role="defence minister",
        affiliation="Ostrand",
        country="QO",
        kind="government",
        sector="GOV",
    ),
    Actor(
        "a5",
        "Kelvar's own intelligence service",
        span("Kelvar's own intelligence service"),
        (span("Kelvar's own intelligence service"),),
        country="QV",
        kind="intelligence",
        sector="SPY",
    ),
    Actor(
        "a6",
        "A senior official in the president's office",
        span("A senior official in the president's office"),
        (span("A senior official in the president's office"),),
        unnamed=True,
        kind="unnamed official",
    ),
    Actor(
        "a7",
        "the Rivers Observation Mission",
        span("the Rivers Observation Mission"),
        (span("the Rivers Observation Mission"), span("ROM"), span("The ROM")),
        kind="international body",
        sector="IGO",
    ),
)

TOLM = Where(span("Tolm"), "Tolm", 51.72, 36.19, "QV", "town", 5)
ROAD = Where(span("Tolm", "It was reported"), "Tolm", 51.72, 36.19, "QV", "town", 5)
VALLEY = Where(span("the Harn valley"), "the Harn valley", None, None, None, "region", None)
HOME = Where(span("Tolm", "live in"), "Tolm", 51.72, 36.19, "QV", "town", 5)

PUBLISHED = date(2031, 5, 12)
MONDAY = When(span("Monday"), "date", "2031-05-12", PUBLISHED, PUBLISHED, "day")
SINCE_MARCH = When(span("March"), "date", "2031-03", date(2031, 3, 1), None, "month", "since", span("since"))
DAYS = When(span("days"), "duration", "PXD", PUBLISHED, date(2031, 5, 19), "day", "within", span("within", "fall “"))
DAWN = When(span("dawn"), "time", "2031-05-12TDA", None, PUBLISHED, "part of day", "until", span("until"))
WEEKEND = When(
    span("this weekend"),
    "date",
    "2031-W20-WE",
    date(2031, 5, 17),
    date(2031, 5, 18),
    "weekend",
    "as early as",
    span("as early as"),
)
MARCH = When(span("March", "began in"), "date", "2031-03", date(2031, 3, 1), date(2031, 3, 31), "month")
NOON = When(span("noon"), "time", "2031-05-12T12:00", PUBLISHED, PUBLISHED, "hour")

SOLDIERS = Figure(span("four hundred"), 400, 400, counted=span("soldiers on our bank"))
MONITORS = Figure(span("twelve"), 12, 12, counted=span("monitors"))
ARMY = Figure(span("around 12,000"), 11_000, 13_000, approximate=True, counted=span("Ostrand soldiers"))
GENERALS = Figure(span("three"), 3, 3, counted=span("generals"), part_of=span("around 12,000"))
FLED = Figure(
    span("Tens of thousands"),
    20_000,
    99_999,
    approximate=True,
    counted=span("people", "Tens of thousands"),
    cumulative=True,
    since=span("since the war began in March"),
)
LIVING = Figure(span("About 3,000"), 2_700, 3_300, approximate=True, counted=span("people", "About 3,000"))
METRE = Figure(span("one"), 1, 1, "distance", "m")

CROSSED = Event(
    span("crossed"),
    "ASSAULT",
    "invade",
    Participant(span("troops from neighbouring Ostrand"), "a2"),
    Participant(span("the Miren river")),
)
NOT_MOVED = Event(span("moved"), "MOBILIZE", "troops", Participant(span("its soldiers"), "a2"), polarity=False)
NOT_CROSSED = Event(span("crossed", "no soldier had"), "ASSAULT", None, Participant(span("no soldier")), polarity=False)
REACHED = Event(span("reach"), "MOBILIZE", "troops", Participant(span("Ostrand soldiers"), "a2"), tense="hypothetical")


def source(words: str, actor: str | None, after: str = "") -> Source:
    """A mention that leads to an actor."""
    return Source(span(words, after), actor)


_SAID = statement(
    "indirect",
    [span("that troops from neighbouring Ostrand had crossed the Miren river")],
    source("Kelvar's government", "a1"),
    span("said on Monday"),
    events=(CROSSED,),
)
_DENIED = statement(
    "indirect",
    [span("that its soldiers had moved")],
    source("Ostrand", "a2", "river."),
    span("denied"),
    act=Found("denies", (span("denied"),)),
    events=(NOT_MOVED,),
)
_COUNTED = statement(
    "direct",
    [span("“We have counted four hundred soldiers on our bank,”"), span("“and we will not step back one metre.”")],
    source("Ilda Marosh, the spokeswoman for Kelvar's Border Command", "a3"),
    span("said", "bank,”"),
    figures=(SOLDIERS, METRE),
)
_WARNED = statement(
    "mixed",
    [span("that the bridge at Tolm could fall “within days”")],
    source("She", "a3", "metre"),
    span("warned"),
    act=Found("predicts", (span("warned"),)),
    certainty=Certainty(0.2, 0.8, (span("could"),)),
    when=(DAYS,),
    where=(TOLM,),
    forecast=Forecast(PUBLISHED, date(2031, 5, 19), (span("could"), span("within days"))),
)
_TALE = statement(
    "mixed",
    [span("that the report was “a fairy tale”")],
    source("Ostrand's defence minister, Pavo Lindqvist", "a4"),
    span("told reporters"),
    act=Found("judges", (span("a fairy tale"),)),
)
_CLAIMED = statement(
    "indirect",
    [span("that Kelvar's own intelligence service had concluded that no soldier had crossed")],
    source("He", "a4", "fairy tale"),
    span("claimed"),
    stance=Found("distanced", (span("claimed"),)),
    basis=Found("intelligence", (span("Kelvar's own intelligence service"),)),
    events=(NOT_CROSSED,),
)
_CONCLUDED = statement(
    "indirect",
    [span("that no soldier had crossed")],
    source("Kelvar's own intelligence service", "a5"),
    span("had concluded"),
    _CLAIMED,
    basis=Found("intelligence", (span("Kelvar's own intelligence service"),)),
    events=(NOT_CROSSED,),
)
_TALKS = statement(
    "indirect",
    [span("talks were still possible")],
    source("A senior official in the president's office, who asked not to be named,", "a6"),
    span("said", "named, "),
    basis=Found("unnamed officials", (span("A senior official in the president's office"),)),
    certainty=Certainty(0.05, 0.8, (span("possible"),)),
)
_CLOSED = statement(
    "indirect",
    [span("that the Tolm road had been closed")],
    None,
    span("It was reported"),
    stance=Found("distanced", (span("It was reported"),)),
    basis=Found("another source", (span("It was reported"),)),
    where=(ROAD,),
)
_HEARD = statement(
    "indirect",
    [span("fighting could be heard until dawn")],
    source("the Rivers Observation Mission (ROM), which has twelve monitors in the area,", "a7"),
    span("According to"),
    when=(DAWN,),
)
_UNCONFIRMED = statement(
    "indirect",
    [span("it could not confirm a crossing")],
    source("The ROM", "a7"),
    span("said", "The ROM"),
    act=Found("doubts", (span("could not confirm"),)),
)
_FORESEEN = statement(
    "indirect",
    [
        span(
            "that around 12,000 Ostrand soldiers, including three generals, would probably reach the Harn valley as "
            "early as this weekend if the bridge fell"
        )
    ],
    source("Marosh", "a3", "crossing."),
    span("said", "crossing.\n\nMarosh"),
    act=Found("predicts", (span("would"),)),
    basis=Found("imagery", (span("citing satellite images"),)),
    certainty=Certainty(0.55, 0.8, (span("probably"),), "likely"),
    events=(REACHED,),
    when=(WEEKEND,),
    where=(VALLEY,),
    figures=(ARMY, GENERALS),
    forecast=Forecast(
        date(2031, 5, 17), None, (span("would"), span("as early as this weekend")), span("if the bridge fell")
    ),
)
_REFUSED = statement(
    "indirect",
    [span("how many had been moved")],
    source("Lindqvist", "a4", "fell."),
    span("refused to say"),
    act=Found("declines", (span("refused to say"),)),
)
_FLED = statement(
    "own",
    [
        span(
            "Tens of thousands of people have fled since the war began in March, though their number has not been "
            "verified."
        )
    ],
    stance=Found("own"),
    when=(MARCH,),
    figures=(FLED,),
)

GAPS = (
    Gap(span("could not confirm"), "unconfirmed", (span("a crossing"),), _UNCONFIRMED.id),
    Gap(span("refused to say"), "declined", (span("how many had been moved"),), _REFUSED.id),
    Gap(span("has not been verified"), "unverified", (span("their number"),), _FLED.id),
)

STATEMENTS = (
    _SAID,
    _DENIED,
    statement(
        "own",
        [span("The river has been the line between the two armies since March.")],
        stance=Found("own"),
        when=(SINCE_MARCH,),
    ),
    _COUNTED,
    _WARNED,
    _TALE,
    _CLAIMED,
    _CONCLUDED,
    _TALKS,
    _CLOSED,
    _HEARD,
    replace(_UNCONFIRMED, gaps=GAPS[:1]),
    _FORESEEN,
    replace(_REFUSED, gaps=GAPS[1:2]),
    replace(_FLED, gaps=GAPS[2:]),
    statement(
        "own",
        [span("About 3,000 people live in Tolm.")],
        stance=Found("own"),
        where=(HOME,),
        figures=(LIVING,),
    ),
    statement("own", [span("Buses left the town at noon.")], stance=Found("own"), when=(NOON,)),
)

READING = Reading(
    REPORT,
    "written by hand",
    ACTORS,
    STATEMENTS,
    events=(CROSSED, NOT_MOVED, NOT_CROSSED, REACHED),
    when=(MONDAY, SINCE_MARCH, DAYS, DAWN, WEEKEND, MARCH, NOON),
    where=(TOLM, ROAD, VALLEY, HOME),
    figures=(SOLDIERS, METRE, MONITORS, ARMY, GENERALS, FLED, LIVING),
    gaps=GAPS,
)
