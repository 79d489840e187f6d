"""Terms: stems of content words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.text.terms import stem, terms


def test_terms_are_stems_in_text_order() -> None:
    assert terms("The soldiers had been shelling the town, and the town's soldiers fled.") == (
        "soldier", "shell", "town", "town", "soldier", "fled",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("shelling", "shell"),
        ("generously", "generous"),
        ("denies", "deni"),
        ("skies", "sky"),
        ("dying", "die"),
        ("7th", "7th"),
    ],
)
def test_stems_in_ledgers_stay_what_they_are(word: str, expected: str) -> None:
    assert stem(word) == expected


def test_words_of_saying_and_signs_are_none() -> None:
    assert terms("He said: “It is so,” she added.") == ()


def test_figures_are_terms() -> None:
    assert "7" in terms("7 soldiers")


@given(st.text(max_size=200))
def test_any_text_has_terms_of_letters_and_figures(text: str) -> None:
    assert all(term and term[0].isalnum() for term in terms(text))
