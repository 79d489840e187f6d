"""Asking: claims of the ledger as of a moment, the most contested and most spread first."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import accumulate

from sayso.errors import SaysoError
from sayso.ledger import Ledger, Rank, Reads
from sayso.ledger.entries import ordered, places, rank, sources
from sayso.pipeline.desk import Desk
from sayso.pipeline.linking import refresh
from sayso.records import Claim, Query


@dataclass(frozen=True, slots=True)
class Found:
    """Where claims stand that fit a query, the foremost first; `computed` are those of them that no cache holds."""

    ranks: tuple[Rank, ...]
    computed: Mapping[str, Claim]

    def claims(self, book: Reads, ranks: Iterable[Rank]) -> tuple[Claim, ...]:
        """The claims that stand there."""
        wanted = [one.claim for one in ranks]
        cached = book.cached([one for one in wanted if one not in self.computed])
        found = {**self.computed, **{one.id: one for one in cached}}
        return tuple(found[one] for one in wanted)


def claims(ledger: Ledger, query: Query, desk: Desk) -> tuple[Claim, ...]:
    """The claims that fit a query, so many from its offset on."""
    with asked(ledger, desk) as book:
        if not (query.as_of or query.known):
            return book.ranked(query)
        found = _as_of(book, query, desk)
        return found.claims(book, found.ranks)


def foremost(ledger: Ledger, query: Query, desk: Desk, most: int) -> tuple[tuple[Claim, ...], bool]:
    """The foremost claims that fit a query, one at least and with `most` statements else, and whether these are all."""
    with asked(ledger, desk) as book:
        found = _enough(book, query, desk, most)
        sizes = accumulate(one.size for one in found.ranks)
        told = max(1, sum(size <= most for size in sizes))
        return found.claims(book, found.ranks[:told]), told >= len(found.ranks)


def _enough(book: Reads, query: Query, desk: Desk, most: int) -> Found:
    """The foremost claims, more than have so many statements, or all."""
    # Of a large ledger's foremost claims few are enough, and those of a common word are looked for one by one.
    limits = (most + 1,) if query.as_of or query.known else (most // 4 + 1, most + 1)
    for limit in limits:
        found = ranked(book, replace(query, offset=0, limit=limit), desk)
        if len(found.ranks) < limit or sum(one.size for one in found.ranks[:-1]) > most:
            break
    return found


def held(book: Reads, ids: Collection[str], query: Query, desk: Desk) -> tuple[Claim, ...]:
    """The claims that hold these statements, and others, as of the query's moment."""
    now = book.holding(ids)
    if not (query.as_of or query.known):
        return book.cached(now)
    then = Query(as_of=query.as_of, known=query.known, limit=None)
    settled = book.cached([one.claim for one in book.settled(then, now)])
    left = set(ids).difference(saying.id for claim in settled for saying in claim.statements)
    return settled + desk.claims(book.around(left), as_of=query.as_of, known=query.known) if left else settled


def ranked(book: Reads, query: Query, desk: Desk) -> Found:
    """Where the claims stand that fit a query, so many from its offset on."""
    return _as_of(book, query, desk) if query.as_of or query.known else Found(book.settled(query), {})


def claim(
    ledger: Ledger, id_or_prefix: str, desk: Desk, *, as_of: str | None = None, known: str | None = None
) -> Claim:
    """The claim that holds the statement of this id, or of the only one that begins so; SaysoError if there is none."""
    with asked(ledger, desk) as book:
        found = book.sayings(book.find(id_or_prefix))
        if len(found) != 1:
            what = f"{len(found)} statements begin so" if found else "there is no such statement or claim"
            raise SaysoError(f"{id_or_prefix}: {what}")
        wanted = found[0].id
        if as_of or known:
            held = desk.claims(book.around([wanted]), as_of=as_of, known=known)
        else:
            held = book.cached(book.holding([wanted]))
    for one in held:
        if any(saying.id == wanted for saying in one.statements):
            return one
    raise SaysoError(f"{id_or_prefix}: did not stand then")


@contextmanager
def asked(ledger: Ledger, desk: Desk) -> Iterator[Reads]:
    """The ledger at one moment; its claims are first computed anew where they were with other tables or rules."""
    if ledger.desk() not in (None, desk.mark):
        with ledger.writing() as writer:
            refresh(writer, desk)
    with ledger.at_once() as book:
        yield book


def _as_of(book: Reads, query: Query, desk: Desk) -> Found:
    """Claims as of a moment: from the cache where nothing came later, computed where something did."""
    end = None if query.limit is None else query.offset + query.limit
    settled = book.settled(replace(query, offset=0, limit=end))
    # What comes after as many as are wanted need not be looked at.
    least = settled[-1] if len(settled) == end else None
    computed = {one.id: one for one in _fitting(book, book.straddling(query, least), query, desk)}
    return Found(tuple(ordered([*settled, *map(rank, computed.values())])[query.offset : end]), computed)


def _fitting(book: Reads, open_then: tuple[str, ...], query: Query, desk: Desk) -> Iterator[Claim]:
    """The claims of these statements as of then that have what the query asks for."""
    if not open_then:
        return
    own = frozenset(open_then)
    computed = desk.claims(book.around(open_then), of=own, as_of=query.as_of, known=query.known)
    worded = own if query.text is None else book.worded(open_then, query.text)
    for one in computed:
        if fits(one, query) and any(saying.id in worded for saying in one.statements):
            yield one


def fits(claim: Claim, query: Query) -> bool:
    """Whether a claim has what a query asks for beside its words."""
    if query.standing and query.standing not in (claim.standing.support, claim.standing.opposition):
        return False
    if query.since and (claim.last is None or claim.last < query.since):
        return False
    return _named(query.source, sources(claim)) and _named(query.place, places(claim))


def _named(wanted: str | None, names: Iterable[str]) -> bool:
    return wanted is None or any(wanted.casefold() in name.casefold() for name in names)
