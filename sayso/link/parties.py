"""Parties: whether two reports name the same source or actor."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from sayso.records import Kind, Party
from sayso.text.phrases import one_of
from sayso.text.profiles import country_of, describe
from sayso.text.terms import stem

_WORD = re.compile(r"[^\W_]+(?:[-’'.][^\W_]+)*")
_COMMON = one_of(
    "the a an of and for in at to on president prime minister foreign defence defense spokesman spokeswoman mr mrs ms"
    " dr general secretary chief head director deputy senior national state u.s us un ministry main directorate office"
    " officials official army military armed forces force government his her its their s two three several some one"
    " who which that"
)
_SPEAKS_AS_ONE = frozenset(["state", "government"])
SURE, LIKELY, MAYBE = 1.0, 0.8, 0.6
"""The same name; the same office of the same country; officials nobody names, of the same kind and country."""


@dataclass(frozen=True, slots=True)
class Who:
    """A party boiled down to what can be compared: the words of its name, its country and kind."""

    name: str
    words: frozenset[str]
    last: str | None
    acronyms: frozenset[str]
    country: str | None
    kind: Kind | None
    unnamed: bool
    person: bool


def who(party: Party) -> Who:
    """A party as what can be compared."""
    return _who(replace(party, mention=""))


@lru_cache(maxsize=16384)
def _who(party: Party) -> Who:
    name = party.name
    known = describe(name, party.role, party.affiliation, party.unnamed)
    written = [word.removesuffix("'s").removesuffix("’s") for word in _WORD.findall(name)]
    capital = [word for word in written if word[0].isupper()]
    told = [word for word in capital if word.lower() not in _COMMON]
    initials = "".join(word[0] for word in capital)
    acronyms = {word.replace(".", "") for word in capital if word.isupper() and len(word) > 1}
    kind = party.kind or known.kind
    return Who(
        name,
        frozenset(stem(word.lower()) for word in (told or written) if word.lower() not in _COMMON),
        told[-1].lower() if told else None,
        frozenset(acronyms | ({initials} if len(initials) > 1 else set())),
        party.country or known.country,
        kind,
        not capital or (party.unnamed and not (kind == "armed group" and _is_band(name, told))),
        party.role is not None or (known.kind is None and len(told) > 1),
    )


def _is_band(name: str, told: Iterable[str]) -> bool:
    """Whether an armed group is called by a name of its own: "Yemen's Tarski rebels", and not "Yemen's rebels"."""
    last = name.rsplit(maxsplit=1)[-1]
    return (last[0].isupper() or last in _BANDS) and any(country_of(word) is None for word in told)


_BANDS = one_of("rebels fighters militants insurgents guerrillas gunmen forces movement group militia militias")


def same_party(one: Who, other: Who) -> float:
    """How surely two parties are the same, 0 to 1."""
    if one.country and other.country and one.country != other.country:
        return 0.0
    if one.unnamed or other.unnamed:
        return _unnamed(one, other)
    if one.words and (one.words == other.words or _named_alike(one, other)):
        return SURE
    if one.acronyms & other.acronyms and any(len(word) > 1 for word in one.acronyms & other.acronyms):
        return SURE
    if _same_office(one, other):
        return LIKELY
    return MAYBE if _of_state(one, other) or _of_state(other, one) else 0.0


def _named_alike(one: Who, other: Who) -> bool:
    """A shorter name of the same: "Kirby" of "John Kirby", "Zelensky" of "Volodymyr Zelenskyy"."""
    if not (one.last and other.last):
        return False
    alike = one.last == other.last or (min(len(one.last), len(other.last)) > 5 and one.last[:6] == other.last[:6])
    firsts = one.words - {stem(one.last)}, other.words - {stem(other.last)}
    return alike and (not all(firsts) or bool(firsts[0] & firsts[1]))


def _same_office(one: Who, other: Who) -> bool:
    if not one.country or one.country != other.country or not one.kind or not other.kind:
        return False
    if one.person and other.person:
        return False
    together = {one.kind, other.kind}
    return together <= _SPEAKS_AS_ONE or (len(together) == 1 and one.kind in ("intelligence", "military"))


def _of_state(state: Who, other: Who) -> bool:
    """Whether a capital may stand for what one of its bodies said: "Washington" for the Pentagon."""
    known = state.country is not None and state.country == other.country
    return known and state.kind == "state" and other.kind in ("military", "intelligence")


def _unnamed(one: Who, other: Who) -> float:
    """Nobody named: the same only where country and kind, or the whole description, agree."""
    if one.words and one.words == other.words and (one.country is not None or len(one.words) > 1):
        return LIKELY
    known = one.country is not None and one.country == other.country
    if known and one.kind == other.kind and one.kind in ("intelligence", "military"):
        return LIKELY
    # "The ministry" in two reports may be one or two; nothing speaks against one.
    if _bare(one.name) == _bare(other.name) and one.kind == other.kind:
        return MAYBE
    return MAYBE if known and one.kind == other.kind and one.unnamed and other.unnamed else 0.0


_ARTICLE = re.compile(r"^(?:the|an?|its|his|her|their) ")


def _bare(name: str) -> str:
    return _ARTICLE.sub("", name.lower())
