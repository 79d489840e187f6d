"""Figures: two statements' amounts as intervals of the same thing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from sayso.link.content import content
from sayso.records import Amount
from sayso.text.phrases import one_of

How = Literal["equal", "inside", "apart", "disjoint"]
"""The same number; one within the other; overlapping but several-fold apart; excluding each other."""
ROUNDING = 0.05
"""Share by which two figures may differ where one of them is round, about or open, and still be the same number."""
FOLD = 1.5
"""From this ratio on, figures that do not exclude each other are said to be several-fold apart."""
COUNTED_IN = frozenset(["count", "money", "share", "weight", "area", "distance"])
"""Units of figures that claims turn on; durations and speeds describe."""
_PEOPLE = one_of(
    "peopl troop offic civilian men women child dead casualti live kill rebel fighter man woman forc wound patient"
    " farmer general"
)
_TOGETHER = one_of("countries sides nations leaders allies states neighbours neighbors parties ministers presidents")
_ANYBODY = one_of("peopl toll casualti dead live fatal kill")
_FIGHTERS = one_of("troop fighter rebel")
"""Those who are meant where only people are counted of whom the sentence has spoken; women and children are parts."""


@dataclass(frozen=True, slots=True)
class Against:
    """Two figures of the same thing set against each other; `fold` is how many times the larger is the smaller."""

    one: Amount
    other: Amount
    how: How
    fold: float


def amounts(figures: Sequence[Amount]) -> tuple[Amount, ...]:
    """Figures that a claim turns on, in text order; of parts only those that have no whole beside them."""
    counted = [figure for figure in figures if figure.unit in COUNTED_IN and not _describes(figure)]
    return tuple(figure for figure in counted if not figure.part) or tuple(counted)


def _describes(figure: Amount) -> bool:
    """A number that only names who is meant: "the two countries", "one of"."""
    head = (figure.counted or "").lower().split()[-1:]
    return figure.words.lower() in ("a", "an", "one", "both") or bool(head and head[0] in _TOGETHER)


def thing(figure: Amount) -> frozenset[str]:
    """What is counted, by its last word as a concept; money and other units count themselves."""
    if figure.unit != "count":
        return frozenset([figure.measure or figure.unit])
    counted = content(figure.counted).words[-1:] if figure.counted else ()
    # "North Koreans" are people.
    return frozenset("peopl" if word.concept[0] == "=" else word.concept for word in counted)


Verdict = Literal["equal", "inside", "apart", "disjoint", "part", "things", "lone"]
"""How the figures of two statements stand to each other as a whole: as `How`, or one is a part of what the other
counts, or they count other things, or only one gives a figure."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """The verdict on two statements' figures, and the two that decide it."""

    verdict: Verdict
    pair: Against | None = None


def compared(one: Sequence[Amount], other: Sequence[Amount]) -> Comparison | None:
    """How two statements' figures stand to each other; None where neither gives one."""
    if not one or not other:
        return Comparison("lone") if one or other else None
    pairs = [against(figure, rival) for figure in one for rival in other if same_thing(figure, rival)]
    kin = [against(figure, rival) for figure in one for rival in other if _kin(figure, rival)]
    equal = [pair for pair in (*pairs, *kin) if pair.how == "equal"]
    mine = [figure for figure in one if all(pair.one is not figure for pair in equal)]
    yours = [figure for figure in other if all(pair.other is not figure for pair in equal)]
    if equal and not (mine and yours):
        return Comparison("part" if _part(mine, yours, one, other, pairs) else "equal", equal[0])
    rivals = [pair for pair in pairs if _among(pair.one, mine) and _among(pair.other, yours)]
    if not rivals:
        return Comparison("things")
    nearest = min(rivals, key=lambda pair: (_ORDER[pair.how], pair.fold))
    return Comparison("part" if _is_part(nearest) else nearest.how, nearest)


def _part(
    mine: Sequence[Amount],
    yours: Sequence[Amount],
    one: Sequence[Amount],
    other: Sequence[Amount],
    pairs: Sequence[Against],
) -> bool:
    """Whether one opens with a number that the other lacks, of a thing that both count: it speaks of a part."""
    rest, all_of = (mine, one) if mine else (yours, other)
    if not rest or not _among(all_of[0], rest):
        return False
    return any(pair.one is all_of[0] or pair.other is all_of[0] for pair in pairs)


def _among(figure: Amount, figures: Sequence[Amount]) -> bool:
    return any(figure is one for one in figures)


def _is_part(pair: Against) -> bool:
    return (pair.one.of is None) != (pair.other.of is None) or pair.one.part != pair.other.part


_ORDER: dict[How, int] = {"equal": 0, "inside": 1, "apart": 2, "disjoint": 3}


def same_thing(one: Amount, other: Amount) -> bool:
    """Whether two figures count the same thing, by the last word of what is counted."""
    if one.unit != other.unit or one.measure != other.measure or (one.share is None) != (other.share is None):
        return False
    if one.unit != "count":
        return True
    mine, yours = thing(one), thing(other)
    anybody = mine | yours <= _ANYBODY | _FIGHTERS and bool((mine | yours) & _ANYBODY)
    return bool(mine & yours) or not mine or not yours or anybody


def _kin(one: Amount, other: Amount) -> bool:
    """Whether both count people of whatever sort: as many "special forces" as "troops" are the same ones."""
    return one.unit == other.unit == "count" and bool(thing(one) & _PEOPLE) and bool(thing(other) & _PEOPLE)


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
    written = _WRITTEN.fullmatch(figure.words.lower())
    if written:
        return float(written.group(1).replace(",", "")) * _SCALE.get(written.group(2) or "", 1.0)
    if figure.low is not None and figure.high is not None:
        return (figure.low + figure.high) / 2
    return figure.low if figure.low is not None else figure.high or 0.0


_WRITTEN = re.compile(r"[^\d]*?(\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)(?: (thousand|million|billion))?[^\d]*")
_SCALE = {"thousand": 1e3, "million": 1e6, "billion": 1e9}


def _near(one: Amount, other: Amount, fold: float) -> bool:
    if _exact(one) and _exact(other):
        return fold == 1.0
    if value(one) == value(other) or abs(value(one) - value(other)) <= 1 < ROUNDING * max(value(one), value(other)):
        return True
    # "Over 3,000" has 3,001 as its low end and speaks of the same number as "3,000".
    if abs(value(one) - value(other)) <= 1 and _open(one) != _open(other) and max(value(one), value(other)) >= 20:
        return True
    return fold <= 1 + ROUNDING and max(value(one), value(other)) >= 100


def _exact(figure: Amount) -> bool:
    return figure.low == figure.high and figure.low is not None and not figure.approximate


def _open(figure: Amount) -> bool:
    return figure.low is None or figure.high is None


def _overlap(one: Amount, other: Amount) -> bool:
    lows = [figure.low for figure in (one, other) if figure.low is not None]
    highs = [figure.high for figure in (one, other) if figure.high is not None]
    return not lows or not highs or max(lows) <= min(highs)


def told(figure: Amount) -> str:
    """A figure for people: "over 3,000 North Korean troops"."""
    counted = figure.counted if figure.counted and figure.counted not in figure.words else None
    return " ".join(part for part in (figure.words, counted) if part)
