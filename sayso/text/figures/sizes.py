"""Sizes: how two amounts of one thing stand to each other as intervals."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from sayso.records import Amount

How = Literal["equal", "inside", "apart", "disjoint"]
"""The same number; one within the other; overlapping but several-fold apart; excluding each other."""
ROUNDING = 0.05
"""Share by which two figures may differ where one of them is round, about or open, and still be the same number."""
FOLD = 1.5
"""From this ratio on, figures that do not exclude each other are said to be several-fold apart."""


@dataclass(frozen=True, slots=True)
class Against:
    """Two figures of the same thing set against each other; `fold` is how many times the larger is the smaller."""

    one: Amount
    other: Amount
    how: How
    fold: float


def against(one: Amount, other: Amount) -> Against:
    """How two figures of one thing stand to each other."""
    if one.share is not None and other.share is not None:
        return Against(one, other, "equal" if abs(one.share - other.share) < ROUNDING else "disjoint", 1.0)
    mine, yours = value(one), value(other)
    fold = max(mine, yours) / max(min(mine, yours), 1e-9) if max(mine, yours) > 0 else 1.0
    if _near(one, other, fold):
        return Against(one, other, "equal", fold)
    if not _overlap(one, other):
        return Against(one, other, "disjoint", fold)
    return Against(one, other, "apart" if fold >= FOLD else "inside", fold)


def value(figure: Amount) -> float:
    """The number that stands for a figure: the one that is written, the middle of its interval, or its one end.

    "Nearly 11,000" and "some 11,000" are one number, whatever tolerance is read into each.
    """
    written = _written(figure.words)
    if written is not None:
        return written
    if figure.low is not None and figure.high is not None:
        return (figure.low + figure.high) / 2
    return figure.low if figure.low is not None else figure.high or 0.0


# A figure is set against many others.
@lru_cache(maxsize=16384)
def _written(words: str) -> float | None:
    """The number that words give in digits."""
    match = _WRITTEN.fullmatch(words.lower())
    return float(match.group(1).replace(",", "")) * _SCALE.get(match.group(2) or "", 1.0) if match else None


_WRITTEN = re.compile(r"[^\d]*?(\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)(?: (thousand|million|billion))?[^\d]*")
_SCALE = {"thousand": 1e3, "million": 1e6, "billion": 1e9}


def _near(one: Amount, other: Amount, fold: float) -> bool:
    if _exact(one) and _exact(other):
        return fold == 1.0
    if value(one) == value(other) or abs(value(one) - value(other)) <= 1 < ROUNDING * max(value(one), value(other)):
        return True
    # "Over 3,000" has 3,001 as its low end and speaks of the same number as "3,000".
    if abs(value(one) - value(other)) <= 1 and opened(one) != opened(other) and max(value(one), value(other)) >= 20:
        return True
    return fold <= 1 + ROUNDING and max(value(one), value(other)) >= 100


def _exact(figure: Amount) -> bool:
    return figure.low == figure.high and figure.low is not None and not figure.approximate


def opened(figure: Amount) -> bool:
    """Whether a figure has only one end: "more than 300", "up to 40"."""
    return figure.low is None or figure.high is None


def _overlap(one: Amount, other: Amount) -> bool:
    lows = [figure.low for figure in (one, other) if figure.low is not None]
    highs = [figure.high for figure in (one, other) if figure.high is not None]
    return not lows or not highs or max(lows) <= min(highs)
