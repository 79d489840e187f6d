"""Chance: how likely it is that two statements are about one matter, whatever they say of it."""

from __future__ import annotations

from collections.abc import Mapping
from math import exp

from sayso.link.common import figures_agree, same_source, smaller_held
from sayso.link.content import content
from sayso.link.feature import Compared, Feature, held, shared
from sayso.link.item import Item, cosine
from sayso.link.parties import MAYBE, same_party
from sayso.records import Copy

FEWEST = 1.8
"""Weight of a content's terms below which it says too little to be compared: "However", "the situation"."""
COUNTS = 0.8
"""Weight that a figure adds to a content."""


def little(item: Item) -> bool:
    """Whether a content says too little to be compared: one word of what somebody does says not to what."""
    told = item.content
    if told.concepts <= told.names | told.states:
        return True
    if item.led and not item.denied and not item.figures and len(content(item.saying.text).words) == 1:
        return True
    return told.total + (COUNTS if item.figures else 0.0) < FEWEST


GATE_TERMS, GATE_VECTORS = 0.2, 0.6
"""Pairs below both are about nothing in common and go no further."""
COPIED = 0.8
"""Shared terms from which statements of copied reports are compared however short: "some killed themselves"."""


def comparable(one: Item, other: Item, copy: Copy | None) -> bool:
    """Whether two statements have enough in common to be looked at: the cheap test that most pairs fail."""
    if one.withdrawn or other.withdrawn or one.correction or other.correction:
        return True
    if copy is not None and shared(one, other) >= COPIED:
        return True
    if copy is None and (one.fragment or other.fragment):
        return False
    return (not (little(one) or little(other)) and _close(one, other)) or _recounts(one, other)


def _close(one: Item, other: Item) -> bool:
    if len(one.content.concepts & other.content.concepts) >= 2 and (
        shared(one, other) >= GATE_TERMS or max(held(one, other), held(other, one)) >= 0.5
    ):
        return True
    alike = cosine(one, other)
    return alike is not None and alike >= GATE_VECTORS


def _recounts(one: Item, other: Item) -> bool:
    # The cheapest first: most pairs end here.
    if not one.figures or not other.figures or max(held(one, other), held(other, one)) < WHOLLY_HELD:
        return False
    if one.source is None or other.source is None or same_party(one.source, other.source) < MAYBE:
        return False
    found = {name: _RECOUNTING[name](one, other) for name in _RECOUNTING}
    return _recounted({name: feature for name, feature in found.items() if feature is not None})


def _recounted(found: Mapping[str, Feature]) -> bool:
    """Whether one gives a figure of the other's source and says nothing else: "at least 300 have been moved there"."""
    whole, equal, source = (found[name].score if name in found else 0.0 for name in _RECOUNTING)
    return whole >= WHOLLY_HELD and equal == 1.0 and source >= MAYBE


_RECOUNTING: Mapping[str, Compared] = {
    "smaller held": smaller_held, "figures agree": figures_agree, "same source": same_source,
}  # fmt: skip
WHOLLY_HELD = 0.95
"""How much of what one says the other says too, where it says nothing else."""
BIAS = -11.4
WEIGHTS: Mapping[str, float] = {
    "shared terms": 7.5,
    "smaller held": 3.5,
    "vectors alike": 4.3,
    "same type": 0.2,
    "same actor": 0.4,
    "same recipient": 0.4,
    "same place": 0.3,
    "same day": 0.8,
    "same occasion": 0.6,
    "figures agree": 1.5,
    "several figures": 3.5,
    "same source": 1.0,
}
"""What features weigh in whether two statements are about one matter: fitted to `tests/cases/links.jsonl` and to pairs
of different claims from one story (`tests/cases/matters.jsonl`), then rounded, and those of day, occasion and source
lowered, which the pairs exaggerate. That of several figures is set by hand: two counts hardly agree by accident."""
ALIKE_WITHOUT = (0.25, 0.65)
"""Likeness of vectors expected without them: so much, and so much for every unit of shared terms."""
COPY_BIAS = 1.0
"""What it adds that the report is a copy: its statements are the other's, in the same order, if in other words."""
RECOUNTED = 1.0
"""What it adds that one gives the figure of the same source and says nothing else: the rest was said before."""


def chance_of(found: Mapping[str, Feature], copy: Copy | None) -> float:
    """Probability that two statements are about one matter, whatever they say of it."""
    total = BIAS + sum(WEIGHTS[name] * score for name, score in weighed(found).items())
    total += (COPY_BIAS if copy else 0.0) + (RECOUNTED if _recounted(found) else 0.0)
    return 1 / (1 + exp(-total))


def weighed(found: Mapping[str, Feature]) -> dict[str, float]:
    """What features come to, those of WEIGHTS that are there."""
    terms = found["shared terms"].score if "shared terms" in found else 0.0
    scores = {name: found[name].score for name in WEIGHTS if name in found}
    # Other figures of one thing are still about one thing.
    scores["figures agree"] = max(0.0, scores.get("figures agree", 0.0))
    scores.setdefault("vectors alike", ALIKE_WITHOUT[0] + ALIKE_WITHOUT[1] * terms)
    return scores
