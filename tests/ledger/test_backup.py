"""Backups hold everything as of one moment, and come back into any empty ledger."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from threading import Event, Thread

import pytest

from sayso.errors import LedgerError
from sayso.ledger import Ledger, backup, connect, restore, verify
from sayso.records import Poll, Query, Ruling
from tests.ledger.adding import add, content
from tests.ledger.conftest import KINDS
from tests.ledger.entries import RECORDED, entry

ONE = entry("The ministry: 3,000 soldiers crossed at Tolm")


@pytest.mark.parametrize("kind", ["file", "postgresql"])
def test_all_of_a_ledger_goes_into_a_backup_and_out_again(
    shared: str, kind: str, tmp_path: Path, address_of: Callable[[str], str]
) -> None:
    add(shared)
    path, new = tmp_path / "backup.db", address_of(kind)
    with connect(shared) as ledger:
        with ledger.writing() as writer:
            writer.polled(Poll("https://courier.example/feed", None, None, RECORDED, 1))
            writer.rule(Ruling("grade", "Source 1", "J. Tessal", "why not", RECORDED, value="C"))
        backup(ledger, path)
    before = path.read_bytes()
    restore(path, new)
    assert path.read_bytes() == before
    assert content(new) == content(shared) == content(str(path))
    with connect(new) as restored, connect(shared) as ledger:
        assert list(verify(restored)) == []
        query = Query(text="event 1 took place", source="source 1")
        assert restored.ranked(query) == ledger.ranked(query) != ()


def test_a_backup_is_one_file_and_replaces_none(ledger: Ledger, tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    folder.mkdir()
    backup(ledger, folder / "backup.db")
    assert [path.name for path in folder.iterdir()] == ["backup.db"]
    with pytest.raises(LedgerError, match=r"backup\.db: is there already"):
        backup(ledger, folder / "backup.db")
    with pytest.raises(LedgerError, match="missing"):
        backup(ledger, folder / "missing" / "backup.db")


@pytest.mark.parametrize("kind", KINDS)
def test_a_backup_is_of_one_moment_while_others_write(
    kind: str, tmp_path: Path, address_of: Callable[[str], str]
) -> None:
    stop = Event()
    with connect(address_of(kind)) as ledger:

        def write() -> None:
            number = 0
            while not stop.is_set():
                number += 1
                with ledger.writing() as writer:
                    writer.store(entry(f"A: tells {number}", "B: nothing"))

        writing = Thread(target=write)
        writing.start()
        try:
            for number in range(3):
                backup(ledger, tmp_path / f"{number}.db")
        finally:
            stop.set()
            writing.join()
    for number in range(3):
        with connect(str(tmp_path / f"{number}.db")) as saved:
            assert list(verify(saved)) == []


def test_a_ledger_that_holds_anything_is_not_restored_into(address: str, tmp_path: Path) -> None:
    path = tmp_path / "backup.db"
    with connect(":memory:") as empty:
        backup(empty, path)
    if address == ":memory:":
        return  # gone as soon as it is restored
    restore(path, address)
    restore(path, address)
    with connect(address) as ledger, ledger.writing() as writer:
        writer.store(ONE)
    with pytest.raises(LedgerError, match="holds reports already"):
        restore(path, address)


def test_what_is_no_backup_is_refused(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("no database " * 100, encoding="utf-8")
    with closing(sqlite3.connect(tmp_path / "cookies.db")) as other:
        other.execute("CREATE TABLE cookies (id INTEGER)")
    for name in ("notes.txt", "cookies.db", "missing.db"):
        with pytest.raises(LedgerError, match=name):
            restore(tmp_path / name, str(tmp_path / "ledger.db"))
    assert not (tmp_path / "missing.db").exists()
    assert not (tmp_path / "ledger.db").exists()
