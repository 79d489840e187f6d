"""Metonyms: whether the name of a place means those who rule from it."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from sayso.records import Span
from sayso.text.profiles.bodies import seats
from sayso.text.profiles.states import by_capital, by_demonym, by_name

REACH = 90
"""Characters looked at on either side."""
_WORD = re.compile(r"(?:[A-Z]\.){2,}|[^\W_]+(?:[’'.-][^\W_]+)*|[,;:.!?()\"“”—–]")
_AND = frozenset(["and", "or"])
_ARTICLES = frozenset(["the", "both", "neither", "either"])
_CLOSING = frozenset(',;:.!?()"“”—–')


@cache
def _classes() -> dict[str, frozenset[str]]:
    lines = files("sayso.text.places").joinpath("metonyms.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line[0] != "#")
    return {name: frozenset(members.split()) for name, members in rows}


def is_metonym(text: str, span: Span) -> bool:
    """Whether `span` means a government or another actor ("Moscow said"), not the ground ("in Moscow").

    Only states, capitals and seats of power stand for actors unless a verb of saying follows. What stands around the
    name decides; where nothing does, a name means the place, a seat of power the actor.
    """
    surface = span.of(text)
    before = _WORD.findall(text[max(0, span.start - REACH) : span.start].rpartition("\n")[2])
    after = _WORD.findall(text[span.end : span.end + REACH].partition("\n")[0])
    seat = surface.removeprefix("the ").removeprefix("The ") in seats()
    governs = seat or surface in by_name() or surface in by_capital()
    while before and before[-1].lower() in _ARTICLES:
        before.pop()
    verdict = _joined(text, span)
    if verdict is None and surface in by_name() and surface in by_demonym():
        verdict = _attribute(before, after)
    if verdict is None:
        verdict = _possessive(text, span, after, governs)
    if verdict is None:
        verdict = _before(before, governs, seat)
    if verdict is None:
        first = _first_of_list(before)
        verdict = _after(after, governs, opening=not first or first[-1] in _CLOSING)
    return seat if verdict is None else verdict


def _joined(text: str, span: Span) -> bool | None:
    """By what a hyphen joins to the name: "Moscow-backed", "pro-Kyiv", "London-based"."""
    after = re.match(r"[-‑]([a-z]{2,15})", text[span.end : span.end + 20])
    if after is not None:
        return after.group(1) not in _classes()["place suffix"]
    if re.search(r"\b(?:pro|anti)[-‑]$", text[max(0, span.start - 6) : span.start], re.IGNORECASE):
        return True
    if re.match(r" ?(?:\([A-Z]|[—–]|--)", text[span.end : span.end + 4]) and span.of(text).isupper():
        return False
    return None


_MISSIONS = frozenset(["embassy", "embassies", "consulate", "consulates", "ambassador", "envoy", "mission"])
"""What a state has abroad: "the U.S. embassies in Africa" are on no American ground."""


def _attribute(before: list[str], after: list[str]) -> bool | None:
    """By the noun or verb after a name that is an adjective too: "U.S. officials" tells whose, not where."""
    if after and after[0].lower() in _MISSIONS:
        return True
    if not after or after[0] in _CLOSING or after[0].lower() in _classes()["function"] | _classes()["place noun"]:
        return None
    grounded = bool(before) and before[-1].lower() in _classes()["place preposition"] and not after[0][0].isupper()
    return None if grounded else True


def _possessive(text: str, span: Span, after: list[str], governs: bool) -> bool | None:
    """By what it is that the name owns."""
    if text[span.end : span.end + 2] not in ("'s", "’s") and text[span.end : span.end + 2] not in ("' ", "’ "):
        return None
    owned = [word.lower() for word in after if word not in ("s", "'s", "’s")][:3]
    for word in owned:
        if word in _classes()["place possessed"]:
            return False
        if word in _classes()["actor possessed"]:
            return governs
    return governs


def _before(before: list[str], governs: bool, seat: bool) -> bool | None:
    """By the preposition or verb before the name, or before the first of several names."""
    before = _first_of_list(before)
    if not before:
        return None
    last, back = before[-1].lower(), [word.lower() for word in before[-6:-1]]
    classes = _classes()
    staffed = last == "at" and seat and bool(back) and back[-1] in classes["actor of"] | classes["actor noun"]
    if staffed or last in classes["place preposition"]:
        return staffed
    if not governs:
        return None
    if last in _BOTH:
        return _preposition("toward" if last == "towards" else last, back, seat)
    if last in classes["actor preposition"] or last in classes["actor object"]:
        return True
    return False if last in classes["place object"] else None


_BOTH = frozenset(["between", "of", "from", "to", "on", "for", "toward", "towards"])
"""Prepositions before actors and places alike."""


def _preposition(word: str, back: list[str], seat: bool) -> bool:
    """By the nearest words before a preposition that takes both."""
    actor, place = _classes().get(f"actor {word}", frozenset()), _classes().get(f"place {word}", frozenset())
    for earlier in reversed(back):
        if earlier in place:
            return False
        if earlier in actor:
            return True
    return seat or word in ("between", "on", "for")


def _first_of_list(before: list[str]) -> list[str]:
    """What stands before the first of names that are listed ("between Kyiv and Washington")."""
    place = len(before)
    while place >= 2 and (before[place - 1].lower() in _AND or before[place - 1] == ","):
        # "the U.S., Japan, and": a comma may stand before "and".
        name = place - (3 if before[place - 1] != "," and before[place - 2] == "," else 2)
        if name < 0 or not before[name][0].isupper():
            break
        while name > 0 and before[name - 1][0].isupper() and before[name - 1].lower() not in _AND:
            name -= 1
        while name > 0 and before[name - 1].lower() in _ARTICLES:
            name -= 1
        place = name
    return before[:place]


def _after(after: list[str], governs: bool, opening: bool) -> bool | None:
    """By the verb or noun after the name, or after the last of several names."""
    words = [word.lower() for word in _last_of_list(after)]
    if words and words[0] in _classes()["place noun"]:
        return False
    if words and words[0] in _classes()["actor noun"]:
        return governs
    if words and words[0] == ",":
        words = _behind_apposition(words)
    return _verb(words, governs, opening)


def _verb(words: list[str], governs: bool, opening: bool) -> bool | None:
    """By the verb that the name is the subject of, behind auxiliaries and adverbs."""
    helpers = _classes()["auxiliary"] | _classes()["adverb"]
    place = next((place for place, word in enumerate(words) if word not in helpers), None)
    if place is None:
        return None
    verb = words[place]
    if place and words[place - 1] in _BEING:
        return _participle(verb, governs)
    if verb in _classes()["place verb"]:
        return False
    if verb in _classes()["actor verb"]:
        return governs or verb in _SAYING
    finite = opening and verb.endswith(("ed", "s")) and verb not in _NO_VERBS
    return True if governs and (place > 0 or finite) else None


_BEING = frozenset(["is", "are", "was", "were", "been", "be", "being"])
_NO_VERBS = frozenset(
    ["as", "is", "was", "has", "this", "its", "his", "across", "towards", "besides", "versus", "plus"]
)
_SAYING = frozenset(["said", "says", "insisted", "denied", "announced", "warned"])
"""Verbs before which any place means those who speak for it."""


def _participle(verb: str, governs: bool) -> bool | None:
    if verb in _classes()["place participle"]:
        return False
    if verb in _classes()["actor participle"] or verb.endswith("ing"):
        return True if governs else None
    return None


def _last_of_list(after: list[str]) -> list[str]:
    """What stands after the last of names that are listed ("Paris and Berlin urged")."""
    place = 0
    while place < len(after) - 1 and (after[place].lower() in _AND or after[place] == ","):
        name = place + 1
        while name + 1 < len(after) and after[name].lower() in _AND | _ARTICLES:
            name += 1
        if not after[name][0].isupper():
            break
        while name + 1 < len(after) and after[name + 1][0].isupper():
            name += 1
        place = name + 1
    return after[place:]


def _behind_apposition(words: list[str]) -> list[str]:
    """What stands behind "…, which is short of men, …"; nothing if the sentence goes on otherwise."""
    closing = next((place for place in range(1, len(words)) if words[place] in _CLOSING), None)
    return words[closing + 1 :] if closing is not None and words[closing] == "," else []
