"""Drafts: the statements of each forecast put together, whoever passes it on, with who foresees it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain

from sayso.records import Claim, Party, Saying
from sayso.view.cast import cast
from sayso.view.forecasts.foretold import Foretold, foretold, published
from sayso.view.forecasts.gist import Gist, gist
from sayso.view.groups import Groups
from sayso.view.moment import order
from sayso.view.parties import PRONOUNS, anonymous, folded

Key = tuple[str, ...]
"""Tells forecasters apart: an actor, somebody unnamed in one claim, an outlet; empty where no report says who."""
REPEATED = 3
"""Days within which a source that says much the same without a day means the same."""
ALIKE = 0.5
"""Share of the content of the shorter of two wordings of one source for one day, from which they are one forecast."""
_PLAIN = re.compile(r"(?:that )?(.*\w|)", re.DOTALL)
"""A content without what two wordings of it may differ in."""


@dataclass(frozen=True, slots=True)
class Draft:
    """The statements of one forecast in time order; `own` are those in which the forecaster is told to say it.

    `key` and `party` are who foresees it; `counts` is the statement whose deadline and words count.
    """

    key: Key
    party: Party | None
    told: tuple[Foretold, ...]
    own: tuple[Foretold, ...]

    @property
    def counts(self) -> Foretold:
        """The first of the forecaster's own that gives a deadline, else the first of all that does, else the first."""
        first = [one for one in self.own if not one.retold]
        ways = (first, self.own, self.told)
        return next((one for way in ways for one in way if one.latest is not None), (first or self.own or self.told)[0])


def drafts(claims: Iterable[Claim]) -> tuple[Draft, ...]:
    """The forecasts of a story, each once, in time order."""
    found = _foretold(claims)
    keys = _keys(found)
    groups = Groups[str]()
    for way in (_nested(found), _copied(found), _in_claims(found, keys), _worded_alike(found, keys)):
        for one, other in way:
            groups.join(one.saying.id, other.saying.id)
    together: dict[str, list[Foretold]] = {}
    for one in found:
        together.setdefault(groups.first(one.saying.id), []).append(one)
    made = (_draft(group, keys) for group in together.values())
    return tuple(
        draft for draft in made if draft.counts.latest is not None or not all(one.retold for one in draft.told)
    )


def _foretold(claims: Iterable[Claim]) -> tuple[Foretold, ...]:
    """All statements that foresee something, in time order; an outlet that is cited for it foresees nothing itself."""
    named: set[str | None] = set()
    inner: dict[str, Saying] = {}
    due: list[tuple[Saying, str]] = []
    for claim in claims:
        for saying in claim.statements:
            named.add(saying.outlet)
            if saying.within is not None:
                inner[saying.within] = saying
            if saying.due is not None:
                due.append((saying, claim.id))
    outlets = {folded(outlet) for outlet in named if outlet is not None}
    found: dict[str, Foretold] = {}
    for saying, home in due:
        one = foretold(saying, home, inner.get(saying.id))
        cited = one is not None and one.by is not None and (one.by.kind == "media" or folded(one.by.name) in outlets)
        if one is not None and not cited:
            found.setdefault(saying.id, one)
    return tuple(sorted(found.values(), key=lambda one: order(one.saying)))


def _draft(group: Sequence[Foretold], keys: Mapping[str, Key]) -> Draft:
    """Who is told to say it by the innermost statements, the first of these who is known."""
    inner = _innermost(group)
    who = next((one for one in inner if keys[one.saying.id] and not _back(one)), inner[0])
    key = keys[who.saying.id]
    own = tuple(one for one in inner if keys[one.saying.id] == key)
    return Draft(key, who.by, tuple(group), own)


def _innermost(group: Sequence[Foretold]) -> Sequence[Foretold]:
    """Those that hold no other: of "the lawmakers said the agency expects" what the agency expects."""
    outer = {one.saying.id for one, _ in _nested(group)}
    return [one for one in group if one.saying.id not in outer] or group


def _keys(found: Iterable[Foretold]) -> dict[str, Key]:
    """Who says each statement."""
    found = tuple(found)
    known = cast(one.by for one in found if one.by is not None)
    return {one.saying.id: _key(one, known) for one in found}


def _key(one: Foretold, known: Mapping[Party, str]) -> Key:
    source = one.by
    if source is None:
        return ("outlet", one.saying.outlet or "") if one.saying.voice == "own" else ()
    return ("unnamed", one.claim, folded(source.name)) if anonymous(source) else ("actor", known[source])


def _nested(found: Iterable[Foretold]) -> Iterator[tuple[Foretold, Foretold]]:
    """Statements with those that they pass on in the same sentence, the outer one first."""
    sentences: dict[tuple[str, str], list[Foretold]] = {}
    for one in found:
        sentences.setdefault((one.saying.report, one.saying.context), []).append(one)
    for same in sentences.values():
        for outer in same:
            yield from ((outer, inner) for inner in same if _holds(outer, inner))


def _holds(outer: Foretold, inner: Foretold) -> bool:
    one, other = outer.saying, inner.saying
    if one.id == other.id:
        return False
    return other.within == one.id or (len(other.text) < len(one.text) and _plain(other.text) in _plain(one.text))


def _plain(text: str) -> str:
    found = _PLAIN.match(text)
    return found[1] if found else text


def _copied(found: Iterable[Foretold]) -> Iterator[tuple[Foretold, Foretold]]:
    """Statements of the same words in several reports."""
    first: dict[tuple[str, str], Foretold] = {}
    for one in found:
        before = first.setdefault((folded(one.saying.context), folded(_plain(one.saying.text))), one)
        if before is not one:
            yield one, before


def _in_claims(found: Iterable[Foretold], keys: Mapping[str, Key]) -> Iterator[tuple[Foretold, Foretold]]:
    """Statements of one claim by one forecaster, whose deadlines are not apart, and those that look back on them."""
    seen: dict[tuple[str, Key], list[Foretold]] = {}
    first: dict[str, list[Foretold]] = {}
    for one in found:
        key = keys[one.saying.id]
        before = seen.setdefault((one.claim, key), []) if key else []
        about = first.setdefault(one.claim, [])
        known = before or (about if _back(one) or not key else [])
        other = next((each for each in known if together(one, each)), None)
        if other is not None:
            yield one, other
        else:
            before.append(one)
            about.append(one)


def _back(one: Foretold) -> bool:
    """Whether it looks back on what somebody said who is told only by a pronoun, which may be taken for another."""
    source = one.by
    return one.retold and source is not None and source.mention.casefold() in PRONOUNS


def together(one: Foretold, other: Foretold) -> bool:
    """Whether two deadlines may be one: they overlap, or one is not told."""
    if one.latest is None or other.latest is None:
        return True
    begun = [each or date.min for each in (one.earliest, other.earliest)]
    return begun[0] <= other.latest and begun[1] <= one.latest


def _worded_alike(found: Iterable[Foretold], keys: Mapping[str, Key]) -> Iterator[tuple[Foretold, Foretold]]:
    """Statements of one forecaster that tell much the same: for one day, or one of them without a day.

    What has no day is one with what has one where it looks back on it, or was said within days of it.
    """
    of_a_day: dict[tuple[Key, date], list[Foretold]] = {}
    of_all: dict[Key, list[Foretold]] = {}
    taken: set[str] = set()
    gists: dict[str, Gist] = {}

    def told(one: Foretold) -> Gist:
        if one.saying.id not in gists:
            gists[one.saying.id] = gist(one.saying)
        return gists[one.saying.id]

    for one in found:
        key = keys[one.saying.id]
        if not key:
            continue
        same = of_a_day.setdefault((key, one.latest), []) if one.latest is not None else []
        every = of_all.setdefault(key, [])
        free = (each for each in every if _near(one, each) and each.saying.id not in taken)
        other = next((each for each in chain(same, free) if _alike(told(one), told(each))), None)
        if other is None:
            same.append(one)
            every.append(one)
        else:
            taken |= {each.saying.id for each in (one, other) if each.latest is None}
            yield one, other


def _near(one: Foretold, other: Foretold) -> bool:
    """Whether one of two has no day, and was said afterwards or within days of the other."""
    if one.latest is not None and other.latest is not None:
        return False
    if one.retold and one.latest is None:
        return True
    days = published(one.saying), published(other.saying)
    return days[0] is not None and days[1] is not None and abs((days[0] - days[1]).days) <= REPEATED


def _alike(one: Gist, other: Gist) -> bool:
    """Whether the two share a deed, where both tell one, and enough of all else."""
    shared = len(one.all_of & other.all_of)
    same = not (one.deeds and other.deeds) or not one.deeds.isdisjoint(other.deeds)
    return same and shared >= ALIKE * max(1, min(len(one.all_of), len(other.all_of)))
