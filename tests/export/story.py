"""A report written for this project, and its reading by hand; every person, body and place in it is invented."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from sayso.records import Actor, Reading, Report, Source, Span, Statement, Voice, fingerprint

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
) -> Statement:
    """A statement with the id that its spans give it."""
    spans = (*content, source.span if source else None, cue)
    holder = within.id if within else None
    return Statement(fingerprint(report.id, *spans), voice, tuple(content), source, cue, holder)


ACTORS = (
    Actor("a1", "Kelvar's government", span("Kelvar's government"), (span("Kelvar's government"),), country="Kelvar"),
    Actor("a2", "Ostrand", span("Ostrand", "river."), (span("Ostrand", "river."),), country="Ostrand"),
    Actor(
        "a3",
        "Ilda Marosh",
        span("Ilda Marosh"),
        (span("Ilda Marosh"), span("She", "metre")),
        role="spokeswoman",
        affiliation="Kelvar's Border Command",
        country="Kelvar",
    ),
    Actor(
        "a4",
        "Pavo Lindqvist",
        span("Pavo Lindqvist"),
        (span("Pavo Lindqvist"), span("He", "fairy tale")),
        role="defence minister",
        affiliation="Ostrand",
        country="Ostrand",
    ),
    Actor(
        "a5",
        "Kelvar's own intelligence service",
        span("Kelvar's own intelligence service"),
        (span("Kelvar's own intelligence service"),),
    ),
    Actor(
        "a6",
        "A senior official in the president's office",
        span("A senior official in the president's office"),
        (span("A senior official in the president's office"),),
        unnamed=True,
    ),
    Actor(
        "a7",
        "the Rivers Observation Mission",
        span("the Rivers Observation Mission"),
        (span("the Rivers Observation Mission"), span("ROM"), span("The ROM")),
    ),
)


def source(words: str, actor: str | None, after: str = "") -> Source:
    """A mention that leads to an actor."""
    return Source(span(words, after), actor)


_SAID = statement(
    "indirect",
    [span("that troops from neighbouring Ostrand had crossed the Miren river")],
    source("Kelvar's government", "a1"),
    span("said on Monday"),
)
_DENIED = statement(
    "indirect", [span("that its soldiers had moved")], source("Ostrand", "a2", "river."), span("denied")
)
_COUNTED = statement(
    "direct",
    [span("“We have counted four hundred soldiers on our bank,”"), span("“and we will not step back one metre.”")],
    source("Ilda Marosh, the spokeswoman for Kelvar's Border Command", "a3"),
    span("said", "bank,”"),
)
_WARNED = statement(
    "mixed",
    [span("that the bridge at Tolm could fall “within days”")],
    source("She", "a3", "metre"),
    span("warned"),
)
_TALE = statement(
    "mixed",
    [span("that the report was “a fairy tale”")],
    source("Ostrand's defence minister, Pavo Lindqvist", "a4"),
    span("told reporters"),
)
_CLAIMED = statement(
    "indirect",
    [span("that Kelvar's own intelligence service had concluded that no soldier had crossed")],
    source("He", "a4", "fairy tale"),
    span("claimed"),
)
_CONCLUDED = statement(
    "indirect",
    [span("that no soldier had crossed")],
    source("Kelvar's own intelligence service", "a5"),
    span("had concluded"),
    _CLAIMED,
)
_TALKS = statement(
    "indirect",
    [span("talks were still possible")],
    source("A senior official in the president's office, who asked not to be named,", "a6"),
    span("said", "named, "),
)
_CLOSED = statement("indirect", [span("that the Tolm road had been closed")], None, span("It was reported"))
_HEARD = statement(
    "indirect",
    [span("fighting could be heard until dawn")],
    source("the Rivers Observation Mission (ROM), which has twelve monitors in the area,", "a7"),
    span("According to"),
)
_UNCONFIRMED = statement(
    "indirect", [span("it could not confirm a crossing")], source("The ROM", "a7"), span("said", "The ROM")
)

STATEMENTS = (
    _SAID,
    _DENIED,
    statement("own", [span("The river has been the line between the two armies since March.")]),
    _COUNTED,
    _WARNED,
    _TALE,
    _CLAIMED,
    _CONCLUDED,
    _TALKS,
    _CLOSED,
    _HEARD,
    _UNCONFIRMED,
    statement("own", [span("About 3,000 people live in Tolm.")]),
    statement("own", [span("Buses left the town at noon.")]),
)

READING = Reading(REPORT, "written by hand", ACTORS, STATEMENTS)
