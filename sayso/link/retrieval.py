"""Retrieval: short texts ranked for a query by its words (BM25) and by what it means."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log

import numpy as np
from numpy.typing import NDArray

from sayso.link.embed import Vectors
from sayso.text.terms import terms

SATURATION, LENGTH = 1.2, 0.4
"""BM25's k1 and b (Robertson and Zaragoza 2009): short texts differ in length for less reason than articles do."""
MEANING = 0.3
"""Share of likeness in meaning, the rest is for words; on CLEF-2020's training tweets 0.2 to 0.4 are as good."""

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Passage:
    """A text to be found, or to find by; `vectors` has a row for each of its wordings, none where they are unknown."""

    text: str
    vectors: Vectors


@dataclass(frozen=True, slots=True)
class _Posting:
    """Which passages hold a term, and how much it says of each of them, saturated and set off against length."""

    places: NDArray[np.int64]
    counts: Floats


@dataclass(frozen=True, slots=True)
class Rarity:
    """How many texts there are, and how many of them hold each term."""

    of: int
    held: Mapping[str, int]


class Shelf:
    """Passages made ready to be ranked; rarity of a term is that among them, unless they are some of many texts."""

    def __init__(self, passages: Sequence[Passage], rarity: Rarity | None = None) -> None:
        self.size = len(passages)
        self.postings = _postings([Counter(terms(passage.text)) for passage in passages])
        own = {term: len(posting.places) for term, posting in self.postings.items()}
        self.rarity = rarity or Rarity(self.size, own)
        self.owners = np.repeat(np.arange(self.size), [len(passage.vectors) for passage in passages])
        rows = [passage.vectors for passage in passages if len(passage.vectors)]
        self.units = _units(np.concatenate(rows)) if rows else None

    def ranked(self, query: Passage) -> tuple[tuple[int, float], ...]:
        """Numbers of all passages, best first, each with its score, 0 to 1; what comes first stays first if equal."""
        scores = (1 - MEANING) * self._by_words(query.text) + MEANING * self._by_meaning(query.vectors)
        return tuple((int(place), float(scores[place])) for place in np.argsort(-scores, kind="stable"))

    def _by_words(self, text: str) -> Floats:
        """BM25 as a share of what a passage gets that says every word of the query over and over."""
        scores, most = np.zeros(self.size), 0.0
        for term, count in Counter(terms(text)).items():
            held = self.rarity.held.get(term, 0)
            rarity = count * log(1 + (self.rarity.of - held + 0.5) / (held + 0.5))
            most += rarity
            if posting := self.postings.get(term):
                scores[posting.places] += rarity * posting.counts
        return scores / most if most else scores

    def _by_meaning(self, vectors: Vectors) -> Floats:
        """The greatest cosine of any wording of a passage with any of the query, none below nought."""
        scores = np.zeros(self.size)
        if self.units is not None and len(vectors):
            np.maximum.at(scores, self.owners, (self.units @ _units(vectors).T).max(1))
        return scores


def _postings(counted: Sequence[Mapping[str, int]]) -> dict[str, _Posting]:
    lengths = np.array([sum(counts.values()) for counts in counted], float)
    usual = lengths.mean() if lengths.any() else 1.0
    stop = SATURATION * (1 - LENGTH + LENGTH * lengths / usual)
    found: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for place, counts in enumerate(counted):
        for term, count in counts.items():
            found[term].append((place, count))
    postings = {}
    for term, pairs in found.items():
        places = np.array([place for place, _ in pairs])
        often = np.array([count for _, count in pairs], float)
        postings[term] = _Posting(places, often / (often + stop[places]))
    return postings


def _units(vectors: Vectors) -> NDArray[np.float32]:
    rows = vectors.astype(np.float32)
    units: NDArray[np.float32] = rows / np.maximum(1.0, np.linalg.norm(rows, axis=1, keepdims=True))
    return units
