from __future__ import annotations

from typing import Any

from sayso.records import Span
from sayso.text.clauses import is_connective, telling, told
from tests.rows import rows


@rows("clauses")
def test_what_is_left_of_a_sentence_tells_something(row: dict[str, Any]) -> None:
    text, left = _left(row["rest"])
    kept = [span.of(text) for span in telling(text, left)]
    assert bool(kept) == row["tells"]
    assert kept == row.get("kept", kept)


def _left(pieces: list[str]) -> tuple[str, list[Span]]:
    text = " then ".join(pieces)
    return text, [Span(text.index(piece), text.index(piece) + len(piece)) for piece in pieces]


def test_a_sentence_in_the_own_voice_is_kept_whole() -> None:
    text = "In Tarsk, and – no more. On Friday, she said."
    bounds = [(0, 24), (25, 45)]
    assert told(text, [Span(0, 24)], bounds) == (Span(0, 24),)
    assert told(text, [Span(25, 34)], bounds) == ()


def test_connectives_hold_others_together() -> None:
    for text, connects in (("but then", True), ("and", True), ("with", True), ("in Tarsk", False), ("ships", False)):
        assert is_connective(text, Span(0, len(text))) == connects
