from __future__ import annotations

from typing import Any

from sayso.records import Span
from sayso.text.clauses import is_connective, is_nameless, telling, told
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


def test_a_sentence_that_tells_only_who_is_not_named_tells_nothing() -> None:
    nameless, plain = "The doctor asked not to be named for fear of reprisals.", "The dam broke, a doctor said."
    for text, kept in ((nameless, False), (plain, True)):
        whole = Span(0, len(text))
        assert bool(told(text, [whole], [(0, len(text))])) == kept
    behind = "A doctor told the Tide on condition of anonymity that the dam broke."
    assert not is_nameless(behind, behind.index("that"), len(behind), Span(9, 13))
    asked = "The doctor asked not to be named."
    assert is_nameless(asked, asked.index("not"), len(asked), Span(11, 16))
    asking = "a resident said, requesting anonymity for safety reasons."
    assert is_nameless(asking, asking.index("anonymity"), len(asking), Span(17, 27))
