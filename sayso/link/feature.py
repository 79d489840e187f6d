"""Feature: what one comparison of two statements finds, and the words in which it is told."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from sayso.link.item import Item
from sayso.text.profiles.states import states


@dataclass(frozen=True, slots=True)
class Feature:
    """What a feature found: a score from -1 to 1, and why."""

    score: float
    reason: str


Compared = Callable[[Item, Item], Feature | None]


def shared(one: Item, other: Item) -> float:
    """Twice the weight of the terms in common over that of all terms of both (Dice), 0 to 1."""
    both = one.content.concepts & other.content.concepts
    total = one.content.total + other.content.total
    if not total:
        return float(verbatim(one, other))
    return min(1.0, (one.content.weight(both) + other.content.weight(both)) / total)


def held(inner: Item, outer: Item) -> float:
    """How much of what one says the other says too, 0 to 1, by weight."""
    if not inner.content.total:
        return float(verbatim(inner, outer))
    both = inner.content.concepts & outer.content.concepts
    return inner.content.weight(both) / inner.content.total


def verbatim(one: Item, other: Item) -> bool:
    """Whether both say the very same: all that tells where no word carries content ("it would be there by then")."""
    return one.saying.text == other.saying.text


def surface(one: Item, other: Item, concept: str) -> str:
    """A concept as one of the two writes it; of two ways the shorter, so that neither goes first."""
    if concept[0] == "=":
        return country(concept)
    written = [item.content.by_concept[concept].text for item in (one, other) if concept in item.content.by_concept]
    return min(written, key=lambda text: (len(text), text))


@lru_cache(maxsize=512)
def country(concept: str) -> str:
    """The name of a state by its concept, "=RU"."""
    return next(state.name for state in states() if state.code == concept[1:])


def listed(names: Sequence[str]) -> str:
    """Names as a list for people: "Kursk, troops and sent"."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
