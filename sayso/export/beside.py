"""Beside: a statement where it stands in its report, its words marked, with the paragraphs around it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sayso.export.marks import marks, paragraphs
from sayso.export.speakers import cast, shown
from sayso.records import Reading, Span, Statement

AROUND = 2
"""Paragraphs that are shown before the statement, and after it."""


def number(reading: Reading, statement: str) -> int | None:
    """The number of a statement on the page of its report, from 1; None where it shows no such statement."""
    ids = [one.id for one in shown(reading).statements]
    return ids.index(statement) + 1 if statement in ids else None


def passage(reading: Reading, statement: Statement, prefix: str) -> Iterator[str]:
    """The paragraphs as HTML; ids in them begin with the prefix, as those of `paragraphs` do."""
    place = number(reading, statement.id) or 0
    found = list(marks(statement, place, cast(reading).speaker[statement.id].kind))
    text = reading.report.text
    shown = around(text, Span(min(one.span.start for one in found), max(one.span.end for one in found)))
    shifted = [replace(one, span=_moved(one.span, -shown.start)) for one in found]
    return paragraphs(shown.of(text), shifted, (), prefix)


def around(text: str, span: Span) -> Span:
    """The paragraphs in which a span stands, with those before and after it."""
    start, end = span.start, span.end
    for _ in range(AROUND + 1):
        start = _before(text, start)
        end = _after(text, end)
    return Span(start, end)


def _before(text: str, place: int) -> int:
    """Where the paragraph begins that ends before this place."""
    ended = len(text[:place].rstrip())
    return text.rfind("\n", 0, ended) + 1


def _after(text: str, place: int) -> int:
    """Where the paragraph ends that begins after this place."""
    begun = len(text) - len(text[place:].lstrip())
    found = text.find("\n", begun)
    return len(text) if found < 0 else found


def _moved(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)
