"""Dating: the days that a statement gives for what it tells, by the words in it that date the event, not the saying."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sayso.records import Act, Saying, Stretch
from sayso.view.moment import instant

Days = tuple[date | None, date | None]
"""First and last day, included, None where open."""
AHEAD: frozenset[Act] = frozenset(["predicts", "promises", "demands"])

_CUE = (
    r"\b(?:said|says|saying|told|tells|telling|added|adds|wrote|writes|stated|states|reported|reports|announced"
    r"|announces|warned|warns|claimed|claims|confirmed|confirms|denied|denies|replied|replies|insisted|testified"
    r"|(?:in|at) an? (?:\w+ )?(?:statement|interview|briefing|speech|address|conference|report))"
)
_TO_WHOM = r"(?:\s+(?:to\s+)?(?:the\s+)?(?:[\w’'-]+s|him|her|them|us|parliament|[A-Z][\w’'-]*))?"
_FROM_WHERE = r"(?:\s+(?:in|at|from)\s+[A-Z][\w’'-]*(?:\s+[A-Z][\w’'-]*)*)?"
_OF_SAYING = re.compile(rf"{_CUE}{_TO_WHOM}{_FROM_WHERE}\s+(?:(?:on|late|early|earlier|in|at)\s+)*(?:the\s+)?$")
"""What stands before the time of a saying: "said on", "told reporters in Brussels late on"."""
_DATELINE = re.compile(r"^[A-Z][A-Z .’'-]{2,}(?:,\s+[A-Z][\w.’' -]*)?,?\s+$")
"""What stands before the time of a report: "KAZAN, Russia, "."""
_JOINED = re.compile(r"\s*,?\s*(?:or|and|to|through|until|[-–—])\s*(?:on|in)?\s*(?:the\s+)?")
"""What stands between two times that are one: "Sunday or on Monday"."""
_FIRST_WORDS = 2
"""Words that may stand before the time in "late on Monday that …"."""


@dataclass(frozen=True, slots=True)
class Dated:
    """What dates a statement's event: the words, the days, whether it lies ahead and whether it lasts; see Version."""

    times: tuple[Stretch, ...]
    days: Days | None
    ahead: bool
    lasting: bool


@dataclass(frozen=True, slots=True)
class _Found:
    """Times that are one, and where they stand in the statement's words."""

    start: int
    end: int
    times: tuple[Stretch, ...]
    days: Days | None


def dated(saying: Saying) -> Dated:
    """When what a statement tells happened or is to happen, by its words; no days where they are not clear."""
    if not saying.when:
        return Dated((), None, _ahead(saying, None), lasting=False)
    found = _united(_own(saying), saying.text)
    one = _chosen(saying, [each for each in found if each.days])
    times = one.times if one else tuple(time for each in found for time in each.times)
    if one is None or one.days is None:
        return Dated(times, None, _ahead(saying, None), lasting=False)
    ahead, lasting = _ahead(saying, one.days), any(time.bound == "since" for time in times)
    return Dated(times, _floored(one.days, saying) if ahead else one.days, ahead, lasting)


def day(saying: Saying) -> date | None:
    """The day on which it was published, None where that is not known."""
    return instant(saying.published).date() if saying.published else None


def meet(one: Days, other: Days) -> Days | None:
    """The days that both allow, None where there are none."""
    earliest = max(_known(one[0], other[0]), default=None)
    latest = min(_known(one[1], other[1]), default=None)
    return None if earliest and latest and earliest > latest else (earliest, latest)


def hull(several: Collection[Days]) -> Days:
    """The days from the first to the last that any of them allows."""
    firsts, lasts = zip(*several, strict=True)
    earliest = None if None in firsts else min(_known(*firsts))
    return earliest, None if None in lasts else max(_known(*lasts))


def _known(*days: date | None) -> list[date]:
    return [day for day in days if day is not None]


def _own(saying: Saying) -> list[_Found]:
    """The times that date what is told, in the order of the words; the same words twice are two times."""
    found: list[_Found] = []
    place = 0
    for time in saying.when:
        start = saying.text.find(time.words, place)
        if start < 0:
            continue
        place = start + len(time.words)
        if not _dates_saying(saying.text, start, place) and not _compares(saying.text, place):
            found.append(_Found(start, place, (time,), _days(time)))
    return found


def _dates_saying(text: str, start: int, end: int) -> bool:
    """Whether a time dates the saying or the report: "said on Monday", "on Monday that …", "KAZAN, Oct. 24"."""
    before, after = text[:start], text[end:]
    leads = len(re.findall(r"\w+", before)) <= _FIRST_WORDS and re.match(r",?\s+that\b", after) is not None
    return leads or any(pattern.search(before) for pattern in (_OF_SAYING, _DATELINE))


def _compares(text: str, end: int) -> bool:
    """Whether a time is a length that something differs by: "a week later than he had said" is not dated by it."""
    return re.match(r"\s+than\b", text[end:]) is not None


def _days(time: Stretch) -> Days | None:
    """The days of a time; "in the past" says nothing that the tense does not."""
    vague = time.earliest is None and (time.bound == "within" or time.latest is None)
    return None if vague else (time.earliest, time.latest)


def _united(found: Iterable[_Found], text: str) -> list[_Found]:
    """The times with those taken together that words join: "Sunday or Monday"."""
    united: list[_Found] = []
    for one in found:
        if united and _JOINED.fullmatch(text, united[-1].end, one.start):
            before = united.pop()
            united.append(_Found(before.start, one.end, before.times + one.times, _together(before.days, one.days)))
        else:
            united.append(one)
    return united


def _together(one: Days | None, other: Days | None) -> Days | None:
    """From the first to the last day of two times; times in the wrong order were misunderstood and give none."""
    if one is None or other is None or one[0] is None or other[0] is None or one[0] > other[0]:
        return None
    return hull((one, other))


def _chosen(saying: Saying, found: Sequence[_Found]) -> _Found | None:
    """The times that date the event: what all agree on, else the first after its word; none where neither tells.

    Those before it may date something else as well: "ships bought in May shelled the port on Monday".
    """
    if len(found) <= 1:
        return found[0] if found else None
    common: Days | None = (None, None)
    for one in found:
        common = meet(common, one.days) if common and one.days else None
    if common:
        return _Found(found[0].start, found[-1].end, tuple(time for one in found for time in one.times), common)
    place = saying.text.find(saying.events[0].word) if saying.events else -1
    return next((one for one in found if one.start > place), None) if place >= 0 else None


def _ahead(saying: Saying, days: Days | None) -> bool:
    """Whether what is told lies ahead of the saying: foreseen, or of the future and not dated before it."""
    if saying.act in AHEAD:
        return True
    said, future = day(saying), saying.due is not None or any(event.tense == "future" for event in saying.events)
    if days is None or said is None:
        return future
    later = days[0] is not None and (days[0] > said or (days[0] == said and days[1] is None))
    return later or (future and (days[1] is None or days[1] >= said))


def _floored(days: Days, saying: Saying) -> Days:
    """Of what is foreseen "by December" the day of saying so is the first on which it may be."""
    first = days[0] or day(saying)
    return (None if first and days[1] and first > days[1] else first), days[1]
