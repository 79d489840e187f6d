"""Naming: names, states and numbers that only one of two statements has."""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz.fuzz import ratio

from sayso.link.feature import Feature, country, surface
from sayso.link.item import Item
from sayso.link.occasion import same_place


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
    mine = _unmatched(one, other)
    yours = _unmatched(other, one) if mine else []
    if mine and yours and not (_initials(mine, other) or _initials(yours, one)):
        first, second = sorted((surface(one, other, min(mine)), surface(one, other, min(yours))))
        return Feature(-1.0, f"one names {first}, the other {second}")
    return None


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
    if rest and same_place(one, other) is not None:
        rest -= {word.lower() for spot in one.saying.where if spot.lat is not None for word in spot.name.split()}
    return [name for name in rest if all(ratio(name, rival) < ALIKE for rival in other.content.names)]


def _elsewhere(one: Item, other: Item) -> bool:
    """Whether contents that name nothing come from the same sort of office in two places: "police in Birmingham"."""
    if one.source is None or other.source is None or _placed(one) or _placed(other):
        return False
    mine, yours = (frozenset(_capitalised(item.source.name)) for item in (one, other) if item.source)
    first, second = (item.source.name.lower().split()[0] for item in (one, other) if item.source)
    return first == second and bool(mine - yours) and bool(yours - mine)


def _placed(item: Item) -> bool:
    return bool(item.content.names or item.content.states)


def _capitalised(name: str) -> list[str]:
    return [word.strip(",") for word in name.split()[1:] if word[:1].isupper()]


def _initials(names: Iterable[str], other: Item) -> bool:
    """Whether a name is made of the first letters of names that follow each other in the other: "EU"."""
    letters = "".join(word.text[0].lower() for word in other.content.words if word.name)
    return any(len(name) > 1 and name in letters for name in names)


def _within(codes: Iterable[str], other: Item) -> bool:
    """Whether a state is only named more finely in the other: by a town or region of it."""
    return any(spot.country and f"={spot.country}" in codes for spot in other.saying.where)
