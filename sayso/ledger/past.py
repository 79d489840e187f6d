"""Past: claims as they stood before something came to their components, so that lists as of then need no computing.

What a moment means is told by its axis: what was published by then, or what was recorded by then. A component that is
`stale` is not looked for here; of all others, what is not here is as of any moment what it is now, or had not begun.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Literal, TypeAlias, get_args

from sqlalchemy import Connection, Select, Table, bindparam, delete, func, select, update

from sayso.ledger.body import loaded
from sayso.ledger.changed import Turns
from sayso.ledger.components import members
from sayso.ledger.kept import Bodies, columns, restored
from sayso.ledger.sql import among, following, insert
from sayso.ledger.tables import past_bodies, pasts, stale
from sayso.records import Claim

Axis = Literal["published", "recorded"]
Row: TypeAlias = dict[str, object]
_ASKED: dict[str, Axis] = {"as_of": "published", "known": "recorded"}


@dataclass(frozen=True, slots=True)
class Stretch:
    """A time through which nothing came to a component: from `since` until before `until`, by one axis."""

    axis: Axis
    since: str
    until: str

    @property
    def moment(self) -> dict[str, str | None]:
        """Its beginning, as claims are asked for: by `as_of` or `known`, of which a mere date would mean its end."""
        moment = self.since if "T" in self.since else f"{self.since}T00:00:00Z"
        return {name: moment if axis == self.axis else None for name, axis in _ASKED.items()}


@dataclass(frozen=True, slots=True)
class Behind:
    """A component of whose claims it is not kept what they were in these stretches, in time order by axis."""

    statements: tuple[str, ...]
    stretches: tuple[Stretch, ...]


States: TypeAlias = Sequence[tuple[Stretch, Sequence[Claim]]]
"""The claims of a component in stretches of time, in order by axis."""


def waiting(connection: Connection) -> int:
    """How many components are `behind`."""
    return connection.scalars(select(func.count()).select_from(stale).where(stale.c.turns.is_not(None))).one()


def behind(connection: Connection, most: int) -> dict[str, Behind]:
    """So many components at most whose claims are computed as of now, but not as of earlier."""
    rows = connection.execute(select(stale).where(stale.c.turns.is_not(None)).order_by(stale.c.component).limit(most))
    changed = {row.component: row for row in rows}
    own = members(connection, changed)
    until = _kept(connection, changed)
    found = {}
    for name, row in changed.items():
        turns, since = loaded(row.turns, Turns), {"published": row.published, "recorded": row.recorded}
        stretches = (one for axis in get_args(Axis) for one in _open(axis, turns, min(since[axis], until[name, axis])))
        found[name] = Behind(own[name], tuple(stretches))
    return found


def _kept(connection: Connection, names: Collection[str]) -> dict[tuple[str, str], str]:
    """Until when the past of components is kept, by each axis."""
    found = select(pasts.c.component, pasts.c.axis, func.max(pasts.c.until).label("until"))
    rows = connection.execute(found.where(among(connection, pasts.c.component, names)).group_by("component", "axis"))
    none = {(name, axis): "" for name in names for axis in get_args(Axis)}
    return none | {(row.component, row.axis): row.until for row in rows}


def _open(axis: Axis, turns: Turns, after: str) -> Iterator[Stretch]:
    """The stretches by an axis, or what of them lies after some moment."""
    for since, until in pairwise(turns.published if axis == "published" else turns.recorded):
        if until > after:
            yield Stretch(axis, max(since, after), until)


def keep(connection: Connection, found: Mapping[str, States]) -> None:
    """Keep what the claims of components were in each stretch that they are `behind`; then they are stale no longer."""
    _cut(connection, found)
    bodies = Bodies(connection, [one for states in found.values() for _, claims in states for one in claims])
    lasting = ((name, row, body) for name, states in found.items() for row, body in _lasting(states, bodies))
    numbered = list(enumerate(lasting, following(connection, pasts)))
    insert(connection, pasts, ({**row, "component": name, "number": number} for number, (name, row, _) in numbered))
    insert(connection, past_bodies, ({"past": number, **body} for number, (_, _, body) in numbered))
    connection.execute(delete(stale).where(among(connection, stale.c.component, list(found))))


def _cut(connection: Connection, names: Collection[str]) -> None:
    """Forget what the claims of components were since they changed."""
    since = {row.component: row for row in connection.execute(_among(connection, stale, names))}
    cut, gone = [], []
    for row in connection.execute(_among(connection, pasts, names)):
        changed = getattr(since[row.component], row.axis)
        if row.since >= changed:
            gone.append(row.number)
        elif row.until > changed:
            cut.append({"own": row.number, "end": changed})
    for column in (past_bodies.c.past, pasts.c.number):
        connection.execute(delete(column.table).where(among(connection, column, gone)))
    if cut:
        connection.execute(update(pasts).where(pasts.c.number == bindparam("own")).values(until=bindparam("end")), cut)


def _among(connection: Connection, table: Table, names: Collection[str]) -> Select[Any]:
    return select(table).where(among(connection, table.c.component, names))


def _lasting(states: States, bodies: Bodies) -> Iterator[tuple[Row, Row]]:
    """A row with its body for each claim, and for as long as it stayed the same."""
    lasting: dict[str, tuple[Row, Row]] = {}
    for stretch, found in states:
        by_id = {claim.id: claim for claim in found}
        here = {claim.id: bodies.row(claim) for claim in found}
        for one, (row, body) in list(lasting.items()):
            if (row["axis"], row["until"], body) != (stretch.axis, stretch.since, here.get(one)):
                yield lasting.pop(one)
        for one, body in here.items():
            began = lasting[one][0]["since"] if one in lasting else stretch.since
            row = {"axis": stretch.axis, "since": began, "until": stretch.until}
            lasting[one] = {**row, **columns(by_id[one])}, body
    yield from lasting.values()


def restore(connection: Connection, numbers: Collection[int]) -> dict[int, Claim]:
    """The claims that are kept under these numbers."""
    own = select(past_bodies.c.past, past_bodies.c.body).where(among(connection, past_bodies.c.past, numbers))
    rows = connection.execute(own).all()
    return dict(zip((row.past for row in rows), restored(connection, (row.body for row in rows)), strict=True))
