"""Reviewing: what waits for an analyst in a ledger, with the report that it was read from, and what he did last."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from itertools import islice

from sayso.errors import SaysoError
from sayso.ledger import Ledger, Reads
from sayso.link.lift import JOIN
from sayso.pipeline.asking import asked
from sayso.pipeline.desk import Desk
from sayso.records import Bounds, Claim, Pending, Query, Report, Ruling, Saying, Span, Spans, Statement
from sayso.text.clauses import telling
from sayso.view.queue import queue
from sayso.view.rulings import SPANS, in_force, spans

FOREMOST = 100
"""Claims that are looked through at a time, the foremost of those that something waits in, or fewer where they are
long: with all that touches them, 200 statements take a tenth of a second in a ledger of a million."""
STATEMENTS = 200
"""Statements of these at most, but for those of the last claim."""
LATEST = 5
"""Reports, published last, whose statements wait beside those of the foremost claims."""
ENOUGH = 50
"""Things that wait; where fewer do in the foremost claims, those after them are looked through as well."""
LATELY = 500
"""Rulings, the last ones, among which somebody's own last is looked for."""


@dataclass(frozen=True, slots=True)
class Read:
    """A statement with its report, and where its words stand in it as rulings in force have it."""

    saying: Saying
    report: Report
    spans: Spans


def pending(ledger: Ledger, query: Query, desk: Desk) -> tuple[Pending, ...]:
    """What waits in the claims that fit a query, the weakest first, its `as_of` and `known` not looked at.

    Looked through are the foremost claims in which something waits, and, where a query asks for nothing, the latest
    reports.
    """
    wanted = Query(query.text, query.source, query.place, query.since, standing=query.standing, limit=FOREMOST)
    with asked(ledger, desk) as book:
        claims = {one.id: one for one in (() if wanted != Query(limit=FOREMOST) else _latest(book))}
        place = 0
        while more := book.unjudged(replace(wanted, offset=place), STATEMENTS):
            place += len(more)
            claims |= {one.id: one for one in more}
            found = _queue(book, tuple(claims.values()))
            if len(found) >= ENOUGH:
                return found
        return _queue(book, tuple(claims.values()))


def waiting(ledger: Ledger, subject: str, desk: Desk) -> Pending:
    """The statement or link of this id as it would wait if no ruling judged it; SaysoError where there is none."""
    with asked(ledger, desk) as book:
        link = next(iter(book.links([subject])), None)
        own = [link.statement, *([link.other] if link.other else [])] if link else [subject]
        sayings = {saying.id: saying for saying in book.sayings(own)}
        if own[0] not in sayings:
            raise SaysoError(f"{subject}: there is no such statement or link")
        found = _queue(book, book.cached(book.holding(own)), subject)
        bare = Pending(sayings[own[0]], link=link, other=sayings.get(own[1]) if link and link.other else None)
        return next((one for one in found if one.subject == subject), bare)


def _latest(book: Reads) -> tuple[Claim, ...]:
    """The claims of what the latest reports say."""
    with closing(book.latest()) as found:
        reports = [report.id for report in islice(found, LATEST)]
    ids = [saying.id for report in reports for saying, _ in book.said(report)]
    return book.cached(book.holding(ids))


def _queue(book: Reads, claims: tuple[Claim, ...], *also: str) -> tuple[Pending, ...]:
    material = book.touching(saying.id for claim in claims for saying in claim.statements)
    return queue(claims, material, also=also)


def read(ledger: Reads, saying: Saying) -> Read | None:
    """A statement where it stands; None where the newest reading of its report no longer has it."""
    reading = ledger.reading(saying.report)
    statement = next((one for one in reading.statements if one.id == saying.id), None) if reading else None
    if reading is None or statement is None:
        return None
    text = reading.report.text
    corrections = (one for one in ruled(ledger, saying.id) if one.kind == "correct" and one.field == SPANS)
    last = next((one.value for one in reversed(tuple(corrections))), None)
    return Read(saying, reading.report, spans(last) if last else _as_read(statement, text))


def ruled(ledger: Reads, subject: str) -> tuple[Ruling, ...]:
    """The rulings in force on a statement or link, oldest first."""
    ids = [link.statement for link in ledger.links([subject])] or [subject]
    return tuple(one for one in in_force(ledger.touching(ids).rulings) if one.subject == subject)


def _as_read(statement: Statement, text: str) -> Spans:
    """Where the words stand that the reading found, and of the outlet's own voice those that tell something."""
    told = telling(text, statement.content) if statement.voice == "own" else ()
    content = told or statement.content
    source, cue = statement.source.span if statement.source else None, statement.cue
    words = JOIN.join(span.of(text) for span in content)
    return Spans(_bounds(source), _bounds(cue), tuple((span.start, span.end) for span in content), words)


def _bounds(span: Span | None) -> Bounds | None:
    return (span.start, span.end) if span else None


def last(ledger: Reads, who: str) -> tuple[Ruling, ...]:
    """What somebody ruled last that is in force: one ruling, or all corrections of a statement made at once."""
    lately = ledger.lately(LATELY)
    standing = {one.id for one in in_force(lately)}
    own = [one for one in lately if one.who == who and one.id in standing]
    if not own:
        return ()
    return tuple(_with(own[0], own)) if own[0].kind == "correct" else (own[0],)


def _with(first: Ruling, others: Iterable[Ruling]) -> Iterator[Ruling]:
    together = (first.kind, first.subject, first.made, first.why)
    return (one for one in others if (one.kind, one.subject, one.made, one.why) == together)
