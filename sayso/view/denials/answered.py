"""Answered: denials of one denier that are one, and the claims that they answer."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from sayso.records import DenialKind, Party, Saying
from sayso.text.denials import matter
from sayso.view.answering import NEAR, Answer, Answering, one_side
from sayso.view.denials.found import Found, Speakers
from sayso.view.groups import Groups
from sayso.view.moment import retold
from sayso.view.parties import folded, shown, side_title, spoken


@dataclass(frozen=True, slots=True)
class Case:
    """Statements of one denier that come to one denial, in time order, and what they answer, the best fit first.

    `party` is why the denier is a party to that, None where he is none that is known.
    """

    members: tuple[Found, ...]
    answers: tuple[Answer, ...]
    party: str | None

    @property
    def kind(self) -> DenialKind:
        """How it is denied."""
        return self.members[0].denying.kind

    @property
    def told(self) -> Saying:
        """The first statement that does not only recall it, else the first."""
        sayings = [one.saying for one in self.members]
        return next((saying for saying in sayings if not retold(saying)), sayings[0])

    @property
    def claims(self) -> frozenset[str]:
        """Ids of the claims that are answered."""
        return frozenset(one.claim.id for one in self.answers)


def cases(found: Sequence[Found], places: Answering, who: Speakers) -> tuple[Case, ...]:
    """The denials that statements in time order come to, each statement in one.

    One side's statements are one denial if they are of one claim, or one denier's if they deny the same claim in the
    same way: two non-denials only where they call it the same.
    """
    read: dict[str, Case] = {}
    beside: dict[str, list[Case]] = {}
    for one in found:
        case = _case(one, places, beside.get(one.saying.report, ()))
        if case is not None:
            read[one.saying.id] = case
            beside.setdefault(one.saying.report, []).append(case)
    groups, seen = Groups[str](), dict[Hashable, str]()
    for ident, case in read.items():
        for key in _keys(case, places, who):
            groups.join(ident, seen.setdefault(key, ident))
    together: dict[str, list[Case]] = {}
    for ident, case in read.items():
        together.setdefault(groups.first(ident), []).append(case)
    return tuple(_merged(group, places) for group in together.values())


def _keys(case: Case, places: Answering, who: Speakers) -> Iterator[Hashable]:
    """What a denial has in common with those that are one with it."""
    one = case.members[0]
    home = places.home.get(one.saying.id)
    if home is not None:
        yield who.behind(one.saying) or one.actor, case.kind, home.id
    if case.answers and (case.kind != "non-denial" or one.denying.word is not None):
        yield one.actor, case.kind, one.denying.word if case.kind == "non-denial" else None, case.answers[0].claim.id


def _case(one: Found, places: Answering, beside: Sequence[Case]) -> Case | None:
    """One statement as a denial, None where its words are none without more than is known.

    `beside` are the denials before it in the same report: "they were rumours" is of what the same side just denied.
    """
    about = "" if one.mistake else matter(one.saying.text)
    answers = places.answers(one.saying, about)
    if one.mistake:
        answers = tuple(each for each in answers if each.against and each.against.opposition == "withdrawn")
    elif not about and not any(each.against for each in answers):
        own = (_same(case) for case in reversed(beside) if _goes_on(one.saying, case.told, answers))
        answers = next(own, answers)
    opposing = any(each.against is not None and each.against.opposition in OPPOSING for each in answers)
    source = one.saying.source
    why = _party(answers, source, places) if source is not None and not one.mistake else None
    needs = one.denying.provided
    if one.mistake and not opposing:
        return None
    if needs is None or opposing or (needs == "accused" and why is not None):
        return Case((one,), answers, why)
    return None


def _same(case: Case) -> tuple[Answer, ...]:
    """The claims that a denial answers, for one that goes on with it."""
    reason = f"goes on with the word of {spoken(denier(case.told, mistake=False))} in the same report"
    return tuple(replace(answer, against=None, reason=reason) for answer in case.answers)


def _goes_on(saying: Saying, before: Saying, answers: Iterable[Answer]) -> bool:
    """Whether a statement goes on with what is denied before it: on the same side, or in the next breath.

    Not where another says something in between, which it then `answers`.
    """
    apart = saying.start - before.start
    if any(one.said.report == before.report and one.said.start > before.start for one in answers):
        return False
    return 0 <= apart <= BREATH or (0 <= apart <= NEAR and one_side(before.source, saying.source))


BREATH = 200
"""Characters of a sentence or two."""
OPPOSING = frozenset(["denied", "disputed", "withdrawn"])
READ = 3
"""Claims of those answered that are asked whether the denier is a party to them."""


def _party(answers: Iterable[Answer], source: Party, places: Answering) -> str | None:
    reasons = (places.bearing(each.claim, source) for each in tuple(answers)[:READ])
    return next((why for why in reasons if why is not None), None)


def _merged(group: Sequence[Case], places: Answering) -> Case:
    answers: dict[str, Answer] = {}
    for each in (answer for case in group for answer in case.answers):
        known = answers.setdefault(each.claim.id, each)
        if each.fit > known.fit:
            answers[each.claim.id] = each
    best = sorted(answers.values(), key=lambda one: (*one.order, places.rank[one.claim.id]))
    party = next((case.party for case in group if case.party is not None), None)
    return Case(tuple(one for case in group for one in case.members), tuple(best), party)


def denier(saying: Saying, *, mistake: bool) -> str:
    """Who denies, for people; one who is not named, with his state."""
    source = saying.source
    if source is None or mistake:
        return saying.outlet or "an outlet that is not named"
    state = side_title(replace(source, kind="state")) if source.unnamed and source.country else None
    return f"{shown(source)} ({state})" if state and folded(state) not in folded(source.name) else shown(source)
