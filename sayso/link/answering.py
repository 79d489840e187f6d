"""Answering: whether a denial that names nothing itself speaks of what the words right before it tell."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sayso.link.content import content
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


def retorts(denial: Item, claim: Item) -> Iterator[Link]:
    """The denial, in the next sentence, by whom a claim accuses: of the same, in words of his own."""
    source, behind = denial.source, denial.saying.start - claim.saying.start - len(claim.saying.text)
    if source is None or claim.act not in CLAIMING or not 0 < behind <= NEXT or same_voice(denial, claim, MAYBE):
        return
    accused = claim.content.concepts & {f"={source.country}", *content(source.name).concepts}
    both = [word for word in denial.content.words if word.concept in claim.content.concepts - accused]
    if accused and any(not word.name and word.concept[0] != "=" for word in both):
        reasons = (f"{source.name} denies it", f"it answers what {source.name} was accused of right before")
        yield Link("denies", denial.saying.id, claim.saying.id, TAKEN_UP, reasons, MAKER)


NEXT = 60
"""Characters at most between a claim and the denial that answers it: who says it, who denies it and when."""


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
