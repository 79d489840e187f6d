"""Tokens: annotated words put together to the text that they came from, as nearly as can be."""

from __future__ import annotations

from collections.abc import Iterable

NO_SPACE = frozenset(",.;:!?)'%")
"""Newspapers do not put a space before these."""


def joined(tokens: Iterable[str], text: str = "") -> tuple[str, list[int]]:
    """`text` with the tokens after it, and where each of them starts."""
    starts: list[int] = []
    for token in tokens:
        text += " " if starts and token[:1] not in NO_SPACE and token != "n't" else ""
        starts.append(len(text))
        text += token
    return text, starts
