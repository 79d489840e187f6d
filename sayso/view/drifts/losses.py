"""Losses: what of one wording's guards another, made from it, no longer has in any words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sayso.records import Loss, Lost
from sayso.view.drifts import amounts
from sayso.view.drifts.guards import Guards

FIRMER = 0.15
"""By how much certainty must rise to be told: "believes" (60 to 80 %) and "probably" (65 to 80 %) say the same."""
EVEN = 0.5
HEAVIEST: tuple[Lost, ...] = (
    "negation", "hedge", "evidence", "doubt", "condition", "distance", "figure", "bound", "source",
)  # fmt: skip
"""In what order people want to know what fell off."""
Interval = tuple[float, float]


def losses(before: Guards, after: Guards, beside: Sequence[Guards] = ()) -> Iterator[Loss]:
    """What fell off between two wordings; `beside` are those of whatever else the later report says of the matter.

    A guard that is there in other words, or in another sentence, has not fallen off.
    """
    around = (after, *beside)
    yield from _hedge(before, around)
    yield from _condition(before, around)
    yield from _distance(before, around)
    yield from _evidence(before, around)
    # "Estimates" and "some" blur a number alike.
    blurred = after.certainty is not None
    found = amounts.lost(before.amounts, after.amounts, [one for guards in around for one in guards.amounts])
    yield from (loss for loss in found if not (blurred and loss.lost == "bound" and _about(before, loss)))


def ranked(found: Iterator[Loss] | Sequence[Loss]) -> tuple[Loss, ...]:
    """Losses, each once, the heaviest first."""
    return tuple(sorted(dict.fromkeys(found), key=lambda loss: HEAVIEST.index(loss.lost)))


def _hedge(before: Guards, around: Sequence[Guards]) -> Iterator[Loss]:
    """A word of certainty that is gone, or stands for more now."""
    if before.certainty is None:
        return
    words = " … ".join(before.hedges)
    if not any(guards.hedged for guards in around):
        yield Loss("hedge", words, None, f"“{words}” fell off")
        return
    weakest = min((guards for guards in around if guards.certainty), key=_firmness, default=None)
    vague = any(guards.distance or guards.unchecked for guards in around)
    if weakest is not None and weakest.certainty and not vague and _rose(before.certainty, weakest.certainty):
        said = " … ".join(weakest.hedges)
        yield Loss("hedge", words, said or None, f"“{words}” became “{said}”" if said else f"“{words}” fell off")


def _firmness(guards: Guards) -> float:
    """How near to certain, one way or the other."""
    low, high = guards.certainty or (1.0, 1.0)
    return max(low, 1 - high)


def _rose(before: Interval, after: Interval) -> bool:
    """Whether the second interval is surer that it is so than the first, or surer that it is not."""
    if _middle(after) >= EVEN:
        return after[0] >= before[0] + FIRMER and _middle(after) > _middle(before)
    return before[1] <= EVEN and after[1] <= before[1] - FIRMER


def _middle(interval: Interval) -> float:
    return sum(interval) / 2


def _condition(before: Guards, around: Sequence[Guards]) -> Iterator[Loss]:
    if before.condition and not any(guards.conditional for guards in around):
        yield Loss("condition", before.condition, None, f"the condition “{before.condition}” fell off")


def _distance(before: Guards, around: Sequence[Guards]) -> Iterator[Loss]:
    if before.distance and not any(guards.hedged for guards in around):
        yield Loss("distance", before.distance, None, f"“{before.distance}” fell off")


def _evidence(before: Guards, around: Sequence[Guards]) -> Iterator[Loss]:
    if before.unchecked and not any(guards.distance or guards.unchecked for guards in around):
        kind = "no evidence" if "no evidence" in before.unchecked else min(before.unchecked)
        told = "that no evidence was given" if kind == "no evidence" else f"that it was {kind}"
        yield Loss("evidence", kind, None, f"{told} fell off")


def _about(before: Guards, loss: Loss) -> bool:
    return any(one.words == loss.before and amounts.how(one) == "about" for one in before.amounts)
