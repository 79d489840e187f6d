"""Lengths: durations and sets of times, and the stretches that they cover."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

from sayso.records import Precision
from sayso.text.times import dates
from sayso.text.times.calendar import UNKNOWN, Days, period, shifted
from sayso.text.times.phrase import Meaning, Phrase
from sayso.text.times.relative import offset, period_of, titled

_UNIT_SUFFIX = {"N": (1, "D"), "2W": (2, "W"), "E": (10, "Y"), "C": (100, "Y"), "L": (1000, "Y"), "Q": (1, "Q")}


def amount(phrase: Phrase) -> float | None:
    """How many the phrase counts; None where it does not say ("several", "a few"). "A couple" is two."""
    tokens = phrase.tokens
    total = current = 0.0
    seen = False
    for place in range(phrase.first, phrase.last):
        code = tokens.codes[place]
        if code in "nNY":
            value = float(tokens.value(place).replace(",", ""))
            seen = True
            if value in (100, 1000, 1_000_000) and tokens.words[place].isalpha():
                current = (current or 1) * value
            else:
                current += value
        elif code == "2":
            top, bottom = tokens.words[place].split("/")
            current += int(top) / int(bottom or "1") if int(bottom) else 0
            seen = True
        elif code == "h":
            current = current + 0.5 if seen or phrase.codes.endswith("h") else 0.5
            seen = True
        elif code == "V":
            return 2.0 if tokens.words[place].lower() == "couple" else None
        elif code == "A" and phrase.codes.find("h") < 0:
            seen, current = True, max(current, 1)
        elif code == "A" and not seen and place == phrase.first:
            current = 1.0 if tokens.codes[place + 1] != "h" else 0.0
            seen = current > 0
        elif code == "_" and not seen:
            current, seen = 1.0, True
    total += current
    return total if seen else None


def length_value(count: float | None, unit: str) -> str:
    """The TIMEX3 value of a duration: P3Y, PT30M, PXD, P2.5Y."""
    if count is not None and unit in _UNIT_SUFFIX:
        factor, unit = _UNIT_SUFFIX[unit]
        count *= factor
    if count is not None and unit == "WE":
        return f"P{count:g}WE"
    clock = unit[0] == "T"
    letter = unit[-1]
    if count is None:
        return f"P{'T' * clock}X{ {'E': 'E', 'C': 'C'}.get(letter, letter) }"
    if clock and letter != "S" and count != int(count):
        whole, rest = int(count), round((count - int(count)) * 60)
        small = f"{rest}{'M' if letter == 'H' else 'S'}"
        return f"PT{whole}{letter}{small}" if whole else f"PT{small}"
    if letter == "Y" and unit == "Y" and 0 < count < 1 and (count * 12).is_integer():
        return f"P{count * 12:g}M"
    return f"P{'T' * clock}{_plain(count)}{letter}"


def _plain(count: float) -> str:
    return str(int(count)) if count == int(count) else f"{count:g}"


def length(phrase: Phrase) -> Meaning | None:
    """Three years, nearly two weeks, the past 18 months, a 30-day term; two weeks ago is a date."""
    unit = phrase.value("uUxXqCw")
    if unit is None or not _is_length(phrase, unit) or titled(phrase):
        return None
    count = amount(phrase)
    if phrase.place("GJ") is not None or (phrase.place("3") is not None and _ends(phrase)) or _is_back(phrase):
        return _about(phrase, offset(phrase, count, unit))
    value = length_value(count, unit)
    vague: Precision | None = "vague" if count is None or phrase.place("aml") is not None else None
    return Meaning("duration", value, _stretch(phrase, count, unit), vague)


def _ends(phrase: Phrase) -> bool:
    """Whether nothing follows that "after" or "before" could govern."""
    return phrase.tokens.codes[phrase.last : phrase.last + 1] in ("", ";", ",")


def _about(phrase: Phrase, meaning: Meaning) -> Meaning:
    """A date opened by "more than a year ago" towards the past, by "less than a year ago" up to the text's day."""
    if phrase.place("G") is None or phrase.story.today is None:
        return meaning
    words = " ".join(phrase.tokens.words[phrase.first : phrase.last]).lower()
    first, last = meaning.days
    if words.startswith(("more than ", "over ")):
        return replace(meaning, span=(None, last))
    if words.startswith(("less than ", "under ", "fewer than ")):
        return replace(meaning, span=(first, phrase.story.today))
    return meaning


_WHITHER = frozenset(["to", "in", "into", "at", "from", "on", "with", "and", "home", "here", "there", "up", "down"])


def _is_back(phrase: Phrase) -> bool:
    """Whether "back" is ago: "a couple of years back they left", not "spent two years back in the capital"."""
    return phrase.word("3") == "back" and phrase.after().lower() not in _WHITHER


def _is_length(phrase: Phrase, unit: str) -> bool:
    codes = phrase.codes
    if unit == "Q" and not set(codes) & set("LFO"):
        return False
    if "0" in codes:  # an age
        return False
    return not (phrase.tokens.codes[phrase.first - 1 : phrase.first] == "$" and codes[0] in "nNY")


def _stretch(phrase: Phrase, count: float | None, unit: str) -> Days:
    """The days of "the past two weeks", "the next five years", "within 18 months" and "in two weeks"."""
    base = phrase.story.today
    if base is None:
        return UNKNOWN
    shift = phrase.value("LF")
    if shift is None:
        if phrase.before() == "within" or _lies_ahead(phrase):
            shift = "1"
        elif phrase.before() == "in" and phrase.tense == "future" and count is not None:
            day = shifted(base, unit, count)
            return day, day
    if shift is None:
        return UNKNOWN
    if count is None:
        return (None, base) if shift == "-1" else (base, None)
    other = shifted(base, unit, count * int(shift))
    return (other, base) if shift == "-1" else (base, other)


def _lies_ahead(phrase: Phrase) -> bool:
    """Whether "ahead" follows, as in "the months ahead", and not "two weeks ahead of the vote"."""
    return phrase.after() == "ahead" and phrase.after(1) != "of" and "the" in (phrase.before(), phrase.word("T"))


def plural(phrase: Phrase) -> Meaning | None:
    """Years, weeks or months: durations of unknown length; weeks earlier is a date."""
    unit = phrase.value("xX")
    if phrase.place("GJ3") is not None:
        return offset(phrase, None, unit or "Y")
    if phrase.tokens.words[phrase.first][0].isupper() and phrase.tokens.codes[phrase.first - 1 : phrase.first] == ".":
        return None
    if unit in (None, "TS", "TM", "Q", "N", "WE"):
        return None
    span = (phrase.story.today, None) if _lies_ahead(phrase) else UNKNOWN
    return Meaning("duration", length_value(None, unit or "Y"), span, "vague")


def ever(phrase: Phrase) -> Meaning | None:
    """Daily, every Friday, each month, per year."""
    value = phrase.value("z")
    if value is not None:
        return Meaning("set", value, UNKNOWN)
    weekday = phrase.value("W")
    if weekday is not None:
        return Meaning("set", f"XXXX-WXX-{weekday}", UNKNOWN)
    month = phrase.value("M")
    if month is not None:
        return Meaning("set", f"XXXX-{int(month):02}", UNKNOWN)
    named = phrase.value("SP")
    if named is not None:
        return Meaning("set", f"XXXX-{named}" if phrase.place("S") is not None else f"XXXX-XX-XXT{named}", UNKNOWN)
    unit = phrase.value("uUxXqCw")
    if unit is None:
        return None
    return Meaning("set", length_value(amount(phrase) or 1, unit), UNKNOWN)


def part_of(phrase: Phrase) -> Meaning | None:
    """The last week of October, the first nine months of 1989, the week of 6 March."""
    place = phrase.place("o")
    if place is None:
        return None
    inner = Phrase(phrase.story, phrase.tokens, place + 1, phrase.last)
    head = Phrase(phrase.story, phrase.tokens, phrase.first, place)
    unit = head.value("uUxXqCw") or "D"
    whole = _whole(inner)
    if whole is None or whole[0] is None or whole[1] is None:
        return None
    if head.codes == "TU":
        return Meaning("date", period(whole[0], "W"), None) if unit == "W" else None
    counted = Phrase(phrase.story, phrase.tokens, (head.place("LFO") or head.first) + 1, place)
    count = amount(counted) or 1
    last = head.value("L") is not None
    ordinal = int(re.sub(r"\D", "", head.value("O") or "1") or "1")
    if last:
        begin = shifted(whole[1] + timedelta(1), unit, -count)
        span: Days = (begin, whole[1])
    else:
        begin = shifted(whole[0], unit, ordinal - 1)
        end = shifted(begin, unit, count) if begin else None
        span = (begin, end - timedelta(1) if end else None)
    if unit == "D" and count == 1 and span[0] is not None:
        return Meaning("date", span[0].isoformat())
    return Meaning("duration", length_value(count, unit), span)


def _whole(inner: Phrase) -> Days | None:
    """The days of the month, day, year or "last year" that a part is taken of."""
    reader = dates.month_day if inner.place("n") else dates.month if inner.place("M") else None
    if reader is not None:
        meaning = reader(inner)
    elif inner.place("Y") is not None:
        meaning = dates.year(inner)
    else:
        meaning = period_of(inner)
    return None if meaning is None else meaning.days
