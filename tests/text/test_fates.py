from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from sayso.text.fates import fate
from sayso.text.phrases import one_of
from tests.rows import rows
from tests.text.marks import place
from tests.text.speed import HOSTILE, seconds

WORDS = st.sampled_from(sorted(one_of("40 300 soldiers were killed or and wounded sent the to will of , : that it")))


@rows("fates")
def test_fate(row: dict[str, Any]) -> None:
    text = row["text"]
    figure = place(text, row["figure"])
    others = tuple(place(text, words) for words in row.get("others", ()))
    assert figure is not None
    found = fate(text, figure.start, figure.end, tuple((span.start, span.end) for span in others if span))
    assert (found.name, found.harm) == (row["name"], row.get("harm", False))
    assert (found.foreseen, found.possible) == (row.get("foreseen", False), row.get("possible", False))


@given(st.lists(WORDS, min_size=1, max_size=20), st.data())
def test_any_figure_of_any_text_has_a_fate(ws: list[str], data: st.DataObject) -> None:
    text = " ".join(ws)
    start, end, other = sorted(data.draw(st.integers(0, len(text))) for _ in range(3))
    found = fate(text, start, end, ((end, other),))
    assert found.verb is None or 0 <= found.verb < len(text)
    assert not found.harm or found.name is not None
    assert not found.possible or found.foreseen


def test_time_is_linear_on_hostile_input() -> None:
    for text in HOSTILE:
        assert seconds(lambda text=text: fate(text, len(text) // 2, len(text) // 2)) < 5  # type: ignore[misc]
