"""Unjudged: the claims in which something waits for an analyst, with the links and rulings around them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from sayso.ledger import Ledger, connect
from sayso.records import Link, Query, Ruling
from tests.ledger.entries import cached, entry

DAY = "2031-06-01T00:00:00Z"


def ruling(kind: str, subject: str, second: int = 0) -> Ruling:
    return Ruling(kind, subject, "ana", "seen", f"2031-06-01T00:00:{second:02}Z")  # type: ignore[arg-type]


@pytest.fixture
def told(address: str) -> Iterator[tuple[Ledger, str, str, Link]]:
    """A ledger with two statements and a link from the second to the first."""
    first, second = entry("Tarsk: it was so"), entry("Miren: it was not so")
    one, other = first.sayings[0].id, second.sayings[0].id
    link = Link("denies", other, one, 0.5, ("denies it",), "rules")
    with connect(address) as ledger:
        with ledger.writing() as writer:
            writer.store(first)
            writer.store(second)
            writer.link([link])
            cached(writer)
        yield ledger, one, other, link


def rule(ledger: Ledger, *rulings: Ruling) -> set[str]:
    """The claims in which something waits after these rulings."""
    with ledger.writing() as writer:
        for one in rulings:
            writer.rule(one)
        cached(writer)
    return {claim.id for claim in ledger.unjudged(Query(), 100)}


def test_a_claim_waits_until_its_statements_and_their_links_are_judged(told: tuple[Ledger, str, str, Link]) -> None:
    ledger, one, other, link = told
    assert {claim.id for claim in ledger.unjudged(Query(), 100)} == {one, other}
    assert len(ledger.unjudged(Query(limit=1), 100)) == 1
    assert [len(ledger.unjudged(Query(), most)) for most in (0, 1, 2)] == [0, 1, 2]
    assert rule(ledger, ruling("accept", one)) == {other}
    assert rule(ledger, ruling("accept", other)) == {other}
    accepted = ruling("accept", link.id)
    assert rule(ledger, accepted) == set()
    undone = ruling("undo", accepted.id, 1)
    assert rule(ledger, undone) == {other}


def test_what_touches_statements_comes_with_them(told: tuple[Ledger, str, str, Link]) -> None:
    ledger, one, other, link = told
    made = ruling("reject", link.id)
    rule(ledger, made, ruling("grade", "Tarsk"))
    found = ledger.touching([one])
    assert {saying.id for saying in found.sayings} == {one, other}
    assert found.links == (link,)
    assert made in found.rulings
    assert ledger.touching([]).sayings == ()


def test_links_are_found_by_their_ids_until_they_are_retired(told: tuple[Ledger, str, str, Link]) -> None:
    ledger, one, _, link = told
    assert ledger.links([link.id, one, "nothing"]) == (link,)
    with ledger.writing() as writer:
        writer.unlink(DAY)
    assert ledger.links([link.id]) == ()


def test_what_was_kept_last_comes_first_whenever_it_was_made(told: tuple[Ledger, str, str, Link]) -> None:
    ledger, one, other, _ = told
    later, earlier = ruling("accept", one, 9), ruling("accept", other, 1)
    rule(ledger, later)
    rule(ledger, earlier)
    assert ledger.lately(5) == (earlier, later)
    assert ledger.lately(1) == (earlier,)
