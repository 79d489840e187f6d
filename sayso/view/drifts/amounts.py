"""Amounts: where a figure lost the words that bound or blurred it, or is another one now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from sayso.records import Amount, Loss, Unit
from sayso.text.phrases import one_of

How = Literal["most", "least", "about", "exact", "between"]
"""How a figure is limited: "up to", "at least" and "over", "about" and "nearly", not at all, by two numbers."""
COMPARED: frozenset[Unit] = frozenset(["count", "money", "share", "weight", "area", "distance"])
"""Units of figures that claims turn on; durations and speeds describe."""
ROUNDED = 0.05
"""Share by which a figure may differ and still be the same one, rounded."""
BOUNDED: tuple[How, ...] = ("most", "least", "about")
Pair = tuple[Amount, Amount]


def how(amount: Amount) -> How:
    """How the words of a figure limit it."""
    if amount.low is None or amount.high is None:
        return "least" if amount.high is None else "most"
    if amount.approximate:
        return "about"
    return "exact" if amount.low == amount.high else "between"


def lost(before: Sequence[Amount], after: Sequence[Amount], elsewhere: Iterable[Amount]) -> Iterator[Loss]:
    """What figures lost; `elsewhere` are all figures of the later report, which may give there what is missed here."""
    others = tuple(elsewhere)
    for one in before:
        if one.unit not in COMPARED or (one.low is None and one.high is None):
            continue
        matched = next((other for other in after if _unbound(one, other)), None)
        if matched is not None and not any(_same(one, other) for other in others):
            yield Loss("bound", one.words, matched.words, f"“{one.words}” became “{matched.words}”")
    for one, other in _only(before, after):
        if _moved(one, other) and not any(_alike(one, found) and not _moved(one, found) for found in others):
            yield Loss("figure", one.words, other.words, f"“{one.words}” became “{other.words}”")


def _same(one: Amount, other: Amount) -> bool:
    """Whether another figure says as little: the same number, limited in the same way, or more vaguely."""
    if not _alike(one, other):
        return False
    if how(one) == "about":
        return how(other) != "exact" and _reaches(one, other)
    return how(one) == how(other) and _reaches(one, other)


def _unbound(one: Amount, other: Amount) -> bool:
    """Whether `other` is the number of `one` without the words that limited it."""
    if not _alike(one, other) or how(one) not in BOUNDED:
        return False
    kept = how(other) == how(one) or how(other) == "between" or (how(one) == "about" and how(other) != "exact")
    return not kept and _reaches(one, other)


def _reaches(one: Amount, other: Amount) -> bool:
    """Whether two figures name the same number, as far as their ends tell.

    "Over 3,000" has 3,001 as its end and "nearly 3,000" 2,999, so that one more or less is no difference.
    """
    if how(one) == "about":
        return any(one.low - 1 <= end <= one.high + 1 for end in _ends(other)) if one.low and one.high else False
    end = one.low if one.low is not None else one.high
    return any(_near(end, found) for found in _ends(other)) or (how(other) == "about" and _within(end, other))


def _near(one: float | None, other: float) -> bool:
    return one is not None and abs(one - other) <= max(1.0 if one >= 20 else 0.0, 1e-9 * abs(one))


def _within(value: float | None, other: Amount) -> bool:
    return value is not None and other.low is not None and other.high is not None and other.low <= value <= other.high


def _ends(amount: Amount) -> tuple[float, ...]:
    return tuple(end for end in (amount.low, amount.high) if end is not None)


def _only(before: Sequence[Amount], after: Sequence[Amount]) -> Iterator[Pair]:
    """Figures of one thing of which each wording has no other: only these can be the same figure, changed."""
    for one in before:
        alike = [other for other in after if _alike(one, other)]
        if one.counted and len(alike) == 1 and alike[0].counted and sum(_alike(one, other) for other in before) == 1:
            yield one, alike[0]


def _moved(one: Amount, other: Amount) -> bool:
    """Whether a number is another, not the same one rounded or limited in other words."""
    if one.unit not in COMPARED or not _ends(one) or not _ends(other):
        return False
    low, high = min(_ends(one)), max(_ends(one))
    return max(_ends(other)) < low * (1 - ROUNDED) - 1 or min(_ends(other)) > high * (1 + ROUNDED) + 1


def _alike(one: Amount, other: Amount) -> bool:
    """Whether two figures count the same thing; what is not said of one may be that of the other."""
    if _kind(one) != _kind(other):
        return False
    mine, yours = _head(one), _head(other)
    return not mine or not yours or mine == yours


def _kind(amount: Amount) -> tuple[Unit, str | None, bool, bool]:
    return amount.unit, amount.measure, amount.share is None, amount.part


def _head(amount: Amount) -> str:
    """The last word of what is counted, one word for all that count the same men; "North Koreans" are men."""
    last = amount.counted.split()[-1] if amount.counted and amount.counted.strip() else ""
    word = last.lower().rstrip("s")
    return "people" if word in _PEOPLE or last[:1].isupper() else word


_PEOPLE = one_of("soldier troop people fighter force men person personnel recruit servicemen")
"""Words that count the same men."""
