"""Linking: what a report in the ledger has to do with those that are there, within the transaction that adds it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from sayso.ledger import Behind, Ledger, Stretch, Writer
from sayso.link.block import keys
from sayso.link.copies import DAYS, ENOUGH, copied
from sayso.link.item import Item, ready
from sayso.link.judge import judged
from sayso.link.passages import prints
from sayso.link.relays import outside
from sayso.pipeline.desk import Desk
from sayso.records import Claim, Copy, Link, Material, Report, Saying
from sayso.view.moment import stood


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
    writer.link(_links(writer, report_id, copies))


def _copies(writer: Writer, report: Report) -> Iterator[Copy]:
    """What other reports this one is a copy of, or they of it."""
    alike = writer.printed(report, prints(report.text), ENOUGH, DAYS)
    versions = writer.versions(report.url) if report.url is not None else ()
    for other in {one.id: one for one in (*alike, *versions)}.values():
        copy = copied(report, other)
        if copy is not None:
            yield copy


def _other(copy: Copy, report_id: str) -> str:
    return copy.of if copy.report == report_id else copy.report


def _links(writer: Writer, report_id: str, copies: dict[str, Copy]) -> Iterator[Link]:
    own = writer.said(report_id)
    by_key: dict[str, list[Item]] = {}
    items = [Item(saying, vector) for saying, vector in own]
    for item in items:
        for key in keys(item):
            by_key.setdefault(key, []).append(item)
        if (relay := outside(item.saying)) is not None:
            yield relay
    for saying, vector, shared in writer.sharing(by_key, report_id):
        if saying.report in copies:
            continue
        other = ready(saying, vector)
        met = {id(item): item for key in shared for item in by_key[key]}
        for item in met.values():
            yield from judged(item, other)
    # A copy has the statements of the other report, whether or not these have a key in common.
    for other_id, copy in copies.items():
        yield from _between(items, writer.said(other_id), copy)


def _between(items: Iterable[Item], others: Iterable[tuple[Saying, bytes]], copy: Copy) -> Iterator[Link]:
    for other in (Item(saying, vector) for saying, vector in others):
        for item in items:
            yield from judged(item, other, copy)


TOGETHER = 100
"""Components whose claims, or their past, are computed at a time: to ask for many is quicker, and this is few."""


def refresh(writer: Writer, desk: Desk) -> None:
    """Compute the claims of all components that have changed; of all there are where the desk is another."""
    writer.seat(desk.mark)
    stale = list(writer.stale().items())
    for low in range(0, len(stale), TOGETHER):
        of = {statement: component for component, ids in stale[low : low + TOGETHER] for statement in ids}
        # At the ends of links stand statements of other components, which are not whole here.
        writer.cache(of, desk.claims(writer.around(of), of=of))


def recall(ledger: Ledger, desk: Desk, *, least: int = 1, lots: int = 1) -> None:
    """Compute what the claims of components were before they changed, where so many at `least` wait for it.

    So many `lots` at most, each a transaction of TOGETHER components. Until it is done, whoever asks for a moment in
    the past has it computed.
    """
    for _ in range(lots):
        if ledger.waiting() < least:
            break
        with ledger.writing() as writer:
            if writer.desk() != desk.mark:
                break  # Somebody with other tables has been here since.
            behind = writer.behind(TOGETHER)
            material = writer.around([one for some in behind.values() for one in some.statements])
            writer.keep({name: _earlier(_part(material, one), one, desk) for name, one in behind.items()})


def _earlier(material: Material, behind: Behind, desk: Desk) -> list[tuple[Stretch, tuple[Claim, ...]]]:
    """The claims of a component in each stretch of time."""
    of = frozenset(behind.statements)
    known: dict[object, tuple[Claim, ...]] = {}
    found = []
    for stretch in behind.stretches:
        # What was published by then is mostly also what was recorded by some moment: only rulings come into it later.
        there = tuple(saying.id for saying in stood(material, **stretch.moment).sayings)
        key = (there, stretch) if material.rulings else there
        if key not in known:
            known[key] = desk.claims(material, of=of, **stretch.moment)
        found.append((stretch, known[key]))
    return found


def _part(material: Material, behind: Behind) -> Material:
    """What the claims of one component are computed from."""
    own = set(behind.statements)
    links = tuple(link for link in material.links if link.statement in own or link.other in own)
    own |= {end for link in links for end in (link.statement, link.other) if end is not None}
    sayings = tuple(saying for saying in material.sayings if saying.id in own)
    reports = {saying.report for saying in sayings}
    beside = (one for one in (*material.background, *material.sayings) if one.report in reports and one.id not in own)
    return replace(material, sayings=sayings, links=links, background=tuple(beside))
