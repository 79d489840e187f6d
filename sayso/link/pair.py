"""Pair: two statements with all that was found in comparing them, for rules to judge."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sayso.link.feature import Feature
from sayso.link.figures import Comparison
from sayso.link.item import Item
from sayso.link.maker import MAKER
from sayso.link.parties import LIKELY, same_party
from sayso.records import Copy, Link, Relation

BLOCKING = frozenset([
    "same place", "same day", "figures agree", "numerals agree", "names agree", "states agree", "contraries",
    "opposites", "same words", "same extent", "same polarity", "same tense", "same condition", "same act",
    "roles swapped", "other doers",
])  # fmt: skip
"""Features of which any below 0 makes two statements no one claim, however alike their words."""
MILD = -0.45
"""Scores above this do not block: they only weigh."""
SAME = 0.5
"""Probability of one matter from which two statements without a difference are the same claim."""
ABOUT = 0.35
"""The same for what stands against it, or passes it on naming its outlet: the words then differ by what is denied."""
_ALIKE = ("shared terms", "figures agree", "same source", "same place", "same day")


@dataclass(frozen=True, slots=True)
class Pair:
    """Two statements, the earlier first, with all that was found.

    `chance` is the probability that both are about one matter, `alike` that they make one claim if nothing
    tells two, 0 where that was not asked.
    """

    earlier: Item
    later: Item
    copy: Copy | None
    found: Mapping[str, Feature]
    chance: float
    alike: float
    figures: Comparison | None

    def blocked(self, but: frozenset[str] = frozenset()) -> bool:
        """Whether anything says that they are not about the same, save what is named."""
        return any(f.score <= MILD for name, f in self.found.items() if name in BLOCKING and name not in but)

    def differs(self, name: str) -> bool:
        """Whether a feature speaks against them."""
        return name in self.found and self.found[name].score <= MILD

    def reasons(self, *names: str) -> tuple[str, ...]:
        """The reasons of these features, those that were found."""
        return tuple(self.found[name].reason for name in names if name in self.found)

    def likeness(self) -> tuple[str, ...]:
        """What makes them one claim, in reasons."""
        return tuple(self.found[name].reason for name in _ALIKE if name in self.found and self.found[name].score > 0)

    def link(self, relation: Relation, statement: Item, other: Item, *reasons: str, score: float = 0.0) -> Link:
        """A link with rounded score and its reasons, or those that what is alike gives."""
        told_by = tuple(dict.fromkeys(reasons)) or ("they are about the same",)
        return Link(relation, statement.saying.id, other.saying.id, round(score or self.chance, 3), told_by, MAKER)


def same_voice(one: Item, other: Item, sure: float = LIKELY) -> bool:
    """Whether one source, or one outlet in its own voice, says both."""
    if one.source is not None and other.source is not None:
        return same_party(one.source, other.source) >= sure
    return one.source is None and other.source is None and same_outlet(one, other)


def same_outlet(one: Item, other: Item) -> bool:
    """Whether both stand in reports of one outlet."""
    return one.saying.outlet is not None and one.saying.outlet == other.saying.outlet
