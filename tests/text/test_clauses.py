from __future__ import annotations

from typing import Any

from sayso.records import Span
from sayso.text.clauses import is_connective, tells
from tests.rows import rows


@rows("clauses")
def test_what_is_left_of_a_sentence_tells_something(row: dict[str, Any]) -> None:
    text = " then ".join(row["rest"])
    assert (
        tells(text, [Span(text.index(piece), text.index(piece) + len(piece)) for piece in row["rest"]]) == row["tells"]
    )


def test_connectives_hold_others_together() -> None:
    for text, connects in (("but then", True), ("and", True), ("with", True), ("in Tarsk", False), ("ships", False)):
        assert is_connective(text, Span(0, len(text))) == connects
