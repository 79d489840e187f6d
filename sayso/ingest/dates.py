"""Dates: a publication date in any usual writing into ISO 8601, or nothing; never a guess."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime

_MONTHS = {
    name: number
    for number, names in enumerate(
        ("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
         "september sept sep", "october oct", "november nov", "december dec"), 1,
    )
    for name in names.split()
}  # fmt: skip
_DAY = re.compile(r"(\d{4})[-/.]?(\d{2})[-/.]?(\d{2})(?!\d)")
_DAY_FIRST = re.compile(r"(?:[a-z]+,\s+)?(\d{1,2})(?:st|nd|rd|th)?\s+([a-z]+)\.?,?\s+(\d{4})\b")
_MONTH_FIRST = re.compile(r"(?:[a-z]+,\s+)?([a-z]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b")
YEARS = range(1600, 2101)
"""From the first newspapers on; anything outside is a slip or a placeholder ("0001-01-01")."""


def iso(value: str) -> str | None:
    """`value` as "2024-10-25", or "2024-10-25T14:03:00Z" where it names hour and zone; None if it is no date.

    A time of day without a zone is dropped: it fixes no moment. Day and month as bare numbers in the
    order of a country (3/4/2024) are refused, since nobody can tell which is which.
    """
    value = " ".join(value.split())
    if not 8 <= len(value) <= 60:
        return None
    return _moment(value) or _mail(value) or _words(value.lower())


def _moment(value: str) -> str | None:
    found = _DAY.match(value)
    if not found:
        return None
    try:
        # "+03:00" and "Z" may stand after a space; fromisoformat takes neither that nor slashes.
        day = "-".join(found.groups())
        return _utc(datetime.fromisoformat(day + re.sub(r"\s+(?=[+Z-])", "", value[found.end() :])))
    except ValueError:
        pass
    rest = value[found.end() :]
    return _day(*found.groups()) if not rest or rest[0] in " T" else None


def _mail(value: str) -> str | None:
    """The form of mail and feeds: "Fri, 25 Oct 2024 14:03:00 GMT"."""
    if ":" not in value:
        return None
    try:
        return _utc(parsedate_to_datetime(value))
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _words(value: str) -> str | None:
    if found := _DAY_FIRST.match(value):
        day, month, year = found.groups()
    elif found := _MONTH_FIRST.match(value):
        month, day, year = found.groups()
    else:
        return None
    return _day(year, str(_MONTHS.get(month, 0)), day)


def _utc(moment: datetime) -> str | None:
    if moment.tzinfo is None:
        return _day(str(moment.year), str(moment.month), str(moment.day))
    try:
        moment = moment.astimezone(UTC)
    except OverflowError:
        return None
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ") if moment.year in YEARS else None


def _day(year: str, month: str, day: str) -> str | None:
    try:
        found = date(int(year), int(month), int(day))
    except ValueError:
        return None
    return found.isoformat() if found.year in YEARS else None
