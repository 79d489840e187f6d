"""Weak: what makes a statement or a link likelier to be wrong than others, each with the reason for people.

Readings keep no scores, so what is weak is told from what they are. Points say how readily each thing is wrong, from 0
to 1: they are set by hand, for an order to look at things in, and nothing else is computed from them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from math import exp, log, prod
from statistics import median

from sayso.records import Act, Amount, Claim, Link, Saying
from sayso.text.phrases import one_of
from sayso.view.moment import instant


@dataclass(frozen=True, slots=True)
class Weak:
    """Something weak: how much, from 0 to 1, and why."""

    points: float
    reason: str


def weakness(found: Iterable[Weak]) -> float:
    """All that is weak in one number from 0 to 1: that not all of it is right, were each thing on its own."""
    return 1 - prod(1 - one.points for one in found)


def statement(saying: Saying) -> Iterator[Weak]:
    """What is weak about a statement by itself."""
    found = (rule(saying) for rule in RULES)
    return (one for one in found if one is not None)


PRONOUNS = one_of("he she it they we i you who which that this these those his her its their him them one")
LONG_SOURCE = 14
"""Words of a source from which it may have been read too far; nine in ten in the example story have at most eight."""
SHORT, LONG = 3, 40
"""Words of a content below and from which it may have been cut short, or read too far."""
FAR = 3.0
"""So many times more or less than the middle figure of its claim is another figure, or was misread."""
APART = timedelta(days=30)
"""Time between two statements after which it may have happened again."""


def _nobody(saying: Saying) -> Weak | None:
    if saying.source is None and saying.voice != "own":
        return Weak(0.5, "somebody says it, but nobody was found who does")
    return None


def _pronoun(saying: Saying) -> Weak | None:
    source = saying.source
    if source is None or source.mention.casefold() not in PRONOUNS:
        return None
    if source.name.casefold() in PRONOUNS:
        return Weak(0.45, f"“{source.mention}” leads to nobody with a name")
    return Weak(0.3, f"“{source.mention}” was taken for {source.name}")


def _long_source(saying: Saying) -> Weak | None:
    count = len(saying.source.mention.split()) if saying.source else 0
    return Weak(0.25, f"its source is {count} words long: it may go too far") if count >= LONG_SOURCE else None


def _nested(saying: Saying) -> Weak | None:
    return Weak(0.2, "it stands within what somebody else says") if saying.within else None


def _short(saying: Saying) -> Weak | None:
    count = len(saying.text.split())
    if count >= SHORT:
        return None
    return Weak(0.35, "its content is a single word" if count == 1 else f"its content is only {count} words")


def _long(saying: Saying) -> Weak | None:
    count = len(saying.text.split())
    return Weak(0.2, f"its content is {count} words long: it may go too far") if count >= LONG else None


def _parted(saying: Saying) -> Weak | None:
    return Weak(0.15, "its content stands in several parts") if " … " in saying.text else None


_TURNS: Mapping[Act, float] = {"denies": 0.2, "doubts": 0.2, "confirms": 0.15, "declines": 0.15}
"""Acts that put a statement on another side, where most assert."""


def _turned(saying: Saying) -> Weak | None:
    points = _TURNS.get(saying.act)
    return Weak(points, f"“{saying.cue}” was read as: {saying.act}") if points and saying.cue else None


def _undue(saying: Saying) -> Weak | None:
    if saying.due is not None and saying.due.earliest is None and saying.due.latest is None:
        return Weak(0.15, "it foresees something, but no day was read for it")
    return None


def _unplaced(saying: Saying) -> Weak | None:
    name = next((spot.name for spot in saying.where if spot.lat is None), None)
    return Weak(0.1, f"{name} is a place that no table knows") if name else None


def _undated(saying: Saying) -> Weak | None:
    return Weak(0.2, "its report has no date") if saying.published is None else None


RULES: tuple[Callable[[Saying], Weak | None], ...] = (
    _nobody, _pronoun, _long_source, _nested, _short, _long, _parted, _turned, _undue, _unplaced, _undated,
)  # fmt: skip
"""What is asked of each statement."""


def outliers(claim: Claim) -> Mapping[str, Weak]:
    """Statements of a claim, by id, of whose figures in a unit none is near the middle one of the claim."""
    given: dict[tuple[object, ...], list[tuple[Saying, Amount, float]]] = {}
    for saying in claim.statements:
        for amount in saying.figures:
            value = _value(amount)
            if value:
                given.setdefault((amount.unit, amount.measure), []).append((saying, amount, value))
    return {one: weak for told in given.values() for one, weak in _far(told)}


def _far(told: Sequence[tuple[Saying, Amount, float]]) -> Iterator[tuple[str, Weak]]:
    nearest: dict[str, tuple[float, Amount]] = {}
    # Of two figures each is as many times off as the other.
    middle = exp(median(log(value) for _, _, value in told))
    for saying, amount, value in told:
        times = max(value / middle, middle / value)
        if saying.id not in nearest or times < nearest[saying.id][0]:
            nearest[saying.id] = times, amount
    for one, (times, amount) in nearest.items():
        if times >= FAR:
            yield one, Weak(0.35, f"its figure, “{amount.words}”, is far from the others of its claim")


def _value(amount: Amount) -> float | None:
    bounds = [bound for bound in (amount.low, amount.high) if bound is not None]
    value = sum(bounds) / len(bounds) if bounds else amount.share
    return value if value and value > 0 else None


def linked(link: Link, one: Saying, other: Saying | None) -> Iterator[Weak]:
    """What is weak about a link: that its score is low, and in what its sides differ."""
    if link.score < 1:
        yield Weak(round(1 - link.score, 3), f"its score is {link.score:.2f}, where 1 is sure")
    if other is not None:
        asked = (*DIFFERENCES, *(ALIKE if link.relation in _ALIKE else ()))
        yield from (weak for differs in asked if (weak := differs(one, other)))


def _acts(one: Saying, other: Saying) -> Weak | None:
    return Weak(0.1, f"one {one.act}, the other {other.act}") if one.act != other.act else None


def _days(one: Saying, other: Saying) -> Weak | None:
    if one.published is None or other.published is None:
        return None
    apart = abs(instant(one.published) - instant(other.published))
    return Weak(0.2, f"{apart.days} days lie between them") if apart >= APART else None


def _places(one: Saying, other: Saying) -> Weak | None:
    here, there = ({(spot.level, spot.name) for spot in saying.where} for saying in (one, other))
    # A town and its country are two names, but may be one place.
    levels = {level for level, _ in here} & {level for level, _ in there}
    if not levels or here & there:
        return None
    names = (", ".join(sorted(name for level, name in found if level in levels)) for found in (here, there))
    return Weak(0.15, "one names {}, the other {}".format(*names))


def _tenses(one: Saying, other: Saying) -> Weak | None:
    here, there = ({event.tense for event in saying.events} for saying in (one, other))
    if here and there and not here & there:
        return Weak(0.15, f"one tells it as {'/'.join(sorted(here))}, the other as {'/'.join(sorted(there))}")
    return None


def _counts(one: Saying, other: Saying) -> Weak | None:
    return Weak(0.05, "only one of them gives a figure") if bool(one.figures) != bool(other.figures) else None


DIFFERENCES: tuple[Callable[[Saying, Saying], Weak | None], ...] = (_days, _places, _tenses)
"""What is asked of the two sides of a link."""
ALIKE: tuple[Callable[[Saying, Saying], Weak | None], ...] = (_acts, _counts)
"""What is asked as well where both are to say the same."""
_ALIKE = frozenset(["same", "relays", "updates"])
