"""Hours: clock times and parts of a day, which take their day from what stands beside them."""

from __future__ import annotations

import re

from sayso.text.times.phrase import Meaning, Phrase


def clock(phrase: Phrase) -> Meaning | None:
    """10:30 a.m., 3 pm, noon, 0300 GMT: a time of a day that is not said yet ("T10:30")."""
    named = phrase.value("K")
    if named is not None:
        return Meaning("time", f"T{named}")
    found = re.match(r"(\d{1,2})(?:[:.](\d\d))?(?::(\d\d))?$", phrase.word("tnN"))
    if found is None:
        return _military(phrase)
    hour, minute = int(found[1]), found[2]
    half = phrase.value("k")
    if hour > 24 or int(minute or 0) > 59 or (half and hour > 12):
        return None
    if half == "PM" and hour < 12:
        hour += 12
    elif half == "AM" and hour == 12:
        hour = 0
    return Meaning("time", f"T{hour:02}:{minute or '00'}" + (f":{found[3]}" if found[3] else ""))


def _military(phrase: Phrase) -> Meaning | None:
    digits = phrase.word("nNY")
    if len(digits) != 4 or not digits.isdigit() or digits[:2] > "24" or digits[2:] > "59":
        return None
    return Meaning("time", f"T{digits[:2]}:{digits[2:]}")


def part(phrase: Phrase) -> Meaning | None:
    """Morning, early evening: a part of a day that is not said yet ("TMO")."""
    return Meaning("time", f"T{phrase.value('P')}")
