"""Adding: reports into a ledger, each read, stored and linked in one transaction."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from sayso.errors import SourceError
from sayso.ledger import Entry, Ledger
from sayso.link import embed
from sayso.link.alike import named
from sayso.link.block import keys
from sayso.link.item import Item
from sayso.link.lift import said, wording
from sayso.link.passages import prints
from sayso.pipeline.computing import TOGETHER, recall, refresh
from sayso.pipeline.desk import Desk
from sayso.pipeline.linking import link
from sayso.pipeline.reading import maker, reading, side_by_side
from sayso.reader.model import load
from sayso.records import Reading, Report

LAST = 5
"""Lots of components whose past is computed after the last report: there are more only where Sayso was updated."""
Outcome = Literal["added", "known", "version", "failed", "ruled"]
"""What became of a report: it is new, was there, is another text at an address that was there, or none; or a ruling."""


@dataclass(frozen=True, slots=True)
class Added:
    """What became of one report, or ruling, that was to be added; `name` says which, `error` why it failed."""

    outcome: Outcome
    name: str
    report: Report | None = None
    error: SourceError | None = None


def add(
    reports: Iterable[Report | SourceError],
    ledger: Ledger,
    desk: Desk,
    *,
    recorded: Callable[[], str],
    threads: int | None = None,
) -> Iterator[Added]:
    """Read reports into the ledger, in order, and say of each what became of it as soon as it is stored.

    One that is there already is not read again. `recorded` gives the moment of storing, ISO 8601 in UTC. Who stops
    listening has the reports stored that he has heard of, and no half of another.
    """
    model, embedder = load(threads=threads), embed.load()

    def work(found: Report | SourceError) -> Added | Entry:
        if isinstance(found, SourceError):
            return Added("failed", found.name, error=found)
        if ledger.has(found.id, maker(model)):
            return Added("known", name(found), found)
        return entry(reading(found, model), embedder, recorded())

    for done in side_by_side(reports, work, model.threads):
        yield done if isinstance(done, Added) else store(ledger, done, desk)
        # A story's next report changes most of them again: not after each.
        recall(ledger, desk, least=TOGETHER)
    recall(ledger, desk, lots=LAST)


def entry(found: Reading, embedder: embed.Embedder, moment: str) -> Entry:
    """A reading with all that linking wants to find again."""
    sayings = said(found)
    vectors = tuple(row.tobytes() for row in embedder.vectors([wording(saying) for saying in sayings]))
    blocks = tuple(keys(Item(saying, vector)) for saying, vector in zip(sayings, vectors, strict=True))
    return Entry(found, sayings, vectors, blocks, prints(found.report.text), moment, named(sayings))


def store(ledger: Ledger, entry: Entry, desk: Desk) -> Added:
    """Store and link one reading in one transaction, and compute the claims that it touches."""
    report = entry.reading.report
    with ledger.writing() as writer:
        outcome = writer.store(entry)
        if outcome != "known":
            link(writer, report.id)
            refresh(writer, desk)
    return Added(outcome, name(report), report)


def name(report: Report) -> str:
    """What people know a report by."""
    return report.url or report.title or " ".join(report.text[:60].split())
