"""Told: what the reports of a story say of each claim, as it is looked up when two wordings are compared."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from sayso.records import Against, Claim, Passage, Saying, Story
from sayso.view.drifts.guards import UNCHECKED, Guards, foreseen, of, read
from sayso.view.drifts.passing import Step
from sayso.view.moment import LENGTH_OF_A_DATE, after
from sayso.view.parties import folded

Place = tuple[str, str]
"""A claim and a report, by their ids."""
_CHECKING = re.compile(r"verif|confirm|eviden|proof|proven|corrobor|substant|authentic|disput")
"""What a sentence has somewhere that speaks of checking."""


@dataclass(slots=True)
class Told:
    """A story's statements by report, and by claim and report.

    `whole` is whether all that the reports say is there: a story that is asked for in words has only what fits.
    """

    whole: bool
    claims: dict[str, Claim] = field(default_factory=dict)
    mates: dict[Place, list[Saying]] = field(default_factory=dict)
    reports: dict[str, list[Saying]] = field(default_factory=dict)
    carried: dict[Place, list[Saying]] = field(default_factory=dict)
    """Statements by claim and outlet, and by claim and day."""
    against: dict[Place, list[Against]] = field(default_factory=dict)
    caveats: dict[str, list[Saying]] = field(default_factory=dict)
    """Statements that say that something is not verified or without evidence, by report."""
    doubting: set[str] = field(default_factory=set)
    """Reports that deny or doubt anything."""

    def before(self, claim: Claim, saying: Saying) -> Guards:
        """The guards of a statement that another is made from, with those of what is nested in it.

        What the report says of the claim as a whole, that it was not verified, is said of each statement of it.
        """
        own, mates = of(saying), self.mates[claim.id, saying.report]
        if saying.report in self.caveats:
            own = replace(own, unchecked=UNCHECKED.intersection(gap for mate in mates for gap in mate.gaps))
        inner = next((mate for mate in mates if mate.within == saying.id and mate.certainty is not None), None)
        if own.certainty is not None or inner is None:
            return own
        return replace(own, certainty=inner.certainty, hedges=inner.hedges)

    def bare(self, claim: Claim, step: Step) -> Iterator[Saying]:
        """Other sentences that the later statement of a step may be made from, by the same source.

        Those of the same outlet by then, later versions among them; of all who carried it on that day, where it only
        tells the day.
        """
        saying = step.before
        outlet, day = self.carried[claim.id, saying.outlet or ""], self.carried[claim.id, _day(saying)]
        for other in (*outlet, *(day if step.recalled else ())):
            apart = other.report != step.after.report and other.context != saying.context
            if apart and not after(other, step.after) and _one_source(other, saying):
                yield other

    def around(self, claim: Claim, saying: Saying) -> Iterator[Guards]:
        """What the report of a statement says of the claim otherwise, and what its sentence holds beside it."""
        for mate in self.mates[claim.id, saying.report]:
            if mate is not saying:
                yield of(mate)
            yield read(mate.context)
            ahead = foreseen(mate)
            if ahead is not None and mate.certainty is None:
                yield Guards(certainty=ahead, hedges=(mate.cue or "",))
        yield Guards(amounts=tuple(one for other in self.reports[saying.report] for one in other.figures))
        if self.doubts(claim, saying.report):
            yield Guards(unchecked=UNCHECKED)

    def doubts(self, claim: Claim, report: str) -> list[Against]:
        """What a report says against the claim: denials and doubts, not other accounts."""
        return [one for one in self.against.get((claim.id, report), ()) if one.opposition in ("denied", "doubted")]

    def unchecked(self, report: str) -> bool:
        """Whether a report says anywhere that something is not verified, not evidenced or not so."""
        return report in self.caveats or report in self.doubting

    def within(self, passage: Passage | None) -> list[Saying]:
        """The statements that stand in a passage, the longest first."""
        if passage is None:
            return []
        end = passage.start + len(passage.text)
        inside = [one for one in self.reports.get(passage.report, ()) if passage.start <= one.start < end]
        return sorted(inside, key=lambda one: (-len(one.text), one.start))


def told(story: Story) -> Told:
    """The statements of a story, filed."""
    query = story.query
    found = Told(not (query.text or query.source or query.place or query.standing))
    for claim in story.claims:
        for saying in claim.statements:
            found.claims[saying.id] = claim
            found.mates.setdefault((claim.id, saying.report), []).append(saying)
            found.reports.setdefault(saying.report, []).append(saying)
            for carried in (saying.outlet or "", _day(saying)):
                found.carried.setdefault((claim.id, carried), []).append(saying)
            if _warns(saying):
                found.caveats.setdefault(saying.report, []).append(saying)
            if saying.act in ("doubts", "denies"):
                found.doubting.add(saying.report)
        for one in claim.against:
            found.against.setdefault((claim.id, one.statement.report), []).append(one)
    return found


def _warns(saying: Saying) -> bool:
    """Whether a statement says that something was not verified or shown, of itself or in the outlet's own voice."""
    if saying.gaps and UNCHECKED.intersection(saying.gaps):
        return True
    # Reading every sentence for gaps would cost too much.
    return saying.voice == "own" and _CHECKING.search(saying.text) is not None and bool(read(saying.text).unchecked)


def _day(saying: Saying) -> str:
    return (saying.published or "")[:LENGTH_OF_A_DATE]


def _one_source(one: Saying, other: Saying) -> bool:
    """Whether two statements of a report may be by one source, as far as its names tell."""
    return one.source is None or other.source is None or folded(one.source.name) == folded(other.source.name)
