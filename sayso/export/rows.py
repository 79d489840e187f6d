"""Rows: readings as CSV, one row a statement, for spreadsheets.

UTF-8 without a byte order mark, commas, every text in double quotes, lines ended by a line feed. What is
missing is empty. A cell that a spreadsheet would take for a formula starts with an apostrophe, and control
characters are shown; `json` has every character as it stands in the report.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from typing import TextIO

from sayso.export import plain
from sayso.export.cells import Cell, joined, safe
from sayso.export.speakers import content, shown
from sayso.export.values import iso, words
from sayso.records import Actor, Event, Figure, Participant, Reading, Span, Statement, When, Where

COLUMNS = (
    "report", "url", "outlet", "title", "published",
    "statement", "within", "voice",
    "actor", "role", "affiliation", "unnamed", "kind", "country", "sector",
    "source_start", "source_end", "source",
    "cue_start", "cue_end", "cue",
    "content_start", "content_end", "content",
    "act", "stance", "basis",
    "certainty_low", "certainty_high", "certainty_band", "certainty_words",
    "events", "when", "where", "figures",
    "forecast_earliest", "forecast_latest", "condition", "gaps",
)  # fmt: skip
"""The header row. Offsets are code points into the report's text; those of the content span all its segments,
which stand in `content` with " … " between them. `unnamed` is yes, no, or empty where there is no actor; `kind`,
`country` and `sector` are the actor's. Where a cell holds several values, "; " stands between them."""


def write(readings: Iterable[Reading], out: TextIO) -> None:
    """The header, then one row for each statement of each reading."""
    lines = csv.writer(out, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\n")
    lines.writerow(COLUMNS)
    for reading in readings:
        lines.writerows(rows(reading))


def rows(reading: Reading) -> Iterator[list[Cell]]:
    """The cells of each statement that people are shown, in the order of COLUMNS, made safe for spreadsheets."""
    actors = {actor.id: actor for actor in reading.actors}
    for statement in shown(reading).statements:
        actor = actors.get(statement.source.actor or "") if statement.source else None
        text = reading.report.text
        cells = (*_report(reading), *_about(statement, actor), *_words(statement, text), *_meaning(statement, text))
        yield [safe(cell) for cell in cells]


def _report(reading: Reading) -> tuple[Cell, ...]:
    report = reading.report
    return report.id, report.url, report.outlet, report.title, report.published


def _about(statement: Statement, actor: Actor | None) -> tuple[Cell, ...]:
    who: tuple[Cell, ...] = (None,) * 7
    if actor:
        unnamed = "yes" if actor.unnamed else "no"
        who = actor.name, actor.role, actor.affiliation, unnamed, actor.kind, actor.country, actor.sector
    return statement.id, statement.within, statement.voice, *who


def _words(statement: Statement, text: str) -> tuple[Cell, ...]:
    start = min(span.start for span in statement.content)
    end = max(span.end for span in statement.content)
    source = statement.source.span if statement.source else None
    return *_span(source, text), *_span(statement.cue, text), start, end, content(statement, text)


def _meaning(statement: Statement, text: str) -> tuple[Cell, ...]:
    sure, forecast = statement.certainty, statement.forecast
    chance: tuple[Cell, ...] = (sure.low, sure.high, sure.band, words(sure.spans, text)) if sure else (None,) * 4
    due: tuple[Cell, ...] = (None, None, None)
    if forecast:
        condition = forecast.condition.of(text) if forecast.condition else None
        due = iso(forecast.earliest), iso(forecast.latest), condition
    return (
        *(statement.act.value, statement.stance.value, statement.basis.value),
        *chance,
        joined(_event(each, text) for each in statement.events),
        joined(_when(each) for each in statement.when),
        joined(_where(each) for each in statement.where),
        joined(_figure(each, text) for each in statement.figures),
        *due,
        joined(plain.gap(each, text) for each in statement.gaps),
    )


def _event(event: Event, text: str) -> str:
    """Type, mode, tense unless past, and who to whom: "not ASSAULT (invade), future: X → ?"; ? is not told."""
    kind = f"{event.type} ({event.mode})" if event.mode else event.type
    tense = f", {event.tense}" if event.tense != "past" else ""
    who = f": {_who(event.actor, text)} → {_who(event.recipient, text)}" if event.actor or event.recipient else ""
    return f"{'' if event.polarity else 'not '}{kind}{tense}{who}"


def _who(participant: Participant | None, text: str) -> str:
    return participant.span.of(text) if participant else "?"


def _when(when: When) -> str:
    """An ISO 8601 interval, ".." where open (ISO 8601-2), and the bound; the TIMEX3 value where it has no days."""
    days = f"{iso(when.earliest) or '..'}/{iso(when.latest) or '..'}"
    told = days if when.earliest or when.latest else when.value
    return told if when.bound == "within" else f"{told} {when.bound}"


def _where(where: Where) -> str:
    return f"{where.name} ({plain.country(where.country)})" if where.country else where.name


def _figure(figure: Figure, text: str) -> str:
    """Bounds with a dash between them, unit, and what is counted; the words where no bound is known."""
    bounds = plain.interval(figure.low, figure.high)
    told = (bounds, figure.measure) if bounds else (plain.amount(figure, text),)
    return " ".join(part for part in (*told, plain.counted(figure, text)) if part)


def _span(span: Span | None, text: str) -> tuple[Cell, ...]:
    return (span.start, span.end, span.of(text)) if span else (None, None, None)
