from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from sayso.reader.words import CLOSES, INSIDE, MARKS, OPENS, Words, runs, split, windows
from tests.reader.fakes import tokenizer

TOKENIZER = tokenizer()


def _words(text: str) -> list[str]:
    words = split(text, TOKENIZER)
    return [text[a:b] for a, b in zip(words.starts, words.ends, strict=True)]


def test_signs_are_words_of_their_own() -> None:
    assert _words("U.S. aid, 1.5 m.") == ["U", ".", "S", ".", "aid", ",", "1", ".", "5", "m", "."]


def test_marks_tell_quotation_and_paragraph() -> None:
    text = 'He said\n"go now".'
    words = split(text, TOKENIZER)
    assert [words.quoted(i) for i in range(len(words))] == [0, 0, OPENS, INSIDE, INSIDE, CLOSES, 0]
    assert [m % 2 for m in words.marks] == [1, 0, 1, 0, 0, 0, 0]


def test_capitals_make_different_marks() -> None:
    words = split("nato Nato NATO 155 iPhone", TOKENIZER)
    assert len({mark // 2 for mark in words.marks}) == 5


@given(st.text(max_size=80))
def test_words_lie_in_the_text_in_order(text: str) -> None:
    words = split(text, TOKENIZER)
    spans = list(zip(words.starts, words.ends, strict=True))
    assert all(0 <= a < b <= len(text) for a, b in spans)
    assert all(left[1] <= right[0] for left, right in pairwise(spans))
    assert all(0 <= mark < MARKS for mark in words.marks)
    assert len(words.first) == len(words) + 1


def _plain(count: int, pieces: int) -> Words:
    places = list(range(count))
    return Words(
        places, [p + 1 for p in places], [p * pieces for p in range(count + 1)], [0] * count * pieces, [0] * count
    )


@given(st.integers(0, 400), st.integers(1, 3), st.integers(10, 60), st.integers(0, 9))
def test_windows_cover_all_words_and_none_is_too_large(count: int, pieces: int, size: int, overlap: int) -> None:
    ranges = list(windows(_plain(count, pieces), size, overlap))
    assert {i for a, b in ranges for i in range(a, b)} == set(range(count))
    assert all((b - a) * pieces <= size for a, b in ranges)
    assert all(a < c and b < d for (a, b), (c, d) in pairwise(ranges))


def test_a_word_larger_than_a_window_is_a_window() -> None:
    assert list(windows(_plain(2, 500), 100, 20)) == [(0, 1), (1, 2)]


def test_runs_join_over_punctuation_and_take_their_marks_along() -> None:
    text = 'She said "no, never," twice.'
    words = split(text, TOKENIZER)
    spans = [(words.starts[a], words.ends[b - 1]) for a, b in runs(words, [0, 3, 5], text)]
    assert [text[a:b] for a, b in spans] == ["She", '"no, never,"']
