"""Listing: a page of the claims that fit a query, with the names by which the list can be narrowed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from sayso.ledger import Ledger, Rank, Reads
from sayso.ledger.entries import places, sources
from sayso.pipeline.asking import Found, asked, ranked
from sayso.pipeline.desk import Desk
from sayso.records import Claim, Query

FACETED = 100
"""Claims, the foremost ones, whose sources and places are offered for narrowing the list."""
NAMES = 12
"""Names that are offered of each kind."""
_NAMING = {"source": sources, "place": places}


@dataclass(frozen=True, slots=True)
class Listed:
    """The claims of a page, and whether there are `more` after them.

    `sources` and `places` are those that most of the FACETED foremost claims have, each with how many have it.
    """

    claims: tuple[Claim, ...]
    more: bool
    sources: tuple[tuple[str, int], ...]
    places: tuple[tuple[str, int], ...]


def listed(ledger: Ledger, query: Query, desk: Desk) -> Listed:
    """So many claims that fit from the query's offset on; it has a limit."""
    end = query.offset + (query.limit or 0)
    with asked(ledger, desk) as book:
        found = ranked(book, replace(query, offset=0, limit=max(FACETED, end + 1)), desk)
        faceted = found.ranks[:FACETED]
        shown = found.claims(book, found.ranks[query.offset : end])
        named = _named(book, found, faceted)
        facets = {kind: tuple(_facet(book, found, faceted, kind, pairs)) for kind, pairs in named.items()}
    return Listed(shown, len(found.ranks) > end, facets["source"], facets["place"])


def _named(book: Reads, found: Found, ranks: Collection[Rank]) -> dict[str, set[tuple[str, str]]]:
    """Of each kind the names of claims, case-folded, each with the claim."""
    named: dict[str, set[tuple[str, str]]] = {kind: set() for kind in _NAMING}
    current = set(found.current(ranks))
    for kind, name, claim in book.named(current):
        if kind in named:
            named[kind].add((name, claim))
    for earlier in found.claims(book, [one for one in ranks if one.claim not in current]):
        for kind, names in _NAMING.items():
            named[kind] |= {(name.casefold(), earlier.id) for name in names(earlier)}
    return named


def _facet(
    book: Reads, found: Found, ranks: Iterable[Rank], kind: str, pairs: set[tuple[str, str]]
) -> Iterator[tuple[str, int]]:
    """The names that most claims have, as one of the smallest of these writes them."""
    counts = Counter(name for name, _ in pairs)
    most = sorted(counts, key=lambda name: (-counts[name], name))[:NAMES]
    size = {one.claim: (one.size, one.claim) for one in ranks}
    least = {name: min(((size[claim], claim) for known, claim in pairs if known == name))[1] for name in most}
    by_id = {one.claim: one for one in ranks}
    written = _written(found.claims(book, [by_id[one] for one in dict.fromkeys(least.values())]), kind)
    yield from ((written[name], counts[name]) for name in most if name in written)


def _written(claims: Iterable[Claim], kind: str) -> Mapping[str, str]:
    return {name.casefold(): name for claim in claims for name in reversed(_NAMING[kind](claim))}
