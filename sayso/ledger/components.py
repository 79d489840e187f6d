"""Components: statements that `same` and `relays` links or `merge` rulings join, however far apart.

A component holds all of a claim, and may hold more: rejected links and undone merges still join, so that no ruling
has to take a component apart. Its name is the smallest id in it, whatever the order in which it grew.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from sqlalchemy import Connection, bindparam, select, update

from sayso.ledger import changed
from sayso.ledger.changed import Since
from sayso.ledger.entries import UNDATED
from sayso.ledger.sql import among, either
from sayso.ledger.tables import links, reports, rulings, sayings, stale, threads

JOINING = ("same", "relays")
"""Relations that make statements one claim."""

Pair = tuple[str, str]

_LIVE = select(links.c.statement, links.c.other).where(links.c.retired.is_(None), links.c.other.is_not(None))
_LINKED = _LIVE.where(links.c.relation.in_(JOINING))


def joined(members: Iterable[str], pairs: Iterable[Pair]) -> dict[str, str]:
    """The smallest member that each can be reached from; pairs with one who is no member join nothing."""
    lead = {member: member for member in members}

    def top(member: str) -> str:
        while lead[member] != member:
            lead[member] = lead[lead[member]]
            member = lead[member]
        return member

    for one, other in pairs:
        if one in lead and other in lead:
            small, large = sorted((top(one), top(other)))
            lead[large] = small
    return {member: top(member) for member in lead}


def component_of(connection: Connection, ids: Collection[str]) -> dict[str, str]:
    """The component of each of these statements that the ledger has."""
    told = select(sayings.c.id, threads.c.component).join(threads, threads.c.number == sayings.c.number)
    found = connection.execute(told.where(among(connection, sayings.c.id, ids))).all()
    return {row.id: row.component for row in found}


def members(connection: Connection, names: Collection[str]) -> dict[str, tuple[str, ...]]:
    """The statements of each of these components, in order of their ids."""
    found = select(threads.c.component, sayings.c.id).join(sayings, threads.c.number == sayings.c.number)
    grouped: dict[str, list[str]] = {}
    for row in connection.execute(found.where(among(connection, threads.c.component, names))).all():
        grouped.setdefault(row.component, []).append(row.id)
    return {name: tuple(sorted(ids)) for name, ids in sorted(grouped.items())}


def join(connection: Connection, pairs: Iterable[Pair]) -> None:
    """Make the components of each pair one."""
    pairs = list(pairs)
    of = component_of(connection, {end for pair in pairs for end in pair})
    ends = [(of[one], of[other]) for one, other in pairs if one in of and other in of]
    renamed = {old: new for old, new in joined(of.values(), ends).items() if old != new}
    _rename(connection, renamed)


def _rename(connection: Connection, renamed: dict[str, str]) -> None:
    if not renamed:
        return
    moved = update(threads).where(threads.c.component == bindparam("old")).values(component=bindparam("new"))
    connection.execute(moved, [{"old": old, "new": new} for old, new in renamed.items()])
    changed.rename(connection, renamed)


def regroup(connection: Connection, names: Collection[str]) -> None:
    """Take components apart into what their live links and merges still join, and mark all that comes of them."""
    ids = [member for group in members(connection, names).values() for member in group]
    component = joined(ids, [*_linked(connection, ids), *_merged(connection)])
    _settle(connection, component)
    changed.mark_anew(connection, names, set(component.values()))


def regroup_all(connection: Connection) -> None:
    """Take all components apart as `regroup` does."""
    _settle(connection, every(connection))
    changed.mark_all(connection)


def every(connection: Connection) -> dict[str, str]:
    """The component of every statement, by what links and rulings say now."""
    pairs = [(one, other) for one, other in connection.execute(_LINKED)]
    return joined(connection.scalars(select(sayings.c.id)), [*pairs, *_merged(connection)])


def _settle(connection: Connection, component: dict[str, str]) -> None:
    """Write where the components of statements have changed."""
    now = component_of(connection, list(component))
    changed = {member: name for member, name in component.items() if now[member] != name}
    own = select(sayings.c.number).where(sayings.c.id == bindparam("member")).scalar_subquery()
    moved = update(threads).where(threads.c.number == own).values(component=bindparam("name"))
    if changed:
        connection.execute(moved, [{"member": member, "name": name} for member, name in changed.items()])


def _linked(connection: Connection, ids: Collection[str]) -> list[Pair]:
    own = _LINKED.where(among(connection, links.c.statement, ids))
    return [(one, other) for one, other in connection.execute(own).all()]


def _merged(connection: Connection) -> list[Pair]:
    found = select(rulings.c.subject, rulings.c.other).where(rulings.c.kind == "merge", rulings.c.other.is_not(None))
    return [(one, other) for one, other in connection.execute(found).all()]


def ends(connection: Connection, ids: Collection[str]) -> list[Pair]:
    """Both ends of each live link that touches one of these statements."""
    touching = either(connection, (links.c.statement, links.c.other), ids, links.c.retired.is_(None))
    return [(one, other) for one, other in connection.execute(_LIVE.where(touching)).all()]


def neighbours(connection: Connection, ids: Collection[str]) -> set[str]:
    """The statements at the other ends of all live links of these."""
    return {end for pair in ends(connection, ids) for end in pair} - set(ids)


def mark(connection: Connection, ids: Collection[str], since: Since) -> None:
    """Mark that the claims of these statements have to be computed anew, since something changed from then on."""
    changed.mark(connection, dict.fromkeys(component_of(connection, ids).values(), since))


def mark_around(connection: Connection, ids: Collection[str], since: Since) -> None:
    """Mark these statements and all that they are linked with, whose claims also rest on what they are."""
    mark(connection, {*ids, *neighbours(connection, ids)}, since)


def mark_linked(connection: Connection, pairs: Iterable[tuple[str, str | None]]) -> None:
    """Mark the statements of each pair from when both were there."""
    ends = [{end for end in pair if end is not None} for pair in pairs]
    own = select(sayings.c.id, threads.c.component, sayings.c.published, reports.c.recorded)
    here = own.join(threads, threads.c.number == sayings.c.number).join(reports, reports.c.number == sayings.c.report)
    found = connection.execute(here.where(among(connection, sayings.c.id, set().union(*ends))))
    there = {row.id: (row.component, (row.published or UNDATED, row.recorded)) for row in found}
    told = ([there[end] for end in pair] for pair in ends)
    _mark_together(connection, (({name for name, _ in pair}, [moment for _, moment in pair]) for pair in told))


def mark_between(connection: Connection, pairs: Iterable[Pair]) -> None:
    """Mark the components that have statements of both reports of a pair: no other claim asks how these are made."""
    pairs = list(pairs)
    own = select(reports.c.id, threads.c.component, reports.c.published, reports.c.recorded)
    told = own.join(sayings, sayings.c.report == reports.c.number)
    told = told.join(threads, threads.c.number == sayings.c.number)
    when: dict[str, Since] = {}
    inside: dict[str, set[str]] = {}
    for row in connection.execute(told.where(among(connection, reports.c.id, {end for pair in pairs for end in pair}))):
        when[row.id] = row.published or UNDATED, row.recorded
        inside.setdefault(row.id, set()).add(row.component)
    both = [pair for pair in pairs if when.keys() >= set(pair)]
    _mark_together(connection, ((inside[one] & inside[other], [when[one], when[other]]) for one, other in both))


def _mark_together(connection: Connection, found: Iterable[tuple[set[str], list[Since]]]) -> None:
    """Mark components from the last of several moments on."""
    since: dict[str, Since] = {}
    for names, moments in found:
        last = changed.latest(moments)
        since |= {name: changed.earliest([last, since.get(name, last)]) for name in names}
    changed.mark(connection, since)


def beside(connection: Connection, ids: Collection[str]) -> set[str]:
    """All statements of the reports of these, themselves among them."""
    own = select(sayings.c.report).where(among(connection, sayings.c.id, ids))
    return set(connection.scalars(select(sayings.c.id).where(sayings.c.report.in_(own))))


def stale_ones(connection: Connection) -> dict[str, tuple[str, ...]]:
    """The components that are marked and whose claims are not yet computed anew, with their statements."""
    return members(connection, list(connection.scalars(select(stale.c.component).where(stale.c.turns.is_(None)))))
