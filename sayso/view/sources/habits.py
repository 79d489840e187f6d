"""Habits: how a source speaks, and how an outlet tells what others say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from statistics import median

from sayso.records import Habits, Saying, Tally
from sayso.view.parties import anonymous
from sayso.view.substance import tells

MOST = 5
"""Words, outlets and bases that are listed; the others are few."""


def of_actor(said: Sequence[Saying]) -> Habits:
    """How somebody speaks, by what outlets give of it."""
    return Habits(
        hedged=_share(said, lambda saying: saying.certainty is not None),
        certainty=_certainty(said),
        distanced=_share(said, lambda saying: saying.stance == "distanced"),
        bases=tallies(saying.basis for saying in said if saying.basis != "none offered"),
    )


def of_outlet(carried: Sequence[Saying]) -> Habits:
    """How an outlet tells: what stands in its own voice there, and how it attributes the rest."""
    told = [saying for saying in carried if tells(saying)]
    own = [saying for saying in told if saying.voice == "own"]
    others = [saying for saying in told if saying.voice != "own"]
    return Habits(
        hedged=_share(own, lambda saying: saying.certainty is not None),
        certainty=_certainty(own),
        distanced=_share(others, lambda saying: saying.stance == "distanced"),
        bases=tallies(saying.basis for saying in others if saying.basis != "none offered"),
        cues=tallies(" ".join(saying.cue.casefold().split()) for saying in others if saying.cue),
        own=_share(told, lambda saying: saying.voice == "own"),
        unnamed=_share(others, lambda saying: saying.source is not None and anonymous(saying.source)),
    )


def tallies(names: Iterable[str]) -> tuple[Tally, ...]:
    """The most frequent of some names, by their number and then by name."""
    counted = sorted(Counter(names).items(), key=lambda item: (-item[1], item[0]))
    return tuple(Tally(name, count) for name, count in counted[:MOST])


def _share(said: Sequence[Saying], so: Callable[[Saying], bool]) -> float | None:
    return sum(map(so, said)) / len(said) if said else None


def _certainty(said: Iterable[Saying]) -> float | None:
    """The median of the middles of the intervals, None where no words of certainty are."""
    middles = [sum(saying.certainty) / 2 for saying in said if saying.certainty is not None]
    return median(middles) if middles else None
