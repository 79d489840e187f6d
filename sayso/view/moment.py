"""Moment: what stood as of one, by publication and by recording; it only narrows what is looked at."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from functools import lru_cache

from sayso.errors import SettingsError
from sayso.records import Material, Saying

LENGTH_OF_A_DATE = len("2024-10-25")
_RETOLD = re.compile(r"had\b|(?:has |have )?(?:earlier|previously)\b", re.IGNORECASE)
Order = tuple[bool, datetime, str, int, str]


def order(saying: Saying) -> Order:
    """Sorts statements by publication, then report and place in it; a bare date is its beginning, none comes last."""
    begun = instant(saying.published) if saying.published else datetime.max.replace(tzinfo=UTC)
    return saying.published is None, begun, saying.report, saying.start, saying.id


def ordered(sayings: Iterable[Saying]) -> tuple[Saying, ...]:
    """Statements in time order."""
    return tuple(sorted(sayings, key=order))


def after(one: Saying, other: Saying) -> bool:
    """Whether `one` surely comes after `other`: published later, or in the same report further down.

    What a report tells as said before ("had denied") comes before what it tells otherwise.
    """
    if one.report == other.report:
        return one.start > other.start if retold(one) == retold(other) else retold(other)
    if one.published is None or other.published is None:
        return False
    return instant(one.published) > instant(other.published)


def retold(saying: Saying) -> bool:
    """Whether a report only recalls that it was said, on some earlier occasion: "had denied", "has earlier said"."""
    return _RETOLD.match(saying.cue or "") is not None


@lru_cache(maxsize=65536)
def instant(words: str, end: bool = False) -> datetime:
    """An ISO 8601 date or moment (UTC unless it says otherwise); of a date the beginning, or the `end`.

    Raises SettingsError where it is neither.
    """
    try:
        found = datetime.fromisoformat(words)
    except ValueError:
        raise SettingsError(f"{words!r} is neither a date (2024-10-25) nor a moment (2024-10-25T14:03:00Z)") from None
    if end and len(words) <= LENGTH_OF_A_DATE:
        found = datetime.combine(found, time.max)
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def by(moment: str | None, end: str) -> bool:
    """Whether a moment is surely no later than `end`, of which a date means its end; what has no date is not."""
    return moment is not None and instant(moment) <= instant(end, end=True)


def eve(since: str) -> str:
    """The last moment before what is said "since" then: the day before a date, a moment itself."""
    if len(since) > LENGTH_OF_A_DATE:
        return since
    return (instant(since) - timedelta(days=1)).date().isoformat()


def day(saying: Saying) -> str | None:
    """When it was published, for people: "24 October 2024"."""
    if saying.published is None:
        return None
    found = instant(saying.published)
    return f"{found.day} {found:%B %Y}"


def ruled_by(material: Material, known: str | None) -> Material:
    """The material with only the rulings made by the moment `known`."""
    if known is None:
        return material
    end = instant(known, end=True)
    return replace(material, rulings=tuple(ruling for ruling in material.rulings if instant(ruling.made) <= end))


def stood(material: Material, as_of: str | None, known: str | None) -> Material:
    """The material with only what was published by `as_of` and recorded by `known`, and links between such.

    What has no date counts only where no `as_of` is given, and what was never recorded only where no `known` is.
    """
    sayings = material.sayings
    if as_of is not None:
        end = instant(as_of, end=True)
        sayings = tuple(s for s in sayings if s.published is not None and instant(s.published) <= end)
    if known is not None:
        seen = {report for report, when in material.recorded.items() if instant(when) <= instant(known, end=True)}
        sayings = tuple(s for s in sayings if s.report in seen)
    ids = {saying.id for saying in sayings}
    links = (link for link in material.links if link.statement in ids)
    return replace(material, sayings=sayings, links=tuple(k for k in links if k.other is None or k.other in ids))
