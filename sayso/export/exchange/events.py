"""Events: what is claimed to happen as an event table, with the columns that users of POLECAT and ACLED look for.

Types and modes are those of the PLOVER ontology. `time_precision` and `geo_precision` are 1 to 3 as in the ACLED
codebook; where that has no number for something so vague, they are empty, and so are the point and the day.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Literal, TextIO

from sayso.export.cells import Cell, joined, safe
from sayso.export.values import iso
from sayso.export.views.areas import finest
from sayso.records import Coded, Level, Party, Spot

COLUMNS = (
    "event_id", "event_type", "event_mode", "polarity", "tense", "ahead",
    "event_date", "time_precision", "earliest", "latest",
    "actor_name", "actor_raw", "actor_country", "actor_sector",
    "recipient_name", "recipient_raw", "recipient_country", "recipient_sector",
    "place", "places", "country", "latitude", "longitude", "geo_precision", "precision_km",
    "source", "act", "outlets", "statements", "support", "roots", "opposition",
    "occurrence", "claim", "statement", "report", "published", "url", "text",
)  # fmt: skip
"""The header row: one row an event of a claim. Where a cell holds several values, "; " stands between them."""

Grade = Literal[1, 2, 3]
SPANS: tuple[tuple[int, Grade], ...] = ((1, 1), (7, 2), (31, 3))
"""Days that a time may span at most, and its precision: a day, a week, a month."""
LEVELS: dict[Level, Grade] = {"exact": 1, "town": 1, "district": 2, "region": 3}
"""Precision of a place by its level; a point in the middle of a country would say what nobody claimed."""

_NOBODY: tuple[Cell, ...] = (None,) * 4
_NOWHERE: tuple[Cell, ...] = (None,) * 7


def write(events: Iterable[Coded], out: TextIO) -> None:
    """The header, then one row an event."""
    lines = csv.writer(out, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\n")
    lines.writerow(COLUMNS)
    lines.writerows([safe(cell) for cell in row(one)] for one in events)


def row(one: Coded) -> tuple[Cell, ...]:
    """The cells of an event, in the order of COLUMNS."""
    return (*_what(one), *_when(one), *_who(one.event.actor), *_who(one.event.recipient), *_place(one.where), *_by(one))


def time_precision(earliest: date | None, latest: date | None) -> Grade | None:
    """1 for a day, 2 for up to a week, 3 for up to a month; None for what is longer or open."""
    if earliest is None or latest is None:
        return None
    days = (latest - earliest).days + 1
    return next((grade for most, grade in SPANS if days <= most), None)


def _what(one: Coded) -> tuple[Cell, ...]:
    event = one.event
    polarity = "positive" if event.polarity else "negative"
    return one.id, event.type, event.mode, polarity, event.tense, "yes" if one.ahead else "no"


def _when(one: Coded) -> tuple[Cell, ...]:
    """The day in the middle, as ACLED has it, with how far it may be off."""
    grade = time_precision(one.earliest, one.latest)
    middle = None
    if grade and one.earliest and one.latest:
        middle = one.earliest + timedelta(days=(one.latest - one.earliest).days // 2)
    return iso(middle), grade, iso(one.earliest), iso(one.latest)


def _who(party: Party | None) -> tuple[Cell, ...]:
    return (party.name, party.mention, party.country, party.sector) if party else _NOBODY


def _place(where: tuple[Spot, ...]) -> tuple[Cell, ...]:
    """The first of the finest places; the names of all."""
    if not where:
        return _NOWHERE
    spot = next(iter(finest(where)), where[0])
    grade = LEVELS.get(spot.level) if spot.lat is not None else None
    point = (spot.lat, spot.lon) if grade else (None, None)
    names = joined(dict.fromkeys(each.name for each in where))
    return spot.name, names, spot.country, *point, grade, spot.precision_km


def _by(one: Coded) -> tuple[Cell, ...]:
    """Who says so, how it stands, and where it is written."""
    saying, standing = one.statement, one.standing
    outlets = joined(dict.fromkeys(each.outlet for each in one.statements if each.outlet))
    return (
        *(saying.source.name if saying.source else None, saying.act, outlets, len(one.statements)),
        *(standing.support, standing.roots, standing.opposition),
        *(one.occurrence, one.claim, saying.id, saying.report, saying.published, saying.url, saying.text),
    )
