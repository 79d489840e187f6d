"""Relays: whom a statement has it from, by its own words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sayso.link.relays import cited, outside
from tests.link.shapes import saying


@pytest.mark.parametrize(
    ("context", "expected"),
    [
        ("The bridge was hit, according to AFP.", ("AFP",)),
        ("The bridge was hit, Reuters reported, citing an official.", ("Reuters",)),
        ("The bridge was hit, Ukrinform quotes the mayor as saying.", ("Ukrinform",)),
        ("The bridge was hit, an official told the Washington Post.", ("The Washington Post",)),
        ("KYIV (Reuters) - The bridge was hit.", ("Reuters",)),
        ("The bridge was hit, the Amber News Agency reported.", ("Amber News Agency",)),
        ("The bridge was hit, the Oskar newspaper The Harbour reported.", ("Harbour",)),
        ("The bridge was hit, the broadcaster Lesk Now quoted a miller as saying.", ("Lesk Now",)),
        ("The bridge was hit, the Herald reported.", ()),
        ("The bridge was hit, the International Atomic Energy Agency reported.", ()),
        ("The bridge was hit, the mayor said.", ()),
        ("The bridge was hit, Kirby said.", ()),
    ],
)
def test_outlets_that_a_sentence_cites(context: str, expected: tuple[str, ...]) -> None:
    assert cited(saying({"text": "The bridge was hit", "outlet": "Lesk Herald", "context": context})) == expected


def test_a_source_that_is_an_outlet_is_cited() -> None:
    link = outside(saying({"text": "The bridge was hit", "by": "Reuters", "outlet": "Herald"}))
    assert link is not None
    assert (link.relation, link.other, link.outside, link.reasons) == ("relays", None, "Reuters", ("cites Reuters",))


def test_an_outlet_that_speaks_of_itself_relays_nobody() -> None:
    context = "The bridge was hit, an official told Reuters."
    assert outside(saying({"text": "The bridge was hit", "outlet": "Reuters", "context": context})) is None


def test_a_credited_wire_is_relayed() -> None:
    link = outside(saying({"text": "The bridge was hit", "outlet": "Herald", "wire": "AP"}))
    assert link is not None
    assert link.outside == "AP"
    assert outside(saying({"text": "The bridge was hit", "outlet": "AP", "wire": "AP"})) is None


def test_it_rests_on_the_statement_alone() -> None:
    one = saying({"text": "The bridge was hit", "by": "AFP", "outlet": "Herald"})
    link, again = outside(one), outside(replace(one, published="2020-01-01"))
    assert link == again
