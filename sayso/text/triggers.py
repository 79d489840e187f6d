"""Triggers: words that may tell an event of a PLOVER type; whether they do is for the trained reader to say.

The words are our own, for the types of the PLOVER ontology (Open Event Data Alliance; Halterman et al. 2023).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from sayso.records import Span


def triggers(text: str, start: int, end: int) -> Iterator[tuple[Span, str]]:
    """Words between `start` and `end` that may tell an event, and of which type, in text order."""
    for match in _pattern().finditer(text, start, end):
        yield Span(*match.span()), str(match.lastgroup)


@cache
def _pattern() -> re.Pattern[str]:
    rows = (line.split("\t") for line in files("sayso.text").joinpath("triggers.tsv").read_text("utf-8").splitlines())
    types = "|".join(f"(?P<{root}>{'|'.join(written(word) for word in words.split())})" for root, words in rows)
    return re.compile(rf"\b(?:{types})\b", re.IGNORECASE)


def written(word: str) -> str:
    """A word of a table as a pattern: `*` is any ending, a hyphen a hyphen or a space."""
    return re.escape(word).replace(r"\*", r"\w*").replace(r"\-", "[- ]")
