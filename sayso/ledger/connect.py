"""Connect: the database that an address names, and transactions in it."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, func, make_url, select
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError
from sqlalchemy.pool import StaticPool

from sayso.errors import LedgerError

PATIENCE = 600
"""Seconds that a writer waits for the others: linking a large ledger anew is one transaction."""
LOCK = 0x5A450
"""The advisory lock of PostgreSQL that the one writer holds; any number does that nobody else takes."""
CACHE = 256 << 10
"""KiB of pages that SQLite keeps at most for who writes: the index of keys is read all over while linking."""
GLANCE = 8 << 10
"""The same for who only reads: a page is seldom wanted twice, and memory for a new one takes longer than to read it."""
MEMORY = ":memory:"
_WRITING = "sayso_writing"


class Database:
    """An open database; readers see one moment of it, and there is one writer at a time across all processes."""

    def __init__(self, address: str) -> None:
        self.url = _url(address)
        self.engine = _engine(self.url)
        self.sqlite = self.engine.dialect.name == "sqlite"
        # A database in memory is one connection. Its threads take turns, and who writes also reads by it.
        self._turns = threading.RLock() if self.url.database == MEMORY else None
        self._shared: Connection | None = None

    @property
    def name(self) -> str:
        """The address for people, without its password."""
        return (self.url.database or "") if self.sqlite else self.url.render_as_string(hide_password=True)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that sees one moment and changes nothing. LedgerError for what goes wrong below."""
        # SQLite's readers see one moment by themselves.
        options = {} if self.sqlite else {"isolation_level": "REPEATABLE READ"}
        with self._turn() as shared, self._told():
            if shared is not None:
                yield shared
                return
            with self._connected(**options) as connection, connection.begin():
                yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """The one transaction that writes, waiting for its turn; undone where it is left by an exception."""
        with self._turn() as shared, self._told():
            if shared is not None:
                raise LedgerError(f"{self.name}: is being written to already, by whoever asks")
            with self._connected(**{_WRITING: True}) as connection, connection.begin():
                if not self.sqlite:
                    connection.execute(select(func.pg_advisory_xact_lock(LOCK)))
                yield connection

    def close(self) -> None:
        """Let go of all connections."""
        self.engine.dispose()

    @contextmanager
    def _turn(self) -> Iterator[Connection | None]:
        if self._turns is None:
            yield None
            return
        with self._turns:
            yield self._shared

    @contextmanager
    def _connected(self, **options: Any) -> Iterator[Connection]:
        with self.engine.connect().execution_options(**options) as connection:
            if self._turns is None:
                yield connection
                return
            self._shared = connection
            try:
                yield connection
            finally:
                self._shared = None

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except DBAPIError as error:
            raise LedgerError(f"{self.name}: {_reason(error)}") from error


def _reason(error: DBAPIError) -> str:
    return (str(error.orig).strip() or type(error.orig).__name__).splitlines()[0]


def _url(address: str) -> URL:
    """The URL of an address: a path, ":memory:", "sqlite:///…" or "postgresql://…"."""
    if not address:
        raise LedgerError("a ledger needs an address")
    if "://" not in address:
        return URL.create("sqlite", database=address)
    try:
        url = make_url(address)
    except ArgumentError as error:
        raise LedgerError("the ledger's address cannot be read") from error
    if url.drivername in ("postgresql", "postgres"):
        return url.set(drivername="postgresql+psycopg")
    if url.drivername not in ("sqlite", "postgresql+psycopg"):
        raise LedgerError(f"a ledger is a file or postgresql://…, not {url.drivername}://…")
    return url if url.database else url.set(database=MEMORY)


def _engine(url: URL) -> Engine:
    try:
        if url.drivername == "sqlite":
            return _sqlite(url)
        return create_engine(url, pool_pre_ping=True)
    except (ModuleNotFoundError, NoSuchModuleError) as error:
        raise LedgerError("a ledger on PostgreSQL needs psycopg: pip install 'sayso[postgres]'") from error


def _sqlite(url: URL) -> Engine:
    assert url.database is not None
    if url.database == MEMORY:
        engine = create_engine(url, poolclass=StaticPool, connect_args={"check_same_thread": False})
    else:
        _folder(Path(url.database))
        engine = create_engine(url, connect_args={"timeout": PATIENCE})
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _folder(path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise LedgerError(f"{path}: {error.strerror}") from error


def _prepare(connection: Any, _record: object) -> None:
    # None: the driver begins no transactions of its own, `_begin` does.
    connection.isolation_level = None
    for pragma in ("foreign_keys=ON", "temp_store=MEMORY", f"cache_size=-{GLANCE}"):
        connection.execute(f"PRAGMA {pragma}")
    _write_ahead(connection)
    # In write-ahead mode a killed process loses nothing by it; a power cut may lose the last reports, never half a one.
    connection.execute("PRAGMA synchronous=NORMAL")


def _write_ahead(connection: Any) -> None:
    """Readers and the writer do not wait for each other; changing the mode does not wait by itself."""
    until = time.monotonic() + PATIENCE
    while connection.execute("PRAGMA journal_mode").fetchone()[0] not in ("wal", "memory"):
        try:
            connection.execute("PRAGMA journal_mode=WAL")
        except connection.OperationalError:
            if time.monotonic() > until:
                raise
            time.sleep(0.02)


def _begin(connection: Connection) -> None:
    writing = connection.get_execution_options().get(_WRITING)
    if writing:
        # For good: to take it back would throw the pages away that the next report wants.
        connection.exec_driver_sql(f"PRAGMA cache_size=-{CACHE}")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")
