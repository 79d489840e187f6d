"""What other processes do to a ledger in tests: reports and links, added one transaction after the other."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator

from sqlalchemy import Engine, event, select, text

from sayso.ledger import Entry, Ledger, connect
from sayso.ledger.tables import METADATA
from sayso.records import Copy
from tests.ledger.entries import cached, entry, link

REPORTS = 24


def entries() -> Iterator[Entry]:
    """Reports that come again, in new versions and by other makers, and share what they tell."""
    for number in range(REPORTS):
        told = [f"Source {number % 5}: event {number % 3} took place", f"Source {number % 7}: tale {number}"]
        yield entry(*told, url=f"https://courier.example/{number % 9}", published=f"2031-05-{number % 27 + 1:02}")
        if number % 4 == 0:
            yield entry(*told, url=f"https://courier.example/{number % 9}", published=f"2031-05-{number % 27 + 1:02}")


def add(address: str, turn: int = 0, end: int | None = None) -> None:
    """Add all reports, each with its links in one transaction, beginning with another for each `turn`.

    The process is killed right after its database has done statement number `end`, wherever that is.
    """
    if end is not None:
        _die_after(end)
    told = list(entries())
    with connect(address) as ledger:
        for one in told[turn * 5 :] + told[: turn * 5]:
            _add(ledger, one)


def _die_after(number: int) -> None:
    left = iter(range(number - 1))

    def count(*_: object) -> None:
        if next(left, None) is None:
            os.kill(os.getpid(), signal.SIGKILL)

    event.listen(Engine, "after_cursor_execute", count)


def _add(ledger: Ledger, one: Entry) -> None:
    report = one.reading.report
    with ledger.writing() as writer:
        if writer.store(one) == "known":
            return
        own = {f"text {saying.text}": saying.id for saying in one.sayings}
        for saying, _, keys in writer.sharing(own, report.id):
            for key in keys:
                first, later = sorted((own[key], saying.id))
                writer.link([link(later, first)])
        for other in writer.printed(report, one.prints, 1, 28):
            first, later = sorted((report.id, other.id))
            writer.copy([Copy(later, first, "rewrite", 0.5, 0.5, ("a sentence",), "rules 1")])
        cached(writer)


def content(address: str, *, numbers: bool = True) -> dict[str, list[tuple[object, ...]]]:
    """All rows of all tables, and how the words are indexed; without the `numbers` that tell the order of adding."""
    with connect(address) as ledger, ledger.database.reading() as connection:
        rows = {
            table.name: sorted(
                (
                    tuple(getattr(row, column.name) for column in table.columns if numbers or not _counts(column.name))
                    for row in connection.execute(select(table))
                ),
                key=repr,
            )
            for table in METADATA.sorted_tables
        }
        column = "rowid" if ledger.database.sqlite else "number"
        found = connection.execute(text(f"SELECT {column} FROM statement_words ORDER BY 1"))
        return rows | {"words": [tuple(row) for row in found] if numbers else []}


def _counts(name: str) -> bool:
    return name in ("number", "report", "statement", "name")
