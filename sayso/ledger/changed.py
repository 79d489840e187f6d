"""Changed: components about which something has changed, and since when, until all that rests on it is computed anew.

First their claims are computed as of now, then what these were at the `turns` that the change may have moved.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from sqlalchemy import Connection, bindparam, delete, literal, select, update

from sayso.ledger.body import dumped
from sayso.ledger.sql import among, insert
from sayso.ledger.tables import past_bodies, pasts, stale, threads

Since: TypeAlias = tuple[str, str]
"""What was published, and what was recorded before these moments has changed in nothing."""
EVER: Since = ("", "")


@dataclass(frozen=True, slots=True)
class Turns:
    """All moments of publishing, and of recording or ruling, at which the claims of a component may become others."""

    published: tuple[str, ...]
    recorded: tuple[str, ...]

    @property
    def past(self) -> bool:
        """Whether they may ever have been others than they are."""
        return len(self.published) > 1 or len(self.recorded) > 1


def earliest(found: Iterable[Since]) -> Since:
    """The earlier of each moment."""
    published, recorded = zip(*found, strict=True)
    return min(published), min(recorded)


def latest(found: Iterable[Since]) -> Since:
    """The later of each moment."""
    published, recorded = zip(*found, strict=True)
    return max(published), max(recorded)


def mark(connection: Connection, since: Mapping[str, Since]) -> None:
    """Mark that components have changed since then; one that is marked already keeps what is earlier."""
    known = _marks(connection, since)
    _unmark(connection, known)
    earlier = ((name, *earliest([one, known.get(name, one)])) for name, one in sorted(since.items()))
    insert(connection, stale, ({"component": name, "published": one, "recorded": two} for name, one, two in earlier))


def rename(connection: Connection, renamed: Mapping[str, str]) -> None:
    """Let components that are now another have changed, and have been, what they were by their old names."""
    connection.execute(
        update(pasts).where(pasts.c.component == bindparam("old")).values(component=bindparam("new")),
        [{"old": old, "new": new} for old, new in renamed.items()],
    )
    known = _marks(connection, renamed)
    _unmark(connection, known)
    since: dict[str, Since] = {}
    for old, one in known.items():
        since[renamed[old]] = earliest([one, since.get(renamed[old], one)])
    mark(connection, since)


def mark_anew(connection: Connection, old: Collection[str], new: Collection[str]) -> None:
    """Mark that components were taken apart, into `new` ones: nothing is known of their past."""
    forget(connection, {*old, *new})
    _unmark(connection, {*old, *new})
    mark(connection, dict.fromkeys(new, EVER))


def mark_all(connection: Connection) -> None:
    """Mark that everything has changed."""
    for table in (past_bodies, pasts, stale):
        connection.execute(delete(table))
    every = select(threads.c.component, literal(EVER[0]), literal(EVER[1])).distinct()
    connection.execute(stale.insert().from_select(["component", "published", "recorded"], every))


def forget(connection: Connection, names: Collection[str]) -> None:
    """Forget the past of components."""
    own = among(connection, pasts.c.component, names)
    connection.execute(delete(past_bodies).where(past_bodies.c.past.in_(select(pasts.c.number).where(own))))
    connection.execute(delete(pasts).where(own))


def computed(connection: Connection, found: Mapping[str, Turns]) -> None:
    """Say of components that their claims are computed as of now, and at which moments these may have become others."""
    never = [name for name, turns in found.items() if not turns.past]
    _unmark(connection, never)
    turning = update(stale).where(stale.c.component == bindparam("own")).values(turns=bindparam("moments"))
    if rows := [{"own": name, "moments": dumped(turns)} for name, turns in found.items() if turns.past]:
        connection.execute(turning, rows)


def _unmark(connection: Connection, names: Collection[str]) -> None:
    if names:
        connection.execute(delete(stale).where(among(connection, stale.c.component, list(names))))


def _marks(connection: Connection, names: Collection[str]) -> dict[str, Since]:
    """Since when those of these components have changed that are marked."""
    if not names:
        return {}
    known = connection.execute(select(stale).where(among(connection, stale.c.component, list(names))))
    return {row.component: (row.published, row.recorded) for row in known}
