"""The words that the grammar of mentions knows, from `table.tsv`."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files


def _classes() -> dict[str, frozenset[str]]:
    lines = files("sayso.reader.actors").joinpath("table.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and line[0] != "#")
    return {name: frozenset(words.split()) for name, words in rows}


_CLASSES = _classes()
MALE_NOUNS, FEMALE_NOUNS = _CLASSES["man"], _CLASSES["woman"]
PERSONS = _CLASSES["person"] | MALE_NOUNS | FEMALE_NOUNS
PLURALS = _CLASSES["plural"]
BODIES, GENERIC_BODIES, COMPANY_WORDS = _CLASSES["body"], _CLASSES["generic"], _CLASSES["company"]
FORCES = _CLASSES["force"]
"""Bodies under arms, which no general noun for an office or a firm takes up."""
THINGS = _CLASSES["thing"]
TITLES, HONORIFICS = _CLASSES["title"], _CLASSES["honorific"]
MALE_TITLES, FEMALE_TITLES = _CLASSES["male_title"], _CLASSES["female_title"]
SURNAMES_TOO = _CLASSES["surname"]
CONNECTIONS = _CLASSES["connection"]
EPITHETS, PAPERS = _CLASSES["epithet"], _CLASSES["paper"]
LANDMARKS = _CLASSES["landmark"]
DETERMINERS = _CLASSES["determiner"]
POSSESSIVES = _CLASSES["possessive"]
AFFILIATING = _CLASSES["affiliating"]
ADJECTIVES = _CLASSES["adjective"]
LEADERS = _CLASSES["leader"]
PARTICLES = _CLASSES["particle"]
SKIPPED = _CLASSES["skipped"]
SMALL = _CLASSES["small"]
OFFICES = _CLASSES["office"]
PRONOUNS = {word: name[8:] for name, words in _CLASSES.items() if name.startswith("pronoun ") for word in words}
"""Each pronoun that may be a source, and the one it is a form of."""
MODIFIERS = _CLASSES["modifier"]
STOPS, FUNCTION_WORDS, NO_NAMES = _CLASSES["stop"], _CLASSES["function"], _CLASSES["noname"]
HIS_NAMES, HER_NAMES = _CLASSES["his"], _CLASSES["her"]

ALIKE = tuple(words for name, words in _CLASSES.items() if name.startswith("alike "))
"""Nouns that take up one another: "the force" may be the police named before."""


def alike(noun: str) -> frozenset[str]:
    """`noun` and the nouns that may stand for it."""
    return frozenset({noun}).union(*(group for group in ALIKE if noun in group))


_NOUNS = PERSONS | BODIES | THINGS
_ENDINGS = (("men", "man"), ("ies", "y"), ("es", ""), ("s", ""))


@lru_cache(4096)
def singular(noun: str) -> tuple[str, bool]:
    """The singular of a lower-case noun, and whether it was a plural; unknown nouns in -s count as plurals."""
    if noun in _NOUNS:
        return noun, False
    if noun == "people":
        return "person", True
    stems = (noun[: -len(ending)] + instead for ending, instead in _ENDINGS if noun.endswith(ending))
    known = next((stem for stem in stems if stem in _NOUNS), None)
    if known is not None or noun in PLURALS:
        return known or noun, True
    if noun.endswith("s") and not noun.endswith(("ss", "us", "is")) and len(noun) > SHORTEST_PLURAL:
        return noun[:-1], True
    return noun, False


SHORTEST_PLURAL = 3
"""Letters that an unknown word in -s must exceed to be taken for a plural."""
