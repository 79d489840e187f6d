"""When reports were published: the first and the last, and those within some time."""

from __future__ import annotations

from sayso.ledger import connect
from tests.ledger.entries import entry

DAYS = {
    "2031-05-10": "2031-05-20T08:00:00Z",
    "2031-05-12T09:30:00Z": "2031-05-20T08:00:00Z",
    "2031-05-12": "2031-05-21T08:00:00Z",
    "2031-05-14": "2031-05-22T08:00:00Z",
}


def test_reports_are_found_by_when_they_were_published_and_recorded(address: str) -> None:
    with connect(address) as ledger:
        assert ledger.lasting() is None
        with ledger.writing() as writer:
            for day, recorded in DAYS.items():
                writer.store(entry(f"Tarsk: it was {day}", published=day, recorded=recorded))
            writer.store(entry("Tarsk: nobody says when"))
        assert ledger.lasting() == ("2031-05-10", "2031-05-14")
        days = ["2031-05-14", "2031-05-12T09:30:00Z", "2031-05-12", "2031-05-10", None]
        assert [one.published for one in ledger.latest()] == days
        assert [one.published for one in ledger.latest(by="2031-05-12")] == days[1:4]
        assert [one.published for one in ledger.latest(by="2031-05-12T09:00:00Z")] == days[2:4]
        assert [one.published for one in ledger.latest(since="2031-05-12", by="2031-05-13")] == days[1:3]
        assert [one.published for one in ledger.latest(known="2031-05-20")] == [
            "2031-05-12T09:30:00Z",
            "2031-05-10",
            None,
        ]
        some = [one.id for one in ledger.latest() if one.published in days[:2]]
        assert [one.published for one in ledger.latest(some, by="2031-05-13")] == [days[1]]
        assert not list(ledger.latest([]))
