"""Values: what statements are read to mean, as JSON; each stands beside the words that it was read from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, get_args, get_type_hints

from sayso.records import (
    Actor,
    Certainty,
    Event,
    Figure,
    Forecast,
    Found,
    Gap,
    Participant,
    Reading,
    Span,
    Statement,
    When,
    Where,
)

WHEN_KINDS: tuple[Any, ...] = get_args(get_type_hints(When)["kind"])
"""TIMEX3 types."""
GAP_KINDS: tuple[Any, ...] = get_args(get_type_hints(Gap)["kind"])
"""In which ways a thing may be not known."""
BETWEEN = " … "
"""Stands between the segments of a content that the report interrupts."""
_EXACT = 2**53
"""Up to here every whole number is a float of its own, and is written without a point."""

Node = dict[str, object]


@dataclass(frozen=True, slots=True)
class Values:
    """Makes JSON of values found in a text, whose participants are among these actors."""

    text: str
    actors: Mapping[str, Actor]

    def of(self, holder: Reading | Statement) -> Node:
        """The lists that a statement and a whole report both have."""
        return {
            "events": [self.event(each) for each in holder.events],
            "when": [self.when(each) for each in holder.when],
            "where": [self.where(each) for each in holder.where],
            "figures": [self.figure(each) for each in holder.figures],
            "gaps": [self.gap(each) for each in holder.gaps],
        }

    def span(self, span: Span) -> Node:
        """Characters of the text, with the words that stand there."""
        return {"start": span.start, "end": span.end, "text": span.of(self.text)}

    def maybe(self, span: Span | None) -> Node | None:
        """The span, null where there is none."""
        return self.span(span) if span else None

    def spans(self, spans: Iterable[Span]) -> list[Node]:
        """The spans, in the order given."""
        return [self.span(span) for span in spans]

    def evidence(self, **found: Found[Any]) -> Node:
        """The words that each value was read from, by its name."""
        return {name: self.spans(each.spans) for name, each in found.items()}

    def certainty(self, certainty: Certainty) -> Node:
        """An interval of probabilities and the words that give it."""
        return {
            "low": certainty.low,
            "high": certainty.high,
            "band": certainty.band,
            "words": words(certainty.spans, self.text),
            "spans": self.spans(certainty.spans),
        }

    def event(self, event: Event) -> Node:
        """An event with both participants."""
        return {
            **self.span(event.span),
            "type": event.type,
            "mode": event.mode,
            "actor": self.participant(event.actor) if event.actor else None,
            "recipient": self.participant(event.recipient) if event.recipient else None,
            "polarity": "positive" if event.polarity else "negative",
            "tense": event.tense,
        }

    def participant(self, participant: Participant) -> Node:
        """A mention with what is known of the actor that it leads to."""
        actor = self.actors.get(participant.actor or "")
        country, sector = (actor.country, actor.sector) if actor else (None, None)
        return {**self.span(participant.span), "actor": participant.actor, "country": country, "sector": sector}

    def when(self, when: When) -> Node:
        """A time with its days in ISO 8601."""
        return {
            **self.span(when.span),
            "kind": when.kind,
            "value": when.value,
            "earliest": iso(when.earliest),
            "latest": iso(when.latest),
            "precision": when.precision,
            "bound": when.bound,
            "bound_words": self.maybe(when.bound_span),
        }

    def where(self, where: Where) -> Node:
        """A place with its coordinates."""
        return {
            **self.span(where.span),
            "name": where.name,
            "lat": where.lat,
            "lon": where.lon,
            "country": where.country,
            "level": where.level,
            "precision_km": where.precision_km,
        }

    def figure(self, figure: Figure) -> Node:
        """A quantity; the words that it quotes stand under its own keys, where they stand under `at`."""
        at = {"counted": figure.counted, "of": figure.of, "since": figure.since}
        return {
            **self.span(figure.span),
            "low": number(figure.low),
            "high": number(figure.high),
            "unit": figure.unit,
            "measure": figure.measure,
            "approximate": figure.approximate,
            "share": figure.share,
            **{name: span.of(self.text) if span else None for name, span in at.items()},
            "part_of": self.maybe(figure.part_of),
            "cumulative": figure.cumulative,
            "at": {name: self.maybe(span) for name, span in at.items()},
        }

    def forecast(self, forecast: Forecast) -> Node:
        """When something falls due, and on what condition."""
        return {
            "earliest": iso(forecast.earliest),
            "latest": iso(forecast.latest),
            "condition": forecast.condition.of(self.text) if forecast.condition else None,
            "spans": self.spans(forecast.spans),
            "condition_at": self.maybe(forecast.condition),
        }

    def gap(self, gap: Gap) -> Node:
        """What is not known, and of what."""
        return {
            **self.span(gap.span),
            "kind": gap.kind,
            "about": self.spans(gap.about),
            "statement": gap.statement,
        }


def words(spans: Iterable[Span], text: str) -> str:
    """The words themselves, with … where others stand between them."""
    return BETWEEN.join(span.of(text) for span in spans)


def number(value: float | None) -> float | int | None:
    """The number, without a decimal point where it is whole."""
    if value is None or not float(value).is_integer() or abs(value) > _EXACT:
        return value
    return int(value)


def iso(day: date | None) -> str | None:
    """The day in ISO 8601, None where it is open."""
    return day.isoformat() if day else None
