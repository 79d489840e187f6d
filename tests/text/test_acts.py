from __future__ import annotations

from typing import Any, get_args

from hypothesis import given
from hypothesis import strategies as st

from sayso.records import Act, Span
from sayso.text.acts import act
from sayso.text.phrases import one_of
from tests.rows import rows
from tests.text.marks import place, places
from tests.text.speed import HOSTILE, seconds

WORDS = st.sampled_from(
    sorted(one_of("he said not deny declined to will must could the report neither nor “no comment” . ,"))
)


@rows("acts")
def test_act(row: dict[str, Any]) -> None:
    text = row["text"]
    found = act(text, place(text, row["cue"]), places(text, row["content"]), place(text, row["source"]))
    assert found.value == row["act"]


@given(st.lists(WORDS, min_size=1, max_size=20), st.data())
def test_any_spans_give_an_act_with_spans_in_range(ws: list[str], data: st.DataObject) -> None:
    text = " ".join(ws)
    cut = sorted(data.draw(st.integers(0, len(text))) for _ in range(3))
    found = act(text, Span(cut[0], cut[1]), [Span(cut[1], cut[2])])
    assert found.value in get_args(Act)
    assert all(0 <= span.start <= span.end <= len(text) for span in found.spans)


def test_time_is_linear_on_hostile_input() -> None:
    for text in HOSTILE:
        whole = Span(0, len(text))
        assert seconds(lambda text=text, whole=whole: act(text, whole, [whole], whole)) < 5  # type: ignore[misc]
