"""Content: what the words of a statement say, worked out once for each text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from math import fsum
from operator import itemgetter

from sayso.link.denials import disbelieved
from sayso.link.wording import Wording, plain, worded
from sayso.text.meanings import meanings
from sayso.text.phrases import one_of, words

NAME, STATE, FAINT = 1.5, 1.0, 0.4
"""Weights of a name, of a state and of a word of every report on a conflict; other words weigh about 1."""
_NUMERAL = re.compile(r"\d+(?:[.,:]\d+)*(?:st|nd|rd|th)?")
_PARTLY = re.compile(
    r"\b(?:one|two|three|four|five|six|\d+) (?:\w+ )?of (?:the|its|his|their)\b"
    r"|\b(?:some|part|half|most|many|several|few|majority|minority|third|quarter|\d[\d,.]*) of\b(?! (?:them|whom)\b)"
    r"|\bsome (?!\d|[a-z]+ hundred)|\b(?:half(?! of them\b)|partly|partially|certain)\b",
    re.IGNORECASE,
)
_WHOLLY = one_of("all every everyone entire whole none")


@dataclass(frozen=True, slots=True)
class Content:
    """A content's words by concept and what they weigh, also in `total`; `names` are proper ones, `states` codes.

    `numerals` are written in digits; `partly` and `wholly` say how much of a thing is spoken of; `spell` whether it
    counts what a "week" brought or all since a "beginning"; `disbelieved` where it calls what it speaks of false.
    `initials` are the first letters of its proper names, in order and in lower case; `runs` the words of each name of
    more than one.
    """

    words: tuple[Wording, ...]
    by_concept: Mapping[str, Wording]
    weights: Mapping[str, float]
    total: float
    concepts: frozenset[str]
    names: frozenset[str]
    states: frozenset[str]
    numerals: frozenset[str]
    partly: bool
    wholly: bool
    spell: str | None
    disbelieved: bool
    initials: str
    runs: tuple[frozenset[str], ...]

    def weight(self, concepts: Iterable[str]) -> float:
        """What these of its concepts weigh together."""
        # Exactly rounded: a plain sum depends on the order of a set, which differs from run to run.
        return fsum(self.weights[concept] for concept in concepts)


# Statements are compared with many others, and what is copied has the same words.
@lru_cache(maxsize=32768)
def content(text: str) -> Content:
    """The content whose words are `text`."""
    found = worded(text)
    by_concept = plain(found)
    weights = {concept: _weight(word) for concept, word in by_concept.items()}
    opening = frozenset(word.lower for word in words(text))
    return Content(
        found,
        by_concept,
        weights,
        fsum(weights.values()),
        frozenset(by_concept),
        frozenset(word.concept for word in found if word.name),
        frozenset(word.concept for word in found if word.concept[0] == "="),
        frozenset(match.group() for match in _NUMERAL.finditer(text)),
        _PARTLY.search(text) is not None,
        bool(opening & _WHOLLY),
        _spell(text),
        disbelieved(text),
        "".join(word.concept if " " in word.text else word.text[0].lower() for word in found if word.name),
        tuple(_runs(found)),
    )


def _runs(ws: Sequence[Wording]) -> Iterator[frozenset[str]]:
    names = [(word.place - number, word) for number, word in enumerate(word for word in ws if word.name)]
    for _, run in groupby(names, key=itemgetter(0)):
        concepts = frozenset(word.concept for _, word in run)
        if len(concepts) > 1:
            yield concepts


_WEEK = re.compile(r"\b(?:past|last|previous|this) (?:\w+ )?(?:hours?|days?|weeks?|months?)\b", re.IGNORECASE)
_BEGINNING = re.compile(
    r"\bsince (?:the |its )?(?:\w+ )?(?:war|invasion|beginning|start|conflict|fighting|offensive|outbreak|\d{4})\b",
    re.IGNORECASE,
)


def _spell(text: str) -> str | None:
    if _BEGINNING.search(text):
        return "beginning"
    return "week" if _WEEK.search(text) else None


def _weight(word: Wording) -> float:
    if word.name:
        return NAME
    if word.concept[0] == "=":
        return STATE
    if word.concept in meanings().faint:
        return FAINT
    # Longer words are rarer: 0.8 for three letters, 1.2 for ten and more.
    return 0.65 + 0.055 * min(len(word.concept), 10)
