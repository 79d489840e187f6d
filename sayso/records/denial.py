"""Denial: who denies what, in which way, and whether he says otherwise at another time; never stored."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sayso.records.claim import Standing
from sayso.records.saying import Saying

DenialKind = Literal["flat denial", "non-denial", "no information", "declined"]
"""What is done: the thing is denied; the accuser, the wording or the evidence is rejected, the thing is not; the
source says that it does not know; it says nothing to it."""
Position = Literal["says so", "concedes it", "took it back", "flat denial", "non-denial", "no information", "declined"]
"""Where somebody stands at a time: behind a claim, against his interest or not, or against it, and how."""


@dataclass(frozen=True, slots=True)
class Answered:
    """A claim that a denial answers.

    `claim` is its id, `text` what it says, `standing` who stands behind it and against it. `said` is the statement
    that the denial answers. `linked` is False where no link joins them and only the words, or the place in the report,
    do; `reason` says how they are joined.
    """

    claim: str
    text: str
    standing: Standing
    said: Saying
    linked: bool
    reason: str


@dataclass(frozen=True, slots=True)
class Reversal:
    """One who says otherwise later: `before` he stood as `was`, `after` it as `now`, so many `days` between.

    `actor` is the source, or the side where another voice of one state speaks. `another` is whether it is another
    voice. `claim` is the id of the claim at stake.
    """

    actor: str
    was: Position
    before: Saying
    now: Position
    after: Saying
    days: int | None
    another: bool
    claim: str


@dataclass(frozen=True, slots=True)
class Denial:
    """What one source denies, does not deny in so many words, cannot confirm or declines to speak of.

    `id` is that of its first statement. `denier` is who does it, `party` why he is a party to the matter, None where
    he is none that is known. `statements` are those that tell of it, in time order: the first, and what relays or
    repeats it; `outlets` carry them. `answers` are the claims at stake, first the one that fits best; none where that
    is not told. `reversals` are where the same actor says otherwise, before or after.
    """

    id: str
    kind: DenialKind
    denier: str
    party: str | None
    statements: tuple[Saying, ...]
    outlets: tuple[str, ...]
    answers: tuple[Answered, ...]
    reversals: tuple[Reversal, ...] = ()

    @property
    def first(self) -> Saying:
        """The statement that tells of it first."""
        return self.statements[0]
