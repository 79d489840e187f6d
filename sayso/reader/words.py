"""Words: what the encoder reads, a text as word pieces grouped into words with their marks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sayso.errors import ModelError
from sayso.text.quotes import quotations

if TYPE_CHECKING:
    from tokenizers import Tokenizer

LETTER = re.compile(r"[^\W_]")
"""A letter or digit, as `str.isalnum` sees it."""
CASES, QUOTED = 5, 4
INSIDE, OPENS, CLOSES = 1, 2, 3
"""How a word stands to a quotation: inside it, or its opening or closing mark; 0 is outside."""
MARKS = CASES * QUOTED * 2
"""How many different marks a word can carry (see `Words.marks`)."""


@dataclass(frozen=True, slots=True)
class Words:
    """A text cut into words, each of one or more word pieces.

    `starts`, `ends` are code points into the text; word `i` owns `pieces[first[i]:first[i + 1]]`.
    `marks` tells the encoder what its lower-cased pieces have lost: capitals, whether the word
    stands inside quotation marks, and whether it opens a paragraph.
    """

    starts: list[int]
    ends: list[int]
    first: list[int]
    pieces: list[int]
    marks: list[int]

    def __len__(self) -> int:
        return len(self.starts)

    def quoted(self, number: int) -> int:
        """How word `number` stands to a quotation."""
        return self.marks[number] // 2 % QUOTED


def piece(tokenizer: Tokenizer, token: str) -> int:
    """The id of a special piece such as "[CLS]"; ModelError if the tokenizer has none."""
    number = tokenizer.token_to_id(token)
    if number is None:
        raise ModelError(f"the tokenizer has no {token}")
    return number


def split(text: str, tokenizer: Tokenizer) -> Words:
    """Cut `text` into words; runs of letters and digits are one word, every sign is its own."""
    encoding = tokenizer.encode(text, add_special_tokens=False)
    starts: list[int] = []
    ends: list[int] = []
    first: list[int] = []
    for number, (start, end) in enumerate(encoding.offsets):
        joined = bool(ends) and ends[-1] == start and text[start - 1].isalnum() and text[start : start + 1].isalnum()
        if joined:
            ends[-1] = end
        else:
            starts.append(start)
            ends.append(end)
            first.append(number)
    first.append(len(encoding.ids))
    return Words(starts, ends, first, encoding.ids, _marks(text, starts, ends))


def _marks(text: str, starts: list[int], ends: list[int]) -> list[int]:
    spans = quotations(text)
    marks: list[int] = []
    at = 0
    before = 0
    for start, end in zip(starts, ends, strict=True):
        while at < len(spans) and spans[at][1] <= start:
            at += 1
        quoted = 0
        if at < len(spans) and spans[at][0] <= start:
            opens, closes = spans[at]
            quoted = OPENS if start == opens else CLOSES if end == closes and not text[end - 1].isalnum() else INSIDE
        opens_paragraph = not marks or "\n" in text[before:start]
        marks.append((_case(text[start:end]) * QUOTED + quoted) * 2 + opens_paragraph)
        before = end
    return marks


def _case(word: str) -> int:
    if word.islower() or not LETTER.search(word):
        return 0
    if word[0].isdigit():
        return 1
    if word.isupper() and len(word) > 1:
        return 2
    return 3 if word[0].isupper() else 4


UNEVEN = 8
"""Pieces by which a window may be larger than an equal share, so that whole words fit."""


def windows(words: Words, size: int, overlap: int) -> Iterator[tuple[int, int]]:
    """Ranges of words of at most `size` pieces that cover the text, neighbours sharing about `overlap`.

    They are of equal size, as few as can be: a short last window would cost as much in a batch as a long one.
    """
    begin, count, total = 0, len(words), words.first[-1]
    needed = max(1, -(-(total - overlap) // (size - overlap)))
    even = min(size, -(-(total + (needed - 1) * overlap) // needed) + UNEVEN)
    while begin < count:
        end = _reach(words, begin, even)
        yield begin, end
        if end == count:
            return
        begin = max(begin + 1, _reach(words, begin, even - overlap))


def _reach(words: Words, begin: int, size: int) -> int:
    """The first word after `begin` that no longer fits into `size` pieces."""
    limit, end = words.first[begin] + size, begin + 1
    while end < len(words) and words.first[end + 1] <= limit:
        end += 1
    return end


def runs(words: Words, places: Iterable[int], text: str) -> list[tuple[int, int]]:
    """Words at `places` as ranges: joined over bare punctuation and trimmed of it, quotation marks kept."""
    found: list[tuple[int, int]] = []
    for place in places:
        if not LETTER.search(text, words.starts[place], words.ends[place]):
            continue
        if found and not LETTER.search(text, words.ends[found[-1][1] - 1], words.starts[place]):
            found[-1] = (found[-1][0], place + 1)
        else:
            found.append((place, place + 1))
    return [_with_marks(words, begin, end, text) for begin, end in found]


def _with_marks(words: Words, begin: int, end: int, text: str) -> tuple[int, int]:
    """A run with the quotation marks that are its own: one that opens right before it, one that closes after."""
    if begin and words.quoted(begin - 1) == OPENS:
        begin -= 1
    reach = end
    while reach < len(words) and words.quoted(reach) in (INSIDE, CLOSES) and not text[words.starts[reach]].isalnum():
        reach += 1
        if words.quoted(reach - 1) == CLOSES:
            return begin, reach
    return begin, end
