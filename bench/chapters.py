"""Chapters: the example story again and again, each time of other people and in other words, at another time."""

from __future__ import annotations

import re
from calendar import day_name, month_abbr, month_name
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import count, islice
from pathlib import Path

import msgspec

import sayso
from sayso.ledger import Entry
from sayso.link.alike import named
from sayso.link.block import keys
from sayso.link.copies import copied
from sayso.link.item import Item
from sayso.link.lift import said
from sayso.link.passages import prints
from sayso.records import Act, Copy, Link, Reading, fingerprint
from sayso.text.terms import STOPWORDS
from tests.deployment import Read, ledger, readings

BETWEEN = timedelta(days=20)
"""Time between the beginnings of chapters, each of which lasts some two hundred days."""
WIDTH = 384
"""Bytes of a vector."""
RECORDED = "2031-01-01T00:00:00Z"
_ANSWERS: frozenset[Act] = frozenset(["denies", "doubts", "declines", "confirms"])
"""Acts that are told from their words by rules of no table."""
_LONG = 5
"""Letters of words that are no part of how a sentence is built."""
_TEXT = Path(sayso.__file__).parent / "text"
_WORD = re.compile(r"[^\W\d_]+")
_DAY = re.compile(r"(\d{4}-\d\d-\d\d)(T[\d:]+Z)?")
_VOWELS, _CONSONANTS = "aeiou", "bcdfghjklmnpqrstvwxz"


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter whole: its reports, what is known of their statements, and the links and copies among them."""

    entries: tuple[Entry, ...]
    links: tuple[Link, ...]
    copies: tuple[Copy, ...]


def chapters(statements: int) -> Iterator[Chapter]:
    """As many chapters as hold so many statements; every statement is linked as it is in the example."""
    vectors = {
        one.id: vector for read in readings() for one, vector in zip(said(read.reading), read.vectors, strict=True)
    }
    material = ledger(None).around(vectors)
    ids = frozenset(one.id for read in readings() for one in read.reading.statements)
    strange = frozenset(_strange(readings()))
    for number in islice(count(), -(-statements // len(vectors))):
        retold = _Retold(number, strange, ids)
        known = {retold.id(own): vector for own, vector in vectors.items()}
        changed = [retold.reading(read.reading) for read in readings()]
        entries = tuple(_entry(reading, known) for reading in changed)
        told = {saying.id for entry in entries for saying in entry.sayings}
        links = (retold.link(one) for one in material.links)
        reports = {read.reading.report.id: read.reading.report for read in readings()}
        copies = (copied(*(reports[one] for one in pair)) for pair in material.copies)
        report = {old.reading.report.id: new.report.id for old, new in zip(readings(), changed, strict=True)}
        yield Chapter(
            entries,
            tuple(one for one in links if one.statement in told and (one.other is None or one.other in told)),
            tuple(replace(one, report=report[one.report], of=report[one.of]) for one in copies if one),
        )


def _entry(reading: Reading, known: Mapping[str, bytes]) -> Entry:
    """What is stored of a report; a statement that is one only in these words goes without a vector of its own."""
    sayings = said(reading)
    vectors = tuple(known.get(saying.id, bytes(WIDTH)) for saying in sayings)
    blocks = tuple(keys(Item(saying, vector)) for saying, vector in zip(sayings, vectors, strict=True))
    return Entry(reading, sayings, vectors, blocks, prints(reading.report.text), RECORDED, named(sayings))


def _strange(reads: Sequence[Read]) -> Iterator[str]:
    """Words that are other ones in every chapter: names, but of outlets and days, and what no table of ours knows.

    Ten thousand statements that repeat a few hundred would be told faster than others: much is worked out once a text.
    """
    every = {word for read in reads for word in _WORD.findall(read.reading.report.text)}
    carriers = {name for read in reads for name in (read.reading.report.outlet, read.reading.report.wire) if name}
    kept = {word for name in (*carriers, *day_name, *month_name, *month_abbr) for word in _WORD.findall(name)}
    answers = {word for read in reads for saying in said(read.reading) if saying.act in _ANSWERS
               for word in _WORD.findall(saying.context)}  # fmt: skip
    tables = {word.lower() for table in _TEXT.glob("**/*.tsv") for word in _WORD.findall(table.read_text("utf-8"))}
    for word in every - kept:
        named = word.istitle() and word.lower() not in every
        if named or (word.islower() and len(word) >= _LONG and word not in tables | answers | STOPWORDS):
            yield word


@dataclass(frozen=True, slots=True)
class _Retold:
    """How a chapter differs from the example: other names and words, each of as many letters."""

    number: int
    strange: frozenset[str]
    ids: frozenset[str]

    def reading(self, reading: Reading) -> Reading:
        """A reading, its spans as they were."""
        changed = msgspec.convert(self._value(msgspec.to_builtins(reading)), Reading)
        url = reading.report.url
        return replace(changed, report=replace(changed.report, url=url and f"{url}/{self.number}"))

    def link(self, link: Link) -> Link:
        """A link between the statements of the chapter."""
        outside = link.outside and self._words(link.outside)
        return replace(link, statement=self.id(link.statement), other=link.other and self.id(link.other),
                       outside=outside)  # fmt: skip

    def _value(self, value: object) -> object:
        if isinstance(value, dict):
            return {key: self._value(one) for key, one in value.items()}
        if isinstance(value, list | tuple):
            return [self._value(one) for one in value]
        return self._words(value) if isinstance(value, str) else value

    def _words(self, text: str) -> str:
        if text in self.ids:
            return self.id(text)
        day = _DAY.fullmatch(text)
        if day is not None:
            moved = datetime.fromisoformat(day[1]) + self.number * BETWEEN
            return moved.date().isoformat() + (day[2] or "")
        return _WORD.sub(lambda word: self._word(word[0]) if word[0] in self.strange else word[0], text)

    def id(self, own: str) -> str:
        """The id of a statement in the chapter."""
        return fingerprint("chapter", self.number, own)

    def _word(self, word: str) -> str:
        changed = word.lower().translate(self._letters())
        return changed if word.islower() else changed.capitalize()

    def _letters(self) -> dict[int, int]:
        vowels, consonants = (self.number % len(each) for each in (_VOWELS, _CONSONANTS))
        turned = _VOWELS[vowels:] + _VOWELS[:vowels] + _CONSONANTS[consonants:] + _CONSONANTS[:consonants]
        return str.maketrans(_VOWELS + _CONSONANTS, turned)
