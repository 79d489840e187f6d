"""Telling: the story that a query asks for, as of a moment, out of the ledger."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from sayso.ledger import Ledger
from sayso.link.revisions import revisions
from sayso.pipeline.asking import asked, claims, foremost, held
from sayso.pipeline.desk import Desk
from sayso.records import Claim, Query, Revision, Story
from sayso.view.moment import by
from sayso.view.rulings import grades


def story(ledger: Ledger, query: Query, desk: Desk, *, now: str, most: int | None = None, edits: bool = True) -> Story:
    """All claims that fit the query, told as of its `as_of`, else as of `now`, an ISO 8601 moment.

    The query's `since` narrows nothing here: it is for the views to say what is new. Where the claims have more than
    `most` statements, it is the foremost of them, and the story is not whole. Without `edits` it has no silent ones,
    and takes a seventh less time: few views tell of them.
    """
    wanted = replace(query, since=None, limit=None, offset=0)
    found, whole = (claims(ledger, wanted, desk), True) if most is None else foremost(ledger, wanted, desk, most)
    told = _told(ledger, query, query.as_of or now, found, whole)
    return replace(told, revisions=tuple(_revised(ledger, found, query.as_of))) if edits else told


def before(ledger: Ledger, told: Story, query: Query, desk: Desk) -> Story:
    """What the claims of a story were as of the query's moment, `as_of`; of silent edits it has none."""
    ids = {saying.id for claim in told.claims for saying in claim.statements}
    with asked(ledger, desk) as book:
        found = held(book, ids, query, desk)
    return _told(ledger, query, query.as_of or told.moment, found, told.whole)


def _told(ledger: Ledger, query: Query, moment: str, found: tuple[Claim, ...], whole: bool) -> Story:
    ruled = (one for one in ledger.rulings() if query.known is None or by(one.made, query.known))
    return Story(query, moment, found, grades=grades(ruled), whole=whole)


def _revised(ledger: Ledger, claims: Iterable[Claim], as_of: str | None) -> Iterator[Revision]:
    """Silent edits, by then, of the reports that carry these claims."""
    urls = dict.fromkeys(saying.url for claim in claims for saying in claim.statements if saying.url is not None)
    for versions in ledger.edited(urls):
        yield from revisions([one for one in versions if as_of is None or by(one.published, as_of)])
