"""Linking: what a report in the ledger has to do with those that are there, within the transaction that adds it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import product

from sayso.ledger import Ledger, Writer
from sayso.link import copies as wire
from sayso.link.alike import named, near, of_one_matter, of_one_time
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
    by_key: dict[str, list[Item]] = {}
    for item in items:
        for key in keys(item):
            by_key.setdefault(key, []).append(item)
    sharing = [one for one in writer.sharing(by_key, report.id) if one[0].report not in copies]
    alike = {(one.saying.id, other.saying.id): (one, other) for one, other in _alike(writer, report, items, sharing)}
    for saying, vector, shared in sharing:
        other = ready(saying, vector)
        for item in {id(item): item for key in shared for item in by_key[key]}.values():
            yield from judged(item, other, near=alike.pop((item.saying.id, saying.id), None) is not None)
    for item, other in alike.values():
        yield from judged(item, other, near=True)
    # A copy has the statements of the other report, whether or not these have anything else in common.
    for other_id, others in writer.each_said(copies).items():
        yield from _between(items, [Item(*one) for one in others], copies[other_id])


def _alike(
    writer: Writer, report: Report, items: Sequence[Item], sharing: Iterable[tuple[Saying, bytes, frozenset[str]]]
) -> Iterator[tuple[Item, Item]]:
    """Statements that mean much the same, in other reports of about the same matter and time."""
    keys_of: dict[str, set[str]] = {}
    for saying, _, shared in sharing:
        if of_one_time(report.published, saying.published):
            keys_of.setdefault(saying.report, set()).update(shared)
    own = named(item.saying for item in items)
    met = writer.names_in([id_ for id_, shared in keys_of.items() if len(shared) >= OF_ONE_MATTER])
    told = writer.each_said([id_ for id_, names in met.items() if of_one_matter(own, names)])
    for others in told.values():
        pairs = near([item.vector for item in items], [vector for _, vector in others])
        yield from ((items[one], ready(*others[other])) for one, other in pairs)


OF_ONE_MATTER = 2
"""Keys in common from which it is asked whether two reports are of one matter."""


def _between(items: Sequence[Item], others: Sequence[Item], copy: Copy) -> Iterator[Link]:
    alike = set(near([item.vector for item in items], [other.vector for other in others]))
    for (place, item), (at, other) in product(enumerate(items), enumerate(others)):
        yield from judged(item, other, copy, near=(place, at) in alike)
