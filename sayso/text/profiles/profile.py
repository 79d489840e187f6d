"""Profile: what an actor is, from a name, a role, an affiliation and the tables of states and bodies."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from itertools import islice
from typing import cast

from sayso.records import Kind
from sayso.text.profiles.bodies import Body, bodies
from sayso.text.profiles.states import State, by_capital, by_demonym, by_name, by_part, longest

LONGEST = 7
"""Words of a name in the tables."""
FARTHEST = 40
"""Words of a name, role or affiliation that are looked at."""
_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:[’'.-][^\W_]+)*\+?")
_POSSESSIVE = re.compile(r"[’']s?$", re.IGNORECASE)
_JOINED = re.compile(
    r"(.+?)[-‑](?:backed|led|aligned|based|allied|controlled|installed|held|run|occupied|supplied|linked)$"
)
_AGAINST = re.compile(r"(?:anti|pro|non|ex)[-‑]", re.IGNORECASE)
_ALONE = frozenset(
    ["IS", "Time", "Total", "Independent", "Telegraph", "Shell", "Meta", "Apple", "Amazon", "Fars", "Mehr", "Kan",
     "Quad", "Diet", "Fed", "Dawn", "Bild", "Guardian", "Economist", "PACE", "CARE", "ICE", "Spiegel", "RAW", "MIT",
     "Channel One", "Sputnik", "Rand", "Capitol", "Security Service", "Defence Intelligence", "Congress", "PST"]
)  # fmt: skip
"""Names that also mean other things and count only where nothing stands beside them."""


@dataclass(frozen=True, slots=True)
class Profile:
    """What an actor is: ISO 3166-1 alpha-2 country, kind, PLOVER sector ("GOV"); None where not known."""

    country: str | None = None
    kind: Kind | None = None
    sector: str | None = None


@lru_cache(maxsize=4096)
def describe(
    name: str, role: str | None = None, affiliation: str | None = None, unnamed: bool = False, text_context: str = ""
) -> Profile:
    """What the actor called `name` is, by itself, and by its role and affiliation in the report's words.

    `unnamed` says that `name` only describes ("a senior official in the presidential office"). `text_context` is text
    near the name; it may tell the country where nothing else does.
    """
    whole = _whole(_bare(name))
    owner = country_of(affiliation) if affiliation is not None and role is None else None
    if whole is not None and (owner is None or whole.country in (None, owner)):
        return whole
    # "Kelvar's Defence Ministry" belongs somewhere as well, and says itself what it is.
    person = not unnamed and (role is not None or (affiliation is not None and _head(name) is None))
    phrases = [phrase for phrase in ((affiliation, role) if person else (name, affiliation, role)) if phrase]
    body = next((found for phrase in phrases for found in _inside(phrase)), None)
    heads = [one for phrase in phrases if (one := _head(phrase)) is not None]
    head = max(heads, key=lambda one: one.strength, default=None)
    country = next((code for phrase in phrases if (code := country_of(phrase)) is not None), None)
    kind, sector = _decided(body, head)
    if not person and kind is None and not unnamed:
        country = country if _is_of(name) else None
    if country is None and body is not None:
        country = body.country
    if country is None and kind not in ("international body", None):
        country = country_of(text_context)
    if unnamed and any(_unnamed_official(phrase) for phrase in phrases):
        kind = "unnamed official" if kind in _IN_OFFICE else kind
    if unnamed and any(_told_by_nobody(phrase) for phrase in phrases):
        kind, sector = "unnamed official", "GOV"
    return Profile(country, kind, sector)


_IN_OFFICE = frozenset([None, "government", "military", "intelligence"])
_KNOWING = re.compile(
    r"\b(?:person|people|individual|individuals|somebody|someone) (?:[a-z]+ )?(?:familiar|briefed|close)\b"
)


def _told_by_nobody(phrase: str) -> bool:
    """Whether a phrase hides a source behind what it knows ("a person briefed on the talks")."""
    return _KNOWING.search(phrase) is not None


def _bare(name: str) -> str:
    return _POSSESSIVE.sub("", name.strip()).removeprefix("the ").removeprefix("The ")


def _whole(name: str) -> Profile | None:
    """A name that is in the tables as it stands."""
    body = bodies().get(name)
    if body is not None:
        return Profile(body.country, body.kind, body.sector)
    state = by_name().get(name) or by_capital().get(name) or by_demonym().get(name)
    return Profile(state.code, "state", "GOV") if state is not None else None


def _decided(body: Body | None, head: _Head | None) -> tuple[Kind | None, str | None]:
    """A body named in the phrase goes before its words, save that who reports or studies it is not of it."""
    if body is not None and not (head is not None and head.sector in ("MED", "EDU") and body.kind != "media"):
        return body.kind, body.sector
    return (head.kind, head.sector) if head is not None else (None, None)


def country_of(text: str) -> str | None:
    """ISO 3166-1 alpha-2 code of the first state, demonym, capital or known part of a state in `text`, if any."""
    words = list(islice((match.group() for match in _WORD.finditer(text)), FARTHEST))
    for place, word in enumerate(words):
        if not word[0].isupper():
            continue
        for size in range(min(longest().get(word, 1), LONGEST_STATE, len(words) - place), 0, -1):
            state = _state(words[place : place + size])
            if state is not None:
                return state.code
    return None


LONGEST_STATE = 5
"""Words of "Democratic Republic of the Congo"."""


def _state(words: list[str]) -> State | None:
    if _AGAINST.match(words[0]) or any("-" in word and _JOINED.match(word) for word in words):
        return None
    name = _POSSESSIVE.sub("", " ".join(words))
    found = by_name().get(name) or by_demonym().get(name) or by_capital().get(name) or by_part().get(name)
    if found is None and "-" in name and len(words) == 1:
        first = name.partition("-")[0]
        found = by_name().get(first) or by_demonym().get(first)
    return found


def _is_of(name: str) -> bool:
    """Whether a country word in a name without a known head says whose it is: not the first name of "Jordan Clark"."""
    words = _WORD.findall(name)
    return bool(words) and (
        words[0] in by_demonym() or "'s" in name or "’s" in name or " of " in name or len(words) == 1
    )


def _inside(phrase: str) -> Iterator[Body]:
    """Bodies named within a phrase, the first and longest first."""
    words = [_POSSESSIVE.sub("", match.group()) for match in _WORD.finditer(phrase)][:FARTHEST]
    for place in range(len(words)):
        if not (words[place][0].isupper() or words[place][0].isdigit() or words[place].startswith("al-")):
            continue
        for size in range(min(_of_body().get(words[place], 0), len(words) - place), 0, -1):
            name = " ".join(words[place : place + size])
            if name in bodies() and (name not in _ALONE or size == len(words)):
                yield bodies()[name]
                break


@cache
def _of_body() -> dict[str, int]:
    """How many words the longest name of a body has that begins with a word, LONGEST at most: most words begin none."""
    return _begun(bodies(), LONGEST)


def _begun(names: Iterable[str], most: int) -> dict[str, int]:
    """How many words the longest of these names has that begins with a word, so many at `most`."""
    found: dict[str, int] = {}
    for name in names:
        words = name.split(" ")
        if len(words) <= most:
            found[words[0]] = max(len(words), found.get(words[0], 1))
    return found


@dataclass(frozen=True, slots=True)
class _Head:
    strength: int
    kind: Kind | None
    sector: str


_STRENGTH = {"strong": 3, "weak": 2, "office": 1}
_ASIDE = re.compile(r"\s(?:of|for|to|in|at|from|with|on|who|that|which|,)\s|, ")
PHRASE = 4
"""Words of the longest phrase among the head words."""


@cache
def _heads() -> tuple[dict[str, _Head], frozenset[str]]:
    lines = files("sayso.text.profiles").joinpath("heads.tsv").read_text(encoding="utf-8").splitlines()
    found: dict[str, _Head] = {}
    unnamed: frozenset[str] = frozenset()
    for line in lines:
        if line[0] == "#":
            continue
        strength, kind, sector, words = line.split("\t")
        if strength == "unnamed":
            unnamed = frozenset(word.replace("_", " ") for word in words.split(" "))
            continue
        head = _Head(_STRENGTH[strength], None if kind == "-" else cast(Kind, kind), sector)
        for word in words.split(" "):
            found.setdefault(word.replace("_", " "), head)
    return found, unnamed


@cache
def _of_head() -> dict[str, int]:
    """How many words the longest head has that begins with a word, PHRASE at most."""
    return _begun(_heads()[0], PHRASE)


def _head(phrase: str) -> _Head | None:
    """What the words of a phrase say: those before "of" first, the last strong one of them, then the rest."""
    main, *rest = _ASIDE.split(phrase, maxsplit=1)
    first = _strongest(main)
    if (first is None or first.strength < _STRENGTH["strong"]) and rest:
        whole = _strongest(phrase)
        return whole if first is None or (whole is not None and whole.strength > first.strength) else first
    return first


def _strongest(phrase: str) -> _Head | None:
    """The last of the strongest head words and phrases."""
    words = [_POSSESSIVE.sub("", match.group()).lower() for match in _WORD.finditer(phrase)][:FARTHEST]
    table, _ = _heads()
    best: _Head | None = None
    place = 0
    while place < len(words):
        step = 1
        for size in range(min(_of_head().get(words[place], 1), len(words) - place), 0, -1):
            entry = " ".join(words[place : place + size])
            found = table.get(entry) or table.get(entry.removesuffix("s"))
            if found is not None:
                best = found if best is None or found.strength >= best.strength else best
                step = size
                break
        place += step
    return best


def _unnamed_official(phrase: str) -> bool:
    """Whether a phrase describes someone in office, or a source that is not told."""
    _, words = _heads()
    return any(match.group().lower() in words for match in _WORD.finditer(phrase))
