"""Dates: expressions that name a day, month, season, year or longer by its name or number."""

from __future__ import annotations

import re
from datetime import date

from sayso.text.times.calendar import Days, days, edge, month_days, narrowed, period
from sayso.text.times.phrase import Meaning, Phrase

_CERTAIN = 100.0
"""The same where the word before leaves no doubt."""
_BIAS = 2.0
"""How many times nearer a day against the tense of its clause must lie; twice that for a month."""
_SLASHED = re.compile(r"(\d{1,4})/(\d{1,2})/(\d{2,4})$")
_DOTTED = re.compile(r"(\d{1,2})[.-](\d{1,2})[.-](\d{4})$")


def dated(value: str, phrase: Phrase, span: Days | None = None) -> Meaning:
    """A date, narrowed where the phrase speaks of a part of it ("early", "the end of")."""
    whole = days(value) if span is None else span
    part = phrase.part
    if part:
        whole = narrowed(whole, part)
    elif (found := phrase.value("Q")) is not None:
        whole = edge(whole, found)
    return Meaning("date", value, whole)


def iso(phrase: Phrase) -> Meaning | None:
    """2024-10-25, 2024-10-25T10:00Z, 25.10.2024; 10/25/2024 has its month first if both numbers may be months."""
    word = phrase.word("1")
    if word == "9/11":
        return Meaning("date", "2001-09-11")
    dotted = _DOTTED.match(word)
    if dotted is not None:
        word = f"{dotted[3]}/{dotted[2]}/{dotted[1]}"
    slashed = _SLASHED.match(word)
    if slashed is None:
        value = word.upper()
        return Meaning("time" if "T" in value else "date", value) if days(value)[0] else None
    first, second, third = slashed.groups()
    if len(first) == 4:
        year, month, day = int(first), int(second), int(third)
    else:
        year, month, day = _full_year(third), int(first), int(second)
        if month > 12:
            month, day = day, month
    value = f"{year:04}-{month:02}-{day:02}"
    return Meaning("date", value) if days(value)[0] else None


def _full_year(digits: str) -> int:
    return int(digits) + (0 if len(digits) > 2 else 2000 if int(digits) < 70 else 1900)


def month_day(phrase: Phrase) -> Meaning | None:
    """October 25; Friday, Oct. 25, 2024; March 5-9, 1918."""
    place = phrase.place("M")
    if place is None:
        return None
    numbers = [number for number in _numbers(phrase, "nO") if 1 <= number <= 31]
    if not numbers:
        return None
    month = int(phrase.tokens.value(place))
    if (era := _era(phrase)) is not None and phrase.place("Y") is None:
        return Meaning("date", f"{era}-{month:02}-{numbers[0]:02}", precision="day")
    year = _year(phrase, month, numbers[0])
    if year is None:
        return Meaning("date", f"XXXX-{month:02}-{numbers[0]:02}")
    values = [f"{year:04}-{month:02}-{number:02}" for number in numbers[:2]]
    if any(days(value)[0] is None for value in values):
        return None
    return dated("/".join(values) if values[0] < values[-1] else values[0], phrase)


day_month = month_day


def _numbers(phrase: Phrase, letters: str) -> list[int]:
    found = []
    for place in range(phrase.first, phrase.last):
        if phrase.tokens.codes[place] in letters:
            digits = re.match(r"\d+", phrase.tokens.value(place))
            if digits:
                found.append(int(digits.group()))
    return found


def month(phrase: Phrase) -> Meaning | None:
    """October, last October, mid-June, January-June 2016, December of the same year."""
    if _is_name(phrase):
        return None
    months = _numbers(phrase, "M")
    if (era := _era(phrase)) is not None:
        return Meaning("date", f"{era}-{months[0]:02}", precision="month")
    year = _year(phrase, months[0])
    if year is None:
        return Meaning("date", f"XXXX-{months[0]:02}")
    value = f"{year:04}-{months[0]:02}"
    if len(months) > 1:
        value = f"{year - (months[0] > months[1]):04}-{months[0]:02}/{year:04}-{months[1]:02}"
    return dated(value, phrase)


def _is_name(phrase: Phrase) -> bool:
    """Whether the month is a person's or an event's name: "Theresa May", "May said", "the March on Rome"."""
    place = phrase.place("M")
    if place is None or phrase.last - phrase.first > 1:
        return False
    word = phrase.tokens.words[place]
    before, after = phrase.tokens.words[place - 1] if place else "", phrase.after()
    if len(word) == 3 and word != "May":  # "Jan", "Mar": months beside a number alone
        return True
    if word not in ("May", "March", "April", "June", "August"):
        return False
    if after in ("said", "says", "told", "on", "of", "to") and word in ("May", "March"):
        return before.lower() != "from" if word == "March" else after not in ("on", "of", "to")
    return before[:1].isupper() and before.isalpha() and before.lower() not in _YEAR_LEADS


def quarter(phrase: Phrase) -> Meaning | None:
    """The third quarter, the 1988 second quarter, Q3 2024, next year's first quarter."""
    number = phrase.value("4") or phrase.value("O")
    if number is None or number not in "1234":
        return None
    year = named_year(phrase)
    if year is None:
        today = phrase.story.today
        if today is None:
            return Meaning("date", f"XXXX-Q{number}")
        year = today.year - (int(number) > (today.month + 2) // 3 and phrase.tense != "future")
    return dated(f"{year:04}-Q{number}", phrase)


def half(phrase: Phrase) -> Meaning | None:
    """The first half of 2008; the latter half of last year."""
    year = named_year(phrase)
    first = phrase.value("O") == "1" or phrase.word("J") == "earlier"
    return None if year is None else Meaning("date", f"{year:04}-H{1 if first else 2}")


def bc(phrase: Phrase) -> Meaning | None:
    """219 BC; AD 70."""
    digits = phrase.word("nNYO")
    if not digits.isdigit() or len(digits) > 4:
        return None
    return Meaning("date", digits.zfill(4) if phrase.value("b") == "AD" else f"BC{digits.zfill(4)}", precision="year")


def _era(phrase: Phrase) -> str | None:
    """The year before Christ that the phrase names or the text tells of."""
    if phrase.value("b") == "BC":
        return f"BC{phrase.word('nNY').zfill(4)}"
    return phrase.story.era if phrase.place("Yu") is None else None


def century(phrase: Phrase) -> Meaning | None:
    """The 20th century."""
    place = phrase.place("O")
    if place is None:
        return None
    number = re.match(r"\d+", phrase.tokens.value(place))
    if number is None:
        return None
    value = int(number.group()) - 1
    ten = phrase.tokens.codes[place - 2 : place] == "N-" and phrase.tokens.value(place - 2) == "20"
    return dated(f"{value + (20 if ten else 0):02}", phrase) if value < 99 else None


def decade(phrase: Phrase) -> Meaning | None:
    """The 1990s, the late nineties, the '80s; the 1600s are a century."""
    if phrase.before() in _WHOSE:  # "in his late 40s"
        return None
    digits = re.sub(r"\D", "", phrase.tokens.value(phrase.last - 1))
    if len(digits) == 2:
        digits = f"19{digits}"
    if digits.endswith("00") and digits[:2] != "20":
        return dated(digits[:2], phrase)
    return dated(digits[:3], phrase) if len(digits) in (3, 4) else None


_WHOSE = frozenset(["his", "her", "their", "my", "your", "our"])
_YEAR_LEADS = frozenset(
    [
        *("in", "since", "by", "of", "until", "till", "from", "after", "before", "during", "for", "through"),
        *("between", "circa", "early", "late", "mid", "throughout"),
    ]
)


def year(phrase: Phrase) -> Meaning | None:
    """1990, the year 2030, fiscal 1989, 2007-08."""
    place = phrase.place("Y")
    if place is None:
        spoken = spoken_year(phrase)
        return None if spoken is None or _is_count(phrase) else dated(f"{spoken}", phrase)
    if not _is_year(phrase, place):
        return None
    digits = phrase.tokens.words[place]
    if phrase.codes.endswith("-n"):
        second = digits[:2] + phrase.tokens.words[phrase.last - 1].zfill(2)
        return Meaning("date", f"{digits}/{second}" if second > digits else digits)
    return dated(digits, phrase)


def _is_year(phrase: Phrase, place: int) -> bool:
    """Whether four digits are a year and no count: by what stands before and after."""
    tokens = phrase.tokens
    if place and tokens.codes[place - 1] in "$nN" and tokens.touch(place):
        return False
    if phrase.after() == "%" or tokens.codes[phrase.last : phrase.last + 1] in ("N", "$"):
        return False
    if place > phrase.first or phrase.before() in _YEAR_LEADS:
        return phrase.after() not in _COUNTED
    return digits_plausible(tokens.words[place]) and not _counted(phrase)


def digits_plausible(digits: str) -> bool:
    """Whether bare four digits are likely a year: from 1400 to 2060."""
    return "1400" <= digits <= "2060"


def _counted(phrase: Phrase) -> bool:
    """Whether a plural noun follows that the number counts: "2000 soldiers"."""
    word = phrase.after()
    round_number = phrase.tokens.words[phrase.last - 1].endswith("00")
    plural = word.endswith("s") and word.islower() and word not in _NO_PLURALS and len(word) > 3
    return word in _COUNTED or (round_number and plural)


def _is_count(phrase: Phrase) -> bool:
    """Whether a year in words is a count: "two thousand soldiers", or "two thousand" where no year is led in."""
    if phrase.place("u") is not None:
        return False
    word = phrase.after()
    plural = word.endswith("s") and word.islower() and word not in _NO_PLURALS and len(word) > 3
    doubtful = phrase.tokens.words[phrase.first + 1].lower() == "thousand" and phrase.codes in ("NN", "NNcN")
    return plural or word in _COUNTED or (doubtful and phrase.before() not in _YEAR_LEADS)


def spoken_year(phrase: Phrase) -> int | None:
    """Nineteen ninety-seven, two thousand five, twenty twenty-four."""
    values = [
        int(float(phrase.tokens.value(place)))
        for place in range(phrase.first, phrase.last)
        if phrase.tokens.codes[place] == "N" and phrase.tokens.words[place].isalpha()
    ]
    if len(values) < 2 or len(values) > 3:
        return None
    if values[:2] == [2, 1000]:
        return 2000 + sum(values[2:])
    rest = sum(values[1:])
    lead = 11 if phrase.before() in _YEAR_LEADS else 17
    return values[0] * 100 + rest if lead <= values[0] <= 20 and 10 <= rest <= 99 else None


_COUNTED = frozenset(["people", "men", "women", "children", "troops", "miles", "feet", "km", "percent"])
_NO_PLURALS = frozenset(["was", "has", "is", "as", "this", "its", "elections", "towards", "versus", "across", "thus"])


def season(phrase: Phrase) -> Meaning | None:
    """Last summer, the winter of 1914, spring 2024; bare "fall" and "spring" are verbs."""
    name = phrase.value("Ss")
    if name is None:
        return None
    doubtful = phrase.place("s") is not None
    if doubtful and phrase.codes in ("s", "Ts"):
        led = phrase.before() in ("in", "by", "until", "since", "before", "during", "throughout")
        if not led or phrase.after() == "of":
            return None
    if (era := _era(phrase)) is not None:
        return Meaning("date", f"{era}-{name}", precision="season")
    year = named_year(phrase)
    base = phrase.story.today
    if year is None and base is not None:
        year = base.year if phrase.story.published is None else _season_year(phrase, name, base)
    return dated(f"XXXX-{name}" if year is None else f"{year:04}-{name}", phrase)


def _season_year(phrase: Phrase, name: str, base: date) -> int:
    """The year of a season named alone: the one that began last, or the one to come."""
    begun = int(period(base, name)[:4])
    running = _ends(begun, name) >= base
    if phrase.value("L") is not None:
        return begun - running
    if phrase.value("F") is not None:
        return begun + 1
    if running or (phrase.tense != "future" and phrase.place("D") is None):
        return begun
    return base.year + (_ends(base.year, name) < base and phrase.tense == "future")


def _ends(year: int, name: str) -> date:
    return days(f"{year:04}-{name}")[1] or date.max


def named_year(phrase: Phrase) -> int | None:
    """The year that the phrase names by number or by "last year"."""
    digits = phrase.value("Y")
    if digits is not None:
        return int(digits)
    if phrase.place("N") is not None:
        return spoken_year(phrase)
    place = phrase.place("u")
    if place is None:
        return None
    lead = phrase.tokens.codes[max(place - 2, phrase.first) : place]
    base = phrase.story.that_year() if "H" in lead else phrase.story.today
    if base is None:
        return None
    return base.year + (-1 if "L" in lead else 1 if "F" in lead else 0)


def _year(phrase: Phrase, month: int, day: int | None = None) -> int | None:
    """The year of a month or day: named, or from the tense, or the nearest; in a narrative that of the last mention."""
    named = named_year(phrase)
    base = phrase.story.today
    if named is None:
        named = _year_beside(phrase)
    if named is not None or base is None:
        return named
    shift = phrase.value("LF")
    if shift is not None:
        first = month_days(base.year, month)[0]
        if shift == "-1":
            return base.year - (first >= base.replace(day=1))
        return base.year + (first <= base)
    if phrase.story.published is None:
        return base.year
    if (beside := _LIKE.match(phrase.tokens.codes, phrase.last)) is not None:
        return base.year + {"D": 0, "L": -1, "F": 1}[beside[1]]
    return base.year + _nearest(base, phrase, month, day)


_LIKE = re.compile(r"(?:,?c|r|-)p?T?(?:Mn|nM|M)[po]?T?([DLF])u")
"""A date beside, with its year in words: "in July and August last year"."""
_BESIDE = re.compile(r"(?:,?c|r|-)p?T?[Ii]?-?T?(?:Mn|nM|M),?[po]?Y|(?:,?c|r|-)n,Y|pY")


def _year_beside(phrase: Phrase) -> int | None:
    """The year that follows, or that of the date this one is paired with: "in August and September 1914"."""
    beside = _BESIDE.match(phrase.tokens.codes, phrase.last)
    if beside is None or (beside.group() == "pY" and phrase.after() != "in"):
        return None
    return int(phrase.tokens.words[beside.end() - 1])


def _nearest(base: date, phrase: Phrase, month: int, day: int | None) -> int:
    """Years to add to that of `base` for a month or day named alone."""
    ahead = month - base.month + ((day - base.day) / 31 if day is not None else 0)
    tense = phrase.tense
    bias = _CERTAIN if phrase.before() in ("since", "ended", "ending") else _BIAS * (1 if day is not None else 2)
    best = {years: abs(ahead + 12 * years) for years in (-1, 0, 1)}
    for years in best:
        later = ahead + 12 * years > 0
        earlier = ahead + 12 * years < 0
        if (tense == "past" and later) or (tense == "future" and earlier):
            best[years] *= bias
    return min(best, key=lambda years: (best[years], abs(years)))
