"""Plain: values in the few words in which people read them."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache

from sayso.export.values import words
from sayso.export.visible import one_line
from sayso.records import Amount, Certainty, Figure, Forecast, Gap, Statement, When, Where
from sayso.text.profiles.states import states

_TOO_LONG = 1e15
"""From here on numbers are written with a power of ten."""
_SCALES = (1, 1e2, 1e3, 1e6, 1e9, 1e12)
"""What a number in digits may be multiplied by in words: hundred, thousand, million and so on."""
_DIGITS = re.compile(r"\d[\d,]*(?:\.\d+)?")
_LENGTH = re.compile(r"P(T?)(\d{1,6}(?:\.\d{1,3})?)([YMWDHS])")
_LENGTHS = {"Y": "year", "M": "month", "W": "week", "D": "day", "TH": "hour", "TM": "minute", "TS": "second"}
_REFERENCES = {"PRESENT_REF": "now", "PAST_REF": "in the past", "FUTURE_REF": "in the future"}


def number(value: float) -> str:
    """A number with commas between thousands, and no more digits after the point than matter."""
    if abs(value) >= _TOO_LONG:
        return f"{value:.3g}"
    if float(value).is_integer():
        return f"{int(value):,}"
    return f"{value:,.2f}".rstrip("0").rstrip(".") if abs(value) >= 1 else f"{value:.3g}"


def interval(low: float | None, high: float | None) -> str:
    """Two bounds as "3,001–", "–5" or "20–30", one number where they are the same."""
    if low == high:
        return "" if low is None else number(low)
    return f"{'' if low is None else number(low)}–{'' if high is None else number(high)}"


def amount(figure: Figure, text: str) -> str:
    """How much a figure says: "≥ 3,001", "≈ 12,000 (11,000–13,000)", "50 %"."""
    return much(_lifted(figure, text))


def counted(figure: Figure, text: str) -> str:
    """What a figure counts, and what is said of the counting; empty where nothing is."""
    part = f"part of “{one_line(figure.part_of.of(text))}”" if figure.part_of else ""
    return ", ".join(each for each in (things(_lifted(figure, text)), part) if each)


def figure(figure: Figure, text: str) -> str:
    """A figure whole: "≥ 3,001 North Korean troops"."""
    return f"{amount(figure, text)} {counted(figure, text)}".rstrip()


def much(amount: Amount) -> str:
    """How much an amount is: "≥ 3,001"; its words where no bound is known."""
    share = amount.share
    if amount.low is None and amount.high is None:
        about = "≈ " if amount.approximate else ""
        return one_line(amount.words) if share is None else f"{about}{number(round(share * 100, 1))} %"
    return f"{_bounds(amount)}{_measure(amount)}"


def things(amount: Amount) -> str:
    """What an amount is of, and what is said of the counting: "soldiers since May", "dead, in all"."""
    parts = [_thing(amount, one_line(amount.counted))] if amount.counted else []
    parts += [_led("of", amount.of)] if amount.of else []
    parts += [_led("since", amount.since)] if amount.since else []
    more = ["in all"] if amount.cumulative and not amount.since else []
    return ", ".join([*([" ".join(parts)] if parts else []), *more])


def certainty(certainty: Certainty) -> str:
    """A probability in per cent, with its band: "55–80 %, likely"."""
    chance = interval(round(certainty.low * 100), round(certainty.high * 100))
    return f"{chance} %{f', {certainty.band}' if certainty.band else ''}"


def days(earliest: date | None, latest: date | None) -> str:
    """Days as people write them: "26–27 October 2024", "August 2024", "from 1 August 2024 on"; empty if all is open."""
    if earliest and latest:
        return _closed(earliest, latest)
    if earliest:
        return f"from {_day(earliest)} on"
    return f"up to {_day(latest)}" if latest else ""


def when(when: When) -> str:
    """A time as how long it lasts and as days, and how it limits what it dates, where one open end does not tell."""
    parts = [part for part in (_lasting(when.value), days(when.earliest, when.latest)) if part] or ["not dated"]
    half_open = (when.earliest is None) != (when.latest is None)
    return ", ".join([*parts, *([when.bound] if when.bound != "within" and not half_open else [])])


def where(where: Where) -> str:
    """A place by country, coordinates, level and precision: "Russia, 51.7°N 36.2°E, region, ± 150 km"."""
    parts = [country(where.country)] if where.country else []
    if where.lat is None or where.lon is None:
        parts.append("not in the gazetteer")
    else:
        north, east = "NS"[where.lat < 0], "EW"[where.lon < 0]
        parts.append(f"{abs(where.lat):.1f}°{north} {abs(where.lon):.1f}°{east}")
    parts.append(where.level)
    if where.precision_km is not None:
        parts.append(f"± {number(round(where.precision_km, 1))} km")
    return ", ".join(one_line(part) for part in parts)


def country(code: str) -> str:
    """Name of a country by its ISO 3166-1 alpha-2 code, the code itself where it is not known."""
    return _names().get(code, code)


def gap(gap: Gap, text: str) -> str:
    """How something is not known, and what: "unconfirmed: the locations of these troops"."""
    about = one_line(words(gap.about, text))
    return f"{gap.kind}: {about}" if about else gap.kind


def due(forecast: Forecast, times: Iterable[When]) -> str:
    """When what is foreseen falls due, if one of the statement's `times` tells it; else it is only not past yet."""
    dated = forecast.latest is not None or any(one.span in forecast.spans for one in times)
    return (dated and days(forecast.earliest, forecast.latest)) or "no date given"


def notes(statement: Statement, text: str, *, beside: frozenset[Figure] = frozenset()) -> Iterator[str]:
    """What is worth knowing of how a statement is made, and its figures but those that are told beside it."""
    if statement.act.value != "asserts":
        yield statement.act.value
    if statement.certainty:
        yield f"“{one_line(words(statement.certainty.spans, text))}”: {certainty(statement.certainty)}"
    if statement.basis.value != "none offered":
        yield f"basis: {statement.basis.value}"
    elif statement.basis.spans:
        yield "offers no basis"
    if statement.stance.value not in ("neutral", "own"):
        yield f"stance: {statement.stance.value}"
    yield from (figure(each, text) for each in statement.figures if each not in beside)


def _lifted(figure: Figure, text: str) -> Amount:
    """The figure with its words in place of where they stand."""
    counted, of, since = (span.of(text) if span else None for span in (figure.counted, figure.of, figure.since))
    return Amount(
        figure.span.of(text),
        figure.low,
        figure.high,
        unit=figure.unit,
        measure=figure.measure,
        approximate=figure.approximate,
        share=figure.share,
        counted=counted,
        of=of,
        cumulative=figure.cumulative,
        since=since,
    )


def _bounds(amount: Amount) -> str:
    low, high, about = amount.low, amount.high, "≈ " if amount.approximate else ""
    if low is None or high is None:
        return f"≤ {number(high)}" if high is not None else f"≥ {number(low or 0)}"
    if low == high:
        return f"{about}{number(low)}"
    centre = (low + high) / 2
    named = amount.approximate and _is_named(centre, amount.words)
    return f"≈ {number(centre)} ({interval(low, high)})" if named else interval(low, high)


def _is_named(centre: float, said: str) -> bool:
    """Whether a number is the one that the words name, as far as they tell; "nearly 5,000" names none in the middle."""
    digits = [float(match[0].replace(",", "")) for match in _DIGITS.finditer(said)]
    if digits:
        return any(abs(each * scale - centre) <= 1e-6 * abs(centre) for each in digits for scale in _SCALES)
    return float(centre).is_integer() and len(f"{centre:.0f}".rstrip("0")) <= 2


def _measure(amount: Amount) -> str:
    if amount.unit == "share":
        return " %" if amount.measure in (None, "%") else f" {one_line(amount.measure or '')}"
    if amount.measure is None:
        return ""
    several = amount.unit == "duration" and not amount.low == amount.high == 1
    return f" {one_line(amount.measure)}{'s' if several else ''}"


def _thing(amount: Amount, thing: str) -> str:
    """What is counted, so that it reads on from the amount: "3 generals", "50 % of homes", "60 USD (aid)"."""
    if amount.unit == "share":
        return thing if amount.of else _led("of", thing)
    return thing if amount.unit == "count" else f"({thing})"


def _led(word: str, said: str) -> str:
    """The words, led by a word that they may already begin with."""
    said = one_line(said)
    return said if said.casefold().startswith(f"{word} ") else f"{word} {said}"


def _closed(first: date, last: date) -> str:
    if first == last:
        return _day(last)
    if first.year != last.year:
        return f"{_day(first)} – {_day(last)}"
    if first.month != last.month:
        whole_year = (first.month, first.day, last.month, last.day) == (1, 1, 12, 31)
        return str(last.year) if whole_year else f"{first.day} {calendar.month_name[first.month]} – {_day(last)}"
    whole_month = first.day == 1 and last.day == calendar.monthrange(last.year, last.month)[1]
    return _day(last).partition(" ")[2] if whole_month else f"{first.day}–{_day(last)}"


def _day(day: date) -> str:
    return f"{day.day} {calendar.month_name[day.month]} {day.year}"


def _lasting(value: str) -> str:
    """A TIMEX3 length in words, or a reference that has no days."""
    match = _LENGTH.fullmatch(value)
    if match is None:
        return _REFERENCES.get(value, "")
    unit = _LENGTHS.get(match[1] + match[3])
    return f"{match[2]} {unit}{'' if match[2] == '1' else 's'}" if unit else ""


@cache
def _names() -> dict[str, str]:
    return {state.code: state.name for state in states()}
