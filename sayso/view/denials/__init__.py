"""Denials: who denies what, in which way, and who says otherwise at another time."""

from __future__ import annotations

from collections.abc import Iterable
from typing import get_args

from sayso.records import Denial, DenialKind, Saying, Story
from sayso.view.answering import Answering
from sayso.view.denials.answered import Case, cases, denier
from sayso.view.denials.found import Speakers, found, statements
from sayso.view.denials.reversals import Reversals
from sayso.view.denying import Denials
from sayso.view.moment import instant, order

__all__ = ["denials"]

KINDS: tuple[DenialKind, ...] = get_args(DenialKind)
"""The flattest first."""


def denials(story: Story) -> tuple[Denial, ...]:
    """All denials of a story: those first whose denier says otherwise at another time, then of parties to the matter,
    then the flattest, then those of the claims that rank first, then the most carried.

    What one denier says of one claim in one way is one denial, however often it is told. With a `since` only those
    told of, or turned, then or later.
    """
    sayings = statements(story)
    who = Speakers(sayings)
    denying = Denials()
    places = Answering(story, denying)
    told = cases(tuple(found(sayings, denying, who)), places, who)
    turned = Reversals(sayings, told, places, who)
    made = [_denial(case, turned) for case in told]
    since = story.query.since
    kept = [one for one in made if since is None or any(_then(saying, since) for saying in _touching(one))]
    return tuple(sorted(kept, key=lambda one: _order(one, places)))


def _denial(case: Case, turned: Reversals) -> Denial:
    sayings = tuple(one.saying for one in case.members)
    return Denial(
        sayings[0].id,
        case.kind,
        denier(case.told, mistake=case.members[0].mistake),
        case.party,
        sayings,
        tuple(dict.fromkeys(saying.outlet for saying in sayings if saying.outlet is not None)),
        tuple(one.answered for one in case.answers),
        turned.of(case),
    )


def _touching(denial: Denial) -> Iterable[Saying]:
    yield from denial.statements
    yield from (one.after for one in denial.reversals)


def _then(saying: Saying, since: str) -> bool:
    return saying.published is not None and instant(saying.published) >= instant(since)


def _order(one: Denial, places: Answering) -> tuple[object, ...]:
    ranks = [places.rank[each.claim] for each in one.answers]
    return (
        not one.reversals,
        one.party is None,
        KINDS.index(one.kind),
        min(ranks, default=len(places.rank)),
        -len(one.outlets),
        order(one.first),
    )
