"""Cast: who of the sources of a claim are one, under whatever names the reports give them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from sayso.records import Kind, Party
from sayso.text.profiles import country_of, describe
from sayso.view.groups import Groups
from sayso.view.parties import FOR_STATES, body_of, folded, office, own_words

ALIKE: frozenset[Kind | None] = frozenset(["military", "intelligence", "international body"])
"""Kinds of which there are so few that one described in passing ("the spy agency") is the one that is named."""
PLAIN = frozenset(
    ["armed", "border", "central", "federal", "finance", "foreign", "general", "high", "home", "interior", "joint",
     "justice", "main", "national", "public", "royal", "secret", "security", "state", "supreme"]
)  # fmt: skip
"""Words of bodies that every country has, beside those that profiles know ("staff", "ministry")."""
ADORNING = frozenset(["national", "public", "royal"])
HEADED = re.compile(
    r"\b(?:head|chief|director|commander|leader|chair\w*|spokes\w+) (?:of|for) (?:the )?(.+?)(?:,| and |$)",
    re.IGNORECASE,
)
"""Words by which a mention names the body that somebody leads or speaks for."""
INSTITUTIONS: frozenset[Kind | None] = frozenset(["government", "military", "intelligence", "international body"])
"""Kinds of which a single word may tell: "army", "ministry", "alliance"."""
SPELT = {"defense": "defence", "center": "centre", "organization": "organisation", "labor": "labour"}
TRANSLITERATED = re.compile(r"(?:iy|ii|yy|yi|ij|y|i)$")
"""Endings of one surname in different transliterations: Zelensky, Zelenskyy, Zelenskiy."""
Country = str | None
Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Name:
    """What tells one source from another: the words without his country, none where it is the state itself.

    `vague` is whether nothing in it is a proper name ("the spy agency"); `common` whether many countries have such a
    body ("the army", but not "army channels"); `office` are the words of a role that only one man of a country has.
    """

    words: Words
    country: Country
    kind: Kind | None
    vague: bool
    common: bool = False
    office: Words = ()

    @property
    def bag(self) -> Words:
        """The words in any order: "Ministry of Defence" is "Defence Ministry"."""
        return tuple(sorted(self.words))

    @property
    def vagueness(self) -> tuple[bool, bool, bool]:
        """Sorts whole names before parts of names, those before descriptions, and states last."""
        return not self.words, self.vague, len(self.words) == 1


def cast(parties: Iterable[Party]) -> dict[Party, str]:
    """A key for each party, the same for one who goes by several names; parties come in time order.

    Whole names are met first, so that "NIS", "Zelenskyy" and "Seoul" find them whatever stood first.
    """
    names = {party: _named(party) for party in dict.fromkeys(parties)}
    known, keys = _Known(_shared(names.values())), dict[Name, str]()
    for name in sorted(dict.fromkeys(names.values()), key=lambda name: name.vagueness):
        keys[name] = known.key(name)
        known.file(name, keys[name])
    return _of_one_man({party: keys[name] for party, name in names.items()})


def _shared(names: Iterable[Name]) -> frozenset[Words]:
    """Words under which several countries have a body: without its country nobody knows whose it is."""
    countries: dict[Words, set[Country]] = {}
    for name in names:
        countries.setdefault(name.bag, set()).update([name.country] if name.country else [])
    return frozenset(bag for bag, found in countries.items() if len(found) > 1)


def _of_one_man(keys: dict[Party, str]) -> dict[Party, str]:
    """The same with one key for who speaks under one name for several bodies, or for none."""
    if len(set(keys.values())) < 2:
        return keys
    groups, first = Groups[str](), dict[str, str]()
    for party, key_of in keys.items():
        if not _common(tuple(folded(party.name).split())):
            groups.join(key_of, first.setdefault(folded(party.name), key_of))
    return {party: groups.first(key_of) for party, key_of in keys.items()}


@lru_cache(maxsize=8192)
def _named(party: Party) -> Name:
    """The name of a party; who speaks for a body is the body, who speaks for a country is himself."""
    title, country = _body(party) or party.name, _country(party)
    profile = describe(title)
    words = () if profile.kind == "state" else own_words(title, country)
    plain = tuple(TRANSLITERATED.sub("y", SPELT.get(word.casefold(), folded(word))) for word in words)
    vague = not any(word[0].isupper() or word[0].isdigit() for word in words)
    held = tuple(folded(office(party) or "").split())
    kind = party.kind if title == party.name else profile.kind or party.kind
    return Name(_shortened(plain), country, kind, vague, _common(words), held)


def _shortened(words: Words) -> Words:
    """The words of a ministry without those that adorn it: "Ministry of National Defence" is the one of defence."""
    return tuple(word for word in words if word not in ADORNING) if "ministry" in words else words


def _country(party: Party) -> Country:
    """His country, for a body also that before its name ("Oskar's General Staff")."""
    before, name, _ = party.mention.partition(party.name)
    return party.country or (country_of(before) if name and party.role is None else None)


def _body(party: Party) -> str | None:
    """The body that somebody speaks for: his affiliation, or what he is called the head of.

    One that every country has stands for nobody where his country is not known.
    """
    found = body_of(party)
    if found is None and party.role is not None:
        match = HEADED.search(party.mention)
        found = match[1] if match and own_words(match[1], party.country) else None
    stands = found is None or party.country is not None or not _common(own_words(found, None))
    return found if stands else None


def _common(words: Iterable[str]) -> bool:
    """Whether nothing in a name tells one body from those of other countries: "General Staff", "the spy agency"."""
    lower = [word.casefold() for word in words]
    return bool(lower) and all(word in PLAIN or describe(word).kind in INSTITUTIONS for word in lower)


@dataclass(slots=True)
class _Known:
    """Sources met so far, each under its key, and where they are found again; `shared` words are of several states."""

    shared: frozenset[Words]
    bags: dict[Words, list[tuple[Country, str]]] = field(default_factory=dict)
    parts: dict[str, set[tuple[Country, str]]] = field(default_factory=dict)
    offices: dict[tuple[Country, Words], str] = field(default_factory=dict)
    bodies: dict[tuple[Country, Kind | None], str] = field(default_factory=dict)

    def key(self, name: Name) -> str:
        """The key of a source, filed if it is new."""
        found = self._found(name)
        if found is None:
            found = f"{name.country or ''}:{' '.join(name.bag)}"
            self.bags.setdefault(name.bag, []).append((name.country, found))
        return found

    def _found(self, name: Name) -> str | None:
        whole = _fitting(self.bags.get(name.bag, ()), name.country, exactly=name.bag in self.shared)
        if whole:
            return whole[0]
        if name.vague:
            kind = name.kind if name.words else None
            described = not name.words or (kind in ALIKE and name.common)
            alike = self.bodies.get((name.country, kind)) if described else None
            return self.offices.get((name.country, name.office)) or alike
        if len(name.words) == 1:
            part = set(_fitting(self.parts.get(name.words[0], ()), name.country))
            return part.pop() if len(part) == 1 else None
        return None

    def file(self, name: Name, found: str) -> None:
        """Let parts of a whole name, and what names only its country or office, lead to it."""
        if len(name.words) > 1:
            initials = "".join(word[0] for word in name.words)
            for part in (name.words[-1], TRANSLITERATED.sub("y", initials)):
                self.parts.setdefault(part, set()).add((name.country, found))
        if name.office:
            self.offices.setdefault((name.country, name.office), found)
        if name.vague and not name.common:
            return
        if name.kind == "international body" or (name.country is not None and name.kind in FOR_STATES):
            for kind in (None, name.kind):
                self.bodies.setdefault((name.country, kind), found)


def _fitting(entries: Iterable[tuple[Country, str]], country: Country, *, exactly: bool = False) -> list[str]:
    return [found for other, found in entries if other == country or (not exactly and None in (other, country))]
