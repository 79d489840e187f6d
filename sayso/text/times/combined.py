"""Combined: dates that are counted from another one in the same phrase, or within a month."""

from __future__ import annotations

import re
from datetime import date, timedelta

from sayso.text.times import dates
from sayso.text.times.calendar import period, shifted
from sayso.text.times.lengths import amount
from sayso.text.times.phrase import Meaning, Phrase
from sayso.text.times.tokens import Tokens

_STEPS = 31
"""Days looked through for the day of the month that is meant."""


def hence(phrase: Phrase) -> Meaning | None:
    """Two weeks from now, a week from Monday, three years ago today, a century ago this month."""
    base, place = phrase.story.today, phrase.place("6G")
    if base is None or place is None:
        return None
    head = Phrase(phrase.story, phrase.tokens, phrase.first, place)
    unit, count = head.value("uUxXqCw"), amount(head)
    if unit is None or count is None:
        return None
    ago = phrase.tokens.codes[place] == "G"
    end = phrase.tokens.codes[phrase.last - 1]
    if end == "R" and phrase.tokens.words[phrase.last - 1].lower() != "now":
        return None
    day = shifted(_from(phrase, base, end), unit, -count if ago else count)
    if day is None:
        return None
    # "Two years from now" is as vague as years are; "a week from Monday" and "a year ago today" name the day.
    grain = unit if end == "R" else phrase.tokens.value(phrase.last - 1) if end in "uU" else "D"
    return Meaning("date", period(day, {"N": "D", "2W": "W", "E": "Y"}.get(grain, grain)))


def _from(phrase: Phrase, base: date, end: str) -> date:
    """The day that is counted from: today, tomorrow or the coming Monday."""
    value = phrase.tokens.value(phrase.last - 1)
    if end == "Z":
        return base + timedelta(int(value.rstrip("NI")))
    return base + timedelta((int(value) - base.isoweekday()) % 7) if end == "W" else base


def day_beside(phrase: Phrase) -> Meaning | None:
    """The day after tomorrow, the day before yesterday."""
    base, shift = phrase.story.today, int((phrase.value("Z") or "0").rstrip("NI"))
    step = int(phrase.value("3") or "0")
    if phrase.value("U") != "D" or base is None or shift * step < 0:
        return None
    return Meaning("date", (base + timedelta(shift + step)).isoformat())


def nth_weekday(phrase: Phrase) -> Meaning | None:
    """The first Monday of June, the last Friday in May 2024."""
    place = phrase.place("M") or phrase.first
    inner = dates.month(Phrase(phrase.story, phrase.tokens, place, phrase.last))
    number, ordinal = phrase.value("W"), phrase.value("O")
    if inner is None or number is None or (ordinal is None and phrase.word("L") != "last"):
        return None
    first, last = inner.days
    if first is None or last is None:
        return None
    if ordinal is None:
        day = last - timedelta((last.isoweekday() - int(number)) % 7)
    else:
        day = first + timedelta((int(number) - first.isoweekday()) % 7 + 7 * (int(ordinal) - 1))
    return Meaning("date", day.isoformat()) if first <= day <= last else None


_LEADS = frozenset(["on", "by", "until", "till", "since"])


def nth(phrase: Phrase) -> Meaning | None:
    """The day of a month told without it, where nothing follows that it could count: "he arrived on the 20th"."""
    base, found = phrase.story.today, re.match(r"\d+", phrase.word("O"))
    if base is None or found is None or phrase.before() not in _LEADS:
        return None
    number, way = int(found.group()), 1 if phrase.tense == "future" else -1
    for steps in range(_STEPS):
        day = base + timedelta(way * steps)
        if day.day == number:
            return Meaning("date", day.isoformat())
    return None


_SENTENCE = 40
"""Words looked through for the sentence's other years."""
_AHEAD = 10
"""Years ahead that a short year may lie: "the class of '29", said in 2024."""


def short_year(phrase: Phrase) -> Meaning | None:
    """The class of '71, in '92; "in 88 and 92" where the sentence names a year in full, "in 08"."""
    base, place, split = phrase.story.today, phrase.last - 1, phrase.tokens
    digits = split.words[place]
    if base is None or len(digits) != 2 or not digits.isdigit():
        return None
    if place > phrase.first:
        if phrase.before() not in _YEARS_AFTER or phrase.after().islower() or not split.touch(place):
            return None
        return Meaning("date", f"{_full(digits, base.year + _AHEAD):04}")
    lead = place - 2 if split.codes[place - 1] == "c" else place
    if split.words[lead - 1].lower() != "in" or not _ends_so(phrase):
        return None
    if digits[0] != "0" and (split.codes[place] == "n" or not _names_year(phrase)):
        return None
    return Meaning("date", f"{_full(digits, base.year):04}")


_YEARS_AFTER = frozenset(["of", "in", "since", "by", "until", "from", "after", "before", "during", "late", "early"])


def _ends_so(phrase: Phrase) -> bool:
    """Whether nothing follows but another such year: "in 88 and 92,"."""
    split, last = phrase.tokens, phrase.last
    if split.codes[last : last + 1] != "c":
        return True
    word = split.words[last + 1] if last + 1 < len(split.words) else ""
    return word.isdigit() and len(word) == 2 and split.codes[last + 2 : last + 3] in ("", ";", ",")


def _full(digits: str, latest: int) -> int:
    """The last year up to `latest` that ends in the two digits."""
    return latest - (latest - int(digits)) % 100


def _names_year(phrase: Phrase) -> bool:
    """Whether a year of four digits stands in the same sentence."""
    split = phrase.tokens
    for way in (-1, 1):
        for steps in range(1, _SENTENCE):
            place = phrase.first + way * steps
            if not 0 <= place < len(split.words) or _ends_sentence(split, place):
                break
            if split.codes[place] == "Y":
                return True
    return False


def _ends_sentence(split: Tokens, place: int) -> bool:
    """Whether a sentence ends here, and not an initial: "John H. Tol"."""
    before = split.words[place - 1] if place else ""
    initial = len(before) == 1 and before.isupper()
    return split.words[place] in ("!", "?", "\n") or (split.words[place] == "." and not initial)
