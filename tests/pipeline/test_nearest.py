"""Nearest: who pastes a sentence gets the claims that are likest to it, and nothing where none is like it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sayso.ledger import Ledger, connect
from sayso.link.retrieval import Rarity
from sayso.pipeline.asking import claims
from sayso.pipeline.nearest import nearest
from sayso.records import Claim, Query
from tests import deployment

SENTENCE = "Did 3,000 North Korean soldiers reach Vladivostok in October?"
DESK = deployment.desk()


@pytest.fixture(scope="module")
def story() -> Ledger:
    return deployment.ledger(None)


def found(story: Ledger, query: Query) -> tuple[Claim, ...]:
    assert claims(story, query, DESK) == ()
    return nearest(story, query, DESK)


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        (SENTENCE, {"soldiers", "3,000"}),
        ("Is it true that the men from Pyongyang wear Russian uniforms?", {"Russian", "uniforms"}),
        ("Pyongyang and Moscow have a secret treaty of mutual defence", {"signed", "treaty"}),
    ],
)
def test_the_likest_claim_is_first(story: Ledger, sentence: str, words: set[str]) -> None:
    assert words <= set(found(story, Query(sentence))[0].text.split())


@pytest.mark.parametrize(
    "sentence",
    [
        "Bananas cure the common cold",
        "The central bank raised interest rates by half a point in October",
        "A video shows sharks in a flooded street after the storm",
        "Russia won the hockey match against Finland",
        "The hospital in the capital was bombed, killing 500 people",
        "and what of it?",
        '" OR *',
        "",
    ],
)
def test_on_another_matter_there_is_nothing(story: Ledger, sentence: str) -> None:
    assert nearest(story, Query(sentence), DESK) == ()


def test_each_claim_comes_once_and_in_pages(story: Ledger) -> None:
    whole = found(story, Query(SENTENCE, limit=None))
    assert len({one.id for one in whole}) == len(whole) > 4
    assert found(story, Query(SENTENCE, limit=2, offset=1)) == whole[1:3]


def test_the_other_conditions_hold(story: Ledger) -> None:
    whole = found(story, Query(SENTENCE, limit=None))
    for query, holds in (
        (Query(SENTENCE, source="service"), lambda one: any("Service" in root.name for root in one.roots)),
        (Query(SENTENCE, place="Vladivostok"), lambda one: "Vladivostok" in str(one.statements)),
        (Query(SENTENCE, since="2024-10-24"), lambda one: one.last >= "2024-10-24"),
        (Query(SENTENCE, standing="disputed"), lambda one: one.standing.opposition == "disputed"),
    ):
        left = found(story, replace(query, limit=None))
        assert 0 < len(left) < len(whole)
        assert all(map(holds, left))
        assert [one for one in whole if one in left] == list(left)


@pytest.mark.parametrize("moment", deployment.MOMENTS)
def test_claims_are_those_of_the_moment(story: Ledger, moment: str) -> None:
    then = {one.id: one for one in claims(story, Query(as_of=moment, limit=None), DESK)}
    shown = nearest(story, Query(SENTENCE, as_of=moment, limit=None), DESK)
    assert shown
    assert all(then[one.id] == one for one in shown)


def test_nothing_was_known_before_the_ledger_began(story: Ledger) -> None:
    assert nearest(story, Query(SENTENCE, known="2025-05-31"), DESK) == ()
    assert nearest(story, Query(SENTENCE, known="2025-06-01"), DESK) == nearest(story, Query(SENTENCE), DESK)


def test_an_empty_ledger_has_nothing_near() -> None:
    with connect(":memory:") as empty:
        assert nearest(empty, Query(SENTENCE), DESK) == ()
        assert Rarity(0, {}) == Rarity(empty.near(("soldier",), 5).of, {})
