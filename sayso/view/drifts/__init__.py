"""Drifts: where a claim lost a caution on its way from report to report, or in an outlet's own text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from sayso.records import Claim, Drift, Loss, Lost, Saying, Story
from sayso.view.drifts.edited import edited
from sayso.view.drifts.guards import Guards, of
from sayso.view.drifts.left_out import left_out
from sayso.view.drifts.losses import HEAVIEST, losses, ranked
from sayso.view.drifts.naming import named
from sayso.view.drifts.passing import Step, Steps, further
from sayso.view.drifts.reach import one_matter, reaches
from sayso.view.drifts.told import told
from sayso.view.moment import instant

__all__ = ["drifts"]


def drifts(story: Story) -> tuple[Drift, ...]:
    """Where wordings became firmer than what they were made from, those repeated most first, then those that lost most.

    Between reports it follows the relays, and what names the day on which it was said; in one report, silent edits.
    A caution is lost only where the later report has it nowhere in any words. With a `since`, what happened then or
    later. Of a story asked for in words, sources or places no report is seen whole: there, caveats in sentences of
    their own are not compared.
    """
    view = _View(story)
    found = [*view.merged(view.passed()), *view.edited()]
    since = story.query.since
    rank = {claim.id: place for place, claim in enumerate(story.claims)}
    kept = [one for one in found if since is None or _then_or_later(one.published, since)]
    return tuple(sorted(kept, key=lambda one: _order(one, rank)))


def _order(one: Drift, rank: dict[str, int]) -> tuple[int, tuple[int, int], int, str, str]:
    place = rank.get(one.claim or "", len(rank))
    weight = -len(one.losses), HEAVIEST.index(one.losses[0].lost)
    return -len(one.repeats), weight, place, one.published or "", one.outlet or ""


def _then_or_later(published: str | None, since: str) -> bool:
    return published is not None and instant(published) >= instant(since)


class _View:
    """One story's drifts as they are found."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self.told = told(story)
        self.steps = Steps(story)
        self.left: set[tuple[str, str]] = set()
        self.below: dict[str, dict[str, list[Saying]]] = {}

    def passed(self) -> Iterator[Drift]:
        """Drifts from one report to another, one for each step."""
        for step in self.steps.all:
            lost = ranked(tuple(self._lost(step)))
            if lost:
                after = step.after
                yield Drift(step.claim.id, after.outlet, after.published, step.before, after, lost)

    def merged(self, found: Iterable[Drift]) -> Iterator[Drift]:
        """One drift for each report and claim, and for each sentence: what is nested in another is one wording."""
        kept: list[Drift] = []
        places: dict[tuple[str | None, ...], int] = {}
        for one in found:
            report, sentence = (one.after.report, one.after.context) if one.after else ("", "")
            keys = (one.claim, report), ("", report, sentence)
            place = next((places[key] for key in keys if key in places), len(kept))
            kept[place : place + 1] = [_with(kept[place], one.losses) if place < len(kept) else one]
            places.update(dict.fromkeys(keys, place))
        for one in kept:
            yield replace(one, repeats=tuple(self._repeats(one)))

    def edited(self) -> Iterator[Drift]:
        """Drifts within one report."""
        for one in edited(self.story.revisions, self.told):
            yield replace(one, repeats=tuple(self._repeats(one)))

    def _lost(self, step: Step) -> Iterator[Loss]:
        """What fell off on the way, but for what the earlier report itself says without it."""
        if not one_matter(step.before, step.after):
            return
        yield from self._once(step)
        yield from named(step, self.told)
        origin = self.told.claims[step.before.id]
        before = self.told.before(origin, step.before)
        found = self._compared(step.claim, before, step.after)
        # What another outlet could not verify is not for everybody to repeat.
        spared: set[Lost] = {"evidence"} if found and not self._chosen(step) else set()
        for mate in self.told.bare(origin, step):
            if spared.issuperset(loss.lost for loss in found):
                return
            spared.update(loss.lost for loss in losses(before, of(mate)))
        yield from (one for one in found if one.lost not in spared and reaches(one, step.before, step.after))

    def _chosen(self, step: Step) -> bool:
        """Whether the later report itself left out what the earlier one warns of."""
        seen = self.told.whole and not self.told.unchecked(step.after.report)
        return seen and self.steps.taken(step)

    def _compared(self, claim: Claim, before: Guards, after: Saying) -> list[Loss]:
        """What fell off between a wording and a statement, wherever its report may have it."""
        if not any(losses(before, of(after))):
            return []
        return list(losses(before, of(after), tuple(self.told.around(claim, after))))

    def _once(self, step: Step) -> Iterator[Loss]:
        """What was left out, told once for each report that left it out."""
        for loss in left_out(step, self.told):
            key = step.after.report, loss.statement.id if loss.statement else loss.before
            if key not in self.left and self.steps.taken(step):
                self.left.add(key)
                yield loss

    def _repeats(self, drift: Drift) -> Iterator[Saying]:
        """Statements of other reports that have it from there, directly or not, and lack the same; one a report."""
        if drift.after is None or drift.before is None:
            return
        claim = self.told.claims[drift.after.id]
        kinds: set[Lost] = {loss.lost for loss in drift.losses if loss.statement is None}
        before = self.told.before(self.told.claims[drift.before.id], drift.before)
        below = self.below.setdefault(claim.id, further(claim))
        mates = self.told.mates[claim.id, drift.after.report]
        left = [mate for mate in mates if mate.context == drift.after.context]
        seen, reports = {one.id for one in left}, {drift.after.report}
        while left:
            for one in below.get(left.pop().id, ()):
                # Who has the caution again passes it on with it.
                if one.id in seen or not kinds & {loss.lost for loss in self._compared(claim, before, one)}:
                    continue
                seen.add(one.id)
                left.append(one)
                if one.report not in reports:
                    reports.add(one.report)
                    yield one


def _with(one: Drift, more: Iterable[Loss]) -> Drift:
    """The same drift with further losses; of two that came to the same words the first tells it."""
    came_to = {(loss.lost, loss.after, loss.statement) for loss in one.losses}
    new = (loss for loss in more if (loss.lost, loss.after, loss.statement) not in came_to)
    return replace(one, losses=ranked((*one.losses, *new)))
