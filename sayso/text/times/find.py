"""Finding: from a text's words to the time expressions among them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from sayso.records import Span, When
from sayso.text.times import combined, dates, feasts, hours, lengths, relative
from sayso.text.times.bounds import bound, opened
from sayso.text.times.calendar import days, precision
from sayso.text.times.grammar import GRAMMAR
from sayso.text.times.phrase import Meaning, Phrase, Story
from sayso.text.times.tokens import Tokens, tokens

_READERS: dict[str, Callable[[Phrase], Meaning | None]] = {
    "iso": dates.iso,
    "clock": hours.clock,
    "part_of": lengths.part_of,
    "month_day": dates.month_day,
    "day_month": dates.day_month,
    "quarter": dates.quarter,
    "half": dates.half,
    "bc": dates.bc,
    "century": dates.century,
    "month": dates.month,
    "season": dates.season,
    "holiday": feasts.holiday,
    "weekday": relative.weekday,
    "day_beside": combined.day_beside,
    "deictic": relative.deictic,
    "nth_weekday": combined.nth_weekday,
    "nth": combined.nth,
    "short_year": combined.short_year,
    "hence": combined.hence,
    "decade": dates.decade,
    "ever": lengths.ever,
    "length": lengths.length,
    "year_ago": relative.year_ago,
    "year": dates.year,
    "period": relative.period_of,
    "those": relative.those,
    "edge": relative.edge,
    "the": relative.the,
    "reference": relative.reference,
    "part": hours.part,
    "weekend": relative.weekend,
    "plural": lengths.plural,
}


@dataclass(frozen=True, slots=True)
class Found:
    """A phrase and its meaning; `day` is the day that a clock time beside no date belongs to."""

    first: int
    last: int
    meaning: Meaning
    day: date | None


def expressions(text: str, published: date | None, *, anchored: bool = True) -> Iterator[tuple[Tokens, Found]]:
    """Time expressions of `text` in order, before bound words open their intervals."""
    split = tokens(text)
    for found in _joined(split, _read(split, Story(published, anchored))):
        whole = _placed(found)
        if whole is not None:
            yield split, whole


def times(text: str, published: date | None, *, anchored: bool = True) -> tuple[When, ...]:
    """Time expressions of `text` in order (TIMEX3: Pustejovsky et al., 2003), as intervals of days.

    Relative ones hang on the day of publication and the tense of their clause. Without `published` they hang on
    the last date that the text gave, as in a narrative; not so if `anchored` is False, and then stay unknown.
    """
    return tuple(_when(split, found, published) for split, found in expressions(text, published, anchored=anchored))


def _read(split: Tokens, story: Story) -> Iterator[Found]:
    named: int | None = None
    for match in GRAMMAR.finditer(split.codes):
        phrase = Phrase(story, split, match.start(), match.end())
        meaning = _READERS[match.lastgroup or ""](phrase)
        if meaning is None:
            continue
        if _is_dateline(phrase, meaning):
            # What follows was written on that day, even if it went out on another.
            story.published = days(meaning.value)[0]
        near = named is not None and phrase.first - named < _HOURS
        yield Found(phrase.first, phrase.last, meaning, story.day if near else story.today)
        story.note(meaning)
        if meaning.value[:4].isdigit() and len(meaning.value.partition("T")[0]) == len("2024-10-25"):
            named = phrase.last


_HOURS = 40
"""Words behind a day for which an hour that stands alone is one of that day."""
_HEAD = 120
"""Words from the beginning in which a dateline may stand, below headlines."""
_POSTED = timedelta(3)
"""How far a dateline may be from the day of publication: a weekend, or a day's difference of time zones."""


def _is_dateline(phrase: Phrase, meaning: Meaning) -> bool:
    """Whether a date with its year stands alone on a line at the beginning of what was published about then."""
    words, day, published = phrase.tokens.words, days(meaning.value)[0], phrase.story.published
    if phrase.first > _HEAD or len(meaning.value) != 10 or published is None or day is None:
        return False
    alone = words[phrase.first - 1 : phrase.first] in ([], ["\n"]) and words[phrase.last : phrase.last + 1] == ["\n"]
    return alone and abs(day - published) <= _POSTED


def _joined(split: Tokens, found: Iterator[Found]) -> Iterator[Found]:
    """Clock times and parts of a day made one with the date beside them."""
    kept: Found | None = None
    for one in found:
        if kept is not None:
            both = _both(kept, one, split.codes[kept.last : one.first])
            if both is not None:
                kept = both
                continue
            yield kept
        kept = one
    if kept is not None:
        yield kept


_PART_THEN_HOUR = re.compile(r"\d{4}-\d\d-\d\dT[A-Z]{2}\+T\d")
_GAPS = frozenset(["", ",", "p", ",p", "o", "pT", "oT", ",pT"])


def _both(left: Found, right: Found, gap: str) -> Found | None:
    if gap not in _GAPS:
        return None
    values = left.meaning.value, right.meaning.value
    hour = next((value for value in values if value[0] == "T"), None)
    if hour is not None and _PART_THEN_HOUR.match("+".join(values)):  # "Tuesday morning at 3"
        return Found(left.first, right.last, Meaning("time", f"{values[0][:10]}{hour}"), left.day)
    day = next((value for value in values if len(value) == 10 and days(value)[0]), None)
    if hour is None or day is None:
        return None
    return Found(left.first, right.last, Meaning("time", f"{day}{hour}"), left.day)


def _placed(found: Found) -> Found | None:
    """A clock time given its day; None for a part of a day without one."""
    value = found.meaning.value
    if value[0] != "T":
        return found
    if value[1:].isalpha():
        return None
    day = "XXXX-XX-XX" if found.day is None else found.day.isoformat()
    return replace(found, meaning=Meaning("time", f"{day}{value}"))


def _when(split: Tokens, found: Found, published: date | None) -> When:
    meaning = found.meaning
    limit, size = bound(split, found.first) if meaning.kind in ("date", "time") else ("within", 0)
    if size and split.codes[found.last : found.last + 1] == "'":
        limit, size = "within", 0
    first = found.first - size
    earliest, latest = opened(limit, meaning.days, published)
    return When(
        Span(split.starts[found.first], split.end(found.last - 1)),
        meaning.kind,
        meaning.value,
        earliest,
        latest,
        meaning.precision or precision(meaning.value),
        limit,
        Span(split.starts[first], split.end(found.first - 1)) if size else None,
    )
