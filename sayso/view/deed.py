"""Deed: what a claim tells, by most of its statements: who does it, to whom, and whether it speaks against him."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from sayso.records import Happening, Party, Saying
from sayso.text.profiles.states import State, by_capital, by_demonym, by_name
from sayso.view.parties import PRONOUNS, side

HARM = frozenset(["ASSAULT", "COERCE", "THREATEN", "MOBILIZE", "SANCTION"])
"""PLOVER types of deeds that speak against who does them."""
SPEECH = frozenset(["ACCUSE", "REJECT", "REQUEST", "CONSULT"])
"""PLOVER types that tell of the saying rather than of what is said."""
LOSS = frozenset(["ASSAULT"])
"""PLOVER types that who suffers them would rather not admit."""
SUBJECT = re.compile(
    r"(?:(?:that|the|an?|some|about|around|nearly|over|more than|at least|[\d,.]+) )*(\S+(?: \S+){0,2})"
)
"""What a content begins with, up to three words behind articles and numbers."""


@dataclass(frozen=True, slots=True)
class Deed:
    """The deed of a claim: its doers, the sides that suffer it, whether it harms, and whether as a loss of life."""

    doers: tuple[Party, ...] = ()
    sufferers: frozenset[str] = frozenset()
    harm: bool = False
    loss: bool = False

    def own(self, party: Party) -> bool:
        """Whether the claim is about this party."""
        return any(side(doer) == side(party) for doer in self.doers)


def deed(sayings: Sequence[Saying]) -> Deed:
    """The deed that most statements tell: each by its first event that names a doer, or else by its subject."""
    first = [(saying, _told(saying)) for saying in sayings]
    told = [event for _, event in first if event is not None]
    doers = [party for saying, event in first if (party := _doer(saying, event)) is not None]
    parties: dict[str, Party] = {}
    for party in doers:
        parties.setdefault(side(party), party)
    most = _most((side(party) for party in doers), len(doers))
    return Deed(
        tuple(parties[name] for name in sorted(most)),
        _most((side(event.recipient) for event in told if event.recipient), len(told)),
        2 * sum(event.type in HARM for event in told) >= len(told) > 0,
        2 * sum(event.type in LOSS for event in told) >= len(told) > 0,
    )


def _most(names: Iterable[str], all_of: int) -> frozenset[str]:
    """The names that at least half of so many statements tell."""
    return frozenset(name for name, votes in Counter(names).items() if 2 * votes >= all_of)


def _doer(saying: Saying, event: Happening | None) -> Party | None:
    if event is not None:
        return event.actor
    state = _subject(saying.text)
    return Party(state.name, state.name, country=state.code, kind="state") if state is not None else None


def _told(saying: Saying) -> Happening | None:
    """The first event of the content that has a doer who is more than a pronoun."""
    for event in saying.events:
        doer = event.actor.name.casefold() if event.actor is not None else ""
        named = doer not in PRONOUNS and any(letter.isalpha() for letter in doer)
        if named and not (event.type in SPEECH and event.word.casefold() in (saying.cue or "").casefold().split()):
            return event
    return None


@lru_cache(maxsize=16384)
def _subject(text: str) -> State | None:
    """The state that a content begins with: "North Korean soldiers have fought", "Moscow sent"."""
    match = SUBJECT.match(text)
    words = match.group(1).split() if match else []
    for size in range(len(words), 0, -1):
        name = re.sub(r"['’]s?$", "", " ".join(words[:size]))
        state = by_name().get(name) or by_demonym().get(name) or by_capital().get(name)
        if state is not None:
            return state
    return None
