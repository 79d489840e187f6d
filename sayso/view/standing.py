"""Standing: how much stands behind a claim and against it, on two axes that are never folded into one."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from sayso.records import Against, Opposition, Root, Saying, Support
from sayso.view.against import RANK, Opposed
from sayso.view.interest import Interest
from sayso.view.moment import after, day
from sayso.view.parties import spoken
from sayso.view.press import Press
from sayso.view.roots import Key, Origin, mistaken

Credibility = Literal[1, 5, 6] | None
CONFIRMED = 2
"""Independent roots from which a claim is corroborated."""
BEARINGS = {"own": "{why}", "with": "{why}", "gains": "gains: {why}"}
WITHDREW, CORRECTED = "withdrew it", "was corrected"
"""How the reason of a root begins that its own source, or the outlet that had it, ended."""
VERBS: dict[Opposition, str] = {
    "none": "declined to speak of it",
    "doubted": "could not confirm it",
    "disputed": "gives another account",
    "denied": "denied it",
    "withdrawn": "took it back",
}


@dataclass(frozen=True, slots=True)
class Weighed:
    """A root and what is to be said of its source: its interest, what it concedes, and what ended it.

    `opens` is for a party's word about itself that nobody had said before: it is the claim, and confirms nothing.
    `hearsay` is for an outlet that only tells as reported what others had said before.
    """

    origin: Origin
    interest: Interest | None
    conceded: Saying | None
    ended: Saying | None
    opens: bool = False
    hearsay: bool = False

    @property
    def independent(self) -> bool:
        """Whether it counts: it still stands, and is no party's word that adds to what others said of it."""
        stands = self.ended is None and not self.hearsay
        return stands and (not self.own or self.opens or self.conceded is not None)

    @property
    def own(self) -> bool:
        """Whether it is a party's word about itself."""
        return self.interest is not None and self.interest.bearing == "own"


@dataclass(frozen=True, slots=True)
class Objection:
    """Who stands against a claim, by one statement: as what source, how, with what interest, and what came of it."""

    one: Opposed
    key: Key
    name: str
    opposition: Opposition
    interest: Interest | None
    taken_back: Saying | None = None

    @property
    def contradicts(self) -> bool:
        """Whether somebody with nothing at stake says otherwise; what nobody is said to say contradicts nothing."""
        told = self.one.saying.source is not None or self.one.saying.voice == "own"
        return told and self.opposition in ("disputed", "denied") and self.interest is None


def roots(weighed: Iterable[Weighed], press: Press, grades: Mapping[str, str]) -> tuple[Root, ...]:
    """The roots as records."""
    return tuple(
        Root(
            name=one.origin.name,
            first=one.origin.first.id,
            statements=tuple(saying.id for saying in one.origin.sayings),
            outlets=carriers(one.origin.sayings, press),
            independent=one.independent,
            reason=_discounted(one),
            party=_at_stake(one),
            grade=_grade(one.origin, grades),
        )
        for one in weighed
    )


def ended(root: Root) -> bool:
    """Whether a root no longer holds: its source took it back, or it was set right."""
    return not root.independent and (root.reason or "").startswith((WITHDREW, CORRECTED))


def _grade(origin: Origin, grades: Mapping[str, str]) -> str | None:
    names = (origin.name, *((origin.party.name, origin.party.affiliation) if origin.party else ()))
    return next((grades[name] for name in names if name in grades), None)


def _discounted(one: Weighed) -> str | None:
    if one.ended is not None:
        when = day(one.ended)
        verb = WITHDREW if one.ended.source is not None else CORRECTED
        return f"{verb} on {when}" if when else verb
    if one.hearsay:
        return f"{spoken(one.origin.name)} only tells that it is reported"
    return None if one.independent else f"{spoken(one.origin.name)}: a word about itself"


def _at_stake(one: Weighed) -> str | None:
    if one.conceded is not None:
        return "concedes it: it speaks against its own interest"
    return BEARINGS[one.interest.bearing].format(why=one.interest.why) if one.interest else None


def carriers(sayings: Iterable[Saying], press: Press) -> tuple[str, ...]:
    """The outlets that carry statements, in their order."""
    return tuple(dict.fromkeys(press.carrier(saying) for saying in sayings))


def opened(weighed: Sequence[Weighed]) -> tuple[Weighed, ...]:
    """The same with the one root marked that opens the claim with a party's word about itself, if one does."""
    standing = [one for one in weighed if one.ended is None]
    others = [one.origin.first for one in standing if not one.own]
    own = next((one for one in standing if one.own), None)
    if own is None or any(after(own.origin.first, other) for other in others):
        return tuple(weighed)
    return tuple(replace(one, opens=one is own) for one in weighed)


def counted(weighed: Iterable[Weighed]) -> int:
    """How many independent roots there are."""
    return sum(one.independent for one in weighed)


def support(weighed: Sequence[Weighed], press: Press) -> Support:
    """Who stands behind it; of a claim that nobody stands behind any more, who did."""
    standing = [one for one in weighed if one.ended is None] or weighed
    if any(one.conceded is not None and one.ended is None for one in weighed):
        return "conceded"
    if counted(weighed) >= CONFIRMED:
        return "corroborated"
    houses = {press.house(saying) for one in standing for saying in one.origin.sayings}
    return "relayed" if len(houses) > 1 else "single root"


def opposition(objections: Iterable[Objection], weighed: Collection[Weighed]) -> Opposition:
    """The strongest that stands against it; while another root stands, one that withdrew only disputes it."""
    standing = any(one.ended is None for one in weighed)
    found: set[Opposition] = {one.opposition for one in objections}
    if standing and "withdrawn" in found:
        found = (found - {"withdrawn"}) | {"disputed"}
    return max(found, key=lambda one: RANK[one], default="none")


def credibility(weighed: Sequence[Weighed], objections: Iterable[Objection], against: Opposition) -> Credibility:
    """What can be computed of Admiralty credibility.

    1 where two or more independent roots confirm each other and nobody objects. 5 where its own source withdrew it, or
    somebody with nothing at stake contradicts it. 6 where its only root is nobody by name. The rest is for a person.
    """
    if against == "withdrawn" or any(one.contradicts for one in objections):
        return 5
    if against != "none":
        return None
    if counted(weighed) >= CONFIRMED:
        return 1
    return 6 if all(one.origin.nameless and one.conceded is None for one in weighed) else None


def repeats(weighed: Iterable[Weighed]) -> tuple[str, ...]:
    """Statements that repeat what its source had withdrawn before."""
    return tuple(
        saying.id
        for one in weighed
        if one.ended is not None
        for saying in one.origin.sayings
        if after(saying, one.ended)
    )


def entries(objections: Sequence[Objection]) -> tuple[Against, ...]:
    """What stands against it as records, one for each statement."""
    strongest: dict[str, Objection] = {}
    for one in objections:
        known = strongest.setdefault(one.one.saying.id, one)
        if RANK[one.opposition] > RANK[known.opposition]:
            strongest[one.one.saying.id] = one
    return tuple(Against(one.one.saying, one.opposition, _reason(one)) for one in strongest.values())


def _reason(one: Objection) -> str:
    """In words: who, how, when, with what at stake, and what the link says."""
    when = day(one.one.saying)
    verb = VERBS[one.one.opposition if one.taken_back else one.opposition]
    if mistaken(one.one.saying) and one.opposition == "none":
        verb = "calls its other account a mistake"
    parts = [f"{spoken(one.name)} {verb}{f' on {when}' if when else ''}"]
    if one.taken_back is not None:
        parts.append(f"took that back on {day(one.taken_back) or 'a later day'}")
    if one.interest is not None:
        parts.append(f"an interested party: {one.interest.why}")
    return "; ".join((*parts, *one.one.reasons))
