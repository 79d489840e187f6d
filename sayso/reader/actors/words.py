"""Words of a text, and what the model and the text itself say of their capitals."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from sayso.reader.actors.table import (
    BODIES,
    FUNCTION_WORDS,
    HER_NAMES,
    HIS_NAMES,
    HONORIFICS,
    MODIFIERS,
    PERSONS,
    SKIPPED,
    SURNAMES_TOO,
    TITLES,
    singular,
)
from sayso.reader.names import Name
from sayso.records import Span

WORD = re.compile(
    r"['’][sS]\b|(?:[A-Z]\.){2,}|[A-Z]\.(?=\s?[A-Z])|(?:Mr|Mrs|Ms|Dr|Gen|Lt|Col|Maj|Brig|Sgt|Sen|Rep|Gov|Prof|Rev|Capt"
    r"|Adm|Cmdr|St|Jr|Sr|Inc|Corp|Co|Ltd)\.|[^\W_]+(?:[-‐‑&][^\W_]+|['’](?![sS]\b)[^\W_]+)*|[^\w\s]|_"
)
_OPENERS = "\n.!?:;\"“‘'—–-*•(["
"""What may stand before a word whose capital says nothing."""


_ARTICLE = re.compile(r"(?:al|el|ad|ar|as|ash|an|d)[-‐'’](?=[A-Z])")


@dataclass(frozen=True, slots=True)
class Word:
    """One word or sign of the text."""

    span: Span
    text: str

    @property
    def lower(self) -> str:
        """In lower case."""
        return self.text.lower()

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital."""
        return self.text[0].isupper() or _ARTICLE.match(self.text) is not None


def words(text: str, start: int, end: int) -> list[Word]:
    """Words and signs of a part of the text."""
    return [Word(Span(*m.span()), m.group()) for m in WORD.finditer(text, start, end)]


_BRACKETED = re.compile(r"\((?:the\s+)?([A-Z][A-Za-z]{0,2}[A-Z][A-Z]{0,6})\)")


def spelt_out(text: str) -> list[Name]:
    """What acronyms in brackets stand for, by initials: "Alliance to Reclaim Our Schools (AROS)"."""
    found = []
    for match in _BRACKETED.finditer(text):
        ws = words(
            text,
            max(text.rfind("\n", max(0, match.start() - 120), match.start()) + 1, match.start() - 120, 0),
            match.start(),
        )
        first = _initials_begin(ws, match.group(1).lower())
        if first is not None and ws[first].capital and first < len(ws) - 1:
            found.append(Name(Span(ws[first].span.start, ws[-1].span.end), "organisation"))
    return found


def _initials_begin(ws: Sequence[Word], letters: str) -> int | None:
    """Where the words begin whose initials are `letters`; small words may be left out of the initials."""
    left = list(letters)
    for place in range(len(ws) - 1, -1, -1):
        lower = ws[place].lower
        if lower[0] == left[-1]:
            left.pop()
            if not left:
                return place
        elif lower not in SKIPPED:
            return None
    return None


@dataclass(frozen=True, slots=True)
class Known:
    """What the model and the rest of the text say of capitals."""

    names: tuple[Name, ...]
    starts: list[int]
    small: frozenset[str]
    capital: frozenset[str]
    ends: frozenset[int]
    surnames: frozenset[str]
    """Titles that are somebody's surname here: "Howard Dean", "Mr. King"."""

    @classmethod
    def of(cls, text: str, names: Sequence[Name], ends: frozenset[int]) -> Known:
        """Read off a text, the names found in it, and the ends of its source mentions."""
        ordered = tuple(sorted(names, key=lambda n: n.span))
        small: set[str] = set()
        capital: set[str] = set()
        surnames: set[str] = set()
        before = ""
        for match in WORD.finditer(text):
            word = match.group()
            if word in SURNAMES_TOO and (before.lower() in HIS_NAMES or before.lower() in HER_NAMES or
                                         before.rstrip(".") in HONORIFICS):  # fmt: skip
                surnames.add(word)
            before = word
            if word[0].islower():
                small.add(word)
            elif word[0].isupper() and not opens_sentence(text, match.start()):
                capital.add(word)
        return cls(
            ordered, [n.span.start for n in ordered], frozenset(small), frozenset(capital), ends, frozenset(surnames)
        )

    def over(self, start: int, end: int) -> list[Name]:
        """Names that touch a part of the text."""
        low = max(0, bisect_left(self.starts, start) - 1)
        high = bisect_left(self.starts, end)
        return [n for n in self.names[low:high] if n.span.end > start]

    def named(self, word: Word, before_capital: bool) -> bool:
        """Whether a word at the start of a sentence is part of a name."""
        lower = word.lower
        if lower in FUNCTION_WORDS or re.split("['’]", lower)[0] in FUNCTION_WORDS:
            return False
        if before_capital and singular(lower)[1] is False and (lower in MODIFIERS or lower not in PERSONS):
            return True
        if word.text in self.capital or lower in HIS_NAMES or lower in HER_NAMES or word.text.rstrip(".") in TITLES:
            return True
        if lower in self.small or singular(lower)[0] in PERSONS or lower in BODIES:
            return False
        return (word.text.isupper() and len(word.text) > 1) or bool(self.over(word.span.start, word.span.end))


def opens_sentence(text: str, place: int) -> bool:
    """Whether nothing, a line break, or a sign that may end a sentence stands before `place`."""
    before = place - 1
    while before >= 0 and text[before] in " \t\xa0":
        before -= 1
    return before < 0 or text[before] in _OPENERS
