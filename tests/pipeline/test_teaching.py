"""Rulings out of a ledger, as something to learn from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from sayso.ledger import Entry, Ledger, connect
from sayso.link.lift import said
from sayso.pipeline.teaching import taught
from sayso.records import Lesson, Link, Match, Query, Reading, Ruling
from tests.judging import READING, REPORT, ruling, statement

EVERYTHING = Query(limit=None)
LATER = replace(REPORT, text="Radio Tolm said that Sake had fallen.", published="2031-06-01")
RETOLD = Reading(LATER, "reader 1", statements=(replace(READING.statements[0], id="retold"),))
SAME = Link("same", "retold", "sake", 0.7, ("the same place",), "rules 1")


def entry(reading: Reading, recorded: str = "2031-05-20T08:00:00Z") -> Entry:
    """An entry whose statements nothing links."""
    sayings = said(reading)
    return Entry(reading, sayings, (b"",) * len(sayings), (frozenset(),) * len(sayings), frozenset(), recorded)


@pytest.fixture
def ledger() -> Iterator[Ledger]:
    with connect(":memory:") as book:
        with book.writing() as writer:
            writer.store(entry(READING))
            writer.store(entry(RETOLD))
            writer.link([SAME])
        yield book


def rule(ledger: Ledger, *rulings: Ruling) -> None:
    with ledger.writing() as writer:
        for one in rulings:
            writer.rule(one)


def learnt(ledger: Ledger, query: Query = EVERYTHING) -> tuple[list[str], list[tuple[str, str, bool | None]]]:
    """The statements of all lessons, and the pairs."""
    found = list(taught(ledger, query))
    assert found == sorted(found, key=lambda one: isinstance(one, Match))
    statements = [one.statement for lesson in found if isinstance(lesson, Lesson) for one in lesson.statements]
    return statements, [(one.statement.id, one.other.id, one.same) for one in found if isinstance(one, Match)]


def test_a_ledger_without_rulings_teaches_nothing(ledger: Ledger) -> None:
    assert list(taught(ledger, EVERYTHING)) == []


def test_statements_and_pairs_are_told(ledger: Ledger) -> None:
    rule(ledger, ruling("accept", "sake"), ruling("reject", "retold", 1), ruling("accept", SAME.id, 2))
    assert learnt(ledger) == (["sake", "retold"], [("retold", "sake", True)])


def test_what_was_undone_drops_out(ledger: Ledger) -> None:
    first, second = ruling("accept", "sake"), ruling("reject", SAME.id, 1)
    rule(ledger, first, second, ruling("accept", "radio", 2))
    rule(ledger, ruling("undo", first.id, 3), ruling("undo", second.id, 4))
    assert learnt(ledger) == (["radio"], [])


@pytest.mark.parametrize(
    ("query", "statements"),
    [
        (Query(known="2031-06-01T09:00:01Z"), ["sake", "retold"]),
        (Query(known="2031-06-01T09:00:00Z"), ["sake"]),
        (Query(known="2031-05-31"), []),
        (Query(since="2031-06-01"), ["retold"]),
        (Query(as_of="2031-05-12"), ["sake"]),
        (Query(as_of="2031-05-11"), []),
    ],
)
def test_moments_narrow_rulings_and_reports(ledger: Ledger, query: Query, statements: list[str]) -> None:
    rule(ledger, ruling("accept", "sake"), ruling("reject", "retold", 1))
    assert learnt(ledger, query)[0] == statements


def test_a_split_parts_a_statement_from_what_links_join_it_with(ledger: Ledger) -> None:
    rule(ledger, ruling("split", "sake"))
    assert learnt(ledger) == ([], [("sake", "retold", False)])


def test_a_link_that_was_retired_is_still_judged(ledger: Ledger) -> None:
    rule(ledger, ruling("reject", SAME.id))
    with ledger.writing() as writer:
        writer.unlink("2031-06-02T09:00:00Z")
    assert learnt(ledger) == ([], [("retold", "sake", False)])


def test_statements_that_a_later_reading_lost_are_still_judged(ledger: Ledger) -> None:
    rule(ledger, ruling("reject", "sake"), ruling("accept", SAME.id, 1))
    newer = replace(READING, maker="reader 2", statements=(statement("new", "Marn", "said", "Sake had fallen"),))
    with ledger.writing() as writer:
        writer.store(entry(newer, "2031-07-01T08:00:00Z"))
    assert learnt(ledger) == (["sake"], [("retold", "sake", True)])


def test_a_ruling_on_what_is_nowhere_is_left_out(ledger: Ledger) -> None:
    rule(ledger, ruling("accept", "sake"), ruling("accept", "nowhere", 1), ruling("merge", "sake", 2, other="nowhere"))
    assert learnt(ledger) == (["sake"], [])
