"""Topic: what a statement speaks of, as concepts, for finding the claim that a denial or a caveat is about."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from sayso.records import Party, Saying
from sayso.text.meanings import meanings
from sayso.view.forecasts.gist import concept, gist, named
from sayso.view.parties import anonymous

Unit = frozenset[str]
"""Concepts of which any is enough: a state has several names."""
OWN = re.compile(r"\b(?:it|its|itself|he|his|she|her|we|our|us|i|my)\b|^\w+ing\b", re.IGNORECASE)
"""Words by which somebody speaks of himself: "that it had received", "receiving"."""
CAPITAL = re.compile(r"\b[A-Z]\w+")
THEIR = re.compile(r"\b(?:they|their)\b", re.IGNORECASE)
"""Words by which several do."""
FAINT = 0.3
"""Weight of a unit that nearly all reports on conflicts share."""


@dataclass(frozen=True)
class Topic:
    """What is spoken of, as `told`; `tokens` are all concepts in it, and the states where it is."""

    told: frozenset[Unit]
    tokens: frozenset[str]

    @cached_property
    def units(self) -> tuple[tuple[Unit, float], ...]:
        """Each unit with its weight; most topics are only met by others, which need none."""
        faint = meanings().faint
        return tuple((unit, FAINT if unit & faint else 1.0) for unit in sorted(self.told, key=sorted) if unit)

    def within(self, other: Topic) -> tuple[float, int]:
        """The share of it that `other` says too, 0 to 1, and how many units that are."""
        both, weight, whole = 0, 0.0, 0.0
        for unit, told in self.units:
            whole += told
            if not unit.isdisjoint(other.tokens):
                both, weight = both + 1, weight + told
        return (weight / whole if whole else 0.0), both


def topic(saying: Saying, text: str | None = None) -> Topic:
    """The topic of a statement, or of some of its words."""
    if text == "":
        return Topic(frozenset(), frozenset())
    said = saying if text is None else replace(saying, text=text)
    told = gist(said)
    units = [*told.names, *map(_alone, told.deeds | told.rest)]
    if saying.source is not None and _of_himself(said.text, saying.source):
        units.append(itself(saying.source))
    places = {f"={spot.country}" for spot in saying.where if spot.country and spot.name in said.text}
    return Topic(frozenset(units), told.all_of.union(places, *units))


def widened(about: Topic, party: Party) -> Topic:
    """The same with somebody himself in it."""
    return Topic(about.told | {itself(party)}, about.tokens | itself(party))


@lru_cache(maxsize=65536)
def _alone(one: str) -> Unit:
    return frozenset((one,))


@lru_cache(maxsize=8192)
def itself(party: Party) -> Unit:
    """What somebody's own name, and that of his state, come to; words of a state's name are common to others."""
    titles = () if anonymous(party) else (party.name, party.affiliation or "")
    names = frozenset().union(*(name for title in titles for name in named(title)))
    words = {concept(word.lower()) for title in titles for word in CAPITAL.findall(title)}
    stated = party.country is not None and any(name.startswith("=") for name in names)
    state = {f"={party.country}"} if party.country else frozenset[str]()
    return names | state | (frozenset() if stated else words - meanings().faint)


def _of_himself(text: str, party: Party) -> bool:
    return OWN.search(text) is not None or (party.name.endswith("s") and THEIR.search(text) is not None)
