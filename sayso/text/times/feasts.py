"""Feasts: holidays by their names."""

from __future__ import annotations

from sayso.text.times.calendar import feast
from sayso.text.times.dates import named_year
from sayso.text.times.phrase import Meaning, Phrase


def holiday(phrase: Phrase) -> Meaning | None:
    """Christmas, last Thanksgiving, New Year's Eve, Labor Day."""
    rule = _rule(phrase)
    base = phrase.story.today
    if rule is None:
        return None
    if rule == "09-11":
        return Meaning("date", "2001-09-11")
    year = named_year(phrase)
    if year is not None:
        return Meaning("date", feast(rule, year).isoformat())
    if base is None:
        return Meaning("date", f"XXXX-{rule}" if rule[2:3] == "-" and len(rule) == 5 else "XXXX")
    past = phrase.value("L") is not None or (phrase.value("F") is None and phrase.tense == "past")
    day = feast(rule, base.year)
    if past and day > base:
        day = feast(rule, base.year - 1)
    elif not past and day < base:
        day = feast(rule, base.year + 1)
    return Meaning("date", day.isoformat())


_NAMED_DAYS = {
    "new": "01-01",
    "valentine": "02-14",
    "boxing": "12-26",
    "independence": "07-04",
    "veterans": "11-11",
    "armistice": "11-11",
    "labor": "9-1-1",
    "memorial": "5-1-5",
    "presidents": "2-1-3",
    "columbus": "10-1-2",
}


def _rule(phrase: Phrase) -> str | None:
    if phrase.place("*") is not None:
        eve = phrase.place("&") is not None and phrase.word("*") == "christmas"
        return "12-24" if eve else phrase.value("*")
    word = phrase.word("!")
    if word == "new" and (phrase.place("u") is None or phrase.place("'") is None):
        return None
    if word != "new" and phrase.word("U") != "day":
        return None
    return "12-31" if word == "new" and phrase.place("&") is not None else _NAMED_DAYS.get(word)
