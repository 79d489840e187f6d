"""Retrieval: is the claim that a tweet repeats among the first five found? CLEF-2020 CheckThat!, task 2 (English).

The collection has 10,375 checked claims with their titles; weights were chosen on the training tweets alone.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import fmean

import numpy as np

from sayso.link.embed import load
from sayso.link.retrieval import Passage, Shelf

CLAIMS = "verified_claims.docs.tsv"
FIRST = 5
"""How many places count."""

_SIGNED = re.compile(r"\s*—\s*(?P<name>[^—(]*)\(@\w+\)\s+\w+ \d+, \d{4}\s*$")
_ADDRESS = re.compile(r"(?:https?://|pic\.twitter\.com/|bit\.ly/)\S+")
_TAG = re.compile(r"[#@](\w+)")
_SEAM = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|(?<=[A-Za-z])(?=\d)|_")


@dataclass(frozen=True, slots=True)
class Tweet:
    """What a tweet says, who signs it ("" where nobody does), and the numbers of the claims that it repeats."""

    text: str
    author: str
    claims: frozenset[int]


def cleaned(tweet: str) -> tuple[str, str]:
    """What a tweet says, without addresses, with tags cut into words; and who signs it."""
    signed = _SIGNED.search(tweet)
    body = _ADDRESS.sub(" ", tweet[: signed.start()] if signed else tweet)
    text = _TAG.sub(lambda match: _SEAM.sub(" ", match.group(1)), body)
    return " ".join(text.split()), signed["name"].strip() if signed else ""


def tweets(folder: Path) -> list[Tweet]:
    """The tweets of one part, in order."""
    claims: defaultdict[str, set[int]] = defaultdict(set)
    for line in (folder / "tweet-vclaim-pairs.qrels").read_text(encoding="utf-8").splitlines():
        tweet, _, claim, _ = line.split()
        claims[tweet].add(int(claim))
    return [Tweet(*cleaned(text), frozenset(claims[number])) for number, text in _table(folder / "tweets.queries.tsv")]


def verified(folder: Path) -> dict[int, tuple[str, str]]:
    """The claims that tweets repeat, by number: what is claimed, and the title of what was found of it."""
    return {int(number): (claim, title) for number, claim, title in _table(folder / CLAIMS)}


def _table(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.reader(lines, delimiter="\t"))[1:]


def average_precision(found: Sequence[int], right: Collection[int]) -> float:
    """Mean of the precision at each right answer among the first five, 0 to 1."""
    places = [place for place, number in enumerate(found[:FIRST], 1) if number in right]
    return sum(count / place for count, place in enumerate(places, 1)) / max(1, min(FIRST, len(right)))


def score(folder: Path, threads: int) -> dict[str, float]:
    """MAP@5 in per cent on the tweets of `folder`, whose claims lie beside it; and of words, and of meaning, alone."""
    embedder = load(threads)
    rows = _table(folder.parent / CLAIMS)
    claims, titles = (embedder.vectors([row[column] for row in rows]) for column in (1, 2))
    both = np.stack([claims, titles], 1)
    shelf = Shelf([Passage(f"{row[1]} {row[2]}", own) for row, own in zip(rows, both, strict=True)])
    found = tweets(folder)
    vectors = embedder.vectors([tweet.text for tweet in found])[:, None]
    queries = [Passage(f"{tweet.text} {tweet.author}", own) for tweet, own in zip(found, vectors, strict=True)]
    asked = {
        "map@5": queries,
        "map@5 words": [replace(query, vectors=query.vectors[:0]) for query in queries],
        "map@5 meaning": [replace(query, text="") for query in queries],
    }
    return {name: 100 * _mean(shelf, found, passages) for name, passages in asked.items()}


def _mean(shelf: Shelf, found: Sequence[Tweet], queries: Sequence[Passage]) -> float:
    ranked = ([number for number, _ in shelf.ranked(query)[:FIRST]] for query in queries)
    return fmean(average_precision(best, tweet.claims) for best, tweet in zip(ranked, found, strict=True))
