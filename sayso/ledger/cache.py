"""Cache: claims as they were computed last, whole, so that to list and show them needs no computing."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from sqlalchemy import Connection, bindparam, delete, select, update

from sayso.ledger.bounds import bounds
from sayso.ledger.changed import computed, mark_all
from sayso.ledger.components import component_of
from sayso.ledger.entries import graded, places, sources
from sayso.ledger.kept import Bodies, columns, restored
from sayso.ledger.load import streamed
from sayso.ledger.sql import among, bounded, following, insert
from sayso.ledger.tables import (
    claim_bodies,
    claim_names,
    claims,
    desks,
    names,
    sayings,
    threads,
)
from sayso.records import Claim


def cache(connection: Connection, ids: Collection[str], found: Iterable[Claim]) -> None:
    """Keep `found` as all claims of these statements, which are whole components, one or many."""
    found = list(found)
    now = _claims_of(connection, ids)
    of = component_of(connection, ids)
    _delete(connection, {claim for _, claim in now.values() if claim is not None})
    within = bounds(connection, of, found)
    insert(connection, claims, [{**columns(claim), **within[of[claim.id]].columns} for claim in found])
    bodies = Bodies(connection, found)
    insert(connection, claim_bodies, ({"claim": claim.id, **bodies.row(claim)} for claim in found))
    _name(connection, found)
    lead = {saying.id: claim.id for claim in found for saying in claim.statements}
    moved = [(number, lead.get(one)) for one, (number, claim) in now.items() if lead.get(one) != claim]
    _lead(connection, moved)
    computed(connection, {name: one.turns for name, one in within.items()})


def cached(connection: Connection, ids: Sequence[str]) -> tuple[Claim, ...]:
    """The claims of these ids, in the order asked for, without those that are not there."""
    own = select(claim_bodies.c.body).where(among(connection, claim_bodies.c.claim, ids))
    found = {claim.id: claim for claim in restored(connection, streamed(connection, own))}
    return tuple(found[one] for one in ids if one in found)


def named(connection: Connection, ids: Collection[str]) -> tuple[tuple[str, str, str], ...]:
    """The names that these claims are found by, each after its kind and before the claim."""
    found = select(names.c.kind, names.c.name, claim_names.c.claim).join(names, names.c.number == claim_names.c.name)
    return tuple((*row,) for row in connection.execute(found.where(among(connection, claim_names.c.claim, ids))))


def drop(connection: Connection, ids: Collection[str]) -> None:
    """Forget the claims of these statements."""
    gone = {claim for _, claim in _claims_of(connection, ids).values() if claim is not None}
    connection.execute(update(threads).where(among(connection, threads.c.claim, gone)).values(claim=None))
    _delete(connection, gone)


def holding(connection: Connection, ids: Collection[str]) -> tuple[str, ...]:
    """The claims that hold these statements, by their ids."""
    return tuple(sorted({claim for _, claim in _claims_of(connection, ids).values() if claim is not None}))


def desk(connection: Connection) -> str | None:
    """What the claims were computed with, None where none were."""
    return connection.scalar(select(desks.c.mark))


def seat(connection: Connection, mark: str) -> None:
    """Say what claims are computed with from now on; where that is another, those that are here no longer hold."""
    known = desk(connection)
    if known == mark:
        return
    connection.execute(delete(desks))
    insert(connection, desks, [{"mark": mark}])
    if known is not None:
        mark_all(connection)


def _claims_of(connection: Connection, ids: Collection[str]) -> dict[str, tuple[int, str | None]]:
    """The numbers of statements, and the claims that they belong to."""
    own = select(sayings.c.id, sayings.c.number, threads.c.claim)
    found = own.join(threads, threads.c.number == sayings.c.number).where(among(connection, sayings.c.id, ids))
    return {row.id: (row.number, row.claim) for row in connection.execute(found).all()}


def _delete(connection: Connection, gone: Collection[str]) -> None:
    for column in (claim_names.c.claim, claim_bodies.c.claim, claims.c.id):
        connection.execute(delete(column.table).where(among(connection, column, gone)))


def _lead(connection: Connection, moved: Iterable[tuple[int, str | None]]) -> None:
    """Let statements lead to the claims that they now belong to."""
    leads = update(threads).where(threads.c.number == bindparam("own")).values(claim=bindparam("to"))
    if parameters := [{"own": number, "to": claim} for number, claim in moved]:
        connection.execute(leads, parameters)


def naming(connection: Connection, source: str) -> set[str]:
    """The statements of the claims in which a grade of this name may count."""
    wanted = names.c.kind != "place", names.c.name == bounded(source.casefold())
    named = select(claim_names.c.claim).where(claim_names.c.name.in_(select(names.c.number).where(*wanted)))
    found = select(sayings.c.id).join(threads, threads.c.number == sayings.c.number)
    return set(connection.scalars(found.where(threads.c.claim.in_(named))))


def _name(connection: Connection, found: Iterable[Claim]) -> None:
    """Make claims found by their sources and places, and by who else in them may be graded."""
    wanted = {(kind, bounded(name.casefold()), claim.id) for claim in found for kind, name in _named(claim)}
    number = _numbers(connection, {(kind, name) for kind, name, _ in wanted})
    pairs = sorted((number[kind, name], claim) for kind, name, claim in wanted)
    insert(connection, claim_names, [{"name": name, "claim": claim} for name, claim in pairs])


def _named(claim: Claim) -> Iterator[tuple[str, str]]:
    yield from (("source", name) for name in sources(claim))
    yield from (("place", name) for name in places(claim))
    yield from (("graded", name) for name in set(graded(claim)).difference(sources(claim)))


def _numbers(connection: Connection, wanted: Collection[tuple[str, str]]) -> dict[tuple[str, str], int]:
    """The numbers of names, new ones where they were never met."""
    # Named by kind as well, or SQLite has no index for it and reads all names there are.
    kinds = names.c.kind.in_({kind for kind, _ in wanted})
    some = select(names).where(kinds, among(connection, names.c.name, {name for _, name in wanted}))
    number = {(row.kind, row.name): row.number for row in connection.execute(some).all()}
    new = enumerate(sorted(set(wanted) - number.keys()), following(connection, names))
    added = {pair: next_one for next_one, pair in new}
    insert(connection, names, [{"number": one, "kind": kind, "name": name} for (kind, name), one in added.items()])
    return number | added
