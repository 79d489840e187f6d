"""Reports that fit a query."""

from __future__ import annotations

from sayso.ledger import Ledger, connect
from sayso.pipeline.finding import reports
from sayso.records import Query
from tests.ledger.entries import entry


def book() -> Ledger:
    found = connect(":memory:")
    with found.writing() as writer:
        for number in range(10, 20):
            outlet, wire = ("The Courier", None) if number % 2 else ("Harbour Mail", "Lowland Press")
            told = f"Tarsk: {number} lorries crossed at {'Miren' if number < 15 else 'Brod'}"
            writer.store(entry(told, published=f"2031-05-{number}", outlet=outlet, wire=wire, title="Lorries"))
    return found


def days(query: Query) -> list[str]:
    return [str(one.published)[-2:] for one in reports(book(), query)]


def test_all_conditions_must_hold_and_the_latest_come_first() -> None:
    assert days(Query(limit=3)) == ["19", "18", "17"]
    assert days(Query(limit=3, offset=8)) == ["11", "10"]
    assert days(Query(source="courier", limit=2)) == ["19", "17"]
    assert days(Query(source="lowland", place="miren", limit=None)) == ["14", "12", "10"]
    assert days(Query(text="lorries 13")) == ["13"]
    assert days(Query(text="lorries", since="2031-05-12", as_of="2031-05-14")) == ["14", "13", "12"]
    assert days(Query(text="ships")) == []
    assert days(Query(known="2031-05-01")) == []
