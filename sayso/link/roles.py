"""Roles: who does it and to whom, from the order of words around what happens."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from sayso.link.content import content
from sayso.link.wording import Wording
from sayso.text.phrases import Word, one_of, words
from sayso.text.triggers import triggers
from sayso.text.verbs import PAST

_BE = one_of("was were been being is are be get got gets")
_BREAKS = one_of(", ; : . ! ? — – … but although though while which who that")
_UNDERGONE = one_of("died die dies dead dying death deaths perished fled flee suffered")
"""What befalls its own subject."""
SPAN = 9
"""Words on either side of what happens in which those who take part stand."""


@dataclass(frozen=True, slots=True)
class Roles:
    """Concepts before what happens in an active clause or after "by" in a passive one, and those it befalls."""

    doers: frozenset[str]
    sufferers: frozenset[str]


@lru_cache(maxsize=8192)
def roles(text: str) -> dict[str, Roles]:
    """Roles by the concept of each word that may tell an event."""
    ws = words(text)
    placed = content(text).words
    starts = {span.start for span, _ in triggers(text, 0, len(text))}
    return {
        word.concept: _around(ws, placed, word.place)
        for word in placed
        if ws[word.place].start in starts or _verb(ws[word.place].lower)
    }


def _verb(word: str) -> bool:
    return word.endswith("ed") or word in PAST


def _around(ws: Sequence[Word], placed: Sequence[Wording], at: int) -> Roles:
    begin, end = _clause(ws, at)
    before = frozenset(word.concept for word in placed if begin <= word.place < at)
    after = frozenset(word.concept for word in placed if at < word.place < end)
    by = next((place for place in range(at + 1, end) if ws[place].lower == "by"), None)
    agents = frozenset(word.concept for word in placed if by is not None and by < word.place < end)
    if ws[at].lower in _UNDERGONE or any(ws[place].lower in _BE for place in range(max(begin, at - 3), at)):
        return Roles(agents, before | (after - agents if by is not None else frozenset()))
    return Roles(before | agents, after - agents)


def _clause(ws: Sequence[Word], at: int) -> tuple[int, int]:
    begin = end = at
    while begin > max(0, at - SPAN) and ws[begin - 1].lower not in _BREAKS:
        begin -= 1
    while end < min(len(ws), at + SPAN) and ws[end].lower not in _BREAKS:
        end += 1
    return begin, end


def swapped(one: str, other: str) -> tuple[str, str] | None:
    """Two that trade places around the same happening: who attacks in one text is attacked in the other."""
    mine, yours = roles(one), roles(other)
    for concept in sorted(mine.keys() & yours.keys()):
        left, right = mine[concept], yours[concept]
        first = left.doers & right.sufferers - left.sufferers - right.doers
        second = left.sufferers & right.doers - left.doers - right.sufferers
        if first and second:
            return min(first), min(second)
    return None


_AWAY, _TOWARDS = one_of("from"), one_of("to into towards toward onto for")


@lru_cache(maxsize=8192)
def ways(text: str) -> dict[str, str]:
    """Names and states by whether something comes "from" them or goes "to" them."""
    ws = words(text)
    found: dict[str, str] = {}
    for word in content(text).words:
        before = ws[word.place - 1].lower if word.place else ""
        if (word.name or word.concept[0] == "=") and before in _AWAY | _TOWARDS:
            found[word.concept] = "from" if before in _AWAY else "to"
    return found


def turned(one: str, other: str) -> str | None:
    """Whence something comes in one text, and whither it goes in the other."""
    mine, yours = ways(one), ways(other)
    return next((name for name in sorted(mine.keys() & yours.keys()) if mine[name] != yours[name]), None)


def doers(one: str, other: str) -> tuple[frozenset[str], frozenset[str]] | None:
    """States that do the same to the same in two texts, where they are others in each: whose rocket it was."""
    mine, yours = roles(one), roles(other)
    for concept in sorted(mine.keys() & yours.keys()):
        left, right = mine[concept], yours[concept]
        first = frozenset(who for who in left.doers if who[0] == "=")
        second = frozenset(who for who in right.doers if who[0] == "=")
        if first and second and not first & second and left.sufferers & right.sufferers:
            return first, second
    return None


HARM = frozenset(["attack", "blow", "destroy", "explos", "kill", "shell", "shoot", "wound", "damag", "sabotag"])
"""Concepts of what somebody may be blamed for."""


@lru_cache(maxsize=8192)
def culprits(text: str) -> frozenset[str]:
    """States that a text says have done harm: "Russian forces blew up the dam"."""
    told = roles(text)
    return frozenset(who for concept in HARM & told.keys() for who in told[concept].doers if who[0] == "=")
