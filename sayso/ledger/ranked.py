"""Ranked: cached claims that fit a query, most contested first, fast at a million statements.

A filter that few claims pass gives its claims, which are then put in order; filters that many pass are asked of one
claim after the other in order, until enough have passed. Either way no query looks at more than it must.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import get_args

from sqlalchemy import ColumnElement, Connection, TextClause, exists, false, or_, select

from sayso.ledger import search
from sayso.ledger.body import loaded
from sayso.ledger.components import members
from sayso.ledger.entries import Row
from sayso.ledger.load import UNDATED
from sayso.ledger.sql import among
from sayso.ledger.tables import RANK, claim_names, claim_rows, claims, names, threads
from sayso.records import Opposition, Query

CONTESTED: tuple[str, ...] = get_args(Opposition)
FEW = 4_000
"""Claims that are put in order rather than walked through."""

Condition = ColumnElement[bool] | TextClause


@dataclass(frozen=True, slots=True)
class Filter:
    """A condition on claims: `few` are those that pass, None where there are more than FEW; `passed` asks it of one."""

    few: Collection[str] | None
    passed: Condition


def ranked(connection: Connection, query: Query) -> tuple[Row, ...]:
    """The claims that fit a query, as of now; its `as_of` and `known` are not looked at."""
    return _first(connection, query, [])


def settled(connection: Connection, query: Query) -> tuple[Row, ...]:
    """As `ranked`, but only claims of which nothing was published after `as_of` or recorded after `known`.

    As of then they were what they are in the cache.
    """
    over: list[Condition] = []
    if query.as_of:
        over.append(claims.c.closed <= limit(query.as_of))
    if query.known:
        over.append(claims.c.settled <= limit(query.known))
    return _first(connection, query, over)


def straddling(connection: Connection, query: Query) -> tuple[str, ...]:
    """The statements of components that had begun as of then but changed later, so that no cache holds for them.

    Those that cannot fit the query's text, source or place are left out; the others may still not fit.
    """
    begun, later = [], []
    if query.as_of:
        begun.append(claims.c.opened <= limit(query.as_of))
        later.append(claims.c.closed > limit(query.as_of))
    if query.known:
        begun.append(claims.c.heard <= limit(query.known))
        later.append(claims.c.settled > limit(query.known))
    if not later:
        return ()
    fitting = [*begun, or_(*later), *_conditions(connection, _filters(connection, query))]
    # One step after the other: PostgreSQL would rather go through all threads.
    begun_then = connection.scalars(select(claims.c.id).where(*fitting)).all()
    of = select(threads.c.component).where(among(connection, threads.c.claim, begun_then))
    groups = members(connection, set(connection.scalars(of)))
    return tuple(sorted(one for group in groups.values() for one in group))


def limit(moment: str) -> str:
    """What comes after all that was at or before a moment, and before all that was later; a date means its end."""
    return moment if "T" in moment else moment + UNDATED


def _first(connection: Connection, query: Query, conditions: list[Condition]) -> tuple[Row, ...]:
    filters = [*_since(connection, query), *_filters(connection, query)]
    found = select(claims.c.id).where(*_standing(query), *conditions, *_conditions(connection, filters))
    ids = connection.scalars(found.order_by(*RANK).limit(query.limit).offset(query.offset)).all()
    bodies = select(claim_rows).where(among(connection, claim_rows.c.claim, ids))
    rows = {row.claim: loaded(row.body, Row) for row in connection.execute(bodies)}
    return tuple(rows[claim] for claim in ids)


def _conditions(connection: Connection, filters: list[Filter]) -> list[Condition]:
    """What claims must pass: to be among those that the narrow filters leave, and each of the wide ones."""
    left = [set(one.few) for one in filters if one.few is not None]
    wide = [one.passed for one in filters if one.few is None]
    return [among(connection, claims.c.id, set.intersection(*left)), *wide] if left else wide


def _standing(query: Query) -> list[Condition]:
    if query.standing is None:
        return []
    if query.standing in CONTESTED:
        return [claims.c.contested == CONTESTED.index(query.standing)]
    return [claims.c.support == query.standing]


def _filters(connection: Connection, query: Query) -> list[Filter]:
    """The filters that a component, too, must pass for one of its claims to do so."""
    wanted = {"source": query.source, "place": query.place}
    named = [_named(connection, kind, name) for kind, name in wanted.items() if name is not None]
    # Words are asked for last: to look at them takes longest.
    return named if query.text is None else [*named, _worded(connection, query.text)]


def _worded(connection: Connection, written: str) -> Filter:
    stems = search.query(written)
    if not stems:
        return Filter((), false())
    passed = search.holding(connection, stems)
    some = search.matching(connection, stems, FEW + 1)
    if len(some) > FEW:
        return Filter(None, passed)
    own = select(threads.c.claim).where(threads.c.claim.is_not(None), among(connection, threads.c.number, some))
    return Filter(set(connection.scalars(own)), passed)


def _named(connection: Connection, kind: str, name: str) -> Filter:
    alike = names.c.name.contains(_characters(name.casefold()), autoescape=True)
    numbers = list(connection.scalars(select(names.c.number).where(names.c.kind == kind, alike)))
    some = among(connection, claim_names.c.name, numbers)
    found = connection.scalars(select(claim_names.c.claim).where(some).limit(FEW + 1)).all()
    passed = exists().where(claim_names.c.claim == claims.c.id, some)
    return Filter(found if len(found) <= FEW else None, passed)


def _since(connection: Connection, query: Query) -> list[Filter]:
    if query.since is None:
        return []
    passed = claims.c.last >= _characters(query.since)
    found = list(connection.scalars(select(claims.c.id).where(passed).limit(FEW + 1)))
    return [Filter(found if len(found) <= FEW else None, passed)]


def _characters(written: str) -> str:
    """A user's text as both databases take it."""
    return written.replace("\0", " ").encode("utf-8", "replace").decode()
