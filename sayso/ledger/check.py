"""Check: a ledger against itself."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from typing import Any, TypeVar

from sqlalchemy import Connection, Select, Table, func, select, text

from sayso.errors import LedgerError
from sayso.ledger import search
from sayso.ledger.body import loaded
from sayso.ledger.components import every
from sayso.ledger.kept import Kept
from sayso.ledger.ledger import Ledger
from sayso.ledger.search import Where, union
from sayso.ledger.tables import (
    METADATA,
    claim_bodies,
    claims,
    copies,
    links,
    past_bodies,
    pasts,
    readings,
    reports,
    rulings,
    sayings,
    threads,
)
from sayso.records import Copy, Link, Reading, Report, Ruling, Saying, Span

PORTION = 500
"""Records that are in memory at a time."""

T = TypeVar("T")


def verify(ledger: Ledger) -> Iterator[str]:
    """Everything that is wrong with a ledger, a sentence each, as of one moment; nothing if all is well."""
    with ledger.database.reading() as connection:
        for check in CHECKS:
            yield from check(connection)


def _database(connection: Connection) -> Iterator[str]:
    """SQLite's own check of its pages."""
    if connection.dialect.name == "sqlite":
        for found in connection.scalars(text("PRAGMA integrity_check")):
            if found != "ok":
                yield f"the database file is damaged: {found}"


def _references(connection: Connection) -> Iterator[str]:
    """Rows that refer to rows that are not there."""
    for table in METADATA.sorted_tables:
        for key in table.foreign_keys:
            own, other = key.parent, key.column
            lost = select(func.count()).select_from(table).where(~own.in_(select(other)))
            if number := connection.scalar(lost):
                yield f"{number} of {table.name} refer to no {other.table.name}"


def _reports(connection: Connection) -> Iterator[str]:
    for row, report in _records(connection, select(reports.c.id, reports.c.body), Report):
        if isinstance(report, str):
            yield f"report {row.id}: {report}"
        elif report.id != row.id:
            yield f"report {row.id} is not what was added: its content has the id {report.id}"


def _readings(connection: Connection) -> Iterator[str]:
    unread = select(reports.c.id).where(~reports.c.number.in_(select(readings.c.report))).order_by(reports.c.id)
    for report in connection.scalars(unread):
        yield f"report {report} has no reading"
    found = select(reports.c.id, readings.c.body).join(readings, readings.c.report == reports.c.number)
    for row, reading in _records(connection, found.order_by(readings.c.number), Reading):
        if isinstance(reading, str):
            yield f"the reading of report {row.id}: {reading}"
            continue
        if reading.report.id != row.id:
            yield f"the reading of report {row.id} is of another text, {reading.report.id}"
        length = len(reading.report.text)
        for span in _spans(reading):
            if not 0 <= span.start <= span.end <= length:
                yield f"the reading of report {row.id} has a span {span.start}-{span.end} in {length} characters"


def _spans(value: object) -> Iterator[Span]:
    if isinstance(value, Span):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from _spans(part)
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from _spans(getattr(value, field.name))


def _statements(connection: Connection) -> Iterator[str]:
    """Statements that are not what they say they are, or that their report's newest reading does not have."""
    newest = select(func.max(readings.c.number)).group_by(readings.c.report)
    found = select(reports.c.id, readings.c.report, readings.c.body).where(readings.c.report == reports.c.number)
    for row, reading in _records(connection, found.where(readings.c.number.in_(newest)), Reading):
        read = set() if isinstance(reading, str) else {statement.id for statement in reading.statements}
        own = select(sayings.c.id, sayings.c.body).where(sayings.c.report == row.report)
        for kept, saying in _records(connection, own, Saying):
            if isinstance(saying, str):
                yield f"statement {kept.id}: {saying}"
            elif saying.id != kept.id or saying.report != row.id:
                yield f"statement {kept.id} is kept as {saying.id} of report {saying.report}"
            elif saying.id not in read:
                yield f"statement {kept.id} is not in the newest reading of its report {row.id}"


def _links(connection: Connection) -> Iterator[str]:
    here = select(sayings.c.id)
    live = select(links.c.id, links.c.statement, links.c.other, links.c.body).where(links.c.retired.is_(None))
    for row, link in _records(connection, live, Link):
        if isinstance(link, str):
            yield f"link {row.id}: {link}"
        elif (link.id, link.statement, link.other) != (row.id, row.statement, row.other):
            yield f"link {row.id} is not what was found: its content has the id {link.id}"
    for end in (links.c.statement, links.c.other):
        lost = select(links.c.id, end.label("end")).where(links.c.retired.is_(None), end.is_not(None), ~end.in_(here))
        for row in connection.execute(lost.order_by(links.c.id)):
            yield f"link {row.id} leads to {row.end}, which is no statement here"


def _copies(connection: Connection) -> Iterator[str]:
    live = select(copies.c.id, copies.c.report, copies.c.of, copies.c.body).where(copies.c.retired.is_(None))
    for row, copy in _records(connection, live, Copy):
        if isinstance(copy, str):
            yield f"copy {row.id}: {copy}"
        elif (copy.id, copy.report, copy.of) != (row.id, row.report, row.of):
            yield f"copy {row.id} is not what was found: its content has the id {copy.id}"


def _rulings(connection: Connection) -> Iterator[str]:
    for row, ruling in _records(connection, select(rulings.c.id, rulings.c.body), Ruling):
        if isinstance(ruling, str):
            yield f"ruling {row.id}: {ruling}"
        elif ruling.id != row.id:
            yield f"ruling {row.id} is not what was decided: its content has the id {ruling.id}"


def _components(connection: Connection) -> Iterator[str]:
    found = select(sayings.c.id, threads.c.component).join(threads, threads.c.number == sayings.c.number, isouter=True)
    wanted = every(connection)
    for row in connection.execute(found.order_by(sayings.c.id)):
        if row.component != wanted[row.id]:
            yield f"statement {row.id} is in component {row.component}; its links put it in {wanted[row.id]}"


def _cached(connection: Connection) -> Iterator[str]:
    lost = select(threads.c.claim).where(threads.c.claim.is_not(None), ~threads.c.claim.in_(select(claims.c.id)))
    for claim in connection.scalars(lost.distinct().order_by(threads.c.claim)):
        yield f"claim {claim} is not in the cache, but statements lead to it"
    here = select(threads.c.claim, func.count().label("size")).group_by(threads.c.claim).subquery()
    rows = select(claims.c.id, claim_bodies.c.body, here.c.size).join(claim_bodies)
    found = rows.join(here, here.c.claim == claims.c.id, isouter=True)
    for row, claim in _records(connection, found, Kept):
        if isinstance(claim, str):
            yield f"claim {row.id}: {claim}"
        elif len(set(claim.statements)) != row.size:
            yield f"claim {row.id} has {len(set(claim.statements))} statements, {row.size or 0} lead to it"


def _pasts(connection: Connection) -> Iterator[str]:
    """Claims of the past that end before they begin, or whose component or statements are not there."""
    here = set(connection.scalars(select(sayings.c.id)))
    components = set(connection.scalars(select(threads.c.component)))
    rows = select(pasts.c.id, pasts.c.component, pasts.c.since, pasts.c.until, past_bodies.c.body).join(past_bodies)
    for row, claim in _records(connection, rows.order_by(pasts.c.number), Kept):
        if isinstance(claim, str):
            yield f"claim {row.id} as it was: {claim}"
        elif row.until <= row.since or row.component not in components or not claim.said <= here:
            yield f"claim {row.id} as it was from {row.since} to {row.until} fits no component of the ledger"


def _words(connection: Connection) -> Iterator[str]:
    for table, words in _INDEXED:
        column = text("rowid" if connection.dialect.name == "sqlite" else "number")
        indexed = set(connection.scalars(select(column).select_from(text(words))))
        numbers = set(connection.scalars(select(table.c.number)))
        if missing := len(numbers - indexed):
            yield f"{missing} of {table.name} cannot be found by their words"
        if lost := len(indexed - numbers):
            yield f"{lost} of {words} are of no {table.name}"


def _claim_words(connection: Connection) -> Iterator[str]:
    """Claims, as they are or were, that are found by other words than their statements."""
    for table in (claim_bodies, past_bodies):
        with connection.execute(select(table).execution_options(yield_per=PORTION)) as result:
            for rows in result.partitions():
                told = [(row.words, _statements_of(row.body)) for row in rows]
                held = search.words(connection, {one for _, ids in told for one in ids})
                wrong = sum(words != union(held.get(one, "") for one in ids) for words, ids in told if ids)
                if wrong:
                    yield f"{wrong} of {table.name} have other words than their statements"


def _statements_of(body: str) -> tuple[str, ...]:
    """The statements of a claim that is kept, none where it cannot be read, of which others tell."""
    try:
        return loaded(body, Kept).statements
    except LedgerError:
        return ()


def _records(connection: Connection, found: Select[Any], kind: type[T]) -> Iterator[tuple[Any, T | str]]:
    """Rows with the record of their body, or with what is wrong with it."""
    for row in connection.execute(found.execution_options(yield_per=PORTION)):
        try:
            yield row, loaded(row.body, kind)
        except LedgerError as error:
            yield row, str(error)


_INDEXED: tuple[tuple[Table, Where], ...] = ((reports, "report_words"), (sayings, "statement_words"))

CHECKS: tuple[Callable[[Connection], Iterator[str]], ...] = (
    _database,
    _references,
    _reports,
    _readings,
    _statements,
    _links,
    _copies,
    _rulings,
    _components,
    _cached,
    _pasts,
    _words,
    _claim_words,
)
