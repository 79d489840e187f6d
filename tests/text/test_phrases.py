from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.records import Span
from sayso.text.phrases import (
    Phrases,
    expand,
    forms,
    lowered,
    main_clause,
    sentence_around,
    sentence_bounds,
    table,
    words,
)


def test_contractions_are_undone() -> None:
    assert [w.lower for w in words("They won't, can’t; we'll cannot")] == [
        *("they", "will", "not", ",", "can", "not", ";", "we", "will", "can", "not")
    ]


@given(st.text(alphabet="aAİIßΣ n", max_size=20) | st.text(max_size=20))
def test_in_lower_case_each_character_keeps_its_place(text: str) -> None:
    assert len(lowered(text)) == len(text)
    assert "İ" in text or lowered(text) == text.lower()


@given(st.text(alphabet="aİ n't’.-“ \n5%", max_size=40), st.integers(0, 40), st.integers(0, 40))
def test_words_lie_in_order_within_the_span(text: str, one: int, other: int) -> None:
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    ws = words(text, start, end)
    assert all(start <= w.start < w.end <= end for w in ws)
    assert all(left.end <= right.start for left, right in pairwise(ws))


def test_patterns_expand() -> None:
    assert set(expand("not? a/b")) == {("not", "a"), ("not", "b"), ("a",), ("b",)}
    assert ("denies",) in set(expand("deny!"))


@pytest.mark.parametrize(
    ("verb", "past"), [("say", "said"), ("deny", "denied"), ("urge", "urged"), ("admit", "admitted")]
)
def test_forms(verb: str, past: str) -> None:
    assert past in forms(verb)


def test_the_longest_phrase_counts_and_the_first_row_keeps_it() -> None:
    phrases = Phrases([("a b", 1), ("a", 2), ("a", 3)])
    assert [hit.value for hit in phrases.find(words("a b a"))] == [1, 2]


@pytest.mark.parametrize("name", ["cues.tsv", "gaps.tsv", "probability_words.tsv"])
def test_no_list_of_words_runs_on_into_a_phrase(name: str) -> None:
    # "want!/ban!/insist! on" would read every one of them with "on".
    for row in table(name):
        first, *more = row[0].split()
        assert first.count("!") <= 3 or len(more) != 1 or "/" in more[0], row[0]


def test_main_clause() -> None:
    ws = words("the man, who may be ill, left because it could rain")
    assert [w.lower for w in main_clause(ws)] == ["the", "man", ",", ",", "left"]


def test_sentence_around_with_and_without_bounds() -> None:
    text = "One fell.\nTwo rose. Three stood."
    for place in (0, 12, 22):
        assert sentence_around(text, place) == sentence_around(text, place, sentence_bounds(text))
    assert sentence_around(text, 22) == Span(20, 32)
