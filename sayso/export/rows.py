"""Rows: readings as CSV, one row a statement, for spreadsheets.

UTF-8 without a byte order mark, commas, every text in double quotes, lines ended by a line feed. What is
missing is empty. A cell that a spreadsheet would take for a formula starts with an apostrophe, and control
characters are shown; `json` has every character as it stands in the report.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from typing import TextIO

from sayso.export.speakers import content
from sayso.export.visible import visible
from sayso.records import Actor, Reading, Span, Statement

Cell = str | int | None

COLUMNS = (
    "report", "url", "outlet", "title", "published",
    "statement", "within", "voice",
    "actor", "role", "affiliation", "unnamed",
    "source_start", "source_end", "source",
    "cue_start", "cue_end", "cue",
    "content_start", "content_end", "content",
)  # fmt: skip
"""The header row. Offsets are code points into the report's text; those of the content span all its segments,
which stand in `content` with " … " between them. `unnamed` is yes, no, or empty where there is no actor."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""Starts of cells that spreadsheets compute or act on (OWASP, "CSV injection"), full-width forms included."""


def write(readings: Iterable[Reading], out: TextIO) -> None:
    """The header, then one row for each statement of each reading."""
    lines = csv.writer(out, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\n")
    lines.writerow(COLUMNS)
    for reading in readings:
        lines.writerows(rows(reading))


def rows(reading: Reading) -> Iterator[list[Cell]]:
    """The cells of each statement, in the order of COLUMNS, made safe for spreadsheets."""
    actors = {actor.id: actor for actor in reading.actors}
    for statement in reading.statements:
        actor = actors.get(statement.source.actor or "") if statement.source else None
        cells = (*_report(reading), *_about(statement, actor), *_words(statement, reading.report.text))
        yield [_safe(cell) for cell in cells]


def _report(reading: Reading) -> tuple[Cell, ...]:
    report = reading.report
    return report.id, report.url, report.outlet, report.title, report.published


def _about(statement: Statement, actor: Actor | None) -> tuple[Cell, ...]:
    who: tuple[Cell, ...] = (None, None, None, None)
    if actor:
        who = actor.name, actor.role, actor.affiliation, "yes" if actor.unnamed else "no"
    return statement.id, statement.within, statement.voice, *who


def _words(statement: Statement, text: str) -> tuple[Cell, ...]:
    start = min(span.start for span in statement.content)
    end = max(span.end for span in statement.content)
    source = statement.source.span if statement.source else None
    return *_span(source, text), *_span(statement.cue, text), start, end, content(statement, text)


def _span(span: Span | None, text: str) -> tuple[Cell, ...]:
    return (span.start, span.end, span.of(text)) if span else (None, None, None)


def _safe(cell: Cell) -> Cell:
    if not isinstance(cell, str):
        return cell
    start = cell.lstrip(" \xa0\ufeff\u200b")
    return visible(f"'{cell}" if start.startswith(_FORMULA) else cell)
