"""Topic: what a statement speaks of, as concepts, for finding the claim that a denial or a caveat is about."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache

from sayso.records import Party, Saying
from sayso.text.meanings import meanings
from sayso.text.phrases import lowered
from sayso.view.forecasts.gist import bare, concept, concepts, gist, looks_ahead, named
from sayso.view.parties import anonymous

Unit = frozenset[str]
"""Concepts of which any is enough: a state has several names."""
OWN = re.compile(r"\b(?:it|its|itself|he|his|she|her|we|our|us|i|my)\b|^\w+ing\b")
"""Words by which somebody speaks of himself: "that it had received", "receiving"."""
CAPITAL = re.compile(r"\b[A-Z]\w+")
THEIR = re.compile(r"\b(?:they|their)\b")
"""Words by which several do."""
FAINT = 0.3
"""Weight of a unit that nearly all reports on conflicts share."""


@dataclass(frozen=True)
class Topic:
    """What is spoken of."""

    told: frozenset[Unit]

    @cached_property
    def units(self) -> tuple[tuple[Unit, float], ...]:
        """Each unit with its weight."""
        faint = meanings().faint
        return tuple((unit, FAINT if unit & faint else 1.0) for unit in sorted(self.told, key=sorted) if unit)

    def within(self, other: frozenset[str]) -> tuple[float, int]:
        """The share of it that a statement with these concepts says too, 0 to 1, and how many units that are."""
        both, weight, whole = 0, 0.0, 0.0
        for unit, told in self.units:
            whole += told
            if not unit.isdisjoint(other):
                both, weight = both + 1, weight + told
        return (weight / whole if whole else 0.0), both


def topic(saying: Saying, text: str) -> Topic:
    """The topic of some words of a statement."""
    if text == "":
        return Topic(frozenset())
    told = gist(saying, text)
    units = [*told.names, *map(_alone, told.deeds | told.rest)]
    if saying.source is not None and _of_himself(text, saying.source):
        units.append(itself(saying.source))
    return Topic(frozenset(units))


def tokens(saying: Saying) -> frozenset[str]:
    """All concepts in what a statement says, the states where it is among them; other topics are met by these."""
    deeds = gist(saying).deeds if looks_ahead(bare(saying)) else frozenset[str]()
    own = itself(saying.source) if saying.source is not None and _of_himself(saying.text, saying.source) else ()
    places = (f"={spot.country}" for spot in saying.where if spot.country and spot.name in saying.text)
    return concepts(saying).union(deeds, own, places)


def widened(about: Topic, party: Party) -> Topic:
    """The same with somebody himself in it."""
    return Topic(about.told | {itself(party)})


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
    lower = lowered(text)
    return OWN.search(lower) is not None or (party.name.endswith("s") and THEIR.search(lower) is not None)
