"""Counting: whether one statement moves or contradicts the other's figure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sayso.link.figures import told
from sayso.link.item import Item
from sayso.link.pair import Pair, same_voice
from sayso.link.parties import MAYBE, same_party
from sayso.records import Link
from sayso.text.figures.sizes import value
from sayso.text.profiles import country_of


def counts(pair: Pair) -> Iterator[Link]:
    """Other figures of the same thing: an update by the same voice, a conflict as of the same day."""
    figures = pair.figures
    if figures is None or figures.pair is None or figures.verdict not in ("inside", "apart", "disjoint"):
        return
    if pair.chance < COUNTED or pair.blocked(_OF_ONE_COUNT) or _happens(pair.earlier) ^ _happens(pair.later):
        return
    if other_sides(pair.earlier, pair.later):
        return
    reason = pair.reasons("figures agree", "shared terms")
    before, after = value(figures.pair.one), value(figures.pair.other)
    if before == after:
        return
    voice = same_voice(pair.earlier, pair.later) or _tolls(pair.earlier, pair.later)
    if voice and _strictly_later(pair):
        way = "raises" if after > before else "lowers"
        moved = f"{way} “{told(figures.pair.one)}” to “{told(figures.pair.other)}”"
        yield pair.link("updates", pair.later, pair.earlier, moved, *reason)
    elif figures.verdict == "disjoint" and _as_of_one_day(pair, after < before):
        yield pair.link("conflicts", pair.later, pair.earlier, *reason)


_OF_ONE_COUNT = frozenset(["figures agree", "same act", "same extent"])
COUNTED = 0.5
"""Probability of one matter from which figures of it are set against each other: the figures themselves differ."""


def _happens(item: Item) -> bool:
    """Whether those counted are killed or wounded, and not only there."""
    return bool(item.content.concepts & _LOSSES)


_SIDE = re.compile(r"\bon (?:the (?P<named>[A-Z]\w+)|its|their|our)(?: own)? side\b")


def other_sides(one: Item, other: Item) -> bool:
    """Whether two count the losses of two sides, each of its own: "13 people had been killed on its side".

    Where nothing tells of whom the other one counts, it is that one's only if the same source says it.
    """
    if not any(_SIDE.search(item.saying.text) for item in (one, other)):
        return False
    sides = [_sides(item) for item in (one, other)]
    if all(sides):
        return not sides[0] & sides[1]
    return one.source is not None and other.source is not None and same_party(one.source, other.source) < MAYBE


def _sides(item: Item) -> frozenset[str]:
    """States whose people are counted: those of a side that is named, else all that are, else that of who counts."""
    side = _SIDE.search(item.saying.text)
    own = item.source.country if item.source is not None and item.source.kind in _OFFICIAL else None
    told = country_of(side["named"]) if side and side["named"] else None
    if side is None and item.content.states:
        return frozenset(code[1:] for code in item.content.states)
    return frozenset(code for code in (told or own,) if code)


_OFFICIAL = frozenset(["government", "military", "state"])
_LOSSES = frozenset(["kill", "wound", "captur", "arrest", "miss", "flee"])


def _strictly_later(pair: Pair) -> bool:
    earlier, later = pair.earlier.saying.published, pair.later.saying.published
    return earlier is not None and later is not None and earlier[: len(later)] < later[: len(earlier)]


FIGURES_APART, DISPUTE = 1, 7
"""Days within which two totals exclude each other; later ones may have grown, and after a week lower ones shrunk."""


def _as_of_one_day(pair: Pair, lower: bool) -> bool:
    if pair.earlier.day is None or pair.later.day is None:
        return pair.earlier.day == pair.later.day
    apart = (pair.later.day - pair.earlier.day).days
    return apart <= (DISPUTE if lower else FIGURES_APART)


def _tolls(one: Item, other: Item) -> bool:
    """Whether nobody stands apart by name: counts of an event that outlets carry on as they grow."""
    named = [item.source for item in (one, other) if item.source is not None]
    if any(not source.unnamed for source in named):
        return False
    return len(named) < 2 or same_party(*named) >= MAYBE
