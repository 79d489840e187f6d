from __future__ import annotations

from itertools import pairwise
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from sayso.text.quotes import quotations
from tests.rows import rows


@rows("quotes")
def test_quotations(row: dict[str, Any]) -> None:
    assert [row["text"][a:b] for a, b in quotations(row["text"])] == row["quoted"]


@given(st.text(alphabet="a “”\"'‘’,.\n«»", max_size=60))
def test_quotations_are_in_order_and_apart(text: str) -> None:
    spans = quotations(text)
    assert all(0 <= a < b <= len(text) for a, b in spans)
    assert all(left[1] <= right[0] for left, right in pairwise(spans))
    assert not any("\n" in text[a:b].strip("\n") for a, b in spans if text[a] != "'")
