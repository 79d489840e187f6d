"""Passing: which statement was made from which, along the chains of a story, and how closely."""

from __future__ import annotations

import re
from collections.abc import Collection, Container, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from sayso.records import Claim, Relay, Saying, Story
from sayso.text.phrases import one_of
from sayso.text.times import times
from sayso.view.drifts.guards import of
from sayso.view.drifts.losses import losses
from sayso.view.moment import instant, order
from sayso.view.parties import folded
from sayso.view.roots import NO_SUPPORT

REWORDED = 0.75
"""The share of its words that a sentence must have in another to be it, reworded: what cites names no statement."""
COPIED = 0.9
"""The share from which one sentence is the other, taken over."""
TELLING = 6
"""Words of content that a statement must have to be known again by them."""
RECENT = 3
"""Days within which an outlet's report is the one that is cited."""
RECALLED = 31
"""Days within which a day named tells when something was said."""
_WORD = re.compile(r"\w+")
_SMALL = one_of(
    "a an the of in on at to for by and or but that this it its he she they their his her was were is are be been has"
    " have had with from as who which said says say according reported reports"
)


@dataclass(frozen=True, slots=True)
class Step:
    """`after` has it from `before`; `claim` is that of `after`.

    `recalled` where it only tells of the same day, and may have it from any who carried it then.
    """

    claim: Claim
    before: Saying
    after: Saying
    recalled: bool = False


class Steps:
    """All steps of a story between two reports, in the order of its claims."""

    def __init__(self, story: Story) -> None:
        cited = _Cited(story.claims)
        found = [step for claim in story.claims for step in (*_relayed(claim), *cited.steps(claim), *_recalled(claim))]
        kept = list(filter(_between_reports, found))
        self.outlets = {
            _spaced(name) for name in {one.outlet for step in kept for one in (step.before, step.after)} if name
        }
        self.between: dict[tuple[str, str], list[Step]] = {}
        for step in kept:
            self.between.setdefault((step.before.report, step.after.report), []).append(step)
        self._taken: dict[tuple[str, str], bool] = {}
        self.earlier: dict[str, list[str]] = {}
        for before, after in self.between:
            self.earlier.setdefault(after, []).append(before)
        having = {step.after.id for step in kept}
        kept += filter(_between_reports, (one for claim in story.claims for one in self._beside(claim, having)))
        self.all = [one for one in kept if one.before.act not in NO_SUPPORT and one.after.act not in NO_SUPPORT]

    def taken(self, step: Step) -> bool:
        """Whether the later report is made from the earlier one, and so chose what to leave out.

        Who carries the same source's words beside another outlet chose nothing.
        """
        return self._made(step.before.report, step.after.report)

    def _made(self, earlier: str, later: str) -> bool:
        reports = earlier, later
        if reports not in self._taken:
            self._taken[reports] = any(_taken(one, self.outlets) for one in self.between.get(reports, ()))
        return self._taken[reports]

    def _beside(self, claim: Claim, having: Container[str]) -> Iterator[Step]:
        """What a report says of a claim by the same source as the report that it was otherwise made from."""
        known: dict[str, dict[str, Saying]] = {}
        for saying in claim.statements:
            if saying.source is None:
                continue
            by_report = known.setdefault(folded(saying.source.name), {})
            for report in self.earlier.get(saying.report, ()) if saying.id not in having else ():
                if report in by_report and self._made(report, saying.report):
                    yield Step(claim, by_report[report], saying)
            by_report.setdefault(saying.report, saying)


def further(claim: Claim) -> dict[str, list[Saying]]:
    """Who has it from each statement of a claim directly, by its id."""
    by_id = {saying.id: saying for saying in claim.statements}
    found: dict[str, list[Saying]] = {}
    for relay in claim.relays:
        if relay.parent is not None:
            found.setdefault(relay.parent, []).append(by_id[relay.statement])
    return found


def _relayed(claim: Claim) -> Iterator[Step]:
    by_id = {saying.id: saying for saying in claim.statements}
    for relay in claim.relays:
        if relay.parent is not None:
            yield Step(claim, by_id[relay.parent], by_id[relay.statement])


def _between_reports(step: Step) -> bool:
    """Not of one report, nor of two versions of one text: what changed between these is a silent edit."""
    versions = step.before.url is not None and step.before.url == step.after.url
    return step.before.report != step.after.report and not versions


def _taken(step: Step, outlets: Container[str]) -> bool:
    """Whether a statement cites the outlet that it has it from, and no other in between, or is its sentence."""
    source = step.after.source
    press = source is not None and (source.kind == "media" or _spaced(source.name) in outlets)
    where = (source.name if source and press else step.after.context, step.after.wire or "")
    outlet = _spaced(step.before.outlet or "")
    cited = bool(outlet.strip()) and any(outlet in _spaced(each) for each in where)
    return cited or _shared(_content(step.before.context), _content(step.after.context)) >= COPIED


def _spaced(name: str) -> str:
    return f" {' '.join(_WORD.findall(folded(name)))} "


class _Cited:
    """Statements by outlet and day, for what cites an outlet whose statement is in no claim with it."""

    def __init__(self, claims: Iterable[Claim]) -> None:
        claims = tuple(claims)
        named = {folded(relay.outside) for claim in claims for relay in claim.relays if relay.outside}
        self.carried: dict[tuple[str, date], list[Saying]] = {}
        self.by_word: dict[tuple[str, date], dict[str, list[Saying]]] = {}
        for claim in claims:
            for saying in claim.statements:
                outlet, day = folded(saying.outlet or ""), _day(saying)
                if outlet in named and day is not None:
                    self.carried.setdefault((outlet, day), []).append(saying)

    def steps(self, claim: Claim) -> Iterator[Step]:
        """From what the outlets cited carry to the statements that cite them."""
        by_id = {saying.id: saying for saying in claim.statements}
        for relay in claim.relays:
            found = self._nearest(by_id[relay.statement], relay) if relay.outside else None
            if found is not None:
                yield Step(claim, found, by_id[relay.statement])

    def _nearest(self, saying: Saying, relay: Relay) -> Saying | None:
        """The statement of the outlet that is cited which says nearly the same, if there is one."""
        said, day, outlet = _content(saying.text), _day(saying), folded(relay.outside or "")
        if day is None or len(said) < TELLING:
            return None
        days = ((outlet, day - timedelta(days=back)) for back in range(RECENT + 1))
        found = (one for place in days if place in self.carried for one in self._with_rarest(place, said))
        fitting = [(len(_content(one.text) & said) / len(said), order(one), one) for one in found]
        best = max(fitting, key=lambda one: one[:2], default=None)
        return best[2] if best is not None and best[0] >= REWORDED else None

    def _with_rarest(self, place: tuple[str, date], said: frozenset[str]) -> list[Saying]:
        """The statements of an outlet and day that have the rarest of some words: near ones have nearly all."""
        if place not in self.by_word:
            self.by_word[place] = {}
            for one in self.carried[place]:
                for word in _content(one.text):
                    self.by_word[place].setdefault(word, []).append(one)
        known = [self.by_word[place][word] for word in said if word in self.by_word[place]]
        return min(known, key=len, default=[])


def _recalled(claim: Claim) -> Iterator[Step]:
    """Statements that tell on which day their source said it, and what was carried on that day.

    Only those that lack something: reading the words of time in all of them would cost too much.
    """
    by_id = {saying.id: saying for saying in claim.statements}
    having = {relay.statement for relay in claim.relays}
    for root in claim.roots:
        first: dict[date, Saying] = {}
        for saying in (by_id[each] for each in root.statements):
            day = _day(saying)
            if day is None or saying.source is None:
                continue
            if saying.id not in having and day not in first:
                near = (day - timedelta(days=back) for back in range(1, RECALLED + 1))
                lacking = {said: first[said] for said in near if said in first and _lacks(first[said], saying)}
                yield from (Step(claim, lacking[one], saying, recalled=True) for one in _days(saying, day, lacking))
            first.setdefault(day, saying)


def _lacks(one: Saying, other: Saying) -> bool:
    return any(losses(of(one), of(other)))


def _days(saying: Saying, published: date, known: Collection[date]) -> Iterator[date]:
    """Those of some days that a statement's sentence names, each by itself."""
    for when in times(saying.context, published) if known else ():
        if when.earliest is not None and when.earliest == when.latest and when.earliest in known:
            yield when.earliest


def _day(saying: Saying) -> date | None:
    return instant(saying.published).date() if saying.published else None


def _content(text: str) -> frozenset[str]:
    return frozenset(word for word in _WORD.findall(text.casefold()) if word not in _SMALL)


def _shared(one: frozenset[str], other: frozenset[str]) -> float:
    """The share of their words that two wordings have in common."""
    return len(one & other) / max(1, len(one | other))
