"""Words: a text as the words that names of places are made of, and the classes of words beside them."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import NamedTuple

# Initials with stops ("U.S."), or letters and digits with apostrophes inside ("N'Djamena", "Sana'a").
_WORD = re.compile(r"(?:[A-Z]\.){2,}|[^\W_]+(?:[’'ʼ‘`][^\W_]+)*\.?")
_OPENING = re.compile('[.!?…:;\n“”"«]')
"""Marks before a word that begins something."""


class Word(NamedTuple):
    """A word where it stands, without its possessive and full stop.

    `gap` is what stands before it, `stop` says whether a full stop follows it, `first` whether a sentence, line or
    quotation begins with it, `capital` whether it begins with a capital.
    """

    start: int
    end: int
    text: str
    gap: str
    stop: bool
    first: bool
    capital: bool


def words(text: str) -> list[Word]:
    """All words of `text` in order."""
    found: list[Word] = []
    last, opened = 0, True
    for match in _WORD.finditer(text):
        start, end = match.span()
        word, gap = match.group(), text[last:start]
        last = end
        stop = word[-1] == "."
        if stop and word[1:2] != ".":
            word, end = word[:-1], end - 1
        if word[-1] in "sS" and word[-2:-1] in _APOSTROPHES and len(word) > 2:
            word, end = word[:-2], end - 2
        first = opened or (gap != " " and _OPENING.search(gap) is not None)
        capital = word[0].isupper() or (word in _ARTICLES and _JOINED.match(text, end) is not None)
        found.append(Word(start, end, word, gap, stop, first, capital))
        opened = stop and not _abbreviates(word)
    return found


_ARTICLES = frozenset(["al", "el", "ar", "as", "ad", "an", "at", "az", "ash"])
_JOINED = re.compile(r"[-‐‑](?=[A-Z])")
"""The Arabic article in small letters belongs to the name behind its hyphen: "al-Fashir"."""
_APOSTROPHES = frozenset("’'")


def _abbreviates(word: str) -> bool:
    """Whether the stop after `word` need not end a sentence."""
    return "." in word or len(word) == 1 or word.lower() in classes()["abbreviation"]


@cache
def classes() -> dict[str, frozenset[str]]:
    """Classes of words, lower-case, from `words.tsv`."""
    lines = files("sayso.text.places").joinpath("words.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line[0] != "#")
    return {name: frozenset(members.split()) for name, members in rows}
