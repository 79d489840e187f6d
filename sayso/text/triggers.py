"""Triggers: words that may tell an event of a PLOVER type; whether they do is for the trained reader to say.

The words are our own, for the types of the PLOVER ontology (Open Event Data Alliance; Halterman et al. 2023).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files

from sayso.records import Span


def triggers(text: str, start: int, end: int) -> Iterator[tuple[Span, str]]:
    """Words between `start` and `end` that may tell an event, and of which type, in text order."""
    before = max(0, start - 1)
    # A pattern that need not look at capitals rules out most words by their first letter, in an eighth of the time.
    small = text[before:end].translate(_SMALL)
    for match in _pattern().finditer(small, start - before):
        yield Span(before + match.start(), before + match.end()), str(match.lastgroup)


@lru_cache(maxsize=4096)
def types(word: str) -> frozenset[str]:
    """The types that a word in lower case may tell, or a part of one with hyphens.

    The pattern for whole texts takes longer to make than hundreds of words take to look up.
    """
    parts = word.split("-")
    some = ("-".join(parts[first:last]) for first in range(len(parts)) for last in range(first + 1, len(parts) + 1))
    return frozenset().union(*map(_types, some))


def _types(word: str) -> frozenset[str]:
    begun = (f"{word[:end]}*" for end in range(1, len(word) + 1))
    return frozenset().union(*(_listed().get(form, ()) for form in (word, *begun)))


@cache
def _listed() -> dict[str, set[str]]:
    """The types of each word as the table writes it."""
    listed: dict[str, set[str]] = {}
    for root, words in _rows():
        for word in words:
            listed.setdefault(word, set()).add(root)
    return listed


_SMALL = {number: number + 32 for number in range(ord("A"), ord("Z") + 1)}
"""Capitals, and the small letters of the words that the table holds."""


@cache
def _pattern() -> re.Pattern[str]:
    rows = _rows()
    types = "|".join(f"(?P<{root}>{'|'.join(written(word) for word in words)})" for root, words in rows)
    first = "".join(sorted({word[0] for _, words in rows for word in words}))
    return re.compile(rf"\b(?=[{first}])(?:{types})\b")


@cache
def _rows() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The table: types with their words."""
    lines = files("sayso.text").joinpath("triggers.tsv").read_text("utf-8").splitlines()
    return tuple((root, tuple(words.split())) for root, words in (line.split("\t") for line in lines))


def written(word: str) -> str:
    """A word of a table as a pattern: `*` is any ending, a hyphen a hyphen or a space."""
    return re.escape(word).replace(r"\*", r"\w*").replace(r"\-", "[- ]")
