"""Blocks: all figures, forecasts and gaps of a reading, with who says each, for the end of a page or table."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from sayso.export import plain
from sayso.export.speakers import Cast, content
from sayso.export.values import words
from sayso.export.visible import one_line
from sayso.records import Figure, Reading, Span, Statement

_SHORT = 60
"""Characters after which a content is cut where it only has to be recognised."""


@dataclass(frozen=True, slots=True)
class Row:
    """A value in plain words: what stands first, what is said of it, and who says it."""

    first: str
    more: str
    who: str
    place: Span | str
    """Where it stands in the text, or the id of the statement that it is read from."""


@dataclass(frozen=True, slots=True)
class Block:
    """Rows of one kind, under a title."""

    kind: Literal["figure", "forecast", "gap"]
    title: str
    rows: tuple[Row, ...]


def blocks(reading: Reading, cast: Cast) -> Iterator[Block]:
    """The blocks that have any rows."""
    figures, forecasts, gaps = (tuple(rows(reading, cast)) for rows in (_figures, _forecasts, _gaps))
    if figures:
        yield Block("figure", "Figures", figures)
    if forecasts:
        yield Block("forecast", "Forecasts", forecasts)
    if gaps:
        yield Block("gap", "Gaps", gaps)


def repeated(statement: Statement, cast: Cast) -> frozenset[Figure]:
    """Figures that are told with the statements inside this one, and need not be told with it too."""
    return frozenset(figure for each in cast.inside.get(statement.id, ()) for figure in each.figures)


def _figures(reading: Reading, cast: Cast) -> Iterator[Row]:
    text, saying = reading.report.text, _saying(reading, cast)
    for each in reading.figures:
        more = plain.counted(each, text)
        yield Row(plain.amount(each, text), more, "; ".join(saying.get(each.span, ())), each.span)


def _saying(reading: Reading, cast: Cast) -> Mapping[Span, Iterable[str]]:
    """Who gives each figure; where one passes on what another says, the other."""
    saying: dict[Span, dict[str, None]] = defaultdict(dict)
    for statement in reading.statements:
        for figure in statement.figures:
            if figure not in repeated(statement, cast):
                saying[figure.span][one_line(cast.speaker[statement.id].name)] = None
    return saying


def _forecasts(reading: Reading, cast: Cast) -> Iterator[Row]:
    text = reading.report.text
    for statement in reading.statements:
        forecast = statement.forecast
        if forecast and not any(each.forecast == forecast for each in cast.inside.get(statement.id, ())):
            condition = f"; on condition: {one_line(forecast.condition.of(text))}" if forecast.condition else ""
            more = f"{_short(content(statement, text))}{condition}"
            due, who = plain.due(forecast, statement.when), one_line(cast.speaker[statement.id].name)
            yield Row(due, more, who, statement.id)


def _gaps(reading: Reading, cast: Cast) -> Iterator[Row]:
    text = reading.report.text
    for gap in reading.gaps:
        about = one_line(words(gap.about, text))
        speaker = cast.speaker.get(gap.statement or "")
        yield Row(
            gap.kind, about or f"“{one_line(gap.span.of(text))}”", one_line(speaker.name) if speaker else "", gap.span
        )


def _short(text: str) -> str:
    line = one_line(text)
    if len(line) <= _SHORT:
        return line
    return f"{line[:_SHORT].rpartition(' ')[0] or line[:_SHORT]} …"
