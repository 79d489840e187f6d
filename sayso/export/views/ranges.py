"""Ranges: the values of a track as they are drawn: from where to where, open at which end, on what scale."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sayso.export import plain
from sayso.records import Amount, Step, Track
from sayso.text.figures.sizes import value

LOGARITHMIC = 20
"""From this ratio of the largest to the smallest value on, the scale is logarithmic."""
_ZERO = 0.5
"""The scale begins with nought where the smallest value is less than this share of the largest."""


@dataclass(frozen=True, slots=True)
class Range:
    """A value: its known ends, which of them are open, and the number that stands for it."""

    low: float
    high: float
    at: float
    open_low: bool = False
    open_high: bool = False


@dataclass(frozen=True, slots=True)
class Extent:
    """What an axis of amounts reaches from and to, and whether by logarithm."""

    low: float
    high: float
    logarithmic: bool


def reach(amount: Amount) -> Range | None:
    """From where to where a figure reaches; a bare share in per cent; None where no bound is known."""
    low, high = amount.low, amount.high
    if low is None and high is None:
        share = (amount.share or 0) * 100
        return None if amount.share is None else Range(share, share, share)
    if low is None or high is None:
        known = high if low is None else low
        return Range(known or 0, known or 0, known or 0, low is None, high is None)
    return Range(low, high, min(high, max(low, value(amount))))


def drawn(track: Track) -> tuple[tuple[Step, Range], ...]:
    """The steps that can be drawn, with their ranges."""
    reached = ((step, reach(step.first.amount)) for step in track.steps)
    return tuple((step, each) for step, each in reached if each is not None)


def extent(ranges: Iterable[Range]) -> Extent:
    """An axis for these ranges, with some room around them."""
    ranges = tuple(ranges)
    low, high = min(each.low for each in ranges), max(each.high for each in ranges)
    if low > 0 and high / low > LOGARITHMIC:
        return Extent(low / 1.3, high * 1.3, True)
    room = (high - low) * 0.12 or abs(high) * 0.25 or 1.0
    return Extent(0 if 0 <= low < high * _ZERO else low - room, high + room, False)


def day(step: Step) -> date | None:
    """The day on which a value was said."""
    published = step.first.saying.published
    return date.fromisoformat(published[:10]) if published else None


def short(step: Step) -> str:
    """How much a value is, in few letters, without the tolerance of what is about: "≥ 3,001", "≈ 12,000", "40 %"."""
    return plain.much(step.first.amount).partition(" (")[0]
