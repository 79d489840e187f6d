"""Foreseen: what a source said would come, by when, and what became of it; an entry of the deadline book."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from sayso.records.claim import Against
from sayso.records.saying import Saying
from sayso.records.values import Act

Status = Literal["due", "unresolved", "open", "came true", "came late", "did not come", "no date"]
"""What became of a forecast as of a moment.

`open` is not due yet. `due` has fallen due, and nothing tells what became of it. `came true`, `came late` and `did not
come` rest on statements that say so. `unresolved` where they contradict each other, where what they tell is denied or
told by the side of the forecaster alone, or where they leave open whether it came in time. `no date` never falls due.
"""
Shows = Literal[
    "came in time", "came late", "came", "did not come", "denied", "not seen", "not confirmed", "condition met"
]
"""What a statement shows of a forecast: that it `came`, surely by the deadline, surely after it or at a time not told;
that it did not come; that somebody denies that it came, had seen nothing of it, or could not confirm it; that its
condition was met."""


@dataclass(frozen=True, slots=True)
class Wording:
    """A statement of a forecast, with the deadline that it gives, None where it gives none.

    `retold` where it looks back on the forecast ("had said"). `differs` where its deadline is not the one that counts.
    """

    statement: Saying
    earliest: date | None
    latest: date | None
    retold: bool = False
    differs: bool = False


@dataclass(frozen=True, slots=True)
class Sign:
    """A statement that bears on what became of a forecast: what it shows, and why that is thought so."""

    statement: Saying
    shows: Shows
    reason: str


@dataclass(frozen=True, slots=True)
class Score:
    """How the dated forecasts of a source have fared as of a moment; whose words for probability are taken as numbers.

    `forecasts` counts all with a date, `resolved` those that came true, came late or did not come. `said` counts the
    resolved ones that were said with a probability; `brier` is the mean over these of (middle of the interval that the
    words are taken for - 1 if it came true, else 0) squared: 0 is best, 1 worst, 0.25 what "even chance" gets.
    Brier (1950), "Verification of forecasts expressed in terms of probability".
    """

    source: str
    forecasts: int
    resolved: int
    came_true: int
    came_late: int
    did_not_come: int
    said: int = 0
    brier: float | None = None


@dataclass(frozen=True, slots=True)
class Foreseen:
    """A forecast of one source with all statements that give it or pass it on, and what became of it.

    `id` is that of its first statement. `source` is who foresees it, None where no report says who; `made` is when it
    was first published, ISO 8601. `earliest` to `latest` is when it falls due, days included, as the first statement
    has it that counts: the source's own before what others retell. `certainty` is the interval of probabilities that
    the words `hedges` of that statement are taken for, None where they tell none. `condition` is on what it depends.
    `wordings` are its statements in time order. `against` are statements that stand against the forecast. `signs` show
    what became of it, in time order; `reason` says in words why its `status` is what it is.
    """

    id: str
    text: str
    source: str | None
    made: str | None
    earliest: date | None
    latest: date | None
    condition: str | None
    act: Act
    certainty: tuple[float, float] | None
    hedges: tuple[str, ...]
    wordings: tuple[Wording, ...]
    outlets: tuple[str, ...]
    against: tuple[Against, ...]
    status: Status
    reason: str
    signs: tuple[Sign, ...] = ()
    score: Score | None = None
    """How the source's forecasts have fared, None where it has none with a date or no name."""
