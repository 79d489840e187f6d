"""Figures: two statements' amounts as intervals of the same thing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from sayso.link.content import content
from sayso.records import Amount
from sayso.text.figures.sizes import Against, How, against, opened
from sayso.text.phrases import one_of

COUNTED_IN = frozenset(["count", "money", "share", "weight", "area", "distance"])
"""Units of figures that claims turn on; durations and speeds describe."""
_PEOPLE = one_of(
    "peopl troop offic civilian men women child dead casualti live kill rebel fighter man woman forc wound patient"
    " farmer general crew member citizen nation worker miner driver staff employe passeng tourist pilgrim student"
    " teacher journalist protest guard engin survivor victim migrant flee miss unaccount bodi shopper worshipp volunt"
    " pilot paratroop marin conscript recruit reservist"
)
_TOGETHER = one_of("countries sides nations leaders allies states neighbours neighbors parties ministers presidents")
_VAGUE = one_of("a an one both several some few many")
"""Words that are read as numbers and tell none: "in several places"."""
_ANYBODY = one_of("peopl toll casualti dead live fatal kill")
_FIGHTERS = one_of("troop fighter rebel")
"""Those who are meant where only people are counted of whom the sentence has spoken; women and children are parts."""


def amounts(figures: Sequence[Amount]) -> tuple[Amount, ...]:
    """Figures that a claim turns on, in text order; of parts only those that have no whole beside them."""
    # "No civilians" counts nobody.
    some = (figure for figure in figures if figure.high != 0)
    counted = [figure for figure in some if figure.unit in COUNTED_IN and not _describes(figure)]
    return tuple(figure for figure in counted if not figure.part) or tuple(counted)


def _describes(figure: Amount) -> bool:
    """A number that only names who is meant: "the two countries", "one of"."""
    head = (figure.counted or "").lower().split()[-1:]
    return figure.words.lower() in _VAGUE or bool(head and head[0] in _TOGETHER)


def thing(figure: Amount) -> frozenset[str]:
    """What is counted, by its last word as a concept; money and other units count themselves."""
    if figure.unit != "count":
        return frozenset([figure.measure or figure.unit])
    counted = content(figure.counted).words[-1:] if figure.counted else ()
    # "North Koreans" are people.
    return frozenset("peopl" if word.concept[0] == "=" else word.concept for word in counted)


def sort(figure: Amount) -> frozenset[str]:
    """What is counted, people of whatever sort as people."""
    counted = thing(figure)
    return frozenset(["peopl"]) if counted & _PEOPLE else counted


Verdict = Literal["equal", "inside", "apart", "disjoint", "part", "things", "lone"]
"""How the figures of two statements stand to each other as a whole: as `How`, or one is a part of what the other
counts, or they count other things, or only one gives a figure."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """The verdict on two statements' figures, and the two that decide it."""

    verdict: Verdict
    pair: Against | None = None


SETTLED = 7
"""Days within which "about 300" and "more than 300" are one count; after that the second tells that there are more."""


def compared(one: Sequence[Amount], other: Sequence[Amount], *, days: int = 0) -> Comparison | None:
    """How two statements' figures stand to each other, given `days` apart; None where neither gives one."""
    if not one or not other:
        return Comparison("lone") if one or other else None
    pairs = [against(figure, rival) for figure in one for rival in other if same_thing(figure, rival)]
    kin = [against(figure, rival) for figure in one for rival in other if _kin(figure, rival)]
    equal = [pair for pair in (*pairs, *kin) if pair.how == "equal"]
    mine = [figure for figure in one if all(pair.one is not figure for pair in equal)]
    yours = [figure for figure in other if all(pair.other is not figure for pair in equal)]
    if equal and not (mine and yours):
        if _part(mine, yours, one, other, pairs):
            return Comparison("part", equal[0])
        recounted = days > SETTLED and all(opened(pair.one) != opened(pair.other) for pair in equal)
        return Comparison("inside" if recounted else "equal", equal[0])
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
    if one.unit != other.unit or one.measure != other.measure:
        return False
    if one.unit != "count":
        return True
    if (one.share is None) != (other.share is None):
        return False
    mine, yours = thing(one), thing(other)
    anybody = mine | yours <= _ANYBODY | _FIGHTERS and bool((mine | yours) & _ANYBODY)
    return bool(mine & yours) or not mine or not yours or anybody


def _kin(one: Amount, other: Amount) -> bool:
    """Whether both count people of whatever sort: as many "special forces" as "troops" are the same ones."""
    return people(one) and people(other)


def people(figure: Amount) -> bool:
    """Whether a figure counts people of whatever sort."""
    return figure.unit == "count" and bool(thing(figure) & _PEOPLE)


def told(figure: Amount) -> str:
    """A figure for people: "over 3,000 North Korean troops"."""
    counted = figure.counted if figure.counted and figure.counted not in figure.words else None
    return " ".join(part for part in (figure.words, counted) if part)
