"""Asking: claims of the ledger as of a moment, the most contested and most spread first."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from itertools import accumulate, islice

from sayso.errors import SaysoError
from sayso.ledger import Ledger, Rank, Reads, search
from sayso.ledger.entries import ordered, places, rank, sources
from sayso.pipeline.computing import refresh
from sayso.pipeline.desk import Desk
from sayso.records import Claim, Query


@dataclass(frozen=True, slots=True)
class Found:
    """Where claims stand that fit a query, the foremost first.

    `past` are those of them that are kept as they were, by their numbers there, `computed` those that are kept nowhere.
    """

    ranks: tuple[Rank, ...]
    past: Mapping[str, int]
    computed: Mapping[str, Claim]

    def current(self, ranks: Iterable[Rank]) -> list[str]:
        """Those of these claims that are what they are now."""
        return [one.claim for one in ranks if one.claim not in self.past and one.claim not in self.computed]

    def claims(self, book: Reads, ranks: Iterable[Rank]) -> tuple[Claim, ...]:
        """The claims that stand there."""
        ranks = list(ranks)
        earlier = book.restored([self.past[one.claim] for one in ranks if one.claim in self.past])
        found = {claim.id: claim for claim in (*book.cached(self.current(ranks)), *earlier.values())}
        return tuple(self.computed.get(one.claim) or found[one.claim] for one in ranks)


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
    return _as_of(book, query, desk) if query.as_of or query.known else Found(book.settled(query), {}, {})


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
    """Claims as of a moment: as they are kept where nothing came later, or as they were, and else computed."""
    end = None if query.limit is None else query.offset + query.limit
    settled = book.settled(replace(query, offset=0, limit=end))
    past = {one: number for number, one in _past(book, query, end)}
    kept = ordered([*settled, *past])[:end]
    # What comes after as many as are wanted need not be looked at.
    least = kept[-1] if len(kept) == end else None
    computed = {one.id: one for one in _fitting(book, book.straddling(query, least), query, desk)}
    ranks = tuple(ordered([*kept, *map(rank, computed.values())])[query.offset : end])
    return Found(ranks, {one.claim: number for one, number in past.items()}, computed)


LOOKED = 50
"""Claims of the past that are looked at together for whether they fit."""


def _past(book: Reads, query: Query, most: int | None) -> list[tuple[int, Rank]]:
    """The first claims of the past that fit, so many at `most`."""
    fitting: list[tuple[int, Rank]] = []
    with closing(book.past(query)) as found:
        if query.source is None and query.place is None and len(search.query(query.text or "")) < 2:
            return list(islice(found, most))
        while (most is None or len(fitting) < most) and (some := list(islice(found, LOOKED))):
            claims = book.restored([number for number, _ in some])
            worded = _worded(book, claims.values(), query)
            fitting += [one for one in some if claims[one[0]].id in worded and fits(claims[one[0]], query)]
    return fitting[:most]


def _worded(book: Reads, claims: Iterable[Claim], query: Query) -> set[str]:
    """The ids of those claims of which a statement has the words of a query."""
    told = {saying.id: claim.id for claim in claims for saying in claim.statements}
    return {told[one] for one in (told if query.text is None else book.worded(list(told), query.text))}


def _fitting(book: Reads, open_then: tuple[str, ...], query: Query, desk: Desk) -> Iterator[Claim]:
    """The claims of these statements as of then that have what the query asks for."""
    if not open_then:
        return
    computed = desk.claims(book.around(open_then), of=frozenset(open_then), as_of=query.as_of, known=query.known)
    worded = _worded(book, computed, query)
    yield from (one for one in computed if one.id in worded and fits(one, query))


def fits(claim: Claim, query: Query) -> bool:
    """Whether a claim has what a query asks for beside its words."""
    if query.standing and query.standing not in (claim.standing.support, claim.standing.opposition):
        return False
    if query.since and (claim.last is None or claim.last < query.since):
        return False
    return _named(query.source, sources(claim)) and _named(query.place, places(claim))


def _named(wanted: str | None, names: Iterable[str]) -> bool:
    return wanted is None or any(wanted.casefold() in name.casefold() for name in names)
