"""Listing: a page of claims, and the names that most of the foremost claims have."""

from __future__ import annotations

from collections import Counter

import pytest

from sayso.ledger.entries import places, sources
from sayso.pipeline import listing
from sayso.pipeline.asking import claims
from sayso.pipeline.listing import listed
from sayso.records import Query
from tests.deployment import MOMENTS, desk, ledger

QUERIES = (
    Query(),
    Query(limit=5, offset=10),
    Query(limit=3, offset=10_000),
    Query("soldiers"),
    Query("nobody said this"),
    Query(standing="denied", limit=2),
    *(Query(as_of=moment, limit=7) for moment in MOMENTS),
)


@pytest.mark.parametrize("query", QUERIES, ids=repr)
def test_a_page_has_the_claims_that_are_asked_for(query: Query) -> None:
    found = listed(ledger(None), query, desk())
    every = claims(ledger(None), Query(query.text, as_of=query.as_of, standing=query.standing, limit=None), desk())
    end = query.offset + (query.limit or 0)
    assert found.claims == every[query.offset : end]
    assert found.more == (len(every) > end)


@pytest.mark.parametrize("faceted", [4, 50, 10_000])
@pytest.mark.parametrize("query", QUERIES, ids=repr)
def test_names_are_those_that_most_claims_have(query: Query, faceted: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listing, "FACETED", faceted)
    first = Query(query.text, as_of=query.as_of, standing=query.standing, limit=faceted)
    counted = claims(ledger(None), first, desk())
    found = listed(ledger(None), query, desk())
    for facet, naming in ((found.sources, sources), (found.places, places)):
        wanted = Counter(name for claim in counted for name in {each.casefold() for each in naming(claim)})
        written = {name for claim in counted for name in naming(claim)}
        most = sorted(wanted, key=lambda name: (-wanted[name], name))[: listing.NAMES]
        assert [(name.casefold(), count) for name, count in facet] == [(name, wanted[name]) for name in most]
        assert {name for name, _ in facet} <= written
