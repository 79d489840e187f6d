"""Tokens: a text as words, each with a code letter, so that time expressions are found as patterns of letters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

_CHUNK = re.compile(r"\S+|\n")
_TOKEN = re.compile(
    r"""\d{4}-\d\d-\d\d (?:T\d\d:\d\d(?::\d\d)?Z?)? (?!\w)
    | \d{1,2}([.-])\d{1,2}\1\d{4} (?![\w.-]*\d)
    | \d{1,4}/\d{1,2}/\d{2,4} (?!\w) | 9/11 (?!\w) | \d/\d (?!\w)
    | \d{1,2}:\d\d (?::\d\d)? (?!\d) | \d{1,2}\.\d\d (?=[ap]\.?m\b)
    | \d+ (?:,\d{3})* (?:\.\d+)? (?:(?:st|nd|rd|th|s|(?<=0)['’]s)\b)?
    | o['’]clock\b | ['’](?:\d0['’]?s\b|s\b)
    | (?:[A-Za-z]\.){2,} | [ap]\.m\b | B\.C\b
    | (?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)\.
    | [^\W\d_]\w*
    | .""",
    re.X | re.S,
)
_LONG = 40
"""Letters beyond which a word is not worth remembering."""

_LONGEST_NUMBER = 26
"""Characters of the longest number that is read; "2024-10-25T10:30:00Z" has 20."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """The words of `text` and where they start; `codes` has one letter for each, "." where it is no word of time."""

    text: str
    words: list[str]
    starts: list[int]
    codes: str

    def end(self, place: int) -> int:
        """Where the word at `place` ends in the text."""
        return self.starts[place] + len(self.words[place])

    def value(self, place: int) -> str:
        """What the lexicon says that the word at `place` stands for; a word beyond it stands for itself."""
        word = self.words[place].lower()
        return VALUES.get(word, word)

    def touch(self, place: int) -> bool:
        """Whether nothing stands between the word at `place` and the one before it."""
        return place > 0 and self.end(place - 1) == self.starts[place]


def tokens(text: str) -> Tokens:
    """Split `text` into words and give each its code."""
    words: list[str] = []
    starts: list[int] = []
    codes: list[str] = []
    for match in _CHUNK.finditer(text):
        chunk, start = match.group(), match.start()
        for offset, word, code in _remembered(chunk) if len(chunk) <= _LONG else _pieces(chunk):
            words.append(word)
            starts.append(start + offset)
            codes.append(code)
    return Tokens(text, words, starts, "".join(codes))


def _pieces(chunk: str) -> tuple[tuple[int, str, str], ...]:
    """The words of what stands between two spaces: offset, word, code."""
    known = CODES.get
    found = ((match.start(), match.group()) for match in _TOKEN.finditer(chunk))
    return tuple((offset, word, known(word) or _number(word)) for offset, word in found)


_remembered = lru_cache(maxsize=1 << 14)(_pieces)


def _number(word: str) -> str:
    """The code of a word that the lexicon lacks: n for 1 to 31, Y for what may be a year, N for other numbers."""
    first = word[0]
    if not ("0" <= first <= "9" or (first in "'’" and len(word) > 2)) or len(word) > _LONGEST_NUMBER:
        return ";" if first == "\n" else "."
    if word.isdigit():
        return _whole(word)
    if word[-1] == "s":
        return "9" if word.strip("'’s")[-1:] == "0" else "."
    if word[-1].isalpha():
        return "1" if word[-1] == "Z" else "O"
    if "/" in word or "-" in word or word.count(".") == 2:
        return "2" if len(word) == 3 else "1"
    return "t" if ":" in word else "N"


def _whole(word: str) -> str:
    size = len(word)
    if size <= 2:
        return "n" if 0 < int(word) < 32 else "N"
    return "Y" if size == 4 and "1000" <= word <= "2199" else "N"


def _spellings(word: str, rule: str) -> Iterator[str]:
    if rule == "any":
        yield word
    yield " ".join(part.capitalize() for part in word.split(" "))
    yield word.upper()


def _lexicon() -> Iterator[tuple[str, str, str, str]]:
    lines = files("sayso.text.times").joinpath("words.tsv").read_text(encoding="utf-8").splitlines()
    for line in lines:
        if line[0] != "#":
            code, rule, value, words = line.split("\t")
            yield from ((code, rule, value, word) for word in words.split("|"))


CODES = {spelling: code for code, rule, _, word in _lexicon() for spelling in _spellings(word, rule)}
VALUES = {word: value for _, _, value, word in _lexicon()}
