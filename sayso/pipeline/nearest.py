"""Nearest: the claims that are likest to a text which no claim has all the words of, as fact-checkers look them up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

import numpy as np

from sayso.ledger import Ledger, Reads
from sayso.link.embed import SIZE, load
from sayso.link.lift import wording
from sayso.link.retrieval import Passage, Rarity, Shelf
from sayso.pipeline.asking import asked, fits, held
from sayso.pipeline.desk import Desk
from sayso.records import Claim, Query, Saying
from sayso.text.terms import terms

RANKED = 200
"""Statements that are ranked: the best that the database finds by words alone."""
FLOOR = 0.25
"""Score that a statement must have, 0 to 1.

In the example story queries on other matters reach 0.22. Of CLEF-2020's training tweets, ranked among 1,500 claims, 6 %
reach this with a claim that is not theirs.
"""
TOGETHER = 20
"""Statements whose claims are asked for at a time."""


def nearest(ledger: Ledger, query: Query, desk: Desk) -> tuple[Claim, ...]:
    """The claims with a statement like a query's text, likest first, so many from its offset on; often none.

    They are ranked as `eval` scores it on the tweets of CLEF-2020. All other conditions of the query hold.
    """
    end = None if query.limit is None else query.offset + query.limit
    with asked(ledger, desk) as book:
        found = _alike(book, query.text or "")
        return tuple(islice(_claims(book, found, query, desk), query.offset, end))


def _alike(book: Reads, text: str) -> list[Saying]:
    """The statements that are like a text, likest first."""
    near = book.near(tuple(dict.fromkeys(terms(text))), RANKED)
    if not near.found:
        return []
    shelf = Shelf([_passage(saying, vector) for saying, vector in near.found], Rarity(near.of, near.held))
    ranked = shelf.ranked(Passage(text, load().vectors([text])))
    return [near.found[place][0] for place, score in ranked if score >= FLOOR]


def _passage(saying: Saying, vector: bytes) -> Passage:
    source = f"{saying.source.name}: " if saying.source else ""
    return Passage(source + wording(saying), np.frombuffer(vector, np.int8).reshape(-1, SIZE))


def _claims(book: Reads, found: Sequence[Saying], query: Query, desk: Desk) -> Iterator[Claim]:
    """The claims of these statements that fit, in the order of the best statement of each."""
    given: set[str] = set()
    for low in range(0, len(found), TOGETHER):
        ids = [saying.id for saying in found[low : low + TOGETHER]]
        of = {saying.id: claim for claim in held(book, ids, query, desk) for saying in claim.statements}
        for claim in (of[one] for one in ids if one in of):
            if claim.id not in given and fits(claim, query):
                given.add(claim.id)
                yield claim
