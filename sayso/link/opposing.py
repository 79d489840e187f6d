"""Opposing: whether one statement denies, doubts or contradicts the other."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sayso.link.content import content
from sayso.link.item import Item
from sayso.link.pair import ABOUT, SAME, Pair
from sayso.records import Link, Relation
from sayso.text.patterns import OWN_MEN


def denies(pair: Pair) -> Iterator[Link]:
    """Who says that it is not so against who says that it is."""
    for one, other in ((pair.later, pair.earlier), (pair.earlier, pair.later)):
        if (
            one.denied
            and not other.denied
            and not _foregoes(one, other)
            and other.act in CLAIMING
            and _reaches(pair, one, other)
        ):
            who = one.source.name if one.source else one.saying.outlet or "the outlet"
            yield pair.link(
                "denies", one, other, f"{who} denies it", *pair.reasons("shared terms"), score=max(pair.chance, ABOUT)
            )


def _foregoes(one: Item, other: Item) -> bool:
    """Whether one was published days before the other: a denial speaks of what had been said, not of what will be."""
    return one.day is not None and other.day is not None and other.day > one.day


CLAIMING = frozenset(["asserts", "confirms", "judges", "predicts", "promises"])
"""Acts that can be denied."""
DENIED = 0.7
"""How much of what is denied the claim must say: a denial is short and general, a claim is not."""
_DENYING = frozenset(
    ["same polarity", "figures agree", "same extent", "same condition", "same act", "same words", "contraries"]
)
"""In what a denial may differ from what it denies: who denies that any came need not repeat how many."""


def _reaches(pair: Pair, denial: Item, claim: Item) -> bool:
    """Whether a denial speaks of what is claimed: most of its words do, the denier himself standing for "it"."""
    if pair.blocked(_DENYING) or _turned_twice(denial, claim):
        return False
    mine = denial.content.concepts - _EMPTY - _of_itself(denial) - _accusing(denial.saying.text)
    if _of_others(denial, claim) or not _accused(denial, claim):
        return False
    source = f"={denial.source.country}" if denial.source and denial.source.country else ""
    both = mine & claim.content.concepts
    own = 1.0 if _ITSELF.search(denial.saying.text) and source in claim.content.states and source not in mine else 0.0
    weight = denial.content.weight(mine)
    share = (denial.content.weight(both) + own) / (weight + own) if weight else 0.0
    told = bool(both) if _of_itself(denial) & claim.content.concepts else len(both) >= 2
    return told and ((share >= DENIED and _does(denial, mine, both)) or pair.chance >= SAME)


def _does(denial: Item, mine: frozenset[str], both: frozenset[str]) -> bool:
    """Whether a claim shares with a denial what is done, and not only to whom and where."""
    plain = frozenset(word.concept for word in denial.content.words if not word.name and word.concept[0] != "=")
    least = HALF if len(both - plain) > 1 else DONE
    return denial.content.weight(both & plain) >= least * denial.content.weight(mine & plain)


DONE, HALF = 0.6, 0.5
"""How much of its words that are no names the claim must say, and where two names are the same as well."""


_ACCUSING = re.compile(
    r"(?:(?:any|the|such|all) )?(?:[A-Z][\w’'-]+ ){1,3}(?:claims?|reports?|allegations?|accusations?)\b"
)


def _accusing(text: str) -> frozenset[str]:
    """Concepts of whose claim it is that is denied: "Oskar claims that Veldan rockets had hit the mill"."""
    found = _ACCUSING.match(text)
    rest = content(text[found.end() :]).concepts if found else frozenset[str]()
    return content(found[0]).concepts - rest if found else frozenset()


def _of_itself(denial: Item) -> frozenset[str]:
    """Concepts by which a denier speaks of himself: the words of his name that stand for "it", or of "its fighters"."""
    if not denial.led or denial.source is None:
        return frozenset()
    men = _MEN.match(denial.saying.text)
    return frozenset(c for c in content(denial.source.name).concepts if c[0] != "=") | (_FORCES if men else frozenset())


_MEN = re.compile(rf"(?:that )?(?:any of )?{OWN_MEN}\b")
_FORCES = frozenset(["rebel", "troop", "armi", "militari", "unit"])


_ITSELF = re.compile(r"\b(?:it|its|itself|they|their|he|his|we|our|any)\b|^\w+ing\b", re.IGNORECASE)
"""Words by which a denier speaks of himself: "that it had received", "receiving"."""


def _of_others(denial: Item, claim: Item) -> bool:
    """Whether a state denies what is claimed of another one: its "it" is not whom the claim speaks of."""
    if denial.source is None or denial.source.country is None:
        return False
    own = f"={denial.source.country}"
    return own not in claim.content.states and bool(claim.content.states - denial.content.states)


def _accused(denial: Item, claim: Item) -> bool:
    """Whether a claim tells of the denier or of fighters, where he only denies that it was his men.

    Who counts the dead tells of neither.
    """
    if denial.source is None or not claim.figures or _MEN.match(denial.saying.text) is None:
        return True
    state = set[str]() if denial.source.kind == "armed group" else {f"={denial.source.country}"}
    own = (content(denial.source.name).concepts - _FORCES) | state
    return bool(content(claim.saying.context).concepts & own or claim.content.concepts & _FORCES)


_EMPTY = frozenset(["report", "claim", "alleg", "accus", "fake", "fals", "groundless", "baseless", "rumour", "rumor",
                    "untru", "unfound", "news", "suggest", "assert", "fabric", "propaganda", "lie", "invent",
                    "slander"])  # fmt: skip
"""Concepts by which a denial names what it denies and says that it is not so."""


def _turned_twice(denial: Item, claim: Item) -> bool:
    """Whether what is denied is itself a negation that the claim makes too: no denial but agreement is at stake."""
    both = denial.content.concepts & claim.content.concepts
    return any(claim.content.by_concept[c].negated and not denial.content.by_concept[c].negated for c in both)


def doubts(pair: Pair) -> Iterator[Link]:
    """Who cannot confirm it stands against it without contradicting it."""
    if pair.chance < SAME or pair.blocked(_DENYING):
        return
    for one, other in ((pair.later, pair.earlier), (pair.earlier, pair.later)):
        if (
            one.act == "doubts"
            and not _foregoes(one, other)
            and other.act in ("asserts", "confirms")
            and not other.denied
        ):
            who = one.source.name if one.source else one.saying.outlet or "the outlet"
            yield pair.link("conflicts", one, other, f"{who} does not vouch for it", *pair.reasons("shared terms"))


def conflicts(pair: Pair) -> Iterator[Link]:
    """Incompatible accounts of one event: how many, who did it, whether."""
    if pair.chance < SAME or pair.differs("same act") or pair.earlier.act not in CLAIMING:
        return
    for name in ("other doers", "opposites", "same polarity"):
        if name == "same polarity" and (pair.earlier.denied or pair.later.denied):
            continue
        if pair.differs(name) and not pair.blocked(_OF_ONE_EVENT | {name}):
            relation: Relation = "conflicts"
            later, earlier = pair.later, pair.earlier
            if name == "same polarity":
                relation, later, earlier = _whether(pair)
            yield pair.link(relation, later, earlier, *pair.reasons(name, "shared terms"))
            return


_OF_ONE_EVENT = frozenset(["states agree", "same extent", "same words"])
"""What differs as well where two accounts of one event do."""


def _whether(pair: Pair) -> tuple[Relation, Item, Item]:
    """A negation by one whom it concerns is a denial, by another a conflicting account."""
    both = pair.earlier.content.concepts & pair.later.content.concepts
    negating, claiming = pair.later, pair.earlier
    if any(pair.earlier.content.by_concept[c].negated for c in both):
        negating, claiming = pair.earlier, pair.later
    source = negating.source
    if source is not None and f"={source.country}" in claiming.content.states:
        return "denies", negating, claiming
    return "conflicts", pair.later, pair.earlier
