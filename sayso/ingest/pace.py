"""Pace: how often lists are asked for again, and when articles are looked at again for silent edits."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

from sayso.ingest.listing import Entry

SHORTEST, USUAL, LONGEST = timedelta(minutes=5), timedelta(minutes=15), timedelta(hours=6)
"""Between two requests for a list: at least, to begin with, and at most."""
AGAIN = (timedelta(hours=1), timedelta(hours=5), timedelta(hours=18))
"""From one look at an article to the next: 1, 6 and 24 hours after the first, since most edits come early."""
RECENT = timedelta(hours=48)
"""Older articles are not looked at again."""
NEVER = "9999-12-31T00:00:00Z"
"""When an article is due that is not looked at again."""
_MAX_AGE = re.compile(r"(?<![\w-])max-age\s*=\s*\"?(\d{1,9})", re.IGNORECASE)


def interval(before: timedelta, *, new: bool) -> timedelta:
    """How long to wait for a list after having waited so long `before`: less where it had something new, else more."""
    return _between(before / 2 if new else before * 1.5)


def kept(wait: timedelta, ttl: float | None, cache: str | None) -> timedelta:
    """The wait, made longer where the list (`ttl`, in seconds) or its server (Cache-Control) says that it is good."""
    age = _MAX_AGE.search(cache or "")
    return _between(max(wait, timedelta(seconds=max(ttl or 0.0, float(age[1]) if age else 0.0))))


def recent(entry: Entry, moment: datetime) -> bool | None:
    """Whether an article was published or updated lately; None if its list does not say when."""
    said = entry.updated or entry.published
    return moment - latest(said) <= RECENT if said else None


def latest(date: str) -> datetime:
    """The moment that an ISO 8601 date or moment means at the latest."""
    found = datetime.fromisoformat(date)
    return found if found.tzinfo else found.replace(tzinfo=UTC) + timedelta(days=1)


def stamp(moment: datetime) -> str:
    """A moment as records hold it."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _between(wait: timedelta) -> timedelta:
    return min(max(wait, SHORTEST), LONGEST)
