"""Meanings: which words say the same of an event, which exclude each other, from `meanings.tsv`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from sayso.text.terms import stem


@dataclass(frozen=True, slots=True)
class Meanings:
    """`named` gives a word's stem the name of its group, `common` are names of those that many reports have.

    `other` and `opposite` are groups that exclude each other, words of one group of `near` may stand for each other.

    `faint` are names of words so common in reports on conflicts that sharing them says little; `stands` gives the
    country that a word stands for, `recur` are names of what happens again and again, `pretend` of
    what is done for show.
    """

    named: Mapping[str, str]
    common: frozenset[str]
    other: tuple[tuple[frozenset[str], ...], ...]
    opposite: tuple[tuple[frozenset[str], ...], ...]
    near: tuple[frozenset[str], ...]
    faint: frozenset[str]
    recur: frozenset[str]
    pretend: frozenset[str]
    stands: Mapping[str, str]

    def concept(self, word: str) -> str:
        """What a word in lower case says: the name of its group, or its stem."""
        stemmed = stem(word)
        return self.named.get(word) or self.named.get(stemmed, stemmed)


@cache
def meanings() -> Meanings:
    """The shipped table, read once."""
    lines = files("sayso.text").joinpath("meanings.tsv").read_text(encoding="utf-8").splitlines()
    rows = [tuple(line.split("\t")) for line in lines if line and line[0] != "#"]
    named: dict[str, str] = {}
    for _, words in (row for row in rows if row[0] in ("same", "like")):
        first, *rest = words.split()
        named |= {form: stem(first) for word in (first, *rest) for form in (word, stem(word))}
    common = frozenset(stem(words.split()[0]) for kind, words in rows if kind == "same")
    names = Meanings(named, common, (), (), (), frozenset(), frozenset(), frozenset(), {})
    listed = {
        wanted: frozenset(names.concept(word) for kind, words in rows if kind == wanted for word in words.split())
        for wanted in ("faint", "recur", "pretend")
    }
    return Meanings(
        named,
        common,
        tuple(_groups(names, words) for kind, words in rows if kind == "other"),
        tuple(_groups(names, words) for kind, words in rows if kind == "opposite"),
        tuple(_group(names, words) for kind, words in rows if kind == "near"),
        **listed,
        stands=dict(pair for kind, words in rows if kind == "stand" for pair in _stands(words)),
    )


def _stands(words: str) -> Iterator[tuple[str, str]]:
    """Words that stand for a state, each with its code, which goes first."""
    code, *listed = words.split()
    yield from ((word.replace("-", " "), code) for word in listed)


def _group(names: Meanings, words: str) -> frozenset[str]:
    return frozenset(map(names.concept, words.split()))


def _groups(names: Meanings, words: str) -> tuple[frozenset[str], ...]:
    return tuple(_group(names, group) for group in words.split("|"))
