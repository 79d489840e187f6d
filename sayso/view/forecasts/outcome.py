"""Outcome: what became of a forecast, by its signs alone, with the reason in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sayso.records import Claim, Opposition, Saying, Shows, Sign, Status
from sayso.view.forecasts.drafts import Draft
from sayso.view.forecasts.signs import first_time
from sayso.view.moment import after, instant
from sayso.view.parties import anonymous, side, side_title, spoken

AGAINST: frozenset[Opposition] = frozenset(["disputed", "denied", "withdrawn"])
"""Opposition to a claim that leaves open whether what it tells happened."""
Verdict = tuple[Status, str]


@dataclass(frozen=True, slots=True)
class Case:
    """A forecast with its signs; `claims` are those that statements are in, by statement.

    `narrowed` is whether only claims that fit a query were looked at.
    """

    draft: Draft
    signs: tuple[Sign, ...]
    claims: Mapping[str, Claim]
    moment: str
    narrowed: bool = False

    def showing(self, *shows: Shows) -> tuple[Sign, ...]:
        """The signs that show any of these."""
        return tuple(one for one in self.signs if one.shows in shows)

    @property
    def hangs(self) -> bool:
        """Whether it hangs on a condition that nothing says was met."""
        due = self.draft.counts.saying.due
        return due is not None and due.condition is not None and not self.showing("condition met")


def verdict(case: Case) -> Verdict:
    """What became of a forecast as of the moment, and why.

    It came true where a statement tells that it happened by the deadline, came late where one tells that it happened
    after it, or that it happened for the first time after others had said that it had not; it did not come where one
    says so after the deadline. Nothing of this holds where another statement says otherwise, where all that tell it are
    denied or disputed, where only the forecaster's own side says that it came true, or, but for coming true, while
    nothing says that its condition was met.
    """
    latest = case.draft.counts.latest
    if latest is None:
        return "no date", "no day is given by which it would come"
    ways = (_contradicted(case), _came_true(case), _came_late(case), _came(case), _did_not(case))
    return next((way for way in ways if way is not None), None) or _pending(latest, case)


def _contradicted(case: Case) -> Verdict | None:
    """Statements that cannot all be right."""
    true, late = case.showing("came in time"), _late(case)
    missing, denied = case.showing("did not come"), case.showing("denied")
    if true and (late or missing):
        return "unresolved", "statements contradict each other: that it came in time, and that it did not"
    if denied and (true or late or case.showing("came")):
        return "unresolved", f"told by some, denied by {_names(denied)}"
    return None


def _came_true(case: Case) -> Verdict | None:
    told = case.showing("came in time")
    if not told:
        return None
    standing = _standing(told, case)
    if not standing:
        return "unresolved", "what tells that it came is itself denied, disputed or withdrawn"
    party = case.draft.party
    if party is not None and all(_own(one.statement, case) for one in standing):
        return "unresolved", f"only {spoken(side_title(party))}, whose forecast it is, says that it came"
    return "came true", f"told by {_names(standing)}"


def _came_late(case: Case) -> Verdict | None:
    late = _late(case)
    if not late:
        return None
    standing = _standing(late, case)
    if not standing:
        return "unresolved", "what tells that it came late is itself denied, disputed or withdrawn"
    if case.hangs:
        return "unresolved", "it came after the deadline, and nothing says when its condition was met"
    return "came late", f"told by {_names(standing)}"


def _late(case: Case) -> tuple[Sign, ...]:
    """What shows that it came late: signs that say so, and a first time after others had said that it had not come."""
    missing = case.showing("did not come")
    first = (one for one in case.showing("came") if first_time(one.statement))
    new = (one for one in first if any(after(one.statement, other.statement) for other in missing))
    return (*case.showing("came late"), *new)


def _came(case: Case) -> Verdict | None:
    """It happened at a time that is not told."""
    told = case.showing("came")
    if not told:
        return None
    if case.showing("did not come"):
        return "unresolved", "said not to have come, and later told without a day"
    return "unresolved", "it is told to have come, but not when, or not how many; it may have been in time or late"


def _did_not(case: Case) -> Verdict | None:
    missing, denied = case.showing("did not come"), case.showing("denied")
    if missing and case.hangs:
        return "unresolved", "it did not come, and nothing says whether its condition was met"
    if missing:
        return "did not come", f"told by {_names(missing)}"
    return ("unresolved", f"denied by {_names(denied)}; nobody here tells it") if denied else None


def _pending(latest: date, case: Case) -> Verdict:
    if instant(case.moment, end=True).date() <= latest:
        return "open", "not due yet"
    unseen = case.showing("not seen", "not confirmed")
    seen = f"; not seen or confirmed, say {_names(unseen)}" if unseen else ""
    hangs = "; whether its condition was met is not told" if case.hangs else ""
    where = " of the claims asked for" if case.narrowed else ""
    return "due", f"its day has passed, and no statement{where} tells what became of it{seen}{hangs}"


def _standing(told: Sequence[Sign], case: Case) -> tuple[Sign, ...]:
    """The signs whose claim nobody denies or disputes."""
    return tuple(one for one in told if not _opposed(case.claims.get(one.statement.id)))


def _opposed(claim: Claim | None) -> bool:
    return claim is not None and claim.standing.opposition in AGAINST


def _own(saying: Saying, case: Case) -> bool:
    """Whether all roots of what a statement tells are of the forecaster's side."""
    party = case.draft.party
    claim = case.claims.get(saying.id)
    firsts = {root.first for root in claim.roots} if claim is not None else set()
    roots = [one for one in claim.statements if one.id in firsts] if claim is not None else []
    told = roots or [saying]
    return party is not None and all(one.source is not None and side(one.source) == side(party) for one in told)


def _names(signs: Iterable[Sign]) -> str:
    """Who tells it, each once: "Kelvar, the mission and 2 others"."""
    names = list(dict.fromkeys(_name(one.statement) for one in signs))
    shown = names if len(names) <= 3 else [*names[:2], f"{len(names) - 2} others"]
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}"


def _name(saying: Saying) -> str:
    source = saying.source
    if source is None:
        return saying.outlet or "an outlet that is not named"
    told = f" (to {saying.outlet})" if anonymous(source) and saying.outlet else ""
    return f"{spoken(source.name)}{told}"
