"""Manner: whether a thing is said to be so, to come or to be wanted, and what a source does in saying it."""

from __future__ import annotations

from collections.abc import Mapping

from sayso.link.feature import Feature, shared
from sayso.link.item import Item
from sayso.records import Act, Tense


def same_polarity(one: Item, other: Item) -> Feature | None:
    """Whether it is so: a denial, a negation or "fake" on one side alone turns it round."""
    turned = _turned(one, other, negated=True)
    if (one.denied != other.denied) == bool(turned) or (turned and _both_negate(one, other)):
        return None
    return Feature(-1.0, "one says that it is so, the other that it is not")


def _both_negate(one: Item, other: Item) -> bool:
    """Whether two short contents both negate: "no evacuation is needed", "an evacuation is not necessary"."""
    if one.denied or other.denied:
        return False
    return all(
        len(item.content.words) <= BRIEF and any(word.negated for word in item.content.words) for item in (one, other)
    )


BRIEF = 6
"""Words of a content of one clause."""
_AHEAD = frozenset(["future", "hypothetical"])


def same_tense(one: Item, other: Item) -> Feature | None:
    """Planned, possible or demanded on one side, done on the other."""
    ahead = [item.foreseen or _led_by_plan(item) for item in (one, other)]
    if not all(ahead) and _turned(one, other, negated=False):
        return Feature(-1.0, "one says that it is done, the other that it is planned or possible")
    if ahead[0] != ahead[1] and not all(item.foreseen or _open(item) for item in (one, other)):
        return Feature(-1.0, "one says that it is so, the other that it is planned or possible")
    types = one.types & other.types if shared(one, other) < VALUED else frozenset[str]()
    mine, yours = (_tenses(item, types) for item in (one, other))
    if (mine and mine <= _AHEAD and yours - _AHEAD == yours) or (yours and yours <= _AHEAD and mine - _AHEAD == mine):
        return Feature(-1.0, "one tells of it as past, the other as to come") if mine and yours else None
    return None


def _tenses(item: Item, types: frozenset[str]) -> frozenset[Tense]:
    """When the events of these types lie; a day that is no later than its report is past, whatever the words seem."""
    found = frozenset(event.tense for event in item.saying.events if event.type in types)
    over = item.day is not None and any(when.latest and when.latest <= item.day for when in item.days)
    return found if not over or _open(item) else frozenset(["past"]) if found else found


def _open(item: Item) -> bool:
    """Whether a content speaks of anything to come."""
    return item.saying.due is not None or any(word.planned for word in item.content.words)


LED = 4
"""Words of a content among which the plan stands that the whole of it is about: "has decided to send"."""


def _led_by_plan(item: Item) -> bool:
    """Whether a content tells of a plan from the start, and not of a deed with a plan added."""
    return any(word.planned and not word.name and word.concept[0] != "=" for word in item.content.words[:LED])


def _turned(one: Item, other: Item, *, negated: bool) -> frozenset[str]:
    """Words in common that only one of the two negates (or plans); none where both do so with any."""
    both = one.content.concepts & other.content.concepts
    mine, yours = (_reached(item, both, negated=negated) for item in (one, other))
    return mine ^ yours if not mine & yours else frozenset()


def _reached(item: Item, concepts: frozenset[str], *, negated: bool) -> frozenset[str]:
    """Those of the concepts that an item negates (or plans); all where its cue foresees the whole."""
    if item.foreseen and not negated:
        return concepts
    words = item.content.by_concept
    return frozenset(c for c in concepts if (words[c].negated if negated else words[c].planned))


def same_condition(one: Item, other: Item) -> Feature | None:
    """A condition on one side alone."""
    mine, yours = (item.saying.due.condition if item.saying.due else None for item in (one, other))
    return Feature(-0.6, "one holds only on a condition") if bool(mine) != bool(yours) else None


_KINDS: Mapping[Act, str] = {
    "asserts": "fact", "confirms": "fact", "judges": "judgement", "denies": "denial", "doubts": "doubt",
    "predicts": "to come", "promises": "promise", "demands": "demand", "declines": "silence",
}  # fmt: skip
VALUED = 0.9
"""Shared terms from which what one reader takes for a judgement and another for a fact is one statement."""


def same_act(one: Item, other: Item) -> Feature | None:
    """What the sources do with it: only what is asserted alike can be one claim."""
    mine, yours = (_KINDS[item.act] for item in (one, other))
    if mine == yours or {mine, yours} in ({"fact", "denial"}, {"judgement", "denial"}):
        return None
    if {mine, yours} <= {"fact", "to come", "promise"} and ("promise" not in (mine, yours) or _both_ahead(one, other)):
        return None
    if {mine, yours} == {"fact", "judgement"} and shared(one, other) >= VALUED:
        return None
    return Feature(-1.0, f"one {min(one.act, other.act)}, the other {max(one.act, other.act)}")


def _both_ahead(one: Item, other: Item) -> bool:
    """Whether what both say is still to come: one promises, and "that Russia would send" asserts it of him."""
    return all(
        item.act in ("promises", "predicts") or item.saying.due or any(word.planned for word in item.content.words)
        for item in (one, other)
    )
