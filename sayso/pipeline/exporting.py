"""Exporting: what a query asks for out of the ledger, into a file for other programs."""

from __future__ import annotations

from collections.abc import Callable
from typing import BinaryIO

from sayso.export.exchange import WRITERS, Writer, events, lessons
from sayso.export.exchange.lines import lines
from sayso.ledger import Ledger
from sayso.pipeline.archiving import archive
from sayso.pipeline.asking import claims
from sayso.pipeline.desk import Desk
from sayso.pipeline.teaching import taught
from sayso.records import Query, Story
from sayso.view.coding import coded

Export = Callable[[Ledger, Query, Desk, BinaryIO], None]
"""Writes what a query asks for; the same of a ledger is the same bytes."""


def _claims(write: Writer) -> Export:
    """What writes claims, as an Export."""

    def exported(ledger: Ledger, query: Query, desk: Desk, out: BinaryIO) -> None:
        write(query, claims(ledger, query, desk), out)

    return exported


def _events(ledger: Ledger, query: Query, desk: Desk, out: BinaryIO) -> None:
    with lines(out) as text:
        # What is due by when, which a moment is for, is no part of an event.
        events.write(coded(Story(query, query.as_of or "", claims(ledger, query, desk))), text)


def _rulings(ledger: Ledger, query: Query, _desk: Desk, out: BinaryIO) -> None:
    with lines(out) as text:
        lessons.write(taught(ledger, query), text)


def _archive(ledger: Ledger, _query: Query, _desk: Desk, out: BinaryIO) -> None:
    archive(ledger, out)


EXPORTS: dict[str, Export] = {
    **{name: _claims(write) for name, write in WRITERS.items()},
    "events": _events,
    "rulings": _rulings,
    "archive": _archive,
}
"""How everything that can be exported is written, by name of the format."""
