"""Bounds: when the claims of a component may have been others than they are, and what may have stood against them.

A component's claims rest on its statements, on those linked with them, and on rulings on any of their reports. So they
are as of any moment what they are now, if all of that was there by then.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from typing import TypeVar

from sqlalchemy import Connection, select

from sayso.ledger.changed import Turns
from sayso.ledger.components import beside
from sayso.ledger.entries import UNDATED, graded
from sayso.ledger.load import concerning
from sayso.ledger.sql import among, either
from sayso.ledger.tables import links, reports, rulings, sayings
from sayso.records import Claim, Ruling

K = TypeVar("K", bound=Hashable)

OPPOSING = ("denies", "conflicts", "corrects")
"""Relations by which one statement may stand against the claim of another."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """What a component rests on was published from `opened` to `closed`, and recorded from `heard` to `settled`.

    Nothing stood against any of its claims before `opposed`. It has `members` statements. `turns` are all moments at
    which its claims may have become others.
    """

    opened: str
    closed: str
    heard: str
    settled: str
    opposed: str
    members: int
    turns: Turns

    @property
    def columns(self) -> dict[str, object]:
        """As the table of claims has them."""
        return {name: value for name, value in asdict(self).items() if name != "turns"}


@dataclass(slots=True)
class _Component:
    """A component while what it rests on is gathered: statements, pairs of which one opposes the other, names."""

    members: int = 0
    resting: set[str] = field(default_factory=set)
    opposing: set[tuple[str, str]] = field(default_factory=set)
    names: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class _Moment:
    """Of a statement: its report, when that was published and when it was recorded."""

    report: int
    published: str | None
    recorded: str


def bounds(connection: Connection, of: Mapping[str, str], found: Iterable[Claim]) -> dict[str, Bounds]:
    """The bounds of components by name: `of` gives that of each of their statements, `found` are all their claims."""
    components = _gathered(connection, of, found)
    moments = _moments(connection, set().union(*(one.resting for one in components.values())))
    judged = _judged(connection, components, moments)
    return {name: _bounds(one, moments, judged.get(name, set())) for name, one in components.items()}


def _gathered(connection: Connection, of: Mapping[str, str], found: Iterable[Claim]) -> dict[str, _Component]:
    components = {name: _Component() for name in of.values()}
    for one, name in of.items():
        components[name].members += 1
        components[name].resting.add(one)
    for one, other, relation in _ends(connection, of):
        for end, far in ((one, other), (other, one)):
            if end in of:
                components[of[end]].resting.add(far)
                if relation in OPPOSING:
                    components[of[end]].opposing.add((one, other))
    for claim in found:
        component = components[of[claim.id]]
        component.opposing |= {(one.statement.id, one.statement.id) for one in claim.against}
        component.names |= {name.casefold() for name in graded(claim)}
    return components


def _ends(connection: Connection, ids: Collection[str]) -> list[tuple[str, str, str]]:
    """Both ends of each live link that touches one of these statements, and its relation."""
    live = select(links.c.statement, links.c.other, links.c.relation)
    touching = either(connection, (links.c.statement, links.c.other), ids, links.c.retired.is_(None))
    found = live.where(links.c.retired.is_(None), links.c.other.is_not(None), touching)
    return [(one, other, relation) for one, other, relation in connection.execute(found).all()]


def _moments(connection: Connection, ids: Collection[str]) -> dict[str, _Moment]:
    own = select(sayings.c.id, sayings.c.report, sayings.c.published, reports.c.recorded)
    found = own.join(reports, reports.c.number == sayings.c.report).where(among(connection, sayings.c.id, ids))
    return {row.id: _Moment(row.report, row.published, row.recorded) for row in connection.execute(found).all()}


def _bounds(component: _Component, moments: Mapping[str, _Moment], judged: set[str]) -> Bounds:
    resting = [moments[one] for one in component.resting]
    published = {one.published or UNDATED for one in resting}
    recorded = {one.recorded for one in resting}
    stood = (max(moments[end].published or UNDATED for end in pair) for pair in component.opposing)
    return Bounds(
        min(one.published or "" for one in resting),
        max(published),
        min(recorded),
        max(recorded | judged),
        min(stood, default=UNDATED),
        component.members,
        Turns(tuple(sorted(published)), tuple(sorted(recorded | judged))),
    )


def _judged(
    connection: Connection, components: Mapping[str, _Component], moments: Mapping[str, _Moment]
) -> dict[str, set[str]]:
    """When the rulings that concern each component were made, of those that any does."""
    if connection.scalar(select(rulings.c.number).limit(1)) is None:
        return {}
    by_report = _by((moments[one].report, name) for name, own in components.items() for one in own.resting)
    by_name = _by((known, name) for name, own in components.items() for known in own.names)
    decided = list(_decided(concerning(connection, beside(connection, moments))))
    about = _reports(connection, {end for first, _ in decided for end in (first.subject, first.other) if end})
    judged: dict[str, set[str]] = {}
    for first, made in decided:
        concerned = set(by_name.get(first.subject.casefold(), ())) if first.kind == "grade" else set()
        for end in (first.subject, first.other):
            concerned.update(*(by_report.get(report, ()) for report in about.get(end or "", ())))
        for name in concerned:
            judged.setdefault(name, set()).add(made)
    return judged


def _by(pairs: Iterable[tuple[K, str]]) -> dict[K, set[str]]:
    found: dict[K, set[str]] = {}
    for key, name in pairs:
        found.setdefault(key, set()).add(name)
    return found


def _decided(found: Collection[Ruling]) -> Iterator[tuple[Ruling, str]]:
    """When each ruling was made, or the ruling that one takes back."""
    by_id = {ruling.id: ruling for ruling in found}
    for ruling in found:
        first: Ruling | None = ruling
        while first is not None and first.kind == "undo":
            first = by_id.get(first.subject)
        if first is not None:
            yield first, ruling.made


def _reports(connection: Connection, subjects: Collection[str]) -> dict[str, set[int]]:
    """The reports that these statements, and the ends of these links, are in."""
    found = select(links.c.id, links.c.statement, links.c.other).where(among(connection, links.c.id, subjects))
    ends = {row.id: {row.statement, row.other} - {None} for row in connection.execute(found).all()}
    told = select(sayings.c.id, sayings.c.report)
    wanted = {*subjects, *(end for pair in ends.values() for end in pair)}
    rows = connection.execute(told.where(among(connection, sayings.c.id, wanted))).all()
    report = {row.id: row.report for row in rows}
    return {one: {report[end] for end in ends.get(one, {one}) if end in report} for one in subjects}
