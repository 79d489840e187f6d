"""Findings: the values read from a report, each with its words and how they were understood, for marking in place."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.export import plain
from sayso.export.marks import Value, ValueKind
from sayso.export.values import words
from sayso.export.visible import one_line
from sayso.records import Reading, Span

_Found = tuple[Span, ValueKind, str]


def findings(reading: Reading) -> tuple[Value, ...]:
    """All values that have words in the report, numbered from 1 in the order in which they stand there."""
    found = sorted(set(_found(reading)))
    return tuple(Value(span, kind, number, meaning) for number, (span, kind, meaning) in enumerate(found, 1))


def _found(reading: Reading) -> Iterator[_Found]:
    """Spans, kinds and meanings; what several statements share may come several times."""
    text = reading.report.text
    yield from _certainties(reading)
    for figure in reading.figures:
        yield _found_at(figure.span, "figure", plain.figure(figure, text), text)
    for when in reading.when:
        yield _found_at(when.span, "when", plain.when(when), text)
    for where in reading.where:
        yield _found_at(where.span, "where", plain.where(where), text)
    for gap in reading.gaps:
        yield _found_at(gap.span, "gap", plain.gap(gap, text), text)


def _certainties(reading: Reading) -> Iterator[_Found]:
    text = reading.report.text
    for statement in reading.statements:
        sure = statement.certainty
        if sure:
            meaning = f"{one_line(words(sure.spans, text))}: {plain.certainty(sure)}"
            yield from ((span, "certainty", meaning) for span in sure.spans)


def _found_at(span: Span, kind: ValueKind, meaning: str, text: str) -> _Found:
    return span, kind, f"{one_line(span.of(text))}: {meaning}"
