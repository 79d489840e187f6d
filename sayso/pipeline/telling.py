"""Telling: the story that a query asks for, as of a moment, out of the ledger."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from sayso.ledger import Ledger
from sayso.link.revisions import revisions
from sayso.pipeline.asking import claims
from sayso.pipeline.desk import Desk
from sayso.records import Claim, Query, Revision, Story
from sayso.view.moment import by
from sayso.view.rulings import grades


def story(ledger: Ledger, query: Query, desk: Desk, *, now: str) -> Story:
    """All claims that fit the query, told as of its `as_of`, else as of `now`, an ISO 8601 moment.

    The query's `since` narrows nothing here: it is for the views to say what is new.
    """
    found = claims(ledger, replace(query, since=None, limit=None, offset=0), desk)
    ruled = (one for one in ledger.rulings() if query.known is None or by(one.made, query.known))
    return Story(query, query.as_of or now, found, tuple(_revised(ledger, found, query.as_of)), grades(ruled))


def _revised(ledger: Ledger, claims: Iterable[Claim], as_of: str | None) -> Iterator[Revision]:
    """Silent edits, by then, of the reports that carry these claims."""
    urls = dict.fromkeys(saying.url for claim in claims for saying in claim.statements if saying.url is not None)
    for versions in ledger.edited(urls):
        yield from revisions([one for one in versions if as_of is None or by(one.published, as_of)])
