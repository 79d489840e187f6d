"""Opening: what an address means, and which databases are refused."""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from threading import Thread

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

from sayso.errors import LedgerError
from sayso.ledger import Ledger, connect, verify, version
from sayso.ledger.connect import Database
from sayso.ledger.tables import METADATA
from tests.ledger.entries import entry

ONE = entry("The ministry: nothing happened")
MIGRATIONS = Path(version.__file__).parent / "migrations"


def revisions() -> list[str]:
    """The numbers of all migrations, oldest first."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.set_main_option("path_separator", "os")
    return sorted(script.revision for script in ScriptDirectory.from_config(config).walk_revisions())


def test_a_ledger_stays_what_it_was(shared: str) -> None:
    for expected in ("added", "known"):
        with connect(shared) as ledger, ledger.writing() as writer:
            assert writer.store(ONE) == expected


def test_migrations_make_the_tables_that_are_used(ledger: Ledger) -> None:
    with ledger.database.reading() as connection:
        ours = {"include_object": lambda _object, name, kind, *_: kind != "table" or "_words" not in str(name)}
        context = MigrationContext.configure(connection, opts={"version_table": version.TABLE, **ours})
        assert compare_metadata(context, METADATA) == []


def test_the_newest_migration_is_the_version() -> None:
    assert revisions()[-1] == version.VERSION
    assert revisions() == [f"{number:04}" for number in range(1, len(revisions()) + 1)]


@pytest.mark.parametrize("earlier", [None, *revisions()])
def test_every_earlier_version_is_migrated(address_of: Callable[[str], str], earlier: str | None) -> None:
    for kind in ("file", "postgresql"):
        address = address_of(kind)
        database = Database(address)
        if earlier is not None:
            with database.writing() as connection:
                version.upgrade(connection, earlier)
        database.close()
        with connect(address) as ledger:
            with ledger.writing() as writer:
                assert writer.store(ONE) == "added"
            assert list(verify(ledger)) == []


def test_a_newer_ledger_is_refused(shared: str) -> None:
    with connect(shared) as ledger, ledger.database.writing() as connection:
        connection.execute(text(f"UPDATE {version.TABLE} SET version_num = '9999'"))
    with pytest.raises(LedgerError, match="version 9999"):
        connect(shared)


def test_a_database_of_something_else_is_refused(shared: str) -> None:
    database = Database(shared)
    with database.writing() as connection:
        connection.execute(text("CREATE TABLE cookies (id INTEGER)"))
    database.close()
    with pytest.raises(LedgerError, match="something else"):
        connect(shared)


def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("no database " * 100, encoding="utf-8")
    with pytest.raises(LedgerError, match=r"notes\.txt: file is not a database"):
        connect(str(path))
    assert path.read_text(encoding="utf-8").startswith("no database")


def test_a_folder_is_made_for_a_new_ledger(tmp_path: Path) -> None:
    with connect(str(tmp_path / "new" / "folder" / "ledger.db")) as ledger:
        assert ledger.counts().reports == 0
    with pytest.raises(LedgerError, match="unable to open"):
        connect(str(tmp_path / "new"))
    (tmp_path / "file").touch()
    with pytest.raises(LedgerError, match="file"):
        connect(str(tmp_path / "file" / "ledger.db"))


def test_addresses_of_files(tmp_path: Path) -> None:
    with connect(f"sqlite:///{tmp_path / 'ledger.db'}") as ledger, ledger.writing() as writer:
        writer.store(ONE)
    with connect(str(tmp_path / "ledger.db")) as ledger:
        assert ledger.counts().reports == 1
    for address in ("sqlite://", ":memory:"):
        with connect(address) as ledger:
            assert ledger.counts().reports == 0


@pytest.mark.parametrize("address", ["", "mysql://host/db", "://", "http://[", "postgresql+asyncpg://host/db"])
def test_other_addresses_are_refused(address: str) -> None:
    with pytest.raises(LedgerError):
        connect(address)


def test_a_server_that_is_not_there_is_named_without_the_password() -> None:
    with pytest.raises(LedgerError, match=r"127\.0\.0\.1") as raised:
        connect("postgresql://desk:hidden@127.0.0.1:1/ledger?connect_timeout=2")
    assert "hidden" not in str(raised.value)


def test_a_missing_driver_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(LedgerError, match=r"sayso\[postgres\]"):
        connect("postgresql://host/ledger")


def test_who_writes_reads_what_he_wrote_and_others_do_not(shared: str) -> None:
    with connect(shared) as ledger, ledger.writing() as writer:
        writer.store(ONE)
        assert writer.counts().reports == 1
        assert ledger.counts().reports == 0


def test_threads_take_turns(ledger: Ledger) -> None:
    def add(number: int) -> None:
        for index in range(5):
            with ledger.writing() as writer:
                writer.store(entry(f"{number}: {index}", "everybody: so it is"))
            ledger.counts()

    threads = [Thread(target=add, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert ledger.counts().reports == 20
    assert list(verify(ledger)) == []


def test_one_in_memory_cannot_wait_for_himself() -> None:
    with connect(":memory:") as ledger, ledger.writing():
        with pytest.raises(LedgerError, match="already"), ledger.writing():
            pass
        assert ledger.counts().reports == 0


def test_reading_leaves_nothing_open(tmp_path: Path) -> None:
    with connect(str(tmp_path / "ledger.db")) as ledger:
        ledger.counts()
        with closing(sqlite3.connect(tmp_path / "ledger.db", timeout=0)) as other:
            other.execute("BEGIN EXCLUSIVE")
