"""Parties: for whom somebody speaks, whether he answers for it by name, and what he is called in a sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from sayso.records import Kind, Party
from sayso.text.places.names import key
from sayso.text.profiles import country_of, describe
from sayso.text.profiles.states import by_demonym, by_name, longest, states

FOR_STATES: frozenset[Kind | None] = frozenset(["state", "government", "military", "intelligence", "unnamed official"])
"""Kinds of actors that speak and act for the state that they belong to."""
PRONOUNS = frozenset(["i", "we", "you", "he", "she", "it", "they", "who", "that", "this", "these", "those"])
BODIES: frozenset[Kind | None] = frozenset(["state", "government", "military", "intelligence"])
"""Kinds of which, given the state, one is known from others by a description."""
OFFICE = re.compile(
    r".*\b(?:minister|president|premier|chancellor|king|secretary[ -]general|director[ -]general|secretary of state"
    r"|(?:foreign|home|defen[cs]e|executive|interior|press|treasury) secretary|ombudsman|chief of staff"
    r"|(?:prosecutor|attorney)[ -]general|(?:army|military|navy|air force|police|spy|intelligence) chief)$",
    re.I,
)
"""Roles that one man in a state or body has at a time."""
INDEFINITE = re.compile(r"(?:an?|some|about|several|two|three|one|many|his|her|their|its)\b|\d|.*\bsoldiers$", re.I)
"""Descriptions that fit more than one."""
DROPPED = frozenset(["the", "of", "for", "and", "a", "an", "s", "de"])
LONGEST_STATE = 5
"""Words of "Democratic Republic of the Congo"."""
ARTICLE = frozenset(
    ["ministry", "service", "department", "staff", "council", "agency", "kremlin", "pentagon", "house", "commission",
     "office", "army", "navy", "mission", "authority", "authorities", "government", "forces", "committee", "union"]
)  # fmt: skip
"""Last words of names that a sentence puts "the" before."""
_WORD = re.compile(r"[^\W_]+(?:[.'’-][^\W_]+)*\.?")
_OWNING = re.compile(r"['’]s?$")


@lru_cache(maxsize=8192)
def folded(name: str) -> str:
    """A name without case, accents, stops, apostrophes and a leading article."""
    return key(name).removeprefix("the ")


def side(party: Party) -> str:
    """Whose side somebody is on by nature: the ISO code of the state that he acts for, else his body or himself."""
    if party.kind in FOR_STATES and party.country is not None:
        return party.country
    return folded(party.affiliation or party.name)


@lru_cache(maxsize=8192)
def side_named(name: str) -> str:
    """The `side` of who is called `name`, by the shipped tables; an ISO code stands for itself."""
    if name in _titles():
        return name
    profile = describe(name)
    return side(Party(name, name, kind=profile.kind, country=profile.country))


def side_title(party: Party) -> str:
    """What his `side` is called: the state, his body, or himself."""
    return _titles().get(side(party)) or party.affiliation or party.name


@cache
def _titles() -> dict[str, str]:
    return {state.code: state.name for state in states()}


def anonymous(party: Party) -> bool:
    """Whether nobody answers for what he says by name.

    A body or an office described does: "Ukraine's military intelligence", "the South Korean president".
    """
    if party.name.casefold() in PRONOUNS:
        return True
    if not party.unnamed:
        return False
    one = party.kind == "international body" or (party.kind in BODIES and party.country is not None)
    body = one and (party.role is None or party.role.lower() in _AS_ONE)
    return INDEFINITE.match(party.name) is not None or not (body or (party.country is not None and office(party)))


_AS_ONE = frozenset(["police", "coast guard", "guards", "prosecutors"])
"""Roles of many who speak as one body."""


def office(party: Party) -> str | None:
    """The office that somebody holds of which a state or body has one: "army chief" of "the army's chief"."""
    found = _HEAD.match(party.name) if party.role else None
    role = f"{found[1]} chief".lower() if found else party.role or ""
    return role.lower().replace("defense", "defence") if OFFICE.fullmatch(role) else None


_HEAD = re.compile(
    r"(?:the |[A-Z][\w’'-]+ )*(army|military|navy|air force|police|spy|intelligence)(?:['’]s)?"
    r" (?:chief|head|commander)$",
    re.IGNORECASE,
)


def speaks_for(party: Party) -> bool:
    """Whether somebody without a name speaks for a body that is named: its spokeswoman's word is its own."""
    return (party.role or "").split()[-1:] in _SPOKES and body_of(party) is not None


_SPOKES = (["spokesman"], ["spokeswoman"], ["spokesperson"])


@lru_cache(maxsize=8192)
def body_of(party: Party) -> str | None:
    """The body that somebody speaks for; a country or a town is none."""
    title = party.affiliation
    if title is None:
        return None
    kind, words = describe(title).kind, own_words(title, country_of(title))
    stray = len(words) == 1 and kind is None and not title.isupper()
    return None if kind == "state" or not words or stray else title


def own_words(title: str, country: str | None) -> tuple[str, ...]:
    """The words of a name as written, without small ones and those for the country that it is of anyway."""
    words = [_OWNING.sub("", word) for word in _WORD.findall(title)]
    kept: list[str] = []
    place = 0
    while place < len(words):
        sizes = range(min(LONGEST_STATE, longest().get(words[place], 0)), 0, -1) if country is not None else ()
        size = next((n for n in sizes if _state(words[place : place + n]) == country), 0)
        if not size:
            kept.append(words[place])
        place += size or 1
    return tuple(word for word in kept if word.casefold() not in DROPPED)


def _state(words: Sequence[str]) -> str | None:
    name = " ".join(words)
    found = by_name().get(name) or by_demonym().get(name)
    return found.code if found is not None else None


def shown(party: Party) -> str:
    """Who it is, for people: "Ada Tol (Harbour Authority)"."""
    body = body_of(party)
    return f"{party.name} ({body})" if body and folded(body) not in folded(party.name) else party.name


def spoken(name: str) -> str:
    """A name as it stands in a sentence: "the Kremlin"."""
    last = folded(name.partition(" (")[0]).rsplit(" ", 1)[-1]
    if re.match(r"(?:An?|The) ", name):
        return name[0].lower() + name[1:]
    bare = last in ARTICLE and not re.match(r"(?:the|his|her|its|their|our) |.*['’]s ", name, re.IGNORECASE)
    return f"the {name}" if bare else name
