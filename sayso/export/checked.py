"""Checked: values of statements back from JSON; what `values` makes, and nothing else, is taken."""

from __future__ import annotations

from typing import TypeVar, get_args

from sayso.export.fields import Field
from sayso.export.values import GAP_KINDS, WHEN_KINDS, words
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

V = TypeVar("V")

_BANDS: tuple[Band, ...] = get_args(Band)
_BOUNDS: tuple[Bound, ...] = get_args(Bound)
_LEVELS: tuple[Level, ...] = get_args(Level)
_PRECISIONS: tuple[Precision, ...] = get_args(Precision)
_TENSES: tuple[Tense, ...] = get_args(Tense)
_UNITS: tuple[Unit, ...] = get_args(Unit)
_POLARITIES = ("negative", "positive")
_POLE = 90
_DATELINE = 180
_MOST = float("inf")


def found(statement: Field, name: str, choices: tuple[V, ...]) -> Found[V]:
    """A value that stands under a statement's key, and its words under `evidence`."""
    spans = statement.key("evidence").key(name).each(Field.span)
    return Found(statement.key(name).choice(choices), spans)


def certainty(field: Field) -> Certainty:
    """An interval of probabilities, from 0 to 1, that is not turned around."""
    low, high = field.key("low").between(0, 1), field.key("high").between(0, 1)
    field.check(low <= high, "has its low above its high")
    spans = field.key("spans").each(Field.span)
    field.key("words").quotes(words(spans, field.report))
    return Certainty(low, high, spans, field.key("band").maybe(lambda band: band.choice(_BANDS)))


def event(field: Field) -> Event:
    """An event; whether its participants are actors of the report is for `readings` to check."""
    return Event(
        field.span(),
        type=field.key("type").text(),
        mode=field.key("mode").maybe(Field.text),
        actor=field.key("actor").maybe(_participant),
        recipient=field.key("recipient").maybe(_participant),
        polarity=field.key("polarity").choice(_POLARITIES) == "positive",
        tense=field.key("tense").choice(_TENSES),
    )


def when(field: Field) -> When:
    """A time whose days are in order."""
    earliest, latest = field.key("earliest").maybe(Field.day), field.key("latest").maybe(Field.day)
    field.check(not (earliest and latest and latest < earliest), "ends before it begins")
    return When(
        field.span(),
        kind=field.key("kind").choice(WHEN_KINDS),
        value=field.key("value").text(),
        earliest=earliest,
        latest=latest,
        precision=field.key("precision").choice(_PRECISIONS),
        bound=field.key("bound").choice(_BOUNDS),
        bound_span=field.key("bound_words").maybe(Field.span),
    )


def where(field: Field) -> Where:
    """A place that has both coordinates or neither."""
    lat = field.key("lat").maybe(lambda lat: lat.between(-_POLE, _POLE))
    lon = field.key("lon").maybe(lambda lon: lon.between(-_DATELINE, _DATELINE))
    field.check((lat is None) == (lon is None), "has one coordinate without the other")
    return Where(
        field.span(),
        name=field.key("name").text(),
        lat=lat,
        lon=lon,
        country=field.key("country").maybe(Field.text),
        level=field.key("level").choice(_LEVELS),
        precision_km=field.key("precision_km").maybe(lambda radius: radius.between(0, _MOST)),
    )


def figure(field: Field) -> Figure:
    """A quantity whose bounds are in order."""
    low, high = field.key("low").maybe(Field.number), field.key("high").maybe(Field.number)
    field.check(low is None or high is None or low <= high, "has its low above its high")
    return Figure(
        field.span(),
        low=low,
        high=high,
        unit=field.key("unit").choice(_UNITS),
        measure=field.key("measure").maybe(Field.text),
        approximate=field.key("approximate").flag(),
        share=field.key("share").maybe(Field.number),
        counted=_at(field, "counted"),
        of=_at(field, "of"),
        part_of=field.key("part_of").maybe(Field.span),
        cumulative=field.key("cumulative").flag(),
        since=_at(field, "since"),
    )


def forecast(field: Field) -> Forecast:
    """What falls due, and on what condition."""
    earliest, latest = field.key("earliest").maybe(Field.day), field.key("latest").maybe(Field.day)
    field.check(not (earliest and latest and latest < earliest), "ends before it begins")
    condition = field.key("condition_at").maybe(Field.span)
    field.key("condition").quotes(condition.of(field.report) if condition else None)
    return Forecast(earliest, latest, field.key("spans").each(Field.span), condition)


def gap(field: Field) -> Gap:
    """What is not known; whether its statement is there is for `readings` to check."""
    return Gap(
        field.span(),
        kind=field.key("kind").choice(GAP_KINDS),
        about=field.key("about").each(Field.span),
        statement=field.key("statement").maybe(Field.text),
    )


def _participant(field: Field) -> Participant:
    return Participant(field.span(), field.key("actor").maybe(Field.text))


def _at(figure: Field, name: str) -> Span | None:
    """Where words that a figure quotes stand."""
    span = figure.key("at").key(name).maybe(Field.span)
    figure.key(name).quotes(span.of(figure.report) if span else None)
    return span
