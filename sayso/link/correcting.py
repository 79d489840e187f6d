"""Correcting: whether a source or an outlet takes back or sets right what it said."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.link.chance import little
from sayso.link.content import content
from sayso.link.figures import compared
from sayso.link.item import Item
from sayso.link.pair import SAME, Pair, same_outlet, same_voice
from sayso.link.parties import MAYBE
from sayso.records import Link


def corrects(pair: Pair) -> Iterator[Link]:
    """A source or an outlet takes back or sets right what it said."""
    later, earlier = pair.later, pair.earlier
    if earlier.day == later.day and (earlier.withdrawn or earlier.correction):
        # Of one day, what takes back is the later, whichever hour was noted.
        later, earlier = earlier, later
    if not (later.withdrawn or later.correction) or earlier.withdrawn or earlier.correction:
        return
    own = same_voice(earlier, later, MAYBE)
    outlet = later.correction and same_outlet(earlier, later)
    if little(earlier) or not (own or outlet):
        return
    whole = content(later.saying.context)
    both = whole.concepts & earlier.content.concepts
    if earlier.content.weight(both) >= CORRECTED * earlier.content.total or _names_figure(later, earlier):
        who = later.source.name if later.source and own else later.saying.outlet or "the outlet"
        yield pair.link("corrects", later, earlier, f"{who} takes it back or sets it right", score=0.8)


CORRECTED = 0.6
"""How much of what is corrected the correction must repeat."""


def _names_figure(later: Item, earlier: Item) -> bool:
    """Whether a withdrawal repeats the figure that it withdraws."""
    found = compared(earlier.figures, later.figures)
    both = content(later.saying.context).concepts & earlier.content.concepts
    return found is not None and found.verdict == "equal" and bool(both)


def revised(pair: Pair) -> Iterator[Link]:
    """A later version of the same report tells it otherwise."""
    if pair.copy is None or pair.copy.kind != "version" or not same_voice(pair.earlier, pair.later):
        return
    if pair.earlier.saying.text == pair.later.saying.text:
        # "The same night" may be read otherwise where other sentences changed.
        return
    if pair.chance < (VERSIONS if pair.differs("same words") else SAME):
        return
    changed = (
        "same words",
        "figures agree",
        "names agree",
        "same place",
        "same day",
        "same polarity",
        "states agree",
        "contraries",
    )
    if any(pair.differs(name) for name in changed) and not pair.differs("same act"):
        reasons = pair.reasons(*(name for name in changed if pair.differs(name)))
        yield pair.link("corrects", pair.later, pair.earlier, "a later version of the same report", *reasons)


VERSIONS = 0.2
"""Probability of one matter that it takes where a word or two were put in the place of others: little else changed."""
