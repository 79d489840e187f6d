"""Load: records out of the ledger, by their ids."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import date, timedelta
from functools import lru_cache
from itertools import chain
from typing import Any, TypeVar

from sqlalchemy import Column, ColumnElement, Connection, Select, Table, Text, and_, cast, func, or_, select

from sayso.ledger.body import each, loaded
from sayso.ledger.components import component_of
from sayso.ledger.entries import UNDATED, Counts
from sayso.ledger.sql import among, bounded, either, signed
from sayso.ledger.tables import (
    claims,
    copies,
    keys,
    links,
    polls,
    prints,
    readings,
    reports,
    rulings,
    sayings,
    threads,
)
from sayso.records import Link, Material, Poll, Reading, Report, Ruling, Saying, fingerprint

FOUND = 20
"""Ids that `find` gives: more than one is not enough of an id, and people want to see some."""
LENGTH_OF_A_DATE = len("2024-10-25")

T = TypeVar("T")


def has(connection: Connection, report: str, maker: str) -> bool:
    """Whether this maker has read this report."""
    found = select(readings.c.number).join(reports, reports.c.number == readings.c.report)
    return connection.scalar(found.where(reports.c.id == report, readings.c.maker == maker)) is not None


def report(connection: Connection, wanted: str) -> Report | None:
    """The report of this id."""
    found = connection.scalar(select(reports.c.body).where(reports.c.id == wanted))
    return None if found is None else loaded(found, Report)


def report_ids(connection: Connection) -> tuple[str, ...]:
    """The ids of all reports, in an order that does not depend on that of adding."""
    return tuple(connection.scalars(select(reports.c.id).order_by(*_oldest_first(), reports.c.id)))


def lasting(connection: Connection) -> tuple[str, str] | None:
    """When the first and the last report were published, of those that have a date."""
    dated = select(reports.c.published).where(reports.c.published.is_not(None)).limit(1)
    # Both ends of an index: to ask for them at once would be to go through all reports.
    first = connection.scalar(dated.order_by(reports.c.published))
    last = connection.scalar(dated.order_by(reports.c.published.desc()))
    return None if first is None or last is None else (first, last)


def latest(
    connection: Connection, ids: Collection[str] | None, *, since: str | None, by: str | None, known: str | None
) -> Iterator[Report]:
    """Reports, or those of these `ids`, published and recorded within these moments, the latest first.

    What has no date comes last, and only where no `since` and no `by` is given.
    """
    conditions = (
        *([among(connection, reports.c.id, ids)] if ids is not None else []),
        *([reports.c.recorded <= end(known)] if known else []),
    )
    within = (
        reports.c.published.is_not(None),
        *([reports.c.published >= since] if since else []),
        *([reports.c.published <= end(by)] if by else []),
    )
    # One after the other: of databases one has what is NULL first in its indexes, the other last.
    yield from _each(connection, select(reports.c.body).where(*conditions, *within).order_by(*_LATEST))
    if not (since or by):
        undated = select(reports.c.body).where(*conditions, reports.c.published.is_(None))
        yield from _each(connection, undated.order_by(reports.c.id))


_LATEST = reports.c.published.desc(), reports.c.id


def _each(connection: Connection, found: Select[Any]) -> Iterator[Report]:
    return each(streamed(connection, found), Report)


def end(moment: str) -> str:
    """What comes after all that was at or before a moment, and before all that was later; a date means its end."""
    return moment if "T" in moment else moment + UNDATED


def versions(connection: Connection, url: str) -> tuple[Report, ...]:
    """All texts that stood at an address, oldest first: by when they were published, then first seen."""
    found = select(reports.c.body).where(reports.c.place == place(url))
    bodies = connection.scalars(found.order_by(*_oldest_first(), reports.c.recorded, reports.c.id))
    return tuple(version for version in (loaded(body, Report) for body in bodies) if version.url == url)


def edited(connection: Connection, urls: Iterable[str]) -> tuple[tuple[Report, ...], ...]:
    """The versions of each of these addresses that has several, in the order asked for."""
    places = {place(url): url for url in urls}
    counted = select(reports.c.place).where(among(connection, reports.c.place, list(places)))
    several = set(connection.scalars(counted.group_by(reports.c.place).having(func.count() > 1)))
    return tuple(versions(connection, url) for one, url in places.items() if one in several)


def place(url: str) -> str:
    """What the ledger finds a url by."""
    return fingerprint("url", url)


def _oldest_first() -> tuple[ColumnElement[Any], ...]:
    return (func.coalesce(reports.c.published, UNDATED),)


def readings_of(connection: Connection, wanted: str) -> tuple[tuple[str, Reading], ...]:
    """All readings of the report of this id, oldest first, each after the moment of its recording."""
    found = select(readings.c.recorded, readings.c.body).join(reports, reports.c.number == readings.c.report)
    rows = connection.execute(found.where(reports.c.id == wanted).order_by(readings.c.number))
    return tuple((row.recorded, loaded(row.body, Reading)) for row in rows)


def reading(connection: Connection, wanted: str) -> Reading | None:
    """The newest reading of the report of this id."""
    found = select(readings.c.body).join(reports, reports.c.number == readings.c.report)
    newest = found.where(reports.c.id == wanted).order_by(readings.c.number.desc()).limit(1)
    body = connection.scalar(newest)
    return None if body is None else loaded(body, Reading)


def statements(connection: Connection, ids: Iterable[str]) -> tuple[Saying, ...]:
    """These statements, in the order asked for, without those that are not there."""
    ids = list(ids)
    found = by_id(connection, ids)
    return tuple(found[wanted] for wanted in ids if wanted in found)


def by_id(connection: Connection, ids: Collection[str]) -> dict[str, Saying]:
    """These statements by their ids, without those that are not there."""
    return {one.id: one for one in each(streamed(connection, _bodies(connection, ids)), Saying)}


def _bodies(connection: Connection, ids: Collection[str]) -> Select[Any]:
    """The statements as they are kept, by their numbers, in whose order they lie: each page of them is read once."""
    numbers = select(sayings.c.number).where(among(connection, sayings.c.id, ids))
    return select(sayings.c.body).where(sayings.c.number.in_(numbers))


def streamed(connection: Connection, found: Select[Any]) -> Iterator[str]:
    """The bodies that are found, of which never more than some hundreds are held at a time."""
    return chain.from_iterable(connection.scalars(found.execution_options(yield_per=200)).partitions())


def numbered(connection: Connection, table: Table, numbers: Iterable[int]) -> tuple[str, ...]:
    """The ids of rows, in the order of their numbers as given."""
    numbers = list(numbers)
    found = connection.execute(select(table.c.number, table.c.id).where(among(connection, table.c.number, numbers)))
    ids = {row.number: row.id for row in found}
    return tuple(ids[number] for number in numbers if number in ids)


def said(connection: Connection, wanted: Collection[str]) -> dict[str, tuple[tuple[Saying, bytes], ...]]:
    """The statements of reports by their ids, with their vectors, in text order."""
    found = select(reports.c.id, sayings.c.body, sayings.c.vector).join(reports, reports.c.number == sayings.c.report)
    rows = connection.execute(found.where(among(connection, reports.c.id, wanted)).order_by(sayings.c.number))
    told: dict[str, list[tuple[Saying, bytes]]] = {one: [] for one in wanted}
    for id_, body, vector in rows.all():
        told[id_].append((_met(body), vector))
    return {one: tuple(own) for one, own in told.items()}


def names_in(connection: Connection, wanted: Collection[str]) -> dict[str, frozenset[str]]:
    """What reports name, by their ids."""
    found = select(reports.c.id, reports.c.named).where(among(connection, reports.c.id, wanted))
    return {row.id: loaded(row.named, frozenset[str]) for row in connection.execute(found.order_by(reports.c.id)).all()}


def sharing(
    connection: Connection, wanted: Iterable[str], than: str
) -> tuple[tuple[Saying, bytes, frozenset[str]], ...]:
    """The statements of other reports that have a key in common, with their vectors and these keys."""
    whole = {bounded(key): key for key in wanted}
    shared: dict[int, set[str]] = {}
    # A row for each key: hundreds of statements share one, and a row for each took as long as to judge them.
    held = select(keys.c.key, func.aggregate_strings(cast(keys.c.statement, Text), ","))
    for key, numbers in connection.execute(held.where(among(connection, keys.c.key, list(whole))).group_by(keys.c.key)):
        for number in numbers.split(","):
            shared.setdefault(int(number), set()).add(whole[key])
    found = select(sayings.c.number, sayings.c.report, sayings.c.body, sayings.c.vector).order_by(sayings.c.id)
    own = connection.scalar(select(reports.c.number).where(reports.c.id == than))
    rows = connection.execute(found.where(among(connection, sayings.c.number, list(shared)))).all()
    return tuple(
        (_met(body), vector, frozenset(shared[number]))
        for number, report_number, body, vector in rows
        if report_number != own
    )


@lru_cache(maxsize=8192)  # some hundreds of reports
def _met(body: str) -> Saying:
    """A statement that is near what is added: report after report meets those of the same weeks."""
    return loaded(body, Saying)


@lru_cache(maxsize=32768)
def _joined(body: str) -> Link:
    """A link of theirs, likewise; its id takes longer to work out than all else of it."""
    return loaded(body, Link)


def printed(connection: Connection, than: Report, shared: Collection[int], least: int, days: int) -> tuple[Report, ...]:
    """Other reports with so many of these fingerprints at `least`, of about the same time, by their ids."""
    about = tuple(_about(than, days))
    # Stock phrases stand in ever more reports. Those of the time lie mostly side by side, however old the ledger is.
    first, last = connection.execute(select(func.min(reports.c.number), func.max(reports.c.number)).where(*about)).one()
    some = among(connection, prints.c.print, [signed(one) for one in shared]), prints.c.report.between(first, last)
    alike = select(prints.c.report).where(*some).group_by(prints.c.report).having(func.count() >= least)
    found = select(reports.c.body).where(reports.c.number.in_(alike), reports.c.id != than.id, *about)
    return _all(connection, found.order_by(reports.c.id), Report)


def _about(one: Report, days: int) -> Iterator[ColumnElement[bool]]:
    """What is published so many days before or after a report at most; what has no date may have been."""
    if one.published is None:
        return
    day, span = date.fromisoformat(one.published[:LENGTH_OF_A_DATE]), timedelta(days)
    first, last = (day - span).isoformat(), (day + span).isoformat() + UNDATED
    dated = and_(reports.c.published >= first, reports.c.published <= last)
    yield or_(reports.c.published.is_(None), dated)


def find(connection: Connection, prefix: str) -> tuple[str, ...]:
    """Ids of statements, links, rulings and reports that begin so, at most FOUND of each."""
    if not (prefix and prefix.isascii() and prefix.isalnum()):
        return ()
    found: list[str] = []
    for table in (sayings, links, rulings, reports):
        begins = select(table.c.id).where(table.c.id >= prefix, table.c.id < prefix + UNDATED).distinct()
        found += connection.scalars(begins.order_by(table.c.id).limit(FOUND))
    return tuple(found)


def around(connection: Connection, ids: Iterable[str]) -> Material:
    """All that the claims of these statements are computed from."""
    names = set(component_of(connection, list(ids)).values())
    own = select(sayings.c.id).join(threads, threads.c.number == sayings.c.number)
    inside = set(connection.scalars(own.where(among(connection, threads.c.component, names))).all())
    touching = _links(connection, inside)
    ends = {end for link in touching for end in (link.statement, link.other) if end is not None}
    bodies = connection.scalars(_bodies(connection, inside | ends)).all()
    found = sorted(map(_met, bodies), key=lambda one: (one.published or UNDATED, one.id))
    reported = {one.report for one in found}
    behind = _background(connection, reported, inside | ends)
    return Material(
        tuple(found),
        touching,
        _copies(connection, reported),
        concerning(connection, inside | ends | {one.id for one in behind}),
        recorded(connection, reported),
        behind,
    )


def touching(connection: Connection, ids: Iterable[str]) -> Material:
    """These statements with their links, those at the other ends, and the rulings on any of these, or on a link."""
    own = set(ids)
    linked = _links(connection, own)
    ends = own | {end for link in linked for end in (link.statement, link.other) if end is not None}
    return Material(statements(connection, sorted(ends)), linked, rulings=concerning(connection, ends))


def _background(connection: Connection, reported: Collection[str], but: Collection[str]) -> tuple[Saying, ...]:
    """The deeds that these reports tell beside."""
    own = select(sayings.c.id, sayings.c.body).join(reports, reports.c.number == sayings.c.report)
    found = own.where(among(connection, reports.c.id, reported), sayings.c.deed).order_by(sayings.c.id)
    return tuple(_met(row.body) for row in connection.execute(found).all() if row.id not in but)


def _links(connection: Connection, ids: Collection[str]) -> tuple[Link, ...]:
    ends = either(connection, (links.c.statement, links.c.other), ids, links.c.retired.is_(None))
    found = select(links.c.body).where(ends).order_by(links.c.id)
    return tuple(map(_joined, connection.scalars(found).all()))


def links_of(connection: Connection, ids: Iterable[str], *, retired: bool) -> tuple[Link, ...]:
    """Links by their own ids; one that was retired and found anew with other reasons is there as found last."""
    wanted = select(links.c.body).where(among(connection, links.c.id, list(ids)))
    found = wanted if retired else wanted.where(links.c.retired.is_(None))
    by_id = {link.id: link for link in _all(connection, found.order_by(links.c.id, links.c.number), Link)}
    return tuple(by_id.values())


def _copies(connection: Connection, ids: Collection[str]) -> frozenset[frozenset[str]]:
    """The pairs of these reports of which one was made from the other."""
    both = among(connection, copies.c.report, ids), among(connection, copies.c.of, ids)
    found = select(copies.c.report, copies.c.of).where(*both, copies.c.retired.is_(None))
    return frozenset(frozenset((row.report, row.of)) for row in connection.execute(found).all())


def concerning(connection: Connection, ids: Collection[str]) -> tuple[Ruling, ...]:
    """Rulings on these statements and their links, and all grades of sources, with those that undo them."""
    if connection.scalar(select(rulings.c.number).limit(1)) is None:
        return ()
    ends = either(connection, (links.c.statement, links.c.other), ids, links.c.retired.is_(None))
    subjects = [*ids, *connection.scalars(select(links.c.id).where(ends))]
    own = either(connection, (rulings.c.subject, rulings.c.other), subjects)
    found: dict[str, Ruling] = {}
    more = _all(connection, select(rulings.c.body).where(or_(own, rulings.c.kind == "grade")), Ruling)
    while more:
        found |= {one.id: one for one in more}
        undone = among(connection, rulings.c.subject, [one.id for one in more])
        more = _all(connection, select(rulings.c.body).where(undone, rulings.c.kind == "undo"), Ruling)
    return tuple(sorted(found.values(), key=lambda one: (one.made, one.id)))


def recorded(connection: Connection, ids: Collection[str]) -> dict[str, str]:
    """When each report was first seen."""
    found = select(reports.c.id, reports.c.recorded).where(among(connection, reports.c.id, ids))
    return {row.id: row.recorded for row in connection.execute(found.order_by(reports.c.id)).all()}


def all_rulings(connection: Connection) -> tuple[Ruling, ...]:
    """All rulings, oldest first."""
    return _all(connection, select(rulings.c.body).order_by(rulings.c.made, rulings.c.id), Ruling)


def lately(connection: Connection, limit: int) -> tuple[Ruling, ...]:
    """The rulings that were kept last, the last first."""
    return _all(connection, select(rulings.c.body).order_by(rulings.c.number.desc()).limit(limit), Ruling)


def poll(connection: Connection, address: str) -> Poll | None:
    """Where the feed at this address stands, None for one that was never asked."""
    found = connection.execute(select(polls).where(polls.c.address == address)).one_or_none()
    return None if found is None else Poll(**found._mapping)


def stamp(connection: Connection) -> str:
    """A fingerprint of the last row of everything that is kept: a few look-ups, however large the ledger is.

    Links that are judged anew and found again leave it as it is; what they rest on has not changed.
    """
    named = [_last(connection, table, table.c.id) for table in (reports, links, copies, rulings)]
    return fingerprint("stamp", *named, _last(connection, readings, readings.c.recorded))


def _last(connection: Connection, table: Table, also: Column[str]) -> list[object]:
    """The number of the newest row, and what it is."""
    found = connection.execute(select(table.c.number, also).order_by(table.c.number.desc()).limit(1)).one_or_none()
    return list(found or ())


def counts(connection: Connection) -> Counts:
    """How much there is of everything."""
    live = [select(func.count()).select_from(table).where(table.c.retired.is_(None)) for table in (links, copies)]
    whole = [select(func.count()).select_from(table) for table in (reports, readings, sayings, rulings, claims)]
    report, reading, saying, ruling, claim = (connection.scalars(count).one() for count in whole)
    link, copy = (connection.scalars(count).one() for count in live)
    return Counts(report, reading, saying, link, copy, ruling, claim)


def _all(connection: Connection, found: Select[Any], kind: type[T]) -> tuple[T, ...]:
    return tuple(each(connection.scalars(found).all(), kind))
