"""The stamp of a ledger is another one after each thing that is kept, and after nothing else."""

from __future__ import annotations

from dataclasses import replace

from sayso.ledger import Ledger
from sayso.records import Copy, Poll, Ruling
from tests.ledger.entries import RECORDED, ids, link, read
from tests.ledger.test_write import ONE, TWO, add


def test_it_changes_with_all_that_is_kept(ledger: Ledger) -> None:
    stamps = [ledger.stamp()]

    def kept() -> None:
        stamps.append(ledger.stamp())

    add(ledger, ONE)
    kept()
    add(ledger, TWO)
    kept()
    add(ledger, read(ONE.reading.report, maker="reader 2"))
    kept()
    add(ledger, replace(ONE, reading=replace(ONE.reading, maker="reader 3")))
    first, second = ids(ONE)[0], ids(TWO)[0]
    kept()
    with ledger.writing() as writer:
        writer.link([link(second, first, "relays")])
    kept()
    with ledger.writing() as writer:
        writer.copy([Copy(TWO.reading.report.id, ONE.reading.report.id, "copy", 0.9, 0.9, (), "rules")])
    kept()
    with ledger.writing() as writer:
        writer.rule(Ruling("split", first, "anna", "another", RECORDED))
    kept()
    assert len(set(stamps)) == len(stamps)


def test_it_stays_where_nothing_was_added(ledger: Ledger) -> None:
    add(ledger, ONE)
    before = ledger.stamp()
    add(ledger, ONE)
    with ledger.writing() as writer:
        writer.polled(Poll("https://courier.example/feed", None, None, RECORDED, 0))
    assert ledger.stamp() == before
