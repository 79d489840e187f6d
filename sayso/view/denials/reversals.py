"""Reversals: the same actor on one side of a claim, and later on the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sayso.records import Claim, DenialKind, Party, Position, Reversal, Saying
from sayso.text.denials import matter
from sayso.view.answering import LEAST, SHARE, Answering
from sayso.view.cast import cast
from sayso.view.concession import ADMITS, CONFIRMS
from sayso.view.denials.answered import Case, denier
from sayso.view.denials.found import Speakers
from sayso.view.moment import after, instant, order, retold
from sayso.view.parties import anonymous, side_title
from sayso.view.topic import Topic, topic

SILENT: frozenset[DenialKind] = frozenset(["no information", "declined"])
"""From which a flat denial turns to something else: who had called it rumours has not said otherwise."""


class Reversals:
    """The statements and denials of a story by who is behind them."""

    def __init__(self, sayings: Sequence[Saying], cases: Sequence[Case], places: Answering, who: Speakers) -> None:
        self.places, self.who = places, who
        self.said: dict[str, list[Saying]] = {}
        self.admitted: dict[str, list[Saying]] = {}
        self.silent: dict[str, list[Case]] = {}
        for saying in sayings:
            actor = who.behind(saying)
            if actor is not None and places.says(saying) and not retold(saying):
                self.said.setdefault(actor, []).append(saying)
                if ADMITS.search(saying.cue or "") or CONFIRMS.search(saying.cue or ""):
                    self.admitted.setdefault(actor, []).append(saying)
        for case in cases:
            actor = who.behind(case.told) if case.kind in SILENT else None
            if actor is not None:
                self.silent.setdefault(actor, []).append(case)

    def of(self, case: Case) -> tuple[Reversal, ...]:
        """Where the denier of a case says otherwise: later, or before, or did not say before."""
        if case.members[0].mistake:
            return tuple(self._owned(case))
        actor = self.who.behind(case.told)
        if actor is None:
            return ()
        found = (self._later(case, actor), self._earlier(case, actor), self._broken(case, actor))
        return tuple(one for one in found if one is not None)

    def _later(self, case: Case, actor: str) -> Reversal | None:
        """The first statement after it by which the same side says what it had denied."""
        told = case.told
        one = min(self._said(case, actor), key=order, default=None)
        if one is None:
            return None
        admits = ADMITS.search(one.cue or "") or (CONFIRMS.search(one.cue or "") and case.party is not None)
        now: Position = "concedes it" if admits and case.kind != "no information" else "says so"
        return self._reversal(case.kind, told, now, one, self._at_stake(one, case))

    def _said(self, case: Case, actor: str) -> Iterator[Saying]:
        """What the same side later says of the claims that are denied, and admits of the same deed elsewhere."""
        for answer in case.answers:
            if answer.fit or answer.against is not None:
                yield from self._own(answer.claim, case.told)
        if case.answers and actor in self.admitted:
            about = topic(case.told, matter(case.told.text))
            later = (one for one in self.admitted[actor] if after(one, case.told))
            yield from (one for one in later if self._tells(one, about))

    def _own(self, claim: Claim, told: Saying) -> Iterator[Saying]:
        """What who made `told` says later in a claim, as the names in that claim tell."""
        later = [(one, one.source) for one in claim.statements if one.source is not None and after(one, told)]
        said = [pair for pair in later if self._says(*pair)]
        if not said:
            return
        parties = (one.source for one in (*claim.statements, *(each.statement for each in claim.against)))
        keys = cast(party for party in (*parties, told.source) if party is not None)
        mine, actor = keys[told.source] if told.source is not None else None, self.who.behind(told)
        yield from (one for one, source in said if keys[source] == mine or self.who.behind(one) == actor)

    def _says(self, one: Saying, source: Party) -> bool:
        """Whether somebody says something then, and answers for it."""
        return self.places.says(one) and not retold(one) and not anonymous(source)

    def _tells(self, one: Saying, about: Topic) -> bool:
        """Whether a statement tells what is denied."""
        share, both = about.within(self.places.tokens(one))
        return share >= SHARE and both >= LEAST

    def _earlier(self, case: Case, actor: str) -> Reversal | None:
        """The first statement before a flat denial by which the same side said what it denies."""
        told = case.told
        if case.kind != "flat denial" or retold(told):
            return None
        against = {answer.claim.id: answer.against for answer in case.answers if answer.against is not None}
        before = (one for one in self.said.get(actor, ()) if after(told, one) and self._home(one) in against)
        one = min(before, key=order, default=None)
        if one is None:
            return None
        link = against[self._home(one)]
        now: Position = "took it back" if link.opposition == "withdrawn" else case.kind
        return self._reversal("says so", one, now, told, self._home(one))

    def _broken(self, case: Case, actor: str) -> Reversal | None:
        """The first time on an earlier day that the same side did not speak of what it flatly denies."""
        told = case.told
        if case.kind != "flat denial" or retold(told):
            return None
        before = [one for one in self.silent.get(actor, ()) if after(told, one.told)]
        mine = case.claims if before else frozenset[str]()
        earlier = [one for one in before if one.claims & mine and _days(one.told, told) != 0]
        one = min(earlier, key=lambda one: order(one.told), default=None)
        return self._reversal(one.kind, one.told, case.kind, told, min(one.claims & mine)) if one else None

    def _owned(self, case: Case) -> Iterator[Reversal]:
        """What an outlet had told before it called that a mistake."""
        told = case.told
        for answer in case.answers:
            own = (one for one in answer.claim.statements if one.outlet == told.outlet and after(told, one))
            one = min(own, key=order, default=None)
            if one is not None and answer.against is not None and answer.against.opposition == "withdrawn":
                days = _days(one, told)
                yield Reversal(
                    denier(told, mistake=True), "says so", one, "took it back", told, days, False, answer.claim.id
                )

    def _reversal(self, was: Position, before: Saying, now: Position, later: Saying, claim: str) -> Reversal:
        another = self.who.actor(before) != self.who.actor(later)
        source = later.source
        name = side_title(source) if another and source is not None else denier(before, mistake=False)
        return Reversal(name, was, before, now, later, _days(before, later), another, claim)

    def _home(self, saying: Saying) -> str:
        home = self.places.home.get(saying.id)
        return home.id if home is not None else ""

    def _at_stake(self, saying: Saying, case: Case) -> str:
        """The claim that a later statement is of if that is denied, else the one that is denied."""
        home = self._home(saying)
        return home if home in case.claims or not case.answers else case.answers[0].claim.id


def _days(before: Saying, later: Saying) -> int | None:
    """Days from one to the other, None where that is not known: what is only recalled was said before."""
    if before.published is None or later.published is None or retold(before):
        return None
    return (instant(later.published).date() - instant(before.published).date()).days
