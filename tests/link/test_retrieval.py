from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.link.embed import SIZE, Vectors
from sayso.link.retrieval import MEANING, Passage, Rarity, Shelf

NONE = np.zeros((0, SIZE), np.int8)


def _towards(*axes: int) -> Vectors:
    """A wording for each axis, that means this one thing."""
    return (127 * np.eye(SIZE)[list(axes)]).astype(np.int8)


def _order(shelf: Shelf, text: str, vectors: Vectors = NONE) -> list[int]:
    return [number for number, _ in shelf.ranked(Passage(text, vectors))]


def test_rare_words_count_for_more_than_common_ones() -> None:
    texts = "troops crossed the river", "troops rested", "troops sang", "a river flooded"
    assert _order(Shelf([Passage(text, NONE) for text in texts]), "river troops")[0] == 0
    assert _order(Shelf([Passage(text, NONE) for text in texts]), "troops in a flood")[0] == 3


def test_words_are_found_by_their_stem() -> None:
    assert _order(Shelf([Passage("a bakery", NONE), Passage("soldiers deployed", NONE)]), "the deploying soldier") == [
        1,
        0,
    ]


def test_without_words_in_common_meaning_decides() -> None:
    shelf = Shelf([Passage("one", _towards(0)), Passage("two", _towards(1, 2))])
    (first, best), (second, none) = shelf.ranked(Passage("", _towards(2)))
    assert (first, second, none) == (1, 0, 0)
    assert best == pytest.approx(MEANING)


def test_a_passage_without_vectors_is_ranked_by_words() -> None:
    shelf = Shelf([Passage("bread", _towards(0)), Passage("the bridge", NONE)])
    assert _order(shelf, "bridge", _towards(5)) == [1, 0]


def test_what_is_equal_keeps_its_order() -> None:
    assert _order(Shelf([Passage("bread", NONE)] * 3), "bread") == [0, 1, 2]


def test_rarity_may_be_that_among_more_texts() -> None:
    passages = [Passage("the bridge", NONE), Passage("the river", NONE)]
    query = "a bridge over a river"
    assert _order(Shelf(passages, Rarity(100, {"bridg": 90, "river": 2})), query) == [1, 0]
    assert _order(Shelf(passages, Rarity(100, {"bridg": 2, "river": 90})), query) == [0, 1]


def test_an_empty_shelf_has_nothing() -> None:
    assert Shelf([]).ranked(Passage("anything", _towards(0))) == ()


@given(st.lists(st.text(max_size=30), max_size=5), st.text(max_size=30), st.integers(0, 3))
def test_every_passage_is_ranked_once_with_a_score_from_0_to_1(texts: list[str], query: str, axis: int) -> None:
    shelf = Shelf([Passage(text, _towards(number % 4)) for number, text in enumerate(texts)])
    ranked = shelf.ranked(Passage(query, _towards(axis)))
    assert sorted(number for number, _ in ranked) == list(range(len(texts)))
    assert all(0 <= score <= 1 + 1e-6 for _, score in ranked)
    assert [score for _, score in ranked] == sorted((score for _, score in ranked), reverse=True)
