"""Speakers: who says "I" or "we", in a quotation, a turn of speech or an interview."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from sayso.reader.actors.discourse import Discourse
from sayso.reader.actors.order import turns
from sayso.reader.actors.salience import Entity, Touch
from sayso.records import Span, Statement

NEAR = 4000
"""Characters of a paragraph looked at on either side."""
QUESTIONS = 3
"""Paragraphs ending in a question mark from which a report is taken for a transcript."""
QUESTION = 500
"""Characters of the longest paragraph that may be an interviewer's question."""
OPENING = 2500
"""Characters in which an interview says who is interviewed."""
_INTERVIEW = re.compile(
    r"\b(?:[Ii]nterview(?:s|ed|ing|\s+of|\s+with)|(?:spoke|speaks|talk(?:s|ed)|caught up)\s+(?:with|to))\b"
)
_ASKING = frozenset(("reporter", "journalist", "correspondent", "interviewer"))


def first_persons(course: Discourse, statements: Sequence[Statement]) -> None:
    """ "I" and "we": whoever speaks the quotation or the turn, or is interviewed."""
    by_id = {s.id: s for s in statements}
    asked = {s.source.span: s for s in statements if s.source}
    course.trail.sort(key=lambda t: t.span)
    places = [t.span.start for t in course.trail if t.source]
    sources = [t for t in course.trail if t.source]
    spoken = turns(course.text)
    interviewed = _interviewed(course) if course.waiting else None
    for span, mention in course.waiting:
        entity = _enclosing(course, asked[span], by_id) or _speaker(course, span, sources, places, spoken)
        if entity is None and mention.pronoun != "you" and not spoken:
            entity = interviewed if not _question(course, span) else None
        if entity is not None:
            entity.mentions.append(mention.span)
            course.resolved[span] = entity


def _enclosing(course: Discourse, statement: Statement, by_id: dict[str, Statement]) -> Entity | None:
    outer = by_id.get(statement.within or "")
    return course.resolved.get(outer.source.span) if outer is not None and outer.source else None


def _speaker(
    course: Discourse, span: Span, sources: list[Touch], places: list[int], spoken: list[tuple[int, Span]]
) -> Entity | None:
    number = course.quote(span.start)
    if number >= 0:
        return _quoted_speaker(course, course.quotes[number], sources, places)
    at = bisect_right(spoken, (span.start, Span(0, 0))) - 1
    if at < 0:
        return None
    label = spoken[at][1]
    place = bisect_left(course.starts, label.start)
    if place < len(course.names) and course.names[place].span.start < label.end:
        return course.entities[place]
    return None


def _quoted_speaker(
    course: Discourse, quote: tuple[int, int], sources: list[Touch], places: list[int]
) -> Entity | None:
    """The source right after the quotation, else right before it, in its paragraph or the one before."""
    low, high = _paragraph(course, quote[0])[0], _paragraph(course, quote[1])[1]
    at = bisect_left(places, quote[1])
    behind = sources[at] if at < len(sources) and places[at] < high else None
    if behind is not None and _same_saying(course.text[quote[1] : behind.span.start]):
        return behind.entity
    before_ = bisect_left(places, quote[0]) - 1
    if before_ >= 0 and places[before_] >= low:
        return sources[before_].entity
    if behind is not None:
        return behind.entity
    above = _paragraph(course, max(0, low - 2))[0] if low else 0
    return sources[before_].entity if before_ >= 0 and places[before_] >= above else None


def _same_saying(between: str) -> bool:
    """Whether what follows a quotation up to a source is at most a verb: '", said …'."""
    return re.fullmatch(r"[\s,]*(?:[\w']+\s+){0,3}(?:the\s+)?", between) is not None


def _paragraph(course: Discourse, place: int) -> tuple[int, int]:
    """Where the line around `place` begins and ends, blank lines before it left out; no farther than `NEAR`."""
    low, high = max(0, place - NEAR), min(len(course.text), place + NEAR)
    while place > low and course.text[place - 1 : place + 1] == "\n\n":
        place -= 1
    end = course.text.find("\n", place, high)
    return max(low, course.text.rfind("\n", low, place) + 1), high if end < 0 else end


def _question(course: Discourse, span: Span) -> bool:
    """Whether a paragraph asks: a long one that ends in a question mark is an answer with a flourish."""
    low, high = _paragraph(course, span.end)
    return high - low <= QUESTION and course.text[span.end : high].rstrip().endswith("?")


def _interviewed(course: Discourse) -> Entity | None:
    """Who is interviewed, as the opening of the report says, else who is most spoken of there."""
    opening = course.text[:OPENING]
    objects = [m for m in _INTERVIEW.finditer(opening) if not re.match(r"\s+by\b", opening[m.end() :])]
    found = next((e for m in objects if (e := _object(course, m.end())) is not None), None)
    if found is not None:
        return found
    if "nterview" not in opening and len(re.findall(r"\?[ \t]*$", course.text, re.M)) < QUESTIONS:
        return None
    people = [e for e, s in zip(course.entities, course.starts, strict=True) if e.sort == "person" and s < OPENING]
    people = [e for e in people if (e.sure or " " in e.label.of(course.text)) and not e.heads & _ASKING]
    return max(people, key=lambda e: e.count) if people else None


def _object(course: Discourse, place: int) -> Entity | None:
    """The person named as the object of "interviewed" or "spoke with", before any "about"."""
    at = bisect_left(course.starts, place)
    while at < len(course.names) and course.sentence(course.starts[at]) == course.sentence(place):
        entity, between = course.entities[at], course.text[place : course.names[at].outer.start]
        if re.search(r"\b(?:about|on|regarding|over|who)\b", between):
            return None
        several = len(course.names[at].words) > 1
        person = entity.sort == "person" and (entity.sure or several)
        adjacent = several and entity.sort == "other" and not entity.sure and not between.strip()
        if (person or adjacent) and not entity.heads & _ASKING:
            return entity
        at += 1
    return None
