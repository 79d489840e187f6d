"""Forecasts: the deadline book of a story: who foresaw what by when, and what became of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property
from itertools import chain

from sayso.records import Against, Foreseen, Score, Sign, Status, Story, Wording
from sayso.view.forecasts.drafts import Draft, Key, drafts
from sayso.view.forecasts.foretold import Foretold
from sayso.view.forecasts.outcome import Case, verdict
from sayso.view.forecasts.scores import named, score
from sayso.view.forecasts.signs import Evidence, Search
from sayso.view.gradual import Gradual
from sayso.view.moment import instant
from sayso.view.parties import shown

__all__ = ["forecasts"]

RANK: Mapping[Status, int] = {
    "due": 0, "unresolved": 0, "open": 1, "came true": 2, "came late": 2, "did not come": 2, "no date": 3,
}  # fmt: skip
"""In what order people want them."""


def forecasts(story: Story, *, dated: bool = False) -> Sequence[Foreseen]:
    """The forecasts of a story, or those `dated` alone, and what became of each as of its moment.

    A forecast is what one source says will come, in at least one statement with a day by which it would. Relays and
    repeats of it are one entry; two sources who foresee the same have an entry each, since each has its own words and
    its own record. A hypothetical, a question, a doubt, an outlet's aside and a forecast retold without its day are
    none. What a source says will come at no day that is given is not judged.

    Due and unresolved ones first, then open ones, both by deadline, then resolved ones, the latest deadline first,
    then those without a date. With a `since`, those told, shown or fallen due then or later.
    """
    found = drafts(story.claims)
    asked = [draft for draft in found if draft.counts.latest is not None] if dated else found
    entries = _Book(story, found).entries(asked)
    since = story.query.since
    if since is None:
        return Gradual(entries, len(asked))
    return tuple(one for one in entries if _moved(one, since, story.moment))


class _Book:
    """A story whose forecasts are entered, each when it is first asked for."""

    def __init__(self, story: Story, found: Iterable[Draft]) -> None:
        self.story = story
        self.claims = {claim.id: claim for claim in story.claims}
        self.entered: dict[str, Foreseen] = {}
        self.scores: dict[Key, Score | None] = {}
        self.of: dict[Key, list[Draft]] = {}
        for draft in found:
            self.of.setdefault(draft.key, []).append(draft)

    @cached_property
    def evidence(self) -> Evidence:
        """What may bear on any of them."""
        return Evidence(self.story.claims)

    def entries(self, found: Iterable[Draft]) -> Iterator[Foreseen]:
        """The entries in the order in which people want them; what is due by the earliest deadline needs no other."""
        rest = []
        for draft in sorted(found, key=_deadline):
            one = self._entry(draft)
            if RANK[one.status]:
                rest.append((draft, one))
            else:
                yield self._scored(draft, one)
        yield from (self._scored(draft, one) for draft, one in sorted(rest, key=lambda pair: _order(pair[1])))

    def _scored(self, draft: Draft, one: Foreseen) -> Foreseen:
        """The same with how the forecasts of its source have fared."""
        if draft.key not in self.scores:
            own = [(each.party, self._entry(each)) for each in self.of[draft.key]] if named(draft.key) else []
            self.scores[draft.key] = score(draft.key, own)
        return replace(one, score=self.scores[draft.key])

    def _entry(self, draft: Draft) -> Foreseen:
        """One forecast as a record, but for its score."""
        ident = draft.told[0].saying.id
        if ident not in self.entered:
            self.entered[ident] = self._made(draft, Search(draft).signs(self.evidence) if draft.counts.latest else ())
        return self.entered[ident]

    def _made(self, draft: Draft, found: tuple[Sign, ...]) -> Foreseen:
        counts = draft.counts
        saying, due = counts.saying, counts.saying.due
        query = self.story.query
        narrowed = any(each is not None for each in (query.text, query.source, query.place, query.standing))
        judged = self.evidence.home if found else {}
        status, reason = verdict(Case(draft, found, judged, self.story.moment, narrowed))
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


def _deadline(draft: Draft) -> tuple[date, str, str]:
    """Sorts due and open forecasts."""
    first = draft.told[0].saying
    return draft.counts.latest or date.max, first.published or "", first.id


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
