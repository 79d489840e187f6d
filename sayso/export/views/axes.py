"""Axes: which days and amounts are marked along the edge of a picture, and where they come to stand."""

from __future__ import annotations

import calendar
import math
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from sayso.export import plain

_DAYS = (1, 2, 7, 14)
"""Days between marks, where these are days."""
_MONTHS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600)
"""Months between marks, where these are months."""
_ROUND = (1.0, 2.0, 5.0, 10.0)
_MONTH = 30.44
MONDAY = date(2001, 1, 1).toordinal()
"""From here weeks are counted, so that a picture's days are the same whatever it begins with."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A place on an axis, and what is written there."""

    at: float
    label: str


@dataclass(frozen=True, slots=True)
class Scale:
    """How values become places: those between `low` and `high` between `start` and `end`, by size or logarithm."""

    low: float
    high: float
    start: float
    end: float
    logarithmic: bool = False

    def at(self, value: float) -> float:
        """Where a value stands; what lies beyond the ends stands there."""
        low, high, value = (self._put(each) for each in (self.low, self.high, value))
        share = (value - low) / (high - low) if high > low else 0.5
        return self.start + min(1.0, max(0.0, share)) * (self.end - self.start)

    def _put(self, value: float) -> float:
        return math.log(max(value, 1e-9)) if self.logarithmic else value


def days(first: date, last: date, most: int) -> tuple[Mark, ...]:
    """At most about so many days from `first` to `last`, `at` their ordinals: "18 Oct 2024", "21 Oct", "1 Jan 2025".

    Every day, Mondays, or firsts of months; at least `first` itself.
    """
    span = (last - first).days + 1
    step = next((step for step in _DAYS if span / step <= most), None)
    found = list(_every(first, last, step) if step else _months(first, last, span, most)) or [first]
    years = [None, *(day.year for day in found)]
    return tuple(Mark(day.toordinal(), _told(day, day.year != year)) for day, year in zip(found, years, strict=False))


def _every(first: date, last: date, step: int) -> Iterator[date]:
    begin = first.toordinal()
    begin += -(begin - MONDAY) % step
    for day in range(begin, last.toordinal() + 1, step):
        yield date.fromordinal(day)


def _months(first: date, last: date, span: int, most: int) -> Iterator[date]:
    step = next((step for step in _MONTHS if span / _MONTH / step <= most), _MONTHS[-1])
    month = first.year * 12 + first.month - 1
    if first.day > 1:
        month += 1
    month += -month % step
    while month // 12 <= date.max.year and (day := date(month // 12, month % 12 + 1, 1)) <= last:
        yield day
        month += step


def _told(day: date, with_year: bool) -> str:
    told = f"{day.day} {calendar.month_abbr[day.month]}"
    return f"{told} {day.year}" if with_year else told


def day(day: date) -> str:
    """A day in few letters: "18 Oct"."""
    return _told(day, False)


def padded(first: date, last: date) -> tuple[date, date]:
    """The same days, or those around a single one, so that it stands in the middle."""
    return (first, last) if first < last else (first - timedelta(1), last + timedelta(1))


def amounts(low: float, high: float, most: int, *, logarithmic: bool = False, whole: bool = False) -> tuple[Mark, ...]:
    """At most about so many round numbers from `low` to `high`: 0, 5,000, 10,000; by logarithm 100, 1,000, 10,000.

    `whole` where there are no parts of one.
    """
    found = list(_powers(low, high, most) if logarithmic else _steps(low, high, most, 1.0 if whole else 0.0))
    return tuple(Mark(each, plain.number(each)) for each in found)


def _steps(low: float, high: float, most: int, least: float) -> Iterator[float]:
    rough = (high - low) / most
    power = 10 ** math.floor(math.log10(rough)) if rough > 0 else 1.0
    step = max(least, next((power * one for one in _ROUND if power * one >= rough), power * 10))
    for place in range(math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9) + 1):
        yield round(place * step, 9)


def _powers(low: float, high: float, most: int) -> list[float]:
    """Powers of ten, with twos and fives or threes between them as far as there is room."""
    first, last = math.floor(math.log10(low)), math.ceil(math.log10(high))
    step = max(1, math.ceil((math.log10(high) - math.log10(low)) / most))
    for digits in ((1, 2, 5), (1, 3)):
        found = [digit * 10.0**power for power in range(first, last + 1) for digit in digits]
        shown = [each for each in found if low <= each <= high]
        if len(shown) <= most:
            return shown
    return [10.0**power for power in range(first, last + 1) if low <= 10.0**power <= high][::step]
