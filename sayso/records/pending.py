"""Pending: a statement, or a link between two, that no analyst has ruled on; and where a statement's words stand."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.records.claim import Claim
from sayso.records.link import Link
from sayso.records.saying import Saying


@dataclass(frozen=True, slots=True)
class Pending:
    """What waits for an analyst, and why it comes when it does.

    Of a `link`, `statement` and `other` are its two sides; `other` is None where it relays somebody outside. `claim`
    is the one that it weighs for, None where a ruling took `statement` out of all. `reasons` say what is weak, `hangs`
    what rests on it. `weakness` is how readily it is wrong, by rule of thumb, from 0 to 1; `weight` how much rests on
    it, from 1.
    """

    statement: Saying
    claim: Claim | None = None
    link: Link | None = None
    other: Saying | None = None
    reasons: tuple[str, ...] = ()
    hangs: tuple[str, ...] = ()
    weakness: float = 0.0
    weight: float = 1.0

    @property
    def subject(self) -> str:
        """The id that a ruling on it names."""
        return self.link.id if self.link else self.statement.id


Bounds = tuple[int, int]
"""The first character, and the one after the last, in code points of a report's text."""


@dataclass(frozen=True, slots=True)
class Spans:
    """Where a statement's words stand in its report: the value of a ruling that corrects its `spans`.

    `text` are the words of the content, its parts joined as in a Saying.
    """

    source: Bounds | None
    cue: Bounds | None
    content: tuple[Bounds, ...]
    text: str
