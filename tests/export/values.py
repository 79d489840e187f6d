"""Values of any shape, from dice: drawing each part of so many by hypothesis itself would take minutes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from random import Random
from typing import Any, TypeVar, get_args

from sayso.export.values import GAP_KINDS, WHEN_KINDS
from sayso.records import (
    Band,
    Bound,
    Certainty,
    Event,
    Figure,
    Forecast,
    Found,
    Gap,
    Level,
    Participant,
    Precision,
    Span,
    Tense,
    Unit,
    When,
    Where,
)

T = TypeVar("T")

_NUMBERS = (-5.0, -0.0, 0, 5e-324, 1 / 3, 1, 2.5, 3001, 99_999.0, 2**53 + 2, 1e300)
_DAYS = (date.min, date(1999, 12, 31), date(2024, 2, 29), date(2031, 5, 12), date(2031, 5, 13), date.max)


@dataclass(frozen=True, slots=True)
class Values:
    """Values that may be found in a text with these actors and statements; names and the like are any of `odd`."""

    dice: Random
    text: str
    odd: Sequence[str]
    actors: Sequence[str]
    statements: Sequence[str]

    def lists(self) -> dict[str, Any]:
        """What a statement and a whole report both have."""
        return {
            "events": self.some(self.event),
            "when": self.some(self.when),
            "where": self.some(self.where),
            "figures": self.some(self.figure),
            "gaps": self.some(self.gap),
        }

    def some(self, make: Callable[[], T], least: int = 0) -> tuple[T, ...]:
        return tuple(make() for _ in range(self.dice.randint(least, 2)))

    def maybe(self, make: Callable[[], T]) -> T | None:
        return make() if self.dice.random() < 0.6 else None

    def one(self, choices: Any) -> Any:
        return self.dice.choice(get_args(choices) or choices)

    def word(self) -> str:
        return self.dice.choice(self.odd)

    def flag(self) -> bool:
        return self.dice.random() < 0.5

    def span(self) -> Span:
        start, end = sorted(self.dice.sample(range(len(self.text) + 1), 2))
        return Span(start, end)

    def bounds(self, choices: Sequence[Any]) -> tuple[Any, Any]:
        """Two bounds in order, each of which may be open."""
        low, high = sorted(self.dice.choices(choices, k=2))
        return self.maybe(lambda: low), self.maybe(lambda: high)

    def found(self, choices: Any) -> Found[Any]:
        return Found(self.one(choices), self.some(self.span))

    def certainty(self) -> Certainty:
        low, high = sorted((self.dice.random(), self.dice.choice([0, 0.55, 1])))
        return Certainty(low, high, self.some(self.span, 1), self.maybe(lambda: self.one(Band)))

    def event(self) -> Event:
        actor, recipient = self.maybe(self.participant), self.maybe(self.participant)
        return Event(
            self.span(), self.word(), self.maybe(self.word), actor, recipient, self.flag(), tense=self.one(Tense)
        )

    def participant(self) -> Participant:
        return Participant(self.span(), self.dice.choice([None, *self.actors]))

    def when(self) -> When:
        days, bound_span = self.bounds(_DAYS), self.maybe(self.span)
        kind, precision, bound = self.one(WHEN_KINDS), self.one(Precision), self.one(Bound)
        return When(self.span(), kind, self.word(), *days, precision, bound, bound_span)

    def where(self) -> Where:
        known = self.flag()
        lat = self.dice.uniform(-90, 90) if known else None
        lon = self.dice.choice([-180, 0, 36.2, 180]) if known else None
        radius = self.maybe(lambda: self.dice.choice([0, 0.5, 150]))
        return Where(self.span(), self.word(), lat, lon, self.maybe(self.word), self.one(Level), radius)

    def figure(self) -> Figure:
        low, high = self.bounds(_NUMBERS)
        return Figure(
            self.span(),
            low,
            high,
            unit=self.one(Unit),
            measure=self.maybe(self.word),
            approximate=self.flag(),
            share=self.maybe(self.dice.random),
            counted=self.maybe(self.span),
            of=self.maybe(self.span),
            part_of=self.maybe(self.span),
            cumulative=self.flag(),
            since=self.maybe(self.span),
        )

    def forecast(self) -> Forecast:
        return Forecast(*self.bounds(_DAYS), self.some(self.span), self.maybe(self.span))

    def gap(self) -> Gap:
        about, statement = self.some(self.span), self.dice.choice([None, *self.statements])
        return Gap(self.span(), self.one(GAP_KINDS), about, statement)
