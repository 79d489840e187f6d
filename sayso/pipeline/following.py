"""Following: what changed in a story, day by day, for who follows it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sayso.ledger import Ledger, Reads
from sayso.pipeline.asking import fits
from sayso.pipeline.desk import Desk
from sayso.pipeline.telling import story
from sayso.records import Claim, Material, News, Query, Saying, Story
from sayso.view.moment import LENGTH_OF_A_DATE, by, eve, instant
from sayso.view.news import news

DAYS = 10
"""Days with something new that are told, the latest ones: who follows a story asks more often than that."""


@dataclass(frozen=True, slots=True)
class _Touched:
    """What claims that something happened to are computed from.

    `own` are all statements of these claims, `worded` those of them that have the words that are asked for.
    """

    material: Material
    own: frozenset[str]
    worded: frozenset[str]


def followed(ledger: Ledger, query: Query, desk: Desk, *, now: str) -> tuple[News, ...]:
    """What changed in the story that a query asks for on its last days with something new, the latest first.

    As of the query's `as_of`, else of `now`; nothing from before its `since`.
    """
    told = story(ledger, replace(query, standing=None), desk, now=now)
    days = _days(told)
    if not days:
        return ()
    start = eve(days[0])
    with ledger.at_once() as book:
        touched = _touched(book, query, tuple(_changed(told, start)))
    moments = (start, *(day for day in days if day < told.moment[:LENGTH_OF_A_DATE]), told.moment)
    found = news([_at(moment, told, touched, desk) for moment in moments])
    since = query.since
    return tuple(one for one in found if since is None or instant(one.when, end=True) >= instant(since))


def _days(told: Story) -> list[str]:
    """The last days on which something of a story was published, in time order."""
    said = [one.published for claim in told.claims for one in _all(claim)]
    edited = [one.published for one in told.revisions]
    days = {one[:LENGTH_OF_A_DATE] for one in (*said, *edited) if one is not None and by(one, told.moment)}
    since = told.query.since
    return sorted(day for day in days if since is None or day >= since[:LENGTH_OF_A_DATE])[-DAYS:]


def _all(claim: Claim) -> Iterator[Saying]:
    yield from claim.statements
    yield from (one.statement for one in claim.against)


def _changed(told: Story, start: str) -> Iterator[str]:
    """The claims to which something may have happened since then: no other need be computed as of other moments."""
    fresh = {one.id for claim in told.claims for one in _all(claim) if _since(one.published, start)}
    edited = {
        passage.report
        for one in told.revisions
        for passage in (one.before, one.after)
        if passage and _since(one.published, start)
    }
    for claim in told.claims:
        said = tuple(_all(claim))
        moved = any(link.statement in fresh for link in claim.updates)
        if moved or any(one.id in fresh or one.report in edited or _falls_due(one, start) for one in said):
            yield claim.id


def _since(published: str | None, start: str) -> bool:
    return published is not None and not by(published, start)


def _falls_due(saying: Saying, start: str) -> bool:
    return saying.due is not None and saying.due.latest is not None and saying.due.latest.isoformat() > start


def _touched(book: Reads, query: Query, claims: Sequence[str]) -> _Touched:
    own = frozenset(one for ids in book.components(claims).values() for one in ids)
    worded = own if query.text is None else book.worded(own, query.text)
    return _Touched(book.around(claims), own, worded)


def _at(moment: str, told: Story, touched: _Touched, desk: Desk) -> Story:
    """The story as of a moment, with those of its claims that something happens to."""
    wanted = replace(told.query, since=None, as_of=moment)
    computed = desk.claims(touched.material, as_of=moment, known=wanted.known)
    # At the ends of links stand statements of other claims, which are not whole here.
    own = (one for one in computed if one.id in touched.own and fits(one, wanted))
    found = tuple(one for one in own if any(saying.id in touched.worded for saying in one.statements))
    edits = tuple(one for one in told.revisions if by(one.published, moment))
    return Story(wanted, moment, found, edits)
