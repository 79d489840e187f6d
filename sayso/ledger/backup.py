"""Backup: a whole ledger into one SQLite file at one moment, and out of it into an empty ledger."""

from __future__ import annotations

import os
import sqlite3
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Row, Table, select, text

from sayso.errors import LedgerError
from sayso.ledger import search
from sayso.ledger.body import loaded
from sayso.ledger.ledger import Ledger, connect
from sayso.ledger.sql import among, insert
from sayso.ledger.tables import METADATA, reports, sayings
from sayso.ledger.version import TABLE
from sayso.records import Report, Saying

PORTION = 1_000
"""Rows that are copied at a time."""


def backup(ledger: Ledger, path: Path) -> None:
    """Write all of a ledger as of now into a new SQLite file, while others read and write it.

    The file is there whole or not at all. LedgerError where there is one already, or it cannot be written.
    """
    if path.exists():
        raise LedgerError(f"{path}: is there already")
    if not path.parent.is_dir():
        raise LedgerError(f"{path}: there is no folder {path.parent}")
    part = path.with_name(f".{path.name}.{os.getpid()}")
    with _clear(path):
        try:
            if ledger.database.sqlite:
                _copy_pages(ledger, part)
            else:
                _copy_rows(ledger, part)
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)


@contextmanager
def _clear(path: Path) -> Iterator[None]:
    """What goes wrong with a file, as an error that names it."""
    try:
        yield
    except (OSError, sqlite3.Error) as error:
        raise LedgerError(f"{path}: {getattr(error, 'strerror', None) or error}") from error


def _copy_pages(ledger: Ledger, path: Path) -> None:
    with closing(sqlite3.connect(path)) as target:
        with ledger.database.reading() as connection:
            source = connection.connection.driver_connection
            assert isinstance(source, sqlite3.Connection)
            source.backup(target)
        _make_one_file(target)


def _copy_rows(ledger: Ledger, path: Path) -> None:
    with connect(str(path)) as target, ledger.database.reading() as source, target.database.writing() as sink:
        _copy(source, sink)
    with closing(sqlite3.connect(path)) as written:
        _make_one_file(written)


def _make_one_file(connection: sqlite3.Connection) -> None:
    """Nothing may lie beside a backup that somebody could forget to take along."""
    connection.execute("PRAGMA journal_mode=DELETE")


def restore(path: Path, address: str) -> None:
    """Copy a backup into the ledger at an address, which must be empty; one of an older version is migrated.

    Raises LedgerError for a file that is no ledger, and for a ledger that holds anything.
    """
    with tempfile.TemporaryDirectory() as folder:
        # The backup itself is not written to, not even to migrate it.
        part = Path(folder) / "backup.db"
        with _clear(path), closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as source:
            _refuse_other(path, source)
            with closing(sqlite3.connect(part)) as target:
                source.backup(target)
        with (
            connect(str(part)) as old,
            connect(address) as new,
            old.database.reading() as rows,
            new.database.writing() as sink,
        ):
            _refuse_used(sink, new.database.name)
            _copy(rows, sink)


def _refuse_other(path: Path, connection: sqlite3.Connection) -> None:
    if connection.execute("SELECT 1 FROM sqlite_master WHERE name = ?", (TABLE,)).fetchone() is None:
        raise LedgerError(f"{path}: is no ledger")


def _refuse_used(connection: Connection, name: str) -> None:
    for table in METADATA.sorted_tables:
        if connection.execute(select(table).limit(1)).first() is not None:
            raise LedgerError(f"{name}: holds {table.name} already; a backup goes into an empty ledger")


def _copy(source: Connection, sink: Connection) -> None:
    for table in METADATA.sorted_tables:
        for rows in _portions(source, table):
            insert(sink, table, [dict(row._mapping) for row in rows])
        if sink.dialect.name == "postgresql":
            # Else it may take the table for empty, and go through all of it for each row that refers to it.
            sink.execute(text(f"ANALYZE {table.name}"))
    # Each database has words its own way.
    for rows in _portions(sink, reports):
        words = [(row.number, search.report_words(loaded(row.body, Report))) for row in rows]
        search.index(sink, "report_words", words)
    for rows in _portions(sink, sayings):
        search.index(sink, "statement_words", list(_words(sink, rows)))


def _words(connection: Connection, rows: Sequence[Row[Any]]) -> Iterator[tuple[int, str]]:
    """What statements are found by, with their numbers."""
    own = among(connection, reports.c.number, {row.report for row in rows})
    found = connection.execute(select(reports.c.number, reports.c.body).where(own))
    told = {row.number: loaded(row.body, Report) for row in found}
    return ((row.number, search.statement_words(loaded(row.body, Saying), told[row.report])) for row in rows)


def _portions(connection: Connection, table: Table) -> Iterator[Sequence[Row[Any]]]:
    """The rows of a table, a portion at a time, in order of its key."""
    found = select(table).order_by(*table.primary_key.columns).execution_options(yield_per=PORTION)
    with connection.execute(found) as result:
        yield from result.partitions()
