"""Figures: quantities in a text as intervals, with what they count."""

from __future__ import annotations

import re

from sayso.records import Figure
from sayso.text.figures.amounts import amount
from sayso.text.figures.drafts import Draft
from sayso.text.figures.relations import related
from sayso.text.figures.scan import Token, scan
from sayso.text.figures.words import CARDINALS, PLURAL_SCALES, SHARES
from sayso.text.sentences import sentences

__all__ = ["figures"]

_STARTS = frozenset([*CARDINALS, *PLURAL_SCALES, *SHARES]) | frozenset(
    (
        *("a", "an", "half", "quarter", "several", "few", "dozen", "no", "none", "both", "half-million"),
        *("quarter-million"),
    )
)
_HINT = re.compile(
    r"\d|[½¼¾⅓⅔]|\b(?:(?:one|two|three|four|five|six|seven|eight|nine|tens?|eleven|twelve|no|none|both|zero|half|single)\b|"
    r"\w{3,5}teen|twent|thirt|fort[yi]|fift|sixt|sevent|eight|ninet|hundred|thousand|million|billion|trillion|dozen|scores|"
    r"third|fourth|tenth|quarter|several|few|couple|handful|pair|lakh|crore)",
    re.I,
)
"""What every figure holds at least one of; sentences without are not taken apart."""


def figures(text: str) -> tuple[Figure, ...]:
    """The quantities that `text` gives, in order.

    A figure's span holds its number with sign, unit and the words that bound it ("over 3,000", "up to $2 billion",
    "several hundred", "half of the 10,000", "between 8,000 and 10,000"), and no article but those that are part of
    the number ("a dozen"). Its interval includes both ends; "over 3,000" people are at least 3,001, but over 3 tonnes
    have 3 as their end. Vague plurals are at least two and less than ten of their unit: "tens of thousands" is 20,000
    to 99,999. What is counted is the noun phrase after the number, without article and without what follows the noun;
    where there is none, what befell ("40 were killed"), or the subject of the verb ("the death toll rose to 1,200").
    Dates, times, durations, ages, ordinals, scores and the numbers in names are no figures.
    """
    found: list[Figure] = []
    for start, end in sentences(text):
        if _HINT.search(text, start, end):
            tokens = scan(text, start, end)
            found += related(tokens, _drafts(tokens))
    return tuple(found)


def _drafts(tokens: list[Token]) -> list[Draft]:
    found: list[Draft] = []
    at = 0
    while at < len(tokens):
        token = tokens[at]
        if token.kind in ("number", "money") or (token.kind == "word" and token.word in _STARTS):
            this = amount(tokens, at)
            if this is not None and (not found or this.first >= found[-1].last):
                found.append(this)
                at = max(at + 1, this.last)
                continue
        at += 1
    return found
