"""Naming: names, states and numbers that only one of two statements has."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import lru_cache

from rapidfuzz.fuzz import ratio

from sayso.link.feature import Feature, country, surface
from sayso.link.figures import compared
from sayso.link.item import Item, apart
from sayso.link.occasion import OCCASION, both_placed
from sayso.text.profiles import describe


def numerals_agree(one: Item, other: Item) -> Feature | None:
    """Numbers that name something ("95th brigade", "resolution 2231")."""
    mine, yours = (_numerals(item) for item in (one, other))
    if not mine or not yours or mine & yours:
        return None
    return Feature(-1.0, f"one names {min(mine)}, the other {min(yours)}" if min(mine) < min(yours) else
                   f"one names {min(yours)}, the other {min(mine)}")  # fmt: skip


def _numerals(item: Item) -> frozenset[str]:
    used = " ".join([*(f.words for f in item.saying.figures), *(w.words for w in item.saying.when)])
    return frozenset(numeral for numeral in item.content.numerals if numeral not in used)


ALIKE = 84
"""Likeness of letters, 0 to 100, from which two names are one name spelt in two ways ("Zelensky", "Zelenskyy")."""


def names_agree(one: Item, other: Item) -> Feature | None:
    """Names that only one has, and only the other: another person, town or brigade."""
    if _elsewhere(one, other):
        return Feature(-1.0, "their sources are in other places")
    rivals = _rivals(one, other)
    if rivals is None:
        return None
    first, second = sorted(surface(one, other, min(names)) for names in rivals)
    return Feature(-1.0, f"one names {first}, the other {second}")


def named_apart(one: Item, other: Item) -> bool:
    """Whether `names_agree` finds anything, without the words for it: most pairs go no further."""
    return _elsewhere(one, other) or _rivals(one, other) is not None


def _rivals(one: Item, other: Item) -> tuple[Collection[str], Collection[str]] | None:
    """The names of each that the other lacks, where both have such names, and none of them is short for others."""
    mine = _unmatched(one, other)
    yours = _unmatched(other, one) if mine else ()
    if not mine or not yours or _initials(mine, other) or _initials(yours, one):
        return None
    mine, yours = _beside_known(mine, one, other), _beside_known(yours, other, one)
    if not mine or not yours:
        return None
    return None if _of_two_kinds(mine, one, yours, other) else (mine, yours)


def _of_two_kinds(mine: Collection[str], one: Item, yours: Collection[str], other: Item) -> bool:
    """Whether one names where and the other what it was, and both count as many at the same time."""
    placed = one.placed.issuperset(mine), other.placed.issuperset(yours)
    if placed[0] == placed[1]:
        return False
    days = apart(one, other)
    if days is None or days > OCCASION or not one.figures or not other.figures:
        return False
    found = compared(one.figures, other.figures, days=days)
    return found is not None and found.verdict == "equal"


def states_agree(one: Item, other: Item) -> Feature | None:
    """States that only one names, and only the other."""
    mine, yours = one.content.states - other.content.states, other.content.states - one.content.states
    if not mine or not yours or _within(mine, other) or _within(yours, one):
        return None
    first, second = sorted((country(min(mine)), country(min(yours))))
    return Feature(-1.0, f"one names {first}, the other {second}")


def _unmatched(one: Item, other: Item) -> list[str]:
    """Names of one that stand in the other neither so nor spelt otherwise, places left out that features compare."""
    rest = one.content.names - other.content.concepts
    if rest & one.placed and both_placed(one, other):
        rest -= one.placed
    if rest and other.content.concepts & _BANDS and not any(map(_of_band, other.content.names)):
        rest -= frozenset(filter(_of_band, rest))
    return [name for name in rest if all(ratio(name, rival) < ALIKE for rival in other.content.names)]


def _beside_known(names: list[str], one: Item, other: Item) -> list[str]:
    """Names of one without those of a name that the other has shorter: "Ali Bongo" there, "Bongo" alone here."""
    known = set[str]()
    for run in one.content.runs:
        rest = run & other.content.concepts
        if rest and not any(rest & longer for longer in other.content.runs):
            known |= run
    return [name for name in names if name not in known]


_BANDS = frozenset(["rebel", "group", "movement", "militia"])
"""Concepts of words that stand for an armed group where its name was told before."""


def stands_for_band(one: str, other: str) -> bool:
    """Whether of two concepts one names an armed group and the other is a word for such."""
    return (one in _BANDS and _of_band(other)) or (other in _BANDS and _of_band(one))


@lru_cache(maxsize=4096)
def _of_band(name: str) -> bool:
    """Whether a name is that of a known armed group."""
    return describe(name.capitalize()).kind == "armed group" or describe(name.upper()).kind == "armed group"


def _elsewhere(one: Item, other: Item) -> bool:
    """Whether contents that name nothing come from the same sort of office in two places: "police in Birmingham"."""
    if one.office is None or other.office is None or one.office[0] != other.office[0]:
        return False
    mine, yours = one.office[1], other.office[1]
    return not (mine <= yours or yours <= mine)


def _initials(names: Iterable[str], other: Item) -> bool:
    """Whether a name is made of the first letters of names that follow each other in the other: "EU"."""
    return any(len(name) > 1 and name in other.content.initials for name in names)


def _within(codes: Iterable[str], other: Item) -> bool:
    """Whether a state is only named more finely in the other: by a town or region of it."""
    return any(spot.country and f"={spot.country}" in codes for spot in other.saying.where)
