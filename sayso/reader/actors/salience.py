"""Salience: whom a pronoun means, by weights of recency, role in the sentence and agreement (Lappin and Leass 1994)."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from sayso.records import Span

Sort = Literal["person", "body", "place", "thing", "other"]

FADING = 0.62
"""What is left of a mention's salience a sentence later."""
SUBJECT, SOURCE, QUOTED, AGREEING, KNOWN = 35.0, 45.0, -45.0, 20.0, 3.0
"""Weights: subject of its clause, source of a statement, inside a quotation, gender told, each earlier mention."""
RECENT = 100.0
REMEMBERED = 40
"""Mentions looked back at: more are never chosen and cost time."""
FARTHEST = 10
"""Sentences looked back at for a pronoun."""


@dataclass(slots=True, eq=False)
class Entity:
    """Somebody or something mentioned, while the report is being read."""

    sort: Sort
    gender: str | None = None
    plural: bool = False
    named: bool = True
    sure: bool = False
    label: Span = field(default_factory=lambda: Span(0, 0))
    role: str | None = None
    affiliation: str | None = None
    heads: set[str] = field(default_factory=set)
    modifiers: set[str] = field(default_factory=set)
    mentions: list[Span] = field(default_factory=list)
    parts: tuple[Entity, ...] = ()
    count: int = 0


@dataclass(frozen=True, slots=True)
class Touch:
    """One mention in the order of the text."""

    entity: Entity
    span: Span
    sentence: int
    quoted: int
    subject: bool
    source: bool


def best(trail: Sequence[Touch], sentence: int, quoted: int, fits: Callable[[Touch], float | None]) -> Entity | None:
    """The most salient entity that `fits`, which gives a bonus or None for one that cannot be meant."""
    chosen: Entity | None = None
    top = 0.0
    for touch in reversed(trail[-REMEMBERED:]):
        distance = sentence - touch.sentence
        if distance > FARTHEST:
            break
        bonus = fits(touch)
        if bonus is None:
            continue
        worth = RECENT + SUBJECT * touch.subject + SOURCE * touch.source + bonus + KNOWN * min(touch.entity.count, 5)
        if touch.quoted >= 0 and touch.quoted != quoted:
            worth += QUOTED
        worth *= FADING**distance
        if worth > top:
            chosen, top = touch.entity, worth
    return chosen


_OBLIQUE = re.compile(
    r"\b(?:of|in|with|to|from|for|by|about|against|at|on|over|into|under|between|like|near|per|via"
    r"|including|among|toward|towards)\s+(?:(?:the|a|an|his|her|its|their)\s+)?(?:[\w-]+\s+)?$"
)
_VERB = re.compile(
    r"\s*(?:,[^,.;]{1,80},\s*|\([^)]{1,20}\)\s*)?(?:also|then|now|later|has|have|had|is|are|was|were|will|would|can|could"
    r"|may|might|did|does|who|said|says|told|took|made|went|left|came|met|ran|got|gave|wrote|spoke|won|lost|led|began"
    r"|\w+ed|\w{3,}[^s\W]s)\b"
)


def subject(text: str, span: Span) -> bool:
    """Whether a mention looks like the subject of its clause: no preposition before it, a verb after it."""
    if _OBLIQUE.search(text[max(0, span.start - 40) : span.start]):
        return False
    return _VERB.match(text, span.end, min(len(text), span.end + 120)) is not None
