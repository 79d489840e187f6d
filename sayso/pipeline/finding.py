"""Finding: reports of the ledger that fit a query, the latest first."""

from __future__ import annotations

from contextlib import closing
from itertools import islice

from sayso.ledger import Reads
from sayso.records import Query, Report

MATCHES = 2_000
"""Reports with all words of a query that are looked at, the best ones."""


def reports(ledger: Reads, query: Query) -> tuple[Report, ...]:
    """So many reports from the query's offset on.

    Its `text` is in title or text, `source` in the name of the outlet or the agency credited, `place` in the text;
    `since`, `as_of` and `known` are as for claims. Its `standing` is not looked at.
    """
    ids = None if query.text is None else ledger.search_reports(query.text, MATCHES)
    end = None if query.limit is None else query.offset + query.limit
    with closing(ledger.latest(ids, since=query.since, by=query.as_of, known=query.known)) as found:
        return tuple(islice((one for one in found if _fits(one, query)), query.offset, end))


def _fits(report: Report, query: Query) -> bool:
    houses = f"{report.outlet or ''}\n{report.wire or ''}".casefold()
    return (query.source or "").casefold() in houses and (query.place or "").casefold() in report.text.casefold()
