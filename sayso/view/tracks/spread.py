"""Spread: from the lowest to the highest that those say now who have given a value and not taken it back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sayso.records import Amount, Extreme, Spread, Step
from sayso.view.moment import instant
from sayso.view.tracks.steps import Value, put, time

RECALLED = 7
"""Days after which a value that was for an earlier time tells what was, not what is."""


def spread(found: Iterable[Value]) -> Spread | None:
    """The spread over the latest value of each independent source.

    Parts, and what was for an earlier time, count only where nobody gives a whole as of when he says it.
    """
    latest: dict[str, Value] = {}
    for one in found:
        if one.step.independent and one.step.withdrawn is None:
            put(latest, one)
    steps = [one.step for one in latest.values() if bounds(one.step.first.amount) != (None, None)]
    whole = [step for step in steps if not step.part and step.spell is None] or steps
    whole = [step for step in whole if not _recalled(step)] or whole
    if not whole:
        return None
    lows, highs = [_known(step, 0) for step in whole], [_known(step, 1) for step in whole]
    return Spread(_extreme(whole, lows, min(lows), 0), _extreme(whole, highs, max(highs), 1), len(whole))


def _recalled(step: Step) -> bool:
    published, when = step.first.saying.published, time(step)
    return published is not None and when is not None and (instant(published).date() - when).days > RECALLED


def bounds(amount: Amount) -> tuple[float | None, float | None]:
    """Low and high of an amount, None where open; of a share that has none, the share in per cent."""
    if amount.low is None and amount.high is None and amount.share is not None:
        return amount.share * 100, amount.share * 100
    return amount.low, amount.high


def _known(step: Step, end: int) -> float:
    """An end of a value, or the other one where it is open."""
    low, high = bounds(step.first.amount)
    found = (low, high)[end]
    other = (high, low)[end]
    return found if found is not None else other if other is not None else 0.0


def _extreme(steps: Sequence[Step], ends: Sequence[float], extreme: float, end: int) -> Extreme:
    giving = [step for step, one in zip(steps, ends, strict=True) if one == extreme]
    opened = tuple(dict.fromkeys(step.source for step in steps if bounds(step.first.amount)[end] is None))
    return Extreme(
        extreme, tuple(step.source for step in giving), tuple(step.first.saying.id for step in giving), opened
    )
