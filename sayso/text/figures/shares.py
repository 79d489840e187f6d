"""Shares: parts of a whole in words, and how many they are where the whole is given."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.text.figures.bounds import approximate, enclosed
from sayso.text.figures.drafts import Draft, Extent, extent
from sayso.text.figures.numerals import Numeral, numeral, word_at
from sayso.text.figures.scan import Token
from sayso.text.figures.things import NOTHING, Thing, noun, thing_after
from sayso.text.figures.traps import is_time
from sayso.text.figures.words import DETERMINERS


def share_of(tokens: Sequence[Token], at: int, number: Numeral) -> Draft | None:
    """The figure of a share whose numeral begins with token `at`; an interval of it in "half of the 10,000"."""
    share = number.share or 0.0
    reach = extent(tokens, at, number.end, number)
    of = word_at(tokens, reach.last) == "of"
    begin = reach.last + of
    if is_time(tokens, reach.last) or is_time(tokens, begin):
        return None
    begin += word_at(tokens, begin) == "all"
    whole_at = begin + (word_at(tokens, begin) in DETERMINERS)
    whole = numeral(tokens, whole_at) if whole_at < len(tokens) else None
    if whole and whole.share is None and (of or whole_at > begin):
        return _counted(tokens, reach, (begin, whole), share)
    thing = _thing(tokens, reach.last, number)
    if thing is None and number.plain and not reach.bounds:
        return None
    low: float | None = None
    high: float | None = None
    if reach.bounds:
        # A bound needs numbers to hold it: those of the share itself, in per cent.
        low, high = enclosed(share * 100, share * 100, reach.bounds, whole=False)
    return Draft(
        reach.first,
        reach.last,
        low,
        high,
        "share",
        "%" if reach.bounds else None,
        any(approximate(bound) for bound in reach.bounds),
        round(share, 6),
        thing or NOTHING,
    )


def _counted(tokens: Sequence[Token], reach: Extent, at: tuple[int, Numeral], share: float) -> Draft | None:
    """A share of a number, which begins with "the" or its digits at `at`."""
    begin, whole = at
    thing = thing_after(tokens, whole.end)
    if whole.plain and 1900 <= whole.low <= 2099 and thing is None:
        return None
    counted = thing.counted if thing else None
    low, high = enclosed(round(whole.low * share, 2), round(whole.high * share, 2), reach.bounds, whole=True)
    of = (begin, counted[1] if counted else whole.end)
    blurred = whole.vague or any(approximate(bound) for bound in reach.bounds)
    return Draft(
        reach.first, whole.end, low, high, approximate=blurred, share=round(share, 6), thing=Thing(counted, of)
    )


def _thing(tokens: Sequence[Token], at: int, number: Numeral) -> Thing | None:
    word = word_at(tokens, at)
    if word == "of":
        thing = thing_after(tokens, at)
        return Thing(thing.counted, thing.of or thing.counted) if thing else None
    if word in DETERMINERS and not number.plain:
        found = noun(tokens, at + 1, singular=True)
        return Thing(found, (at, found[1])) if found else None
    return thing_after(tokens, at, singular=word_at(tokens, at - 2) in DETERMINERS)
