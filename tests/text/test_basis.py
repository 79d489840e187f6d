from __future__ import annotations

from typing import Any, get_args

from sayso.records import Basis, Span
from sayso.text.basis import ORDER, basis
from tests.rows import rows
from tests.text.marks import place, places
from tests.text.speed import HOSTILE, seconds


@rows("basis")
def test_basis(row: dict[str, Any]) -> None:
    text = row["text"]
    found = basis(text, place(text, row["source"]), place(text, row["cue"]), places(text, row["content"]))
    assert found.value == row["basis"]
    assert all(0 <= span.start < span.end <= len(text) for span in found.spans)


def test_a_stated_lack_has_spans() -> None:
    text = "He said, without providing evidence, that the bridge fell."
    found = basis(text, place(text, "He"), place(text, "said"), places(text, "that the bridge fell"))
    assert [span.of(text) for span in found.spans] == ["without providing evidence"]


def test_every_basis_has_its_place_in_the_order() -> None:
    assert sorted(ORDER) == sorted(get_args(Basis))


def test_time_is_linear_on_hostile_input() -> None:
    for text in HOSTILE:
        whole = Span(0, len(text))
        assert seconds(lambda text=text, whole=whole: basis(text, whole, whole, [whole])) < 5  # type: ignore[misc]
