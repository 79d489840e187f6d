"""Answering: whether a denial that names nothing itself speaks of what the words right before it tell."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sayso.link.item import Item
from sayso.link.lift import JOIN, points_back
from sayso.link.maker import MAKER
from sayso.link.opposing import CLAIMING
from sayso.link.pair import same_voice
from sayso.link.parties import MAYBE
from sayso.records import Link
from sayso.text.sentences import sentences

TAKEN_UP = 0.8
"""Score of a denial that is known by where it stands."""

_TAKEN_UP = re.compile(
    r"(?:that )?(?!such\b)(?:(?:the|this|that|these|those|its|his|their) )?(?:\w+ )??"
    r"(?:claims?|allegations?|accusations?|charges?|assertions?|figure|number|toll|report)\b"
    r"|(?:that )?(?:this|that|it) (?:was|is)\b|which\b|(?:this|that|it)\Z",
    re.IGNORECASE,
)
"""“The claim”, “that this was a lie”: what takes up one saying; “such reports” are many."""


def takes_up(denial: Item, claim: Item) -> Iterator[Link]:
    """The denial of a claim in the same report, of which it says no more than that it is not so."""
    if claim.act in CLAIMING and _right_before(denial, claim):
        who = denial.source.name if denial.source else denial.saying.outlet or "the outlet"
        reasons = (f"{who} denies it", f"“{denial.saying.text}” takes up what was said right before")
        yield Link("denies", denial.saying.id, claim.saying.id, TAKEN_UP, reasons, MAKER)


def _right_before(denial: Item, claim: Item) -> bool:
    """Whether a denial takes up what a claim by somebody else told in the sentence before, or before its "which"."""
    if not points_back(denial.saying) or claim.source is None or same_voice(denial, claim, MAYBE):
        return False
    taken_up = _TAKEN_UP.match(denial.saying.text)
    context, before = denial.saying.context, claim.saying.start < denial.saying.start
    told = context.find(claim.saying.text.split(JOIN)[-1])
    place = context.rfind(denial.saying.text)
    if taken_up is None or not before or not 0 <= told < place:
        return False
    between = sum(told < start <= place for start, _ in sentences(context))
    return between == (0 if denial.saying.text.startswith("which") else 1)
