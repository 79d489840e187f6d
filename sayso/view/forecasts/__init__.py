"""Forecasts: the deadline book of a story: who foresaw what by when, and what became of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain

from sayso.records import Against, Claim, Foreseen, Sign, Status, Story, Wording
from sayso.view.forecasts.drafts import Draft, drafts
from sayso.view.forecasts.foretold import Foretold
from sayso.view.forecasts.outcome import Case, verdict
from sayso.view.forecasts.scores import scores
from sayso.view.forecasts.signs import Search, evidence, of_claims
from sayso.view.moment import instant
from sayso.view.parties import shown

__all__ = ["forecasts"]

RANK: Mapping[Status, int] = {
    "due": 0, "unresolved": 0, "open": 1, "came true": 2, "came late": 2, "did not come": 2, "no date": 3,
}  # fmt: skip
"""In what order people want them."""


def forecasts(story: Story) -> tuple[Foreseen, ...]:
    """The forecasts of a story, and what became of each as of its moment.

    A forecast is what one source says will come, in at least one statement with a day by which it would. Relays and
    repeats of it are one entry; two sources who foresee the same have an entry each, since each has its own words and
    its own record. A hypothetical, a question, a doubt, an outlet's aside and a forecast retold without its day are
    none. What a source says will come at no day that is given is not judged.

    Due and unresolved ones first, then open ones, both by deadline, then resolved ones, the latest deadline first,
    then those without a date. With a `since`, those told, shown or fallen due then or later.
    """
    found = drafts(story.claims)
    searches = tuple(map(Search, found))
    known = evidence(story.claims, frozenset().union(*(one.concepts for one in searches)))
    all_signs = tuple(one.signs(known) for one in searches)
    judged = of_claims(story.claims, [one for some in all_signs for one in some])
    book = _Book(story, judged, {claim.id: claim for claim in story.claims})
    entries = [book.entry(draft, some) for draft, some in zip(found, all_signs, strict=True)]
    fared = scores((draft.key, draft.party, one) for draft, one in zip(found, entries, strict=True))
    scored = (replace(one, score=fared.get(draft.key)) for draft, one in zip(found, entries, strict=True))
    since = story.query.since
    return tuple(sorted((one for one in scored if since is None or _moved(one, since, story.moment)), key=_order))


@dataclass(frozen=True, slots=True)
class _Book:
    """A story whose forecasts are entered; `judged` are the claims of the statements that are signs, by statement.

    `claims` are all by id.
    """

    story: Story
    judged: Mapping[str, Claim]
    claims: Mapping[str, Claim]

    def entry(self, draft: Draft, found: tuple[Sign, ...]) -> Foreseen:
        """One forecast as a record, but for its score."""
        counts = draft.counts
        saying, due = counts.saying, counts.saying.due
        query = self.story.query
        narrowed = any(each is not None for each in (query.text, query.source, query.place, query.standing))
        status, reason = verdict(Case(draft, found, self.judged, self.story.moment, narrowed))
        said = saying.certainty if saying.hedges else None
        return Foreseen(
            id=draft.told[0].saying.id,
            text=saying.text,
            source=_source(draft),
            made=draft.told[0].saying.published,
            earliest=counts.earliest,
            latest=counts.latest,
            condition=due.condition if due is not None else None,
            act=saying.act,
            certainty=said,
            hedges=saying.hedges if said else (),
            wordings=tuple(_wording(one, counts) for one in draft.told),
            outlets=tuple(dict.fromkeys(one.saying.outlet for one in draft.told if one.saying.outlet)),
            against=self._against(draft),
            status=status,
            reason=reason,
            signs=found,
        )

    def _against(self, draft: Draft) -> tuple[Against, ...]:
        """What stands against the claims that the forecaster's own statements are in."""
        own = dict.fromkeys(one.claim for one in draft.own or draft.told if not one.retold)
        told = {one.saying.id for one in draft.told}
        found = (each for claim in own for each in self.claims[claim].against)
        return tuple(each for each in found if each.opposition != "none" and each.statement.id not in told)


def _source(draft: Draft) -> str | None:
    if draft.party is not None:
        return shown(draft.party)
    return draft.key[-1] if draft.key else None


def _wording(one: Foretold, counts: Foretold) -> Wording:
    differs = one.latest is not None and counts.latest is not None and one.deadline != counts.deadline
    return Wording(one.saying, one.earliest, one.latest, one.retold, differs)


def _order(one: Foreseen) -> tuple[int, int, str, str]:
    days = (one.latest or date.max).toordinal()
    return RANK[one.status], -days if RANK[one.status] == RANK["came true"] else days, one.made or "", one.id


def _moved(one: Foreseen, since: str, moment: str) -> bool:
    """Whether anything of it was published, or it fell due, then or later."""
    told = (each.statement.published for each in one.wordings)
    shown_by = (each.statement.published for each in one.signs)
    against = (each.statement.published for each in one.against)
    return _fallen(one, since, moment) or _any_then(since, chain(told, shown_by, against))


def _fallen(one: Foreseen, since: str, moment: str) -> bool:
    """Whether its day passed between the two."""
    return one.latest is not None and instant(since).date() <= one.latest < instant(moment, end=True).date()


def _any_then(since: str, moments: Iterable[str | None]) -> bool:
    return any(each is not None and instant(each) >= instant(since) for each in moments)
