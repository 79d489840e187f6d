from __future__ import annotations

from itertools import pairwise
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from sayso.text.sentences import sentences
from tests.rows import rows


@rows("sentences")
def test_sentences(row: dict[str, Any]) -> None:
    assert [row["text"][a:b] for a, b in sentences(row["text"])] == row["sentences"]


@given(st.text(alphabet="aZ. ?!\n“”\"'(é1", max_size=60))
def test_sentences_are_in_order_and_leave_no_letter_out(text: str) -> None:
    spans = list(sentences(text))
    assert all(a < b for a, b in spans)
    assert all(left[1] <= right[0] for left, right in pairwise(spans))
    covered = {i for a, b in spans for i in range(a, b)}
    assert {i for i, c in enumerate(text) if not c.isspace()} <= covered


def test_a_line_of_a_hundred_thousand_characters_is_split_in_no_time() -> None:
    assert len(list(sentences("a." * 50_000))) == 1
    assert len(list(sentences("No stop. " * 11_000))) == 11_000
