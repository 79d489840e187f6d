"""Calendar: the days that a TIMEX3 value covers, and the values of periods around a day."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from sayso.records import Precision

Days = tuple[date | None, date | None]
"""First and last day, both included; None where open or not to be known."""
UNKNOWN: Days = (None, None)

SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
"""First month of each season; it lasts three, as meteorologists count on the northern half of the earth."""
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(T.*)?$")
_WEEK = re.compile(r"(\d{4})-W(\d\d)(-WE)?$")
_MONTH = re.compile(r"(\d{4})-(\d\d)$")
_PART = re.compile(r"(\d{4})-(Q[1-4]|H[12]|SP|SU|FA|WI)$")
_YEARS = re.compile(r"\d{2,4}$")
_LENGTHS: dict[str, Precision] = {
    "Y": "year",
    "M": "month",
    "W": "week",
    "D": "day",
    "Q": "quarter",
    "E": "weekend",
    "C": "century",
}
_PRECISIONS: dict[int, Precision] = {2: "century", 3: "decade", 4: "year", 7: "month", 10: "day"}


def days(value: str) -> Days:
    """First and last day of a TIMEX3 date or time, or of two parted by a slash; unknown for all else."""
    first, slash, last = value.partition("/")
    if slash:
        return days(first)[0], days(last)[1]
    try:
        return _days(value)
    except ValueError:  # no such day, week or year
        return UNKNOWN


def _days(value: str) -> Days:
    span = UNKNOWN
    if found := _DAY.match(value):
        day = date(int(found[1]), int(found[2]), int(found[3]))
        span = day, day
    elif found := _MONTH.match(value):
        date(int(found[1]), int(found[2]), 1)  # raises for a thirteenth month
        span = month_days(int(found[1]), int(found[2]))
    elif found := _WEEK.match(value):
        monday = date.fromisocalendar(int(found[1]), int(found[2]), 1)
        span = monday + timedelta(5 if found[3] else 0), monday + timedelta(6)
    elif found := _PART.match(value):
        span = _part_days(int(found[1]), found[2])
    elif _YEARS.match(value):
        years = 10 ** (4 - len(value))
        span = date(int(value) * years, 1, 1), date(int(value) * years + years - 1, 12, 31)
    return span


def _part_days(year: int, part: str) -> Days:
    if part[0] == "Q":
        first, months = int(part[1]) * 3 - 2, 3
    elif part[0] == "H":
        first, months = int(part[1]) * 6 - 5, 6
    else:
        first, months = SEASON_MONTHS[part], 3
    return month_days(year, first)[0], month_days(year, first + months - 1)[1]


def month_days(year: int, month: int) -> tuple[date, date]:
    """First and last day of a month; months below 1 and above 12 belong to the years before and after."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def precision(value: str) -> Precision:
    """How finely a TIMEX3 value is given; that of a duration is its unit."""
    value = value.partition("/")[0]
    if value[0] == "P" and not value.endswith("_REF"):
        return "hour" if "T" in value else _LENGTHS.get(value[-1], "vague")
    if "T" in value:
        tail = value.partition("T")[2]
        return "part of day" if tail.isalpha() else "second" if tail.count(":") == 2 else "hour"
    if value.endswith("_REF"):
        return "vague"
    for sign, named in _SIGNS.items():
        if sign in value:
            return named
    return _PRECISIONS.get(len(value), "vague")


_SIGNS: dict[str, Precision] = {
    "-WE": "weekend",
    "-WXX-": "day",
    "-WI": "season",
    "-W": "week",
    "-Q": "quarter",
    "-H": "quarter",
    "-S": "season",
    "-F": "season",
    "BC": "year",
}


def narrowed(span: Days, part: str) -> Days:
    """The early (START), middle (MID) or late (END) part of a stretch: its first half, middle third, last half.

    As people asked about "early October" answer (GUM's dates by hand: 1 to 15, and 15 to 30 for late).
    """
    first, last = span
    if first is None or last is None:
        return span
    size = (last - first).days + 1
    if part == "START":
        return first, first + timedelta((size - 1) // 2)
    if part == "END":
        return first + timedelta(size // 2), last
    if part == "MID":
        return first + timedelta(size // 3), first + timedelta(size * 2 // 3)
    return span


def edge(span: Days, part: str) -> Days:
    """The beginning or end of a stretch: its first or last quarter."""
    first, last = span
    if first is None or last is None or part == "MID":
        return narrowed(span, part)
    size = max(((last - first).days + 1) // 4, 1)
    if part == "START":
        return first, first + timedelta(size - 1)
    if part == "END":
        return last - timedelta(size - 1), last
    return span


def shifted(day: date, unit: str, steps: float) -> date | None:
    """The day `steps` units after `day`, before it if negative; None beyond the calendar's end."""
    try:
        if unit in _UNIT_DAYS:
            return day + timedelta(steps * _UNIT_DAYS[unit])
        months = round(steps * _UNIT_MONTHS[unit])
        first, last = month_days(day.year, day.month + months)
        return first.replace(day=min(day.day, last.day))
    except (OverflowError, ValueError):
        return None


_UNIT_DAYS = {"D": 1, "N": 1, "W": 7, "2W": 14, "WE": 7, "TH": 1 / 24, "TM": 1 / 1440, "TS": 1 / 86400}
_UNIT_MONTHS = {"M": 1, "Q": 3, "Y": 12, "E": 120, "C": 1200, "L": 12000, "SP": 12, "SU": 12, "FA": 12, "WI": 12}


def period(day: date, unit: str) -> str:
    """The TIMEX3 value of the day, week, weekend, month, quarter, season, year or longer that holds `day`.

    For a weekend, that of the week; for a season, the one that began last if `day` is not in it.
    """
    if unit in ("W", "2W", "WE"):
        year, week, _ = day.isocalendar()
        return f"{year:04}-W{week:02}" + ("-WE" if unit == "WE" else "")
    if unit == "M":
        return f"{day.year:04}-{day.month:02}"
    if unit == "Q":
        return f"{day.year:04}-Q{(day.month + 2) // 3}"
    if unit in SEASON_MONTHS:
        return f"{day.year - (day.month < SEASON_MONTHS[unit]):04}-{unit}"
    if unit in ("Y", "E", "C"):
        return f"{day.year:04}"[: {"Y": 4, "E": 3, "C": 2}[unit]]
    return day.isoformat()


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher's rule)."""
    a, (b, c) = year % 19, divmod(year, 100)
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * k) // 451
    month, day = divmod(h + k - 7 * m + 114, 31)
    return date(year, month, day + 1)


def feast(rule: str, year: int) -> date:
    """A holiday's day: "12-25", "easter-2" (days from Easter), "11-4-4" (month, weekday, which; 5 is the last)."""
    if rule.startswith("easter"):
        return easter(year) + timedelta(int(rule[6:] or 0))
    numbers = [int(part) for part in rule.split("-")]
    if len(numbers) == 2:
        return date(year, numbers[0], numbers[1])
    month, weekday, which = numbers
    first, last = month_days(year, month)
    day = first + timedelta((weekday - first.isoweekday()) % 7 + 7 * (which - 1))
    return day if day <= last else day - timedelta(7)
