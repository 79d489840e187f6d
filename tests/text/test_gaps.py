from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from sayso.text.gaps import gaps
from sayso.text.phrases import one_of, sentence_bounds
from tests.rows import rows
from tests.text.speed import HOSTILE, seconds

WORDS = st.sampled_from(
    sorted(one_of("it remains unclear who could not be verified no evidence of “ ” . , The toll is unknown\n"))
)


@rows("gaps")
def test_gaps(row: dict[str, Any]) -> None:
    text = row["text"]
    found = [[gap.kind, gap.span.of(text), *(span.of(text) for span in gap.about)] for gap in gaps(text)]
    assert found == row["gaps"]


@given(st.lists(WORDS, max_size=40))
def test_gaps_are_in_order_and_in_range(ws: list[str]) -> None:
    text = " ".join(ws)
    found = gaps(text)
    assert found == gaps(text, sentence_bounds(text))
    assert list(found) == sorted(found, key=lambda gap: gap.span)
    assert all(0 <= span.start < span.end <= len(text) for gap in found for span in (gap.span, *gap.about))


def test_time_is_linear_on_hostile_input() -> None:
    for text in HOSTILE:
        assert seconds(lambda text=text: gaps(text)) < 5  # type: ignore[misc]
