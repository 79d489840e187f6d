"""Asking: claims of the ledger as of a moment, the most contested and most spread first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import get_args

from sayso.errors import SaysoError
from sayso.ledger import Ledger, Row
from sayso.pipeline.desk import Desk
from sayso.pipeline.linking import row
from sayso.records import Claim, Opposition, Query

CONTESTED: tuple[str, ...] = get_args(Opposition)


def claims(ledger: Ledger, query: Query, desk: Desk) -> tuple[Claim, ...]:
    """The claims that fit a query, so many from its offset on."""
    rows = _as_of(ledger, query, desk) if query.as_of or query.known else ledger.ranked(query)
    found = desk.claims(
        ledger.around(ids for row in rows for ids in row.statements), as_of=query.as_of, known=query.known
    )
    by_id = {claim.id: claim for claim in found}
    return tuple(by_id[row.claim] for row in rows)


def claim(
    ledger: Ledger, id_or_prefix: str, desk: Desk, *, as_of: str | None = None, known: str | None = None
) -> Claim:
    """The claim that holds the statement of this id, or of the only one that begins so; SaysoError if there is none."""
    found = ledger.sayings(ledger.find(id_or_prefix))
    if len(found) != 1:
        what = f"{len(found)} statements begin so" if found else "there is no such statement or claim"
        raise SaysoError(f"{id_or_prefix}: {what}")
    wanted = found[0].id
    material = ledger.around([wanted])
    for one in desk.claims(material, as_of=as_of, known=known):
        if any(saying.id == wanted for saying in one.statements):
            return one
    raise SaysoError(f"{id_or_prefix}: did not stand then")


def _as_of(ledger: Ledger, query: Query, desk: Desk) -> list[Row]:
    """Rows as of a moment: from the cache where nothing came later, computed where something did."""
    begin, end = query.offset, query.offset + query.limit
    settled = ledger.settled(replace(query, offset=0, limit=end))
    open_then = ledger.straddling(query)
    material = ledger.around(open_then)
    computed = desk.claims(material, as_of=query.as_of, known=query.known)
    own = frozenset(open_then)
    fitting = [row(one, "") for one in computed if one.id in own and _fits(one, query)]
    return _in_order([*settled, *fitting])[begin:end]


def _in_order(rows: Iterable[Row]) -> list[Row]:
    """Most contested first, then most spread, then latest: the order in which the ledger ranks."""
    found = sorted(rows, key=lambda one: one.claim)
    found.sort(key=lambda one: one.last or "", reverse=True)
    found.sort(key=lambda one: (CONTESTED.index(one.opposition), one.roots, one.spread, one.size), reverse=True)
    return found


def _fits(claim: Claim, query: Query) -> bool:
    """Whether a claim as of then has what the query asks for."""
    shown = row(claim, "")
    if query.standing and query.standing not in (shown.support, shown.opposition):
        return False
    if query.since and (claim.last is None or claim.last < query.since):
        return False
    return _named(query.source, shown.sources) and _named(query.place, shown.places)


def _named(wanted: str | None, names: Iterable[str]) -> bool:
    return wanted is None or any(wanted.casefold() in name.casefold() for name in names)
