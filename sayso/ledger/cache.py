"""Cache: claims as they were computed last, so that lists of them need no computing."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import get_args

from sqlalchemy import Connection, bindparam, delete, select, update

from sayso.ledger.body import dumped
from sayso.ledger.components import beside, component_of, ends
from sayso.ledger.entries import Row
from sayso.ledger.load import UNDATED, concerning
from sayso.ledger.sql import among, bounded, following, insert
from sayso.ledger.tables import claim_names, claim_rows, claims, names, reports, rulings, sayings, stale, threads
from sayso.records import Opposition

CONTESTED: tuple[Opposition, ...] = get_args(Opposition)
"""From nobody against it to withdrawn by its own source."""


def cache(connection: Connection, ids: Collection[str], rows: Iterable[Row]) -> None:
    """Keep `rows` as all claims of these statements, which are whole components, one or many."""
    rows = list(rows)
    now = _claims_of(connection, ids)
    of = component_of(connection, ids)
    _delete(connection, {claim for _, claim in now.values() if claim is not None})
    bounds = _bounds(connection, of)
    insert(connection, claims, [{**_columns(row), **bounds[of[row.statements[0]]]} for row in rows])
    insert(connection, claim_rows, [{"claim": row.claim, "body": dumped(row)} for row in rows])
    _name(connection, rows)
    lead = {statement: row.claim for row in rows for statement in row.statements}
    moved = [(number, lead.get(one)) for one, (number, claim) in now.items() if lead.get(one) != claim]
    _lead(connection, moved)
    connection.execute(delete(stale).where(among(connection, stale.c.component, set(of.values()))))


def drop(connection: Connection, ids: Collection[str]) -> None:
    """Forget the claims of these statements."""
    gone = {claim for _, claim in _claims_of(connection, ids).values() if claim is not None}
    connection.execute(update(threads).where(among(connection, threads.c.claim, gone)).values(claim=None))
    _delete(connection, gone)


def _claims_of(connection: Connection, ids: Collection[str]) -> dict[str, tuple[int, str | None]]:
    """The numbers of statements, and the claims that they belong to."""
    own = select(sayings.c.id, sayings.c.number, threads.c.claim)
    found = own.join(threads, threads.c.number == sayings.c.number).where(among(connection, sayings.c.id, ids))
    return {row.id: (row.number, row.claim) for row in connection.execute(found)}


def _delete(connection: Connection, gone: Collection[str]) -> None:
    for column in (claim_names.c.claim, claim_rows.c.claim, claims.c.id):
        connection.execute(delete(column.table).where(among(connection, column, gone)))


def _lead(connection: Connection, moved: Iterable[tuple[int, str | None]]) -> None:
    """Let statements lead to the claims that they now belong to."""
    leads = update(threads).where(threads.c.number == bindparam("own")).values(claim=bindparam("to"))
    if parameters := [{"own": number, "to": claim} for number, claim in moved]:
        connection.execute(leads, parameters)


def naming(connection: Connection, source: str) -> set[str]:
    """The statements of the claims that have this source, by its whole name."""
    own = select(names.c.number).where(names.c.kind == "source", names.c.name == bounded(source.casefold()))
    named = select(claim_names.c.claim).where(claim_names.c.name.in_(own))
    found = select(sayings.c.id).join(threads, threads.c.number == sayings.c.number)
    return set(connection.scalars(found.where(threads.c.claim.in_(named))))


def _columns(row: Row) -> dict[str, object]:
    return {
        "id": row.claim,
        "support": row.support,
        "opposition": row.opposition,
        "contested": CONTESTED.index(row.opposition),
        "roots": row.roots,
        "spread": row.spread,
        "size": row.size,
        "last": row.last or "",
    }


def _bounds(connection: Connection, of: Mapping[str, str]) -> dict[str, dict[str, object]]:
    """Between when each component was published (opened, closed) and recorded (heard, settled).

    That is all its claims rest on: its statements, those linked with them, and rulings on any of their reports.
    """
    resting: dict[str, set[str]] = {}
    for one, component in of.items():
        resting.setdefault(component, set()).add(one)
    for one, other in ends(connection, of):
        for end, far in ((one, other), (other, one)):
            if end in of:
                resting[of[end]].add(far)
    moments = _moments(connection, set().union(*resting.values()))
    ruled = connection.scalar(select(rulings.c.number).limit(1)) is not None
    return {
        component: _span([moments[one] for one in around], _ruled(connection, around) if ruled else "")
        for component, around in resting.items()
    }


def _moments(connection: Connection, ids: Collection[str]) -> dict[str, tuple[str | None, str]]:
    """When statements were published and recorded."""
    own = select(sayings.c.id, sayings.c.published, reports.c.recorded)
    found = own.join(reports, reports.c.number == sayings.c.report).where(among(connection, sayings.c.id, ids))
    return {row.id: (row.published, row.recorded) for row in connection.execute(found)}


def _ruled(connection: Connection, ids: Collection[str]) -> str:
    """When the last ruling on what is in the reports of these statements was made, "" without any."""
    return max((ruling.made for ruling in concerning(connection, beside(connection, ids))), default="")


def _span(moments: Iterable[tuple[str | None, str]], ruled: str) -> dict[str, object]:
    published, recorded = zip(*moments, strict=True)
    return {
        "opened": min(moment or "" for moment in published),
        "closed": max(moment or UNDATED for moment in published),
        "heard": min(recorded),
        "settled": max(*recorded, ruled),
    }


def _name(connection: Connection, rows: Iterable[Row]) -> None:
    """Make claims found by their sources and places."""
    wanted = {(kind, bounded(name.casefold()), row.claim) for row in rows for kind, name in _named(row)}
    number = _numbers(connection, {(kind, name) for kind, name, _ in wanted})
    pairs = sorted((number[kind, name], claim) for kind, name, claim in wanted)
    insert(connection, claim_names, [{"name": name, "claim": claim} for name, claim in pairs])


def _named(row: Row) -> list[tuple[str, str]]:
    return [("source", name) for name in row.sources] + [("place", name) for name in row.places]


def _numbers(connection: Connection, wanted: Collection[tuple[str, str]]) -> dict[tuple[str, str], int]:
    """The numbers of names, new ones where they were never met."""
    some = among(connection, names.c.name, {name for _, name in wanted})
    number = {(row.kind, row.name): row.number for row in connection.execute(select(names).where(some))}
    new = enumerate(sorted(set(wanted) - number.keys()), following(connection, names))
    added = {pair: next_one for next_one, pair in new}
    insert(connection, names, [{"number": one, "kind": kind, "name": name} for (kind, name), one in added.items()])
    return number | added
