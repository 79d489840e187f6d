"""Spans of words in a text, for the cases of the grammars."""

from __future__ import annotations

from sayso.records import Span


def place(text: str, words: str | None) -> Span | None:
    """Where `words` first stand."""
    if words is None:
        return None
    start = text.index(words)
    return Span(start, start + len(words))


def places(text: str, words: str) -> tuple[Span, ...]:
    """Where `words` first stand, as the only span of a content."""
    start = text.index(words)
    return (Span(start, start + len(words)),)
