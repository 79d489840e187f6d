"""Asking: claims of the ledger as of a moment, the most contested and most spread first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace

from sayso.errors import SaysoError
from sayso.ledger import Ledger, Rank, Reads
from sayso.ledger.entries import ordered, places, rank, sources
from sayso.pipeline.desk import Desk
from sayso.pipeline.linking import refresh
from sayso.records import Claim, Query


def claims(ledger: Ledger, query: Query, desk: Desk) -> tuple[Claim, ...]:
    """The claims that fit a query, so many from its offset on."""
    with asked(ledger, desk) as book:
        return _as_of(book, query, desk) if query.as_of or query.known else book.ranked(query)


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


def _as_of(book: Reads, query: Query, desk: Desk) -> tuple[Claim, ...]:
    """Claims as of a moment: from the cache where nothing came later, computed where something did."""
    end = None if query.limit is None else query.offset + query.limit
    settled = book.settled(replace(query, offset=0, limit=end))
    # What comes after as many as are wanted need not be looked at.
    least = settled[-1] if len(settled) == end else None
    computed = {one.id: one for one in _fitting(book, book.straddling(query, least), query, desk)}
    page = ordered([*settled, *map(rank, computed.values())])[query.offset : end]
    return _whole(book, page, computed)


def _whole(book: Reads, page: Iterable[Rank], computed: dict[str, Claim]) -> tuple[Claim, ...]:
    wanted = [one.claim for one in page]
    cached = book.cached([one for one in wanted if one not in computed])
    found = computed | {one.id: one for one in cached}
    return tuple(found[one] for one in wanted)


def _fitting(book: Reads, open_then: tuple[str, ...], query: Query, desk: Desk) -> Iterator[Claim]:
    """The claims of these statements as of then that have what the query asks for."""
    if not open_then:
        return
    own = frozenset(open_then)
    computed = desk.claims(book.around(open_then), as_of=query.as_of, known=query.known)
    worded = own if query.text is None else book.worded(open_then, query.text)
    for one in computed:
        if one.id in own and fits(one, query) and any(saying.id in worded for saying in one.statements):
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
