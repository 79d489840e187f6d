"""Ranked: cached claims that fit a query, most contested first, fast at a million statements.

A filter that few claims pass gives its claims, which are then put in order; filters that many pass are asked of one
claim after the other in order, until enough have passed. Either way no query looks at more than it must.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, Table, TextClause, and_, exists, false, or_, select

from sayso.ledger import cache, search
from sayso.ledger.components import component_of, members
from sayso.ledger.entries import CONTESTED, UNDATED, Rank
from sayso.ledger.load import end
from sayso.ledger.past import Axis
from sayso.ledger.sql import among, of_each
from sayso.ledger.tables import (
    RANK,
    claim_bodies,
    claim_names,
    claims,
    links,
    names,
    past_bodies,
    pasts,
    rank_of,
    rulings,
    sayings,
    stale,
    threads,
)
from sayso.records import Claim, Query

FEW = 4_000
"""Claims that are put in order rather than walked through, where so many as WANTED are."""
WANTED = 20
MANY = 200_000
"""The same, where all are wanted."""
LOOKED = 200
"""Claims of the past of which it is asked together whether they pass wide filters."""

Condition = ColumnElement[bool] | TextClause


@dataclass(frozen=True, slots=True)
class Filter:
    """A condition on claims: `few` are those that pass, None where there are more than FEW; `passed` asks it of one.

    `then` asks of a claim of the past whether it, or its component as it is now, passes; None where `few` tell.
    """

    few: Collection[str] | None
    passed: Condition
    then: Condition | None = None


def ranked(connection: Connection, query: Query) -> tuple[Claim, ...]:
    """The claims that fit a query, as of now; its `as_of` and `known` are not looked at."""
    return cache.cached(connection, connection.scalars(_ordered(connection, query, [])).all())


def unjudged(connection: Connection, query: Query, statements: int) -> tuple[Claim, ...]:
    """The claims that fit a query, as of now, and have something that no ruling judges which was not undone.

    So many that they have hardly more than so many statements. Where an undoing was itself undone, the claim may be
    there in vain.
    """
    found = _first(connection, query, [Filter(None, _open())])
    before = accumulate((one.size for one in found), initial=0)
    return cache.cached(connection, [one.claim for one, held in zip(found, before, strict=False) if held < statements])


def _open() -> ColumnElement[bool]:
    linked = exists().where(links.c.statement == sayings.c.id, links.c.retired.is_(None), ~_judged(links.c.id))
    own = threads.c.claim == claims.c.id, threads.c.number == sayings.c.number
    return exists().where(*own, or_(~_judged(sayings.c.id), linked))


def _judged(subject: ColumnElement[str]) -> ColumnElement[bool]:
    undone = rulings.alias("undone")
    back = exists().where(undone.c.subject == rulings.c.id, undone.c.kind == "undo")
    return exists().where(rulings.c.subject == subject, ~back)


def settled(connection: Connection, query: Query, ids: Collection[str] | None) -> tuple[Rank, ...]:
    """As `ranked`, but only claims, or those of these `ids`, to which nothing was added after `as_of` or `known`.

    As of then they were what they are in the cache.
    """
    over = [] if ids is None else [Filter(ids, among(connection, claims.c.id, ids))]
    if query.as_of:
        over.append(_passing(connection, claims.c.closed <= end(query.as_of)))
    if query.known:
        over.append(_passing(connection, claims.c.settled <= end(query.known)))
    return _first(connection, query, over)


def past(connection: Connection, query: Query) -> Iterator[tuple[int, Rank]]:
    """The claims of the past that were so as of then, in order, with their numbers.

    They have each word of the query's text, and their components as they are now fit its source and place.
    """
    if (kept := _kept(query)) is None:
        return
    axis, moment = kept
    then = pasts.c.axis == axis, pasts.c.until > moment, pasts.c.since <= moment
    waiting = exists().where(stale.c.component == pasts.c.component)
    since = [] if query.since is None else [pasts.c.last >= _characters(query.since)]
    narrow, wide = _then(connection, _filters(connection, query))
    place = (pasts.c[one] for one in ("number", "id", "contested", "roots", "spread", "size", "last"))
    found = select(*place).where(*then, ~waiting, *since, *_standing(query, pasts), *narrow)
    rows = connection.execute(found.order_by(*rank_of(pasts))).all()
    for low in range(0, len(rows), LOOKED):
        some = rows[low : low + LOOKED]
        left = _left(connection, [row.number for row in some], wide)
        yield from ((number, Rank(*row)) for number, *row in some if number in left)


def _left(connection: Connection, numbers: list[int], wide: list[Condition]) -> Collection[int]:
    """Those of these claims of the past that pass wide filters: hardly ever are all of them asked."""
    if not wide:
        return numbers
    return set(connection.scalars(select(pasts.c.number).where(among(connection, pasts.c.number, numbers), *wide)))


def _kept(query: Query) -> tuple[Axis, str] | None:
    """The axis and the moment by which a query asks for the past, if it does by one; of both at once none is kept."""
    if query.as_of and query.known:
        return None
    if query.as_of:
        return "published", end(query.as_of)
    return ("recorded", end(query.known)) if query.known else None


def _then(connection: Connection, filters: list[Filter]) -> tuple[list[Condition], list[Condition]]:
    """What claims of the past must pass: to be of a component that narrow filters leave, and what is asked of each."""
    few = [among(connection, threads.c.claim, one.few) for one in filters if one.few is not None]
    found = [set(connection.scalars(select(threads.c.component).where(own))) for own in few]
    wide = [one.then for one in filters if one.then is not None]
    return [among(connection, pasts.c.component, set.intersection(*found))] if found else [], wide


def straddling(connection: Connection, query: Query, least: Rank | None) -> tuple[str, ...]:
    """The statements of components that had begun as of then but changed later, and of which no past is kept.

    Those that cannot fit the query's text, source or place are left out, and those whose claims as of then surely
    come after `least`; the others may still do either.
    """
    changed, kept = _changed(query), _kept(query)
    nothing_waits = connection.scalar(select(stale.c.component).limit(1)) is None
    if changed is None or (kept and nothing_waits):
        return ()
    fitting = [changed, *_rivalling(query, least), *_conditions(connection, _filters(connection, query))]
    # One step after the other: PostgreSQL would rather go through all threads.
    begun_then = connection.scalars(select(claims.c.id).where(*fitting)).all()
    of = select(threads.c.component).where(among(connection, threads.c.claim, begun_then))
    names = {*connection.scalars(of), *_ruled_on(connection, query)}
    if kept:
        names = set(connection.scalars(select(stale.c.component).where(among(connection, stale.c.component, names))))
    groups = members(connection, names)
    return tuple(sorted(one for group in groups.values() for one in group))


def _changed(query: Query) -> ColumnElement[bool] | None:
    """Whether a component had begun by then and changed later."""
    begun, later = [], []
    # That what began before it changed is said for the indexes' sake, which have no other.
    if query.as_of:
        begun.append(claims.c.opened <= end(query.as_of))
        later.append(and_(claims.c.closed > end(query.as_of), claims.c.opened < claims.c.closed))
    if query.known:
        begun.append(claims.c.heard <= end(query.known))
        later.append(and_(claims.c.settled > end(query.known), claims.c.heard < claims.c.settled))
    return and_(*begun, or_(*later)) if later else None


def _rivalling(query: Query, least: Rank | None) -> list[Condition]:
    """Whether a claim of a component could come before `least`.

    It cannot be contested before anything stood against it, and has no more roots, outlets or statements than its
    component has statements.
    """
    if least is None:
        return []
    ahead = [claims.c.opposed <= end(query.as_of) if query.as_of else claims.c.opposed < UNDATED]
    if least.contested == 0:
        ahead.append(claims.c.members >= least.roots)
    return [or_(*ahead)]


def _ruled_on(connection: Connection, query: Query) -> set[str]:
    """Components with statements that were ruled on later: before that they may have had other claims, or any."""
    if not query.known:
        return set()
    later = select(rulings.c.subject).where(rulings.c.made > end(query.known))
    return set(component_of(connection, connection.scalars(later).all()).values())


def _first(connection: Connection, query: Query, over: list[Filter]) -> tuple[Rank, ...]:
    return tuple(Rank(*row) for row in connection.execute(_ordered(connection, query, over)).all())


def _ordered(connection: Connection, query: Query, over: list[Filter]) -> Select[Any]:
    """The ids of the claims that pass, in order, and where each stands."""
    filters = [*over, *_since(connection, query), *_filters(connection, query)]
    place = claims.c.id, claims.c.contested, claims.c.roots, claims.c.spread, claims.c.size, claims.c.last
    found = select(*place).where(*_standing(query, claims), *_conditions(connection, filters))
    return found.order_by(*RANK).limit(query.limit).offset(query.offset)


def _conditions(connection: Connection, filters: list[Filter]) -> list[Condition]:
    """What claims must pass: to be among those that the narrow filters leave, and each of the wide ones."""
    left = [set(one.few) for one in filters if one.few is not None]
    wide = [one.passed for one in filters if one.few is None]
    return [among(connection, claims.c.id, set.intersection(*left)), *wide] if left else wide


def _standing(query: Query, table: Table) -> list[Condition]:
    if query.standing is None:
        return []
    if query.standing in CONTESTED:
        return [table.c.contested == CONTESTED.index(query.standing)]
    return [table.c.support == query.standing]


def _filters(connection: Connection, query: Query) -> list[Filter]:
    """The filters that a component, too, must pass for one of its claims to do so."""
    wanted = {"source": query.source, "place": query.place}
    named = [_named(connection, kind, name) for kind, name in wanted.items() if name is not None]
    # Words are asked for last: to look at them takes longest.
    return named if query.text is None else [*named, _worded(connection, query.text, _few(query))]


def _few(query: Query) -> int:
    """Statements with words whose claims are rather put in order: the more, the further one would have to walk.

    With n of them and w claims wanted, to put them in order takes time as n does, and to walk as w / n.
    """
    if query.limit is None:
        return MANY
    return int(FEW * max(1.0, (query.offset + query.limit) / WANTED) ** 0.5)


def _worded(connection: Connection, written: str, few: int) -> Filter:
    stems = search.query(written)
    if not stems:
        return Filter((), false())
    own = claim_bodies.c.claim == claims.c.id, search.all_of(claim_bodies.c.words, stems)
    passed: Condition = of_each(select(claim_bodies.c.claim).where(*own))
    if len(stems) > 1:
        # One statement has to have them all: that takes longer to ask.
        passed = and_(passed, search.holding(connection, stems))
    then = exists().where(past_bodies.c.past == pasts.c.number, search.all_of(past_bodies.c.words, stems))
    some = search.matching(connection, stems, few + 1)
    if len(some) > few:
        return Filter(None, passed, then)
    told = select(threads.c.claim).where(threads.c.claim.is_not(None), among(connection, threads.c.number, some))
    return Filter(set(connection.scalars(told)), passed, then)


def _named(connection: Connection, kind: str, name: str) -> Filter:
    alike = names.c.name.contains(_characters(name.casefold()), autoescape=True)
    numbers = list(connection.scalars(select(names.c.number).where(names.c.kind == kind, alike)))
    some = among(connection, claim_names.c.name, numbers)
    found = connection.scalars(select(claim_names.c.claim).where(some).limit(FEW + 1)).all()
    passed = of_each(select(claim_names.c.name).where(claim_names.c.claim == claims.c.id, some))
    if len(found) <= FEW:
        return Filter(found, passed)
    then = exists().where(threads.c.component == pasts.c.component, claim_names.c.claim == threads.c.claim, some)
    return Filter(None, passed, then)


def _since(connection: Connection, query: Query) -> list[Filter]:
    return [] if query.since is None else [_passing(connection, claims.c.last >= _characters(query.since))]


def _passing(connection: Connection, passed: ColumnElement[bool]) -> Filter:
    """A filter by a column that has an index."""
    found = select(claims.c.id).where(passed)
    many = connection.scalar(found.limit(1).offset(FEW)) is not None
    return Filter(None if many else connection.scalars(found).all(), passed)


def _characters(written: str) -> str:
    """A user's text as both databases take it."""
    return written.replace("\0", " ").encode("utf-8", "replace").decode()
