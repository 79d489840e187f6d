"""Linking: what a report in the ledger has to do with those that are there, within the transaction that adds it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import product

from sayso.ledger import Ledger, Writer
from sayso.link import copies as wire
from sayso.link.alike import DAYS, near
from sayso.link.block import keys
from sayso.link.item import Item, ready
from sayso.link.judge import answered, judged
from sayso.link.passages import prints
from sayso.link.relays import outside
from sayso.pipeline.computing import recall, refresh
from sayso.pipeline.desk import Desk
from sayso.records import Copy, Link, Report, Saying


def relink(ledger: Ledger, desk: Desk, *, recorded: Callable[[], str]) -> Iterator[int]:
    """Judge every pair of statements anew, in one transaction; yields how many reports are done."""
    with ledger.writing() as writer:
        writer.unlink(recorded())
        for done, report in enumerate(writer.reports(), 1):
            link(writer, report)
            yield done
        refresh(writer, desk)
    recall(ledger, desk, lots=ledger.waiting())


def link(writer: Writer, report_id: str) -> None:
    """Link a report with all others that are there."""
    report = writer.report(report_id)
    assert report is not None, report_id
    copies = {_other(copy, report_id): copy for copy in _copies(writer, report)}
    writer.copy(copies.values())
    writer.link(_links(writer, report, copies))


def _copies(writer: Writer, report: Report) -> Iterator[Copy]:
    """What other reports this one is a copy of, or they of it."""
    alike = writer.printed(report, prints(report.text), wire.ENOUGH, wire.DAYS)
    versions = writer.versions(report.url) if report.url is not None else ()
    for other in {one.id: one for one in (*alike, *versions)}.values():
        copy = wire.copied(report, other)
        if copy is not None:
            yield copy


def _other(copy: Copy, report_id: str) -> str:
    return copy.of if copy.report == report_id else copy.report


def _links(writer: Writer, report: Report, copies: dict[str, Copy]) -> Iterator[Link]:
    items = [Item(saying, vector) for saying, vector in writer.said(report.id)]
    for item in items:
        if (relay := outside(item.saying)) is not None:
            yield relay
    for denial, other in product([item for item in items if item.denied], items):
        yield from answered(denial, other)
    for item, other in _met(writer, report, items):
        if other.saying.report not in copies:
            yield from judged(item, other)
    # A copy has the statements of the other report, whether or not these have anything else in common.
    for other_id, copy in copies.items():
        yield from _between(items, writer.said(other_id), copy)


def _met(writer: Writer, report: Report, items: list[Item]) -> Iterator[tuple[Item, Item]]:
    """Each statement with those of other reports that it is compared with: they share a key, or mean much the same."""
    by_key: dict[str, list[Item]] = {}
    for item in items:
        for key in keys(item):
            by_key.setdefault(key, []).append(item)
    done = set[tuple[str, str]]()
    for saying, vector, shared in writer.sharing(by_key, report.id):
        other = ready(saying, vector)
        for item in {id(item): item for key in shared for item in by_key[key]}.values():
            done.add((item.saying.id, saying.id))
            yield item, other
    beside = writer.beside(report, DAYS)
    pairs = near([item.vector for item in items if item.vector], [vector for _, vector in beside])
    found = writer.told({beside[place][0] for _, place in pairs})
    for place, number in ((one, beside[other][0]) for one, other in pairs):
        item, other = items[place], ready(*found[number])
        if (item.saying.id, other.saying.id) not in done:
            yield item, other


def _between(items: Iterable[Item], others: Iterable[tuple[Saying, bytes]], copy: Copy) -> Iterator[Link]:
    for other in (Item(saying, vector) for saying, vector in others):
        for item in items:
            yield from judged(item, other, copy)
