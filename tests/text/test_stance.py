from __future__ import annotations

from typing import Any

from sayso.records import Span
from sayso.text.phrases import sentence_bounds
from sayso.text.stance import stance
from tests.rows import rows
from tests.text.marks import place, places
from tests.text.speed import HOSTILE, seconds


@rows("stance")
def test_stance(row: dict[str, Any]) -> None:
    text = row["text"]
    cue, content = place(text, row["cue"]), places(text, row["content"])
    found = stance(text, cue, content, row["voice"])
    assert found.value == row["stance"]
    assert all(0 <= span.start < span.end <= len(text) for span in found.spans)
    assert stance(text, cue, content, row["voice"], sentence_bounds(text)) == found


def test_distance_of_another_sentence_does_not_count() -> None:
    text = "He claimed the bridge fell. He said the dam held."
    assert stance(text, place(text, "said"), places(text, "the dam held"), "indirect").value == "neutral"


def test_time_is_linear_on_hostile_input() -> None:
    for text in HOSTILE:
        whole = Span(0, len(text))
        assert seconds(lambda text=text, whole=whole: stance(text, None, [whole], "own")) < 5  # type: ignore[misc]
