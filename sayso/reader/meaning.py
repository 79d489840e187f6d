"""Meaning: what each statement of a report says, from its words and from the scores of the model."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from sayso.reader.encoder import Scores
from sayso.reader.events import Teller
from sayso.reader.names import Name
from sayso.reader.toponyms import taken_up, toponyms
from sayso.records import (
    Actor,
    Basis,
    Event,
    Figure,
    Forecast,
    Found,
    Gap,
    Reading,
    Report,
    Span,
    Statement,
    When,
    Where,
)
from sayso.text.acts import act
from sayso.text.basis import basis
from sayso.text.certainty import certainty
from sayso.text.conditions import condition, is_future
from sayso.text.figures import figures
from sayso.text.gaps import gaps
from sayso.text.places import is_metonym, places
from sayso.text.sentences import sentences
from sayso.text.stance import stance
from sayso.text.times import times

V = TypeVar("V", Event, When, Where, Figure)


@dataclass(frozen=True, slots=True)
class Values:
    """What the text of a report says, whoever says it, each in text order."""

    when: tuple[When, ...]
    where: tuple[Where, ...]
    figures: tuple[Figure, ...]
    gaps: tuple[Gap, ...]
    sentences: Sequence[tuple[int, int]]


def told(report: Report, scores: Scores) -> Values:
    """Times, places, figures and gaps of the whole report."""
    text = report.text
    bounds = tuple(sentences(text))
    when = times(text, _published(report))
    # A number in a date is none of anything.
    counted = tuple(f for f in figures(text) if not any(w.span.start <= f.span.start < w.span.end for w in when))
    # Those that stand for a government are places for the others to be near, and then no places.
    where = [w for w in places(text, toponyms(scores, text)) if not is_metonym(text, w.span)]
    return Values(when, taken_up(text, where), counted, gaps(text, bounds), bounds)


def _published(report: Report) -> date | None:
    return date.fromisoformat(report.published[:10]) if report.published else None


def meant(
    report: Report, found: Values, statements: Sequence[Statement], scores: Scores, names: Sequence[Name]
) -> tuple[Statement, ...]:
    """`statements` with all that they say; participants of events are not yet led to actors."""
    linked = list(_linked(report.text, found, statements))
    wholes = [*(name.span for name in names), *(f.counted for f in found.figures if f.counted)]
    teller = Teller(report.text, found.sentences, scores, wholes)
    return _resting(_meant(report, found, statement, linked, teller) for statement in statements)


LED = 12
"""Characters of a content before a source that leads it: "that the"."""


_URGED = frozenset(["judges", "demands", "promises"])
"""What is no news that somebody else could rest on: that unnamed officials voiced concern is what is told itself."""


def _resting(statements: Iterable[Statement]) -> tuple[Statement, ...]:
    """Statements whose content is led by somebody else's saying rest on that: "said that intelligence had found"."""
    made = tuple(statements)
    based = {s.id: s for s in made}
    for inner in made:
        outer = based.get(inner.within or "")
        if outer is None or inner.source is None or outer.basis.spans:
            continue
        if inner.basis.value == "unnamed officials" and inner.act.value in _URGED:
            continue
        if 0 <= inner.source.span.start - outer.content[0].start <= LED:
            rest: Found[Basis] = inner.basis if inner.basis.spans else Found("another source", (inner.source.span,))
            based[outer.id] = replace(outer, basis=rest)
    return tuple(based[s.id] for s in made)


def gathered(
    report: Report, maker: str, found: Values, actors: tuple[Actor, ...], statements: tuple[Statement, ...]
) -> Reading:
    """The whole reading; what several statements hold stands once among the values of the report."""
    events = {(e.span, e.type): e for s in statements for e in s.events}
    linked = {(g.span, g.kind): g for s in statements for g in s.gaps}
    return Reading(
        report,
        maker,
        actors,
        statements,
        tuple(events[key] for key in sorted(events)),
        found.when,
        found.where,
        found.figures,
        tuple(linked.get((g.span, g.kind), g) for g in found.gaps),
    )


def _meant(report: Report, found: Values, statement: Statement, linked: Iterable[Gap], teller: Teller) -> Statement:
    text, cue, content = report.text, statement.cue, statement.content
    source = statement.source.span if statement.source else None
    when = _inside(found.when, content)
    done = act(text, cue, content, source)
    lacking = tuple(gap for gap in linked if gap.statement == statement.id)
    return replace(
        statement,
        act=done,
        stance=stance(text, cue, content, statement.voice, found.sentences),
        basis=basis(text, source, cue, content, found.sentences),
        certainty=certainty(text, content, cue),
        events=tuple(teller.events(statement)),
        when=when,
        where=_inside(found.where, content),
        figures=_inside(found.figures, content),
        forecast=_forecast(report, replace(statement, gaps=lacking), done.value == "predicts", when),
        gaps=lacking,
    )


def _inside(values: Sequence[V], content: Sequence[Span]) -> tuple[V, ...]:
    return tuple(value for value in values if any(span.holds(value.span) for span in content))


def _forecast(report: Report, statement: Statement, predicts: bool, when: Sequence[When]) -> Forecast | None:
    """When what a statement foresees falls due; from the day of the report on, where it does not say."""
    future = is_future(report.text, statement.content)
    # "Equipped for the upcoming winter" looks at what lies ahead, and foresees nothing.
    held = [w.span for w in when]
    # "It remains to be seen how it will end" foresees nothing either.
    held += [span for gap in statement.gaps if gap.kind == "unknown" for span in gap.about]
    foresees = any(not any(one.holds(span) for one in held) for span in future.spans)
    if not (foresees or predicts):
        return None
    published = _published(report)
    due = next((w for w in when if _lies_ahead(w, published)), None)
    spans = (*future.spans, *((due.span,) if due else ()))
    where = condition(report.text, statement.content)
    if due is None:
        return Forecast(published, None, spans or statement.content[:1], where)
    return Forecast(due.earliest or published, due.latest, spans, where)


def _lies_ahead(when: When, published: date | None) -> bool:
    last = when.latest or when.earliest
    if when.kind == "set" or when.bound == "since" or last is None:
        return False
    return published is None or last >= published


def _linked(text: str, found: Values, statements: Sequence[Statement]) -> Iterator[Gap]:
    """Gaps with the statement that they are about: that of their sentence, or the one before for "these claims"."""
    spoken = [s for s in statements if s.voice != "own"]
    for gap in found.gaps:
        begin, end = _sentence(found.sentences, gap.span.start)
        here = [s for s in spoken if begin <= (s.cue or s.content[0]).start < end]
        holding = [s for s in statements if any(span.holds(gap.span) for span in s.content)]
        backward = any(word in gap_text for gap_text in (_about(text, gap),) for word in BACKWARD)
        before = [s for s in spoken if s.content[-1].end <= gap.span.start]
        chosen = here[-1:] or (before[-1:] if backward else []) or holding[-1:]
        yield replace(gap, statement=chosen[0].id) if chosen else gap


BACKWARD = ("claim", "report", "allegation", "accusation", "account", "statement", "assertion")
"""Words by which a gap speaks of what was said before it."""


def _about(text: str, gap: Gap) -> str:
    return " ".join(span.of(text).lower() for span in (gap.span, *gap.about))


def _sentence(bounds: Sequence[tuple[int, int]], place: int) -> tuple[int, int]:
    at = bisect_right(bounds, (place, len(bounds) and bounds[-1][1] + 1)) - 1
    return bounds[max(0, at)] if bounds else (0, place + 1)
