"""Relative dates: expressions that hang on the day of publication or on the last date told."""

from __future__ import annotations

import re
from datetime import date, timedelta

from sayso.text.times.calendar import UNKNOWN, Days, period, shifted
from sayso.text.times.dates import dated
from sayso.text.times.phrase import Meaning, Phrase

_UNKNOWN_PERIODS = {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "WE": "XXXX-WXX-WE", "M": "XXXX-XX", "Q": "XXXX-QX"}


def deictic(phrase: Phrase) -> Meaning | None:
    """Today, tomorrow, yesterday, tonight, overnight."""
    shift = phrase.value("Z") or "0"
    steps, night = int(shift.rstrip("NI")), shift.endswith("NI")
    base = phrase.story.today
    if base is None:
        return Meaning("date", "PRESENT_REF", UNKNOWN, "vague")
    if phrase.word("Z") == "overnight" and phrase.tense == "future":
        steps = 0
    day = base + timedelta(steps)
    if night:
        span: Days | None = (day, day + timedelta(1)) if phrase.word("Z") == "overnight" else None
        return Meaning("time", f"{day.isoformat()}TNI", span)
    return Meaning("date", day.isoformat())


def weekday(phrase: Phrase) -> Meaning | None:
    """Friday, last Friday, next Friday, the previous Friday; Mondays are a set."""
    number = int(phrase.value("WB") or "1")
    if phrase.place("B") is not None:
        return Meaning("set", f"XXXX-WXX-{number}", UNKNOWN)
    shift = phrase.shift
    that = phrase.place("H") is not None or phrase.word("LF") in ("previous", "preceding", "following", "prior")
    base = phrase.story.then("D") if that else phrase.story.today
    if base is None:
        return Meaning("date", f"XXXX-WXX-{number}")
    behind, ahead = (base.isoweekday() - number) % 7, (number - base.isoweekday()) % 7
    if shift == -1:
        day = base - timedelta(behind or 7)
    elif shift == 1:
        day = base + timedelta(ahead or 7)
    elif phrase.story.day is not None and _ranged(phrase, -1):
        day = _next(number, phrase.story.day)
    elif _is_coming(phrase) or (phrase.story.published is None and not that):
        day = base + timedelta(ahead)
    else:
        day = _last(number, _last(_ranged(phrase, 1) or number, base))
    return Meaning("date", day.isoformat())


def _is_coming(phrase: Phrase) -> bool:
    return phrase.appointed or (phrase.tense == "future" and not phrase.recalled)


_TO_DAY = re.compile(r"[rc-]T?(W)")
_FROM_DAY = re.compile(r"(W)T?[rc-]T?$")


def _ranged(phrase: Phrase, way: int) -> int | None:
    """The weekday at the other end of "Monday to Friday": the one behind the phrase (1) or before it (-1)."""
    split, first = phrase.tokens, max(phrase.first - 4, 0)
    codes = split.codes[first : phrase.first] if way < 0 else split.codes[phrase.last : phrase.last + 3]
    found = _FROM_DAY.search(codes) if way < 0 else _TO_DAY.match(codes)
    if found is None:
        return None
    place = found.start(1) + (first if way < 0 else phrase.last)
    begin = place if way < 0 else phrase.first
    if "c" in found.group() and split.words[max(begin - 1, 0)].lower() != "between":
        return None
    return int(split.value(place))


def _last(number: int, base: date) -> date:
    return base - timedelta((base.isoweekday() - number) % 7)


def _next(number: int, base: date) -> date:
    return base + timedelta((number - base.isoweekday()) % 7)


def period_of(phrase: Phrase) -> Meaning | None:
    """This week, last month, the next day, the same year, last night, the previous year."""
    unit = phrase.value("uUqCwP")
    if unit is None or phrase.tokens.codes[phrase.last - 1] not in "uUqCwP" or titled(phrase):
        return None
    if unit == "period" or (unit == "Q" and phrase.word("L") == "latest"):
        return _quarter_before(phrase)
    return _ordinal(phrase, unit) if phrase.place("O") is not None else _counted_from(phrase, unit)


def _counted_from(phrase: Phrase, unit: str) -> Meaning | None:
    word, shift = phrase.word("LF"), phrase.shift or 0
    told = phrase.place("H") is not None or word in ("following", "previous", "preceding", "subsequent", "ensuing")
    told |= word == "next" and unit in ("D", "MO", "NI", "EV", "AF") and phrase.before() != "in"
    base = phrase.story.then(unit, past=phrase.tense == "past") if told else phrase.story.today
    if unit == "Y" and phrase.place("H") is not None:
        base = phrase.story.that_year()
    if unit in _PARTS:
        return _part_of_day(base, unit, shift)
    short, long = unit in ("TH", "TM"), unit in ("E", "C")
    if shift and (((short or unit == "D") and not told) or word == "past" or long):
        return Meaning("duration", _length_value(unit), _recent(base, unit, 1, shift))
    if short or base is None:
        return None if short else Meaning("date", _UNKNOWN_PERIODS.get(unit, "XXXX"))
    # "Crowds came this weekend", written on a Tuesday, is the one just over.
    over = unit == "WE" and not shift and phrase.tense == "past" and base.isoweekday() < WEEKEND_NEAR
    return dated(_period(base, unit, -1 if over else shift), phrase)


WEEKEND_NEAR = 5
"""Day of the week from which "this weekend" is the coming one, whatever the tense."""
_PARTS = frozenset(["MO", "AF", "EV", "NI", "DT"])


_OPENS = frozenset(["", ".", "!", "?", "\n"])


def titled(phrase: Phrase) -> bool:
    """Whether the unit is part of a name: "This Week", "60 Minutes"; all capitals may be a headline."""
    place = phrase.place("UXuxwqP")
    if place is None or place == phrase.first:
        return False
    # A sentence in which "Last Year" stands first begins so.
    if phrase.place("LF") == phrase.first and phrase.before() in _OPENS and phrase.after().islower():
        return False
    return phrase.tokens.words[place].istitle() and not phrase.tokens.words[place - 1].isupper()


def _quarter_before(phrase: Phrase) -> Meaning | None:
    """The latest period, the period: in a report of results, the quarter before."""
    base = phrase.story.today
    if base is None or phrase.word("L") != "latest":
        return None
    return Meaning("date", phrase.story.quarter or _period(base, "Q", -1))


def _period(base: date, unit: str, shift: int) -> str:
    if unit == "WE" and shift == -1 and base.isoweekday() >= 6:
        return period(base - timedelta(7), "WE")
    day = shifted(base, unit, shift) if unit not in ("M", "Q") else shifted(base.replace(day=1), unit, shift)
    return period(day, unit) if day else "XXXX"


def _length_value(unit: str) -> str:
    lengths = {"E": "P10Y", "C": "P100Y", "L": "P1000Y", "Q": "P3M", "WE": "P2D", "TH": "PT1H", "TM": "PT1M"}
    return lengths.get(unit, f"P1{unit}")


def _part_of_day(base: date | None, part: str, shift: int) -> Meaning | None:
    if base is None:
        return None
    steps = shift if part == "NI" or shift > 0 else 0
    return Meaning("time", f"{(base + timedelta(steps)).isoformat()}T{part}")


def _ordinal(phrase: Phrase, unit: str) -> Meaning | None:
    """The first day, the second week: known only where what is counted from is."""
    if phrase.place("LF") is not None or unit in _PARTS or unit in ("TH", "TM"):
        return None
    return Meaning("duration", _length_value(unit), UNKNOWN)


def _recent(base: date | None, unit: str, count: float, shift: int) -> Days:
    """The stretch of `count` units that ends or begins on `base`."""
    if base is None:
        return UNKNOWN
    other = shifted(base, unit, count * shift)
    return (other, base) if shift < 0 else (base, other)


def those(phrase: Phrase) -> Meaning | None:
    """Recent years, coming weeks, these days."""
    unit = phrase.value("xX") or "D"
    base = phrase.story.today
    lead = phrase.word("DHLFv")
    value = f"P{'T' * (unit[0] == 'T')}X{unit[-1] if unit != '2W' else 'W'}"
    if lead == "recent":
        return Meaning("duration", value, (None, base), "vague")
    if lead in ("these", "those", "same", "that", "this"):
        if lead == "these" and unit == "D":
            return Meaning("date", "PRESENT_REF", (base, base), "vague")
        return Meaning("duration", value, UNKNOWN, "vague")
    if phrase.shift == 1:
        return Meaning("duration", value, (base, None), "vague")
    return Meaning("duration", value, (None, base), "vague")


def the(phrase: Phrase) -> Meaning | None:
    """The weekend, the year, the quarter: that of the text's day, or of the last mention."""
    unit = phrase.value("uUqwPC") or "D"
    base = phrase.story.today
    if unit in _PARTS:
        return Meaning("time", f"T{unit}")
    known = phrase.place("J") is not None and unit in ("D", "W")  # "earlier in the week"
    if base is None or titled(phrase) or (unit in ("TH", "TM", "D", "W", "E", "C") and not known):
        return None
    if unit == "Q":
        return Meaning("date", phrase.story.quarter or _period(base, "Q", -1))
    if unit == "WE":
        return weekend(phrase)
    if phrase.after() in ("ended", "ending"):  # "the year ended March 31": twelve months, not a calendar year
        return Meaning("duration", _length_value(unit), UNKNOWN)
    return dated(period(base, unit), phrase)


def weekend(phrase: Phrase) -> Meaning | None:
    """The weekend: in the past tense the last, else that of the week."""
    base = phrase.story.today
    if base is None:
        return Meaning("date", "XXXX-WXX-WE")
    past = phrase.tense != "future" and base.isoweekday() < 6
    return Meaning("date", period(base - timedelta(7 if past else 0), "WE"))


def edge(phrase: Phrase) -> Meaning | None:
    """The end of the year, the beginning of the month, year-end."""
    unit = phrase.value("uUqCwP")
    base = phrase.story.today
    if unit is None or base is None or unit in _PARTS or unit in ("TH", "TM"):
        return None
    return dated(phrase.value("Y") or period(base, unit), phrase)


def year_ago(phrase: Phrase) -> Meaning | None:
    """Year-earlier, the year-ago quarter: a year before the quarter or the day told of; the day before."""
    if phrase.place("3") is not None:
        return offset(phrase, 1, phrase.value("uU") or "D")
    return a_year_before(phrase)


def a_year_before(phrase: Phrase) -> Meaning:
    """A year before the quarter spoken of, as results are compared; else the year before."""
    quarter, base = phrase.story.quarter, phrase.story.today
    if quarter is not None:
        return Meaning("date", f"{int(quarter[:4]) - 1:04}{quarter[4:7]}")
    return Meaning("date", "XXXX" if base is None else f"{base.year - 1:04}")


def offset(phrase: Phrase, count: float | None, unit: str) -> Meaning:
    """Two weeks ago, a year earlier, three days later; `count` is None where it is vague."""
    sign = int(phrase.value("GJ3") or "1")
    ago = phrase.place("G") is not None or phrase.word("3") == "back"
    base = phrase.story.today if ago else phrase.story.then(unit)
    if count is None or base is None:
        return _vague_offset(base, sign)
    if unit == "Y" and count == 1 and sign < 0 and (ago or phrase.story.quarter):
        return a_year_before(phrase)
    day = shifted(base, unit, sign * count)
    if day is None:
        return Meaning("date", "PAST_REF" if sign < 0 else "FUTURE_REF", UNKNOWN, "vague")
    if unit in ("TH", "TM", "TS"):
        return Meaning("time", day.isoformat())
    grain = {"N": "D", "2W": "W", "E": "Y", "C": "Y", "L": "Y"}.get(unit, unit)
    if unit == "Y" and count != int(count):
        grain = "M"
    if unit == "W" and not ago:
        grain = "D"
    return Meaning("date", period(day, grain))


def _vague_offset(base: date | None, sign: int) -> Meaning:
    if sign < 0:
        return Meaning("date", "PAST_REF", (None, base), "vague")
    return Meaning("date", "FUTURE_REF", (base, None), "vague")


_FOLLOWED = frozenset(["after", "before", "thereafter", "afterwards", "afterward", "as", "to"])


def reference(phrase: Phrase) -> Meaning | None:
    """Now, currently, recently, soon, the future, the past."""
    value = phrase.value("Rfv") or "PAST_REF"
    word = phrase.word("Rfv")
    base = phrase.story.today
    after = phrase.after()
    if word in ("soon", "shortly") and (after in _FOLLOWED or phrase.before() == "as"):
        return None
    if word == "future" and not (phrase.place("T") is not None or phrase.before() in ("near", "foreseeable")):
        return None
    if word == "present" and phrase.before() != "at":
        return None
    if word == "moment" and (phrase.before() != "at" or phrase.place("T") is None):
        return None
    if phrase.codes == "TL" and (phrase.word("L") != "past" or phrase.before() not in ("in", "from", "of")):
        return None
    spans: dict[str, Days] = {"PRESENT_REF": (base, base), "PAST_REF": (None, base), "FUTURE_REF": (base, None)}
    return Meaning("date", value, spans[value], "vague")
