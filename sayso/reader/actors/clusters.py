"""Which proper names of a text name the same: whole names first, then parts, initials and other spellings.

The order of the passes, from the surest to the boldest, is that of the sieve of Raghunathan et al. 2010.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from rapidfuzz import fuzz

from sayso.reader.actors.runs import Proper
from sayso.reader.actors.table import BODIES, COMPANY_WORDS, HER_NAMES, HIS_NAMES, PAPERS, SMALL

SAME_SURNAME = 84.0
"""Likeness from which one surname is another spelling of one already named: "Zelensky", "Zelenskyy"."""
SAME_FIRST_NAME = 55.0
"""Likeness of first names that share an initial and a surname: "Yahya", "Yehia" has 60, "John", "Jane" 50."""
LONG_ENOUGH = 5
"""Letters of a surname that may be spelt in two ways: shorter ones are too like each other."""
MAYBE_PERSON = 3
"""Words in a name of unknown kind that may be a person's."""
LOOKED_AT = 50
"""Surnames with the same initial that one is compared with, so that long texts stay cheap."""


@dataclass(slots=True)
class Cluster:
    """The names that name one thing; `members` are places in the list of names."""

    words: tuple[str, ...]
    """Of its first whole name, folded."""
    first: int
    person: bool
    gender: str | None
    members: list[int] = field(default_factory=list)
    titles: set[str] = field(default_factory=set)
    short: int = 0
    """How often a part of the name alone has led here."""
    latest: int = -1


@lru_cache(4096)
def fold(word: str) -> str:
    """`word` without case, accents and the Arabic article."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", word.casefold()) if not unicodedata.combining(c))
    return re.sub(r"^(?:al|el)[-‐](?=\w)", "", plain).replace("’", "'")


def clusters(found: Sequence[Proper], expansions: Sequence[tuple[int, str]]) -> list[Cluster]:
    """Clusters of the names; `expansions` tell which names have an acronym in brackets after them."""
    index = _Index(found)
    for place, name in enumerate(found):
        if len(name.words) > 1:
            index.whole(place, name)
    for place, letters in expansions:
        index.expands(place, letters)
    for place, name in enumerate(found):
        if len(name.words) == 1 and name.role is not None:
            index.titled(place, name)
    for place, name in enumerate(found):
        if len(name.words) == 1:
            index.part(place, name)
        else:
            index.by_place[place].latest = place
    return [c for c in index.all if c.members]


class _Index:
    """Where clusters are found by a whole name, a first or last word, or initials."""

    def __init__(self, found: Sequence[Proper]) -> None:
        self.found = found
        self.all: list[Cluster] = []
        self.by_place: dict[int, Cluster] = {}
        self.exact: dict[tuple[str, ...], Cluster] = {}
        self.first: dict[str, list[Cluster]] = {}
        self.last: dict[str, list[Cluster]] = {}
        self.initials: dict[str, Cluster] = {}
        self.surnames: dict[str, list[str]] = {}

    def whole(self, place: int, name: Proper) -> None:
        """File a name of several words."""
        key = tuple(fold(w) for w in name.words)
        cluster = self.exact.get(key) or self._suffix(key, name) or self._same_person(key, name)
        if cluster is None:
            cluster = self._open(key, place, name)
            self._file(cluster, key, name)
        self.exact.setdefault(key, cluster)
        self._join(cluster, place, name)

    def _suffix(self, key: tuple[str, ...], name: Proper) -> Cluster | None:
        """ "State Department" and "US State Department": a body named with and without its country."""
        if name.kind == "person":
            return None
        if key[-1] in BODIES:
            for cluster in reversed(self.last.get(key[-1], [])[-LOOKED_AT:]):
                short, long = sorted((cluster.words, key), key=len)
                if len(short) > 1 and len(long) == len(short) + 1 and long[1:] == short:
                    return cluster
        return self.exact.get(key[1:]) if key[0] == "the" else None

    def _same_person(self, key: tuple[str, ...], name: Proper) -> Cluster | None:
        if name.kind not in ("person", "other"):
            return None
        for cluster in reversed(self.last.get(key[-1], [])[-LOOKED_AT:]):
            other = cluster.words
            if (
                not cluster.person
                or len(other) < 2
                or (name.gender and cluster.gender and name.gender != cluster.gender)
            ):
                continue
            initial = len(other[0].rstrip(".")) == 1 or len(key[0].rstrip(".")) == 1
            if other[0][0] == key[0][0] and (initial or fuzz.ratio(other[0], key[0]) >= SAME_FIRST_NAME):
                return cluster
        return self._spelt(key)

    def _spelt(self, key: tuple[str, ...]) -> Cluster | None:
        """The same first name with a surname spelt otherwise."""
        for cluster in self.first.get(key[0], [])[-LOOKED_AT:]:
            alike = cluster.person and len(cluster.words) == len(key) and len(key[-1]) >= LONG_ENOUGH
            if alike and fuzz.ratio(cluster.words[-1], key[-1]) >= SAME_SURNAME:
                return cluster
        return None

    def _open(self, key: tuple[str, ...], place: int, name: Proper) -> Cluster:
        # Two or three words that nothing tells to be a body or place may be a person unknown to the tables.
        maybe = name.kind == "other" and 1 < len(key) <= MAYBE_PERSON and not {w.casefold() for w in key} & BODIES
        cluster = Cluster(key, place, name.kind == "person" or maybe, name.gender)
        self.all.append(cluster)
        return cluster

    def _file(self, cluster: Cluster, key: tuple[str, ...], name: Proper) -> None:
        self.first.setdefault(key[0], []).append(cluster)
        self.last.setdefault(key[-1], []).append(cluster)
        if cluster.person:
            self.surnames.setdefault(key[-1][0], []).append(key[-1])
        elif len(key) > 1:
            large = "".join(w[0] for w in name.words if w.lower() not in SMALL)
            every = "".join(w[0] for w in name.words)
            for letters in (large, every):
                self.initials.setdefault(letters.casefold(), cluster)
            parts = "".join(p[0] for w in name.words if w.lower() not in SMALL for p in re.split("[-‐]", w) if p)
            self.initials.setdefault(parts.casefold(), cluster)

    def _join(self, cluster: Cluster, place: int, name: Proper) -> None:
        cluster.members.append(place)
        if name.role is not None:
            cluster.titles.add(name.role)
        cluster.gender = cluster.gender or name.gender
        self.by_place[place] = cluster

    def expands(self, place: int, letters: str) -> None:
        """File an acronym that the text gives after a name."""
        if place in self.by_place:
            self.initials[letters.replace(".", "").casefold()] = self.by_place[place]

    def titled(self, place: int, name: Proper) -> None:
        """Open a cluster for "President Roe" if no "Jane Roe" came before: whoever is new gets the whole name."""
        word = fold(name.words[0])
        if not any(self._fits(c, name, place, True) for c in self.last.get(word, [])):
            self._file(self._open((word,), place, name), (word,), name)

    def part(self, place: int, name: Proper) -> None:
        """Lead a name of one word to a cluster, or open one."""
        word = fold(name.words[0])
        cluster = self._lead(word, name, place)
        if cluster is not None and not cluster.members:
            cluster.first = place
        if cluster is None:
            cluster = self._open((word,), place, name)
            self.exact[(word,)] = cluster
            if name.kind == "person":
                self._file(cluster, (word,), name)
        elif len(cluster.words) > 1:
            cluster.short += 1
        cluster.latest = place
        self._join(cluster, place, name)

    def _lead(self, word: str, name: Proper, place: int) -> Cluster | None:
        letters = word.replace(".", "")
        if sum(c.isupper() for c in name.words[0]) > 1 and letters in self.initials:
            return self.initials[letters]
        shouted = name.words[0].isupper() and any(c.person for c in self.last.get(word, []))
        surely_else = name.sure and name.kind in ("organisation", "place") and not shouted
        if not surely_else:
            for index in (self.last, self.first):
                fitting = [c for c in index.get(word, []) if self._fits(c, name, place, index is self.last)]
                if fitting:
                    return max(fitting, key=lambda c: (c.first < place, c.latest >= 0, c.short, c.latest, -c.first))
        if word in BODIES or word in PAPERS:
            bodies = [c for c in self.last.get(word, []) if not c.person and c.first < place]
            if bodies:
                return bodies[-1]
        if (word,) in self.exact:
            return self.exact[(word,)]
        company = [
            c for c in self.first.get(word, []) if self.found[c.first].words[-1] in COMPANY_WORDS | {"News", "Times"}
        ]
        if company:
            return company[0]
        return None if surely_else or name.kind == "place" else self._misspelt(word, name, place)

    def _fits(self, cluster: Cluster, name: Proper, place: int, surname: bool) -> bool:
        """Whether a part of a name may be of this person; a first name may be anybody's of that gender."""
        if not cluster.person:
            return False
        if surname and name.gender and cluster.gender and name.gender != cluster.gender:
            return False
        return name.role is None or cluster.first <= place or name.role in cluster.titles

    def _misspelt(self, word: str, name: Proper, place: int) -> Cluster | None:
        if len(word) < LONG_ENOUGH or word in HIS_NAMES or word in HER_NAMES:
            return None
        near = [s for s in self.surnames.get(word[0], [])[-LOOKED_AT:] if len(s) >= LONG_ENOUGH and s != word]
        best = max(near, key=lambda s: fuzz.ratio(s, word), default=None)
        if best is None or fuzz.ratio(best, word) < SAME_SURNAME:
            return None
        return next((c for c in reversed(self.last[best]) if self._fits(c, name, place, True)), None)
