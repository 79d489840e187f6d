from __future__ import annotations

from typing import Any

from sayso.records import Span
from sayso.text.modes import mode
from tests.rows import rows


@rows("modes")
def test_modes(row: dict[str, Any]) -> None:
    start = row["text"].index(row["word"])
    assert mode(row["root"], row["text"], Span(start, start + len(row["word"]))) == row["mode"]


def test_only_what_is_near_is_looked_at() -> None:
    assert mode("ASSAULT", "a" * 100_000 + " shot", Span(0, 1)) is None
