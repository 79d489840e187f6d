"""Drift: where a claim lost a caution on its way from one wording to the next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sayso.records.saying import Saying
from sayso.records.story import Revision

Lost = Literal["hedge", "condition", "distance", "evidence", "doubt", "negation", "bound", "figure", "source"]
"""What fell off: a word of certainty, or part of its strength; what it depended on; a "reportedly"; that it was not
verified or no evidence was given; a denial or a doubt beside it; a "not"; the "up to", "about" or "at least" of a
figure; the figure itself, which is another now; that who said it was not named."""


@dataclass(frozen=True, slots=True)
class Loss:
    """One thing that fell off: the words that stood there `before`, and what stands there `after`, None for nothing.

    `told` says it in words. `statement` is the denial or the caveat that was left out, where it is one of its own.
    """

    lost: Lost
    before: str
    after: str | None
    told: str
    statement: Saying | None = None


@dataclass(frozen=True, slots=True)
class Drift:
    """A wording that is firmer than the one it was made from, and what fell off, the heaviest first.

    `outlet` is where it happened and `published` when, an ISO 8601 date or moment in UTC, None where unknown. `claim`
    is the id of the claim. `before` and `after` are the two statements; of a silent edit, which `edit` then is, those
    that stand in the changed sentence, None where none does. `repeats` are later statements that have it from there
    and lack the same.
    """

    claim: str | None
    outlet: str | None
    published: str | None
    before: Saying | None
    after: Saying | None
    losses: tuple[Loss, ...]
    repeats: tuple[Saying, ...] = ()
    edit: Revision | None = None
