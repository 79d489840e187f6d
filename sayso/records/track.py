"""Track: every value that was given for one counted thing, by whom and when, and how far the values lie apart."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sayso.records.saying import Amount, Saying, Spot, Stretch
from sayso.records.values import Unit

Bearing = Literal["repeats", "agrees", "updates", "conflicts", "excludes", "apart", "differs", "part"]
"""How a value stands to an earlier one: its own source says it again; another says as much; its own source moves it;
another excludes it for the same time; another excludes it, at another time; compatible but several-fold apart;
compatible, and not the same; one counts a part, or another time, of what the other counts."""


@dataclass(frozen=True, slots=True)
class Given:
    """One statement's value, with its words."""

    saying: Saying
    amount: Amount


@dataclass(frozen=True, slots=True)
class Compared:
    """How a value stands to the last one of a source before it.

    `to` is the id of the statement that gave that one, `source` whose it was, `words` those of its amount; `own`
    whether it is the same source, under whatever name. `fold` is how many times the larger is the smaller, at least 1.
    """

    how: Bearing
    to: str
    source: str
    words: str
    own: bool
    fold: float


@dataclass(frozen=True, slots=True)
class Step:
    """A value as it enters the record: `first` is the statement, by `source`, a root; `relays` those that pass it on.

    `claim` is the id of the claim that it belongs to. `as_of` is the time for which it counts, None where none is
    told: then it counts for when it was said. `spell` are the words for the only time that it counts ("in the past
    week"), None where it counts all up to then; `part` where it counts a part of the whole. `independent` is False
    for a root that does not count in its claim, `withdrawn` the statement that took the value back or set it right.
    `compared` is how it stands to the last values of the sources before it, the most telling first, of these
    the latest; empty for the first value.
    """

    first: Given
    source: str
    claim: str
    relays: tuple[Given, ...] = ()
    as_of: Stretch | None = None
    spell: str | None = None
    part: bool = False
    independent: bool = True
    withdrawn: Saying | None = None
    compared: tuple[Compared, ...] = ()


@dataclass(frozen=True, slots=True)
class Extreme:
    """An end of a spread: the value, the `sources` who give it, by name, and their statements (ids), one for each.

    `opened` are the names of those whose figure leaves this end open: it may be less, or more, still.
    """

    value: float
    sources: tuple[str, ...]
    statements: tuple[str, ...]
    opened: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Spread:
    """From the lowest to the highest that the latest values of `roots` independent sources allow."""

    low: Extreme
    high: Extreme
    roots: int


@dataclass(frozen=True, slots=True)
class Track:
    """All values given for one counted thing, in time order, and where they stand now.

    `thing` is what is counted in a report's words; `whom` whose it is: an ISO 3166-1 code, or a name in lower case.
    `fate` is what befell it or was done with it ("killed or wounded"; "there" for being in, or brought to, a place);
    `foreseen` where that is yet to be. `place` is where. `unit` and `measure` are those of its amounts. `spread` is
    None where no value stands that an independent root gives as an amount. `outlets` carry it.
    """

    id: str
    thing: str
    whom: str | None
    fate: str | None
    foreseen: bool
    place: Spot | None
    unit: Unit
    measure: str | None
    steps: tuple[Step, ...]
    spread: Spread | None
    outlets: tuple[str, ...]
