"""Quantifiers: the figures without a number: "no casualties", "none of the hostages", "both men", "a single shot"."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.text.figures.drafts import Draft
from sayso.text.figures.numerals import word_at
from sayso.text.figures.scan import Token
from sayso.text.figures.things import Thing, noun, thing_after
from sayso.text.figures.words import DETERMINERS, NONE_OF, TIMES


def quantifier(tokens: Sequence[Token], at: int) -> Draft | None:
    """The figure that the word at token `at` is by itself."""
    word = tokens[at].word
    if word == "no":
        return _no(tokens, at)
    if word == "none":
        thing = thing_after(tokens, at + 1)
        return Draft(at, at + 1, 0, 0, thing=thing) if thing else None
    if word == "both":
        return _both(tokens, at)
    if word == "a" and word_at(tokens, at + 1) == "single":
        return _single(tokens, at)
    return None


def _no(tokens: Sequence[Token], at: int) -> Draft | None:
    found = noun(tokens, at + 1)
    if found is None or tokens[found[1] - 1].word not in NONE_OF:
        return None
    return Draft(at, at + 1, 0, 0, thing=Thing(found))


_SINGLES = frozenset(
    (
        *("currency", "market", "mother", "mothers", "parent", "parents", "file", "word", "european", "most"),
        *("biggest", "largest", "point"),
    )
)
"""What "a single" before it does not count."""


def _single(tokens: Sequence[Token], at: int) -> Draft | None:
    if word_at(tokens, at + 2) in _SINGLES:
        return None
    found = noun(tokens, at + 2, singular=True)
    if found is None or tokens[found[1] - 1].word in TIMES:
        return None
    none = word_at(tokens, at - 1) == "not"
    return Draft(at - none, at + 2, 1 - none, 1 - none, thing=Thing(found))


_PAIR_REACH = 6
"""Tokens after "both the armies" in which the other half of a pair may begin."""


def _both(tokens: Sequence[Token], at: int) -> Draft | None:
    """ "Both men", "both of the men", but not "both the army and the police"."""
    if word_at(tokens, at + 1) == "of":
        thing = thing_after(tokens, at + 1)
    else:
        found = noun(tokens, at + 2 if word_at(tokens, at + 1) in DETERMINERS else at + 1)
        reach = 1 if word_at(tokens, at + 1) not in DETERMINERS else _PAIR_REACH
        paired = found is None or any(word_at(tokens, k) == "and" for k in range(found[0], found[1] + reach))
        thing = None if paired else Thing(found)
    if thing is None or (thing.counted and tokens[thing.counted[1] - 1].word in TIMES):
        return None
    if thing.of and tokens[thing.of[0]].word in ("you", "us"):
        return None
    return Draft(at, at + 1, 2, 2, thing=thing)
