"""Sentences: where a text's paragraphs and sentences begin and end."""

from __future__ import annotations

import re
from collections.abc import Iterator

_PARAGRAPH = re.compile(r"[^\n]+")
_END = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=\s+[\"'“‘«(\[]*[A-Z0-9À-ÖØ-ÞА-ЯЁІЇЄ])")
_LAST_WORD = re.compile(r"[\w.’'-]+$")
# After these a full stop does not end a sentence; "No." only before a figure.
_TITLES = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "dr",
        "prof",
        "gen",
        "lt",
        "col",
        "maj",
        "capt",
        "sgt",
        "cpl",
        "cmdr",
        "adm",
        "rear",
        "sen",
        "rep",
        "gov",
        "pres",
        "sec",
        "fr",
        "rev",
        "hon",
        "st",
        "mt",
        "ft",
        "vs",
        "etc",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sept",
        "sep",
        "oct",
        "nov",
        "dec",
        "jr",
        "sr",
        "inc",
        "ltd",
        "co",
        "corp",
        "bros",
        "dept",
        "est",
        "approx",
        "art",
        "fig",
        "al",
    ]
)
_NUMBERED = frozenset(["no", "nos", "vol", "pp", "art", "ch", "sec"])


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Spans of sentences in order, without the white space around them; none crosses a line break.

    A full stop after an initial, a title or an abbreviation with inner stops ("U.S.", "a.m.")
    ends a sentence only where the next word could not belong to the same name: a function word.
    """
    for paragraph in _PARAGRAPH.finditer(text):
        begin = paragraph.start()
        for end in _END.finditer(text, paragraph.start(), paragraph.end()):
            if end.start() > begin and not _abbreviated(text, begin, end):
                yield from _trimmed(text, begin, end.end())
                begin = end.end()
        yield from _trimmed(text, begin, paragraph.end())


def _trimmed(text: str, begin: int, end: int) -> Iterator[tuple[int, int]]:
    piece = text[begin:end]
    left = len(piece) - len(piece.lstrip())
    stripped = piece.strip()
    if stripped:
        yield begin + left, begin + left + len(stripped)


# Words that open sentences and are hardly ever part of a name.
_OPENERS = frozenset(
    [
        "the",
        "a",
        "an",
        "in",
        "on",
        "at",
        "by",
        "for",
        "from",
        "to",
        "of",
        "with",
        "as",
        "it",
        "its",
        "he",
        "she",
        "they",
        "we",
        "i",
        "you",
        "his",
        "her",
        "their",
        "our",
        "this",
        "that",
        "these",
        "those",
        "but",
        "and",
        "or",
        "if",
        "when",
        "while",
        "after",
        "before",
        "since",
        "although",
        "though",
        "however",
        "there",
        "what",
        "who",
        "why",
        "how",
        "not",
        "no",
        "so",
    ]
)
_NEXT_WORD = re.compile(r"\s+[\"'“‘«(\[]*(\w+)")


def _abbreviated(text: str, begin: int, end: re.Match[str]) -> bool:
    if not end.group().startswith(".") or end.group().startswith(".."):
        return False
    # A word longer than 40 characters is no abbreviation; looking further back would cost
    # quadratic time on a line without spaces.
    last = _LAST_WORD.search(text, max(begin, end.start() - 40), end.start())
    if not last:
        return False
    word = last.group().lower()
    follows = _NEXT_WORD.match(text, end.end())
    after = follows.group(1) if follows else ""
    if word in _NUMBERED and after.isdigit():
        return True
    if word in _TITLES:
        return after.lower() not in _OPENERS
    single = len(word) == 1 and word.isalpha() and last.group().isupper()
    if single or "." in word:
        return after.lower() not in _OPENERS
    return False
