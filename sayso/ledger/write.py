"""Write: one report with its reading and statements, links between statements, rulings; all of it once."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import asdict
from typing import Literal

from sqlalchemy import Connection, Table, delete, select, update

from sayso.errors import LedgerError
from sayso.ledger import cache, load, search
from sayso.ledger.body import dumped, loaded
from sayso.ledger.components import (
    JOINING,
    beside,
    component_of,
    join,
    mark,
    mark_around,
    mark_between,
    mark_linked,
    neighbours,
    regroup,
    regroup_all,
)
from sayso.ledger.entries import UNDATED, Entry
from sayso.ledger.sql import among, bounded, either, following, insert, signed
from sayso.ledger.tables import (
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
from sayso.records import Copy, Link, Poll, Report, Ruling, Saying

Stored = Literal["added", "known", "version"]
"""What became of a report: it is new (or read anew), was there, or is another text at an address that was there."""


def store(connection: Connection, entry: Entry) -> Stored:
    """Keep a report with its reading and statements; those of an earlier reading give way, and the reading stays."""
    report = entry.reading.report
    if load.has(connection, report.id, entry.reading.maker):
        return "known"
    stored: Stored = "added"
    number, recorded = _there(connection, report)
    if number is not None:
        _give_way(connection, number, entry.recorded)
        connection.execute(update(reports).where(reports.c.number == number).values(named=dumped(sorted(entry.named))))
    else:
        stored = "version" if _another_text(connection, report) else "added"
        number = _keep_report(connection, entry)
    _keep_reading(connection, number, entry)
    _keep_statements(connection, number, entry)
    mark(connection, [saying.id for saying in entry.sayings], (report.published or UNDATED, recorded or entry.recorded))
    return stored


def _there(connection: Connection, report: Report) -> tuple[int | None, str | None]:
    """The number of a report, and when it was recorded first, if it is there."""
    found = connection.execute(select(reports.c.number, reports.c.recorded).where(reports.c.id == report.id))
    row = found.one_or_none()
    return (None, None) if row is None else (row.number, row.recorded)


def _another_text(connection: Connection, report: Report) -> bool:
    if report.url is None:
        return False
    found = select(reports.c.number).where(reports.c.place == load.place(report.url), reports.c.id != report.id)
    return connection.scalar(found.limit(1)) is not None


def _keep_report(connection: Connection, entry: Entry) -> int:
    report = entry.reading.report
    number = following(connection, reports)
    row = {
        "number": number,
        "id": report.id,
        "place": None if report.url is None else load.place(report.url),
        "published": report.published,
        "recorded": entry.recorded,
        "body": dumped(report),
        "named": dumped(sorted(entry.named)),
    }
    insert(connection, reports, [row])
    insert(connection, prints, [{"print": signed(one), "report": number} for one in sorted(entry.prints)])
    search.index(connection, "report_words", [(number, search.report_words(report))])
    return number


def _keep_reading(connection: Connection, report: int, entry: Entry) -> None:
    row = {
        "number": following(connection, readings),
        "report": report,
        "maker": entry.reading.maker,
        "recorded": entry.recorded,
        "body": dumped(entry.reading),
    }
    insert(connection, readings, [row])


def _keep_statements(connection: Connection, report: int, entry: Entry) -> None:
    first = following(connection, sayings)
    numbered = list(enumerate(zip(entry.sayings, entry.vectors, entry.keys, strict=True), first))
    rows = [_row(number, report, saying, vector) for number, (saying, vector, _) in numbered]
    insert(connection, sayings, rows)
    insert(connection, threads, [{"number": row["number"], "component": row["id"], "claim": None} for row in rows])
    shared = [(bounded(key), number) for number, (_, _, own) in numbered for key in sorted(own)]
    insert(connection, keys, [{"key": key, "statement": number} for key, number in dict.fromkeys(shared)])
    told = entry.reading.report
    words = [(number, search.statement_words(saying, told)) for number, (saying, _, _) in numbered]
    search.index(connection, "statement_words", words)
    join(connection, _merges(connection, [saying.id for saying in entry.sayings]))


def _row(number: int, report: int, saying: Saying, vector: bytes) -> dict[str, object]:
    return {
        "number": number,
        "id": saying.id,
        "report": report,
        "published": saying.published,
        "deed": any(event.actor and event.recipient for event in saying.events),
        "body": dumped(saying),
        "vector": vector,
    }


def _merges(connection: Connection, ids: Collection[str]) -> list[tuple[str, str]]:
    """Merges that wait for these statements, which an earlier reading found and lost."""
    ends = either(connection, (rulings.c.subject, rulings.c.other), ids)
    found = select(rulings.c.subject, rulings.c.other).where(rulings.c.kind == "merge", ends)
    return [(row.subject, row.other) for row in connection.execute(found)]


def _give_way(connection: Connection, report: int, moment: str) -> None:
    """Retire the links of a report's statements, and take the statements out."""
    own = connection.execute(select(sayings.c.number, sayings.c.id).where(sayings.c.report == report))
    found = {row.number: row.id for row in own}
    ids = list(found.values())
    groups = set(component_of(connection, [*ids, *neighbours(connection, ids)]).values())
    ends = either(connection, (links.c.statement, links.c.other), ids, links.c.retired.is_(None))
    connection.execute(update(links).where(ends).values(retired=moment))
    cache.drop(connection, ids)
    search.forget(connection, "statement_words", found)
    for column in (keys.c.statement, threads.c.number, sayings.c.number):
        connection.execute(delete(column.table).where(among(connection, column, list(found))))
    regroup(connection, groups)


def link(connection: Connection, found: Iterable[Link]) -> None:
    """Keep links; one that is there stays as it is. LedgerError where an end is no statement of this ledger."""
    one_each = {one.id: one for one in found}
    ends = {end for one in one_each.values() for end in (one.statement, one.other) if end is not None}
    for end in sorted(ends - component_of(connection, ends).keys()):
        raise LedgerError(f"a link leads to {end}, which is no statement here")
    new = _revived(connection, links, {key: dumped(one) for key, one in one_each.items()})
    first = following(connection, links)
    rows = [_link_row(number, one_each[key], body) for number, (key, body) in enumerate(new, first)]
    insert(connection, links, rows)
    pairs = [(one.statement, one.other) for one in one_each.values() if one.relation in JOINING and one.other]
    join(connection, pairs)
    mark_linked(connection, [(one.statement, one.other) for one in one_each.values()])


def _link_row(number: int, one: Link, body: str) -> dict[str, object]:
    return {
        "number": number,
        "id": one.id,
        "relation": one.relation,
        "statement": one.statement,
        "other": one.other,
        "body": body,
    }


def copy(connection: Connection, found: Iterable[Copy]) -> None:
    """Keep copies; one that is there stays as it is."""
    one_each = {one.id: one for one in found}
    new = _revived(connection, copies, {key: dumped(one) for key, one in one_each.items()})
    first = following(connection, copies)
    rows = [_copy_row(number, one_each[key], body) for number, (key, body) in enumerate(new, first)]
    insert(connection, copies, rows)
    mark_between(connection, [(one.report, one.of) for one in one_each.values()])


def _copy_row(number: int, one: Copy, body: str) -> dict[str, object]:
    return {"number": number, "id": one.id, "report": one.report, "of": one.of, "body": body}


def _revived(connection: Connection, table: Table, bodies: dict[str, str]) -> list[tuple[str, str]]:
    """Bring back what was retired and is found again just so; gives the id and body of what is new."""
    kept = select(table.c.number, table.c.id, table.c.body, table.c.retired)
    live, retired = set(), {}
    for row in connection.execute(kept.where(among(connection, table.c.id, list(bodies))).order_by(table.c.number)):
        if row.retired is None:
            live.add(row.id)
        elif row.body == bodies[row.id]:
            retired[row.id] = row.number
    back = [number for key, number in retired.items() if key not in live]
    if back:
        connection.execute(update(table).where(among(connection, table.c.number, back)).values(retired=None))
    return [(key, body) for key, body in bodies.items() if key not in live and key not in retired]


def unlink(connection: Connection, moment: str) -> None:
    """Retire every link and copy."""
    for table in (links, copies):
        connection.execute(update(table).where(table.c.retired.is_(None)).values(retired=moment))
    regroup_all(connection)


def rule(connection: Connection, ruling: Ruling) -> None:
    """Keep a ruling, once."""
    if connection.scalar(select(rulings.c.number).where(rulings.c.id == ruling.id)) is not None:
        return
    row = {
        "number": following(connection, rulings),
        "id": ruling.id,
        "kind": ruling.kind,
        "subject": ruling.subject,
        "other": ruling.other,
        "made": ruling.made,
        "body": dumped(ruling),
    }
    insert(connection, rulings, [row])
    if ruling.kind == "merge" and ruling.other:
        join(connection, [(ruling.subject, ruling.other)])
    # Rulings say what was so all along, but nobody knew of them before.
    mark_around(connection, _concerned(connection, ruling), ("", ruling.made))


def _concerned(connection: Connection, ruling: Ruling) -> set[str]:
    """The statements whose claims a ruling may change."""
    if ruling.kind == "grade":
        return cache.naming(connection, ruling.subject)
    subjects = {ruling.subject, *([ruling.other] if ruling.other else [])}
    if ruling.kind == "undo":
        undone = connection.scalar(select(rulings.c.body).where(rulings.c.id == ruling.subject))
        return set() if undone is None else _concerned(connection, loaded(undone, Ruling))
    ends = select(links.c.statement, links.c.other).where(among(connection, links.c.id, subjects))
    subjects |= {end for pair in connection.execute(ends) for end in pair if end is not None}
    # What a statement tells may be the background of all others of its report.
    return {*subjects, *beside(connection, subjects)}


def polled(connection: Connection, poll: Poll) -> None:
    """Keep where a feed stands, in place of where it stood."""
    connection.execute(delete(polls).where(polls.c.address == poll.address))
    insert(connection, polls, [asdict(poll)])
