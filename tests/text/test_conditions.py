from __future__ import annotations

from typing import Any, get_args

from hypothesis import given
from hypothesis import strategies as st

from sayso.records import Span, Tense
from sayso.text.conditions import condition, is_future, polarity_at, tense_at
from sayso.text.phrases import one_of
from tests.rows import rows
from tests.text.speed import HOSTILE, seconds

WORDS = st.sampled_from(
    sorted(one_of("if unless they will attack , . not no had been could should to have the raid provided that"))
)


@rows("conditions")
def test_condition_and_future(row: dict[str, Any]) -> None:
    text = row["text"]
    spans = [Span(0, len(text))]
    found = condition(text, spans)
    assert (found and found.of(text)) == row["condition"]
    ahead = is_future(text, spans)
    assert [span.of(text) for span in ahead.spans] == row["future"]
    assert ahead.value is bool(row["future"])


@rows("tense")
def test_tense_and_polarity(row: dict[str, Any]) -> None:
    place = row["text"].index(row["word"])
    assert tense_at(row["text"], place) == row["tense"]
    assert polarity_at(row["text"], place) is row["polarity"]


@given(st.lists(WORDS, max_size=20), st.integers(0, 200))
def test_any_place_has_a_tense_and_a_polarity(ws: list[str], place: int) -> None:
    text = " ".join(ws)
    assert tense_at(text, place) in get_args(Tense)
    assert polarity_at(text, place) in (True, False)
    found = condition(text, [Span(0, len(text))])
    assert found is None or 0 <= found.start < found.end <= len(text)


def test_time_is_linear_on_hostile_input() -> None:
    for text in HOSTILE:
        spans = [Span(0, len(text))]
        middle = len(text) // 2
        assert seconds(lambda text=text, spans=spans: (condition(text, spans), is_future(text, spans))) < 5  # type: ignore[misc]
        assert seconds(lambda text=text, middle=middle: (tense_at(text, middle), polarity_at(text, middle))) < 5  # type: ignore[misc]
