"""Correcting: what a form says of a statement, against what is known of it, as values of fields that are corrected."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import get_args

import msgspec
from pydantic import BaseModel

from sayso.errors import SettingsError
from sayso.ingest.dates import iso
from sayso.link.lift import JOIN
from sayso.pipeline.reviewing import Read
from sayso.records import Act, Amount, Basis, Bounds, Due, Party, Saying, Span, Spans, Stance
from sayso.text.profiles import describe
from sayso.view.rulings import SPANS
from sayso.web.passage import look_up

ACTS, STANCES, BASES = (get_args(one) for one in (Act, Stance, Basis))
"""What may be chosen."""
_PLACES = re.compile(r"(\d{1,9})-(\d{1,9})")
_ANY_JOIN = re.compile(r"\s*…\s*")


class Corrected(BaseModel, frozen=True):
    """How a form would have a statement; "" where there is to be nothing.

    `words_of_…` are words to be looked up in the report, `at_…` places that a script has chosen ("12-20,31-40"), which
    go before the words. `low` and `high` are per cent, `figure_low` and `figure_high` bounds, one for each figure.
    """

    act: str = ""
    stance: str = ""
    basis: str = ""
    speaker: str = ""
    published: str = ""
    low: str = ""
    high: str = ""
    earliest: str = ""
    latest: str = ""
    figure_low: tuple[str, ...] = ()
    figure_high: tuple[str, ...] = ()
    words_of_source: str = ""
    words_of_cue: str = ""
    words_of_content: str = ""
    at_source: str = ""
    at_cue: str = ""
    at_content: str = ""


def told(read: Read) -> Corrected:
    """A statement as it is now, as the form shows it first."""
    saying, text = read.saying, read.report.text
    sure = tuple(f"{round(one * 100)}" for one in saying.certainty) if saying.certainty else ("", "")
    return Corrected(
        act=saying.act,
        stance=saying.stance,
        basis=saying.basis,
        speaker=saying.source.name if saying.source else "",
        published=saying.published or "",
        low=sure[0],
        high=sure[1],
        earliest=_day(saying.due.earliest) if saying.due else "",
        latest=_day(saying.due.latest) if saying.due else "",
        figure_low=tuple(_bound(one.low) for one in saying.figures),
        figure_high=tuple(_bound(one.high) for one in saying.figures),
        words_of_source=_words(text, read.spans.source),
        words_of_cue=_words(text, read.spans.cue),
        words_of_content=JOIN.join(_words(text, one) for one in read.spans.content),
    )


def corrections(sent: Corrected, read: Read) -> Iterator[tuple[str, str]]:
    """The fields that the form has otherwise, with their values in JSON; SettingsError where one cannot be."""
    now, saying = told(read), read.saying
    spans = _spans(sent, now, read)
    if spans != read.spans:
        yield SPANS, _json(spans)
    cue = _words(read.report.text, spans.cue) or None
    if spans.cue is not None and cue != saying.cue and spans.cue != read.spans.cue:
        yield "cue", _json(cue)
    mention = _words(read.report.text, spans.source)
    source = _party(sent, now, saying.source, mention if spans.source != read.spans.source else None)
    if source != saying.source:
        yield "source", _json(source)
    for name in ("act", "stance", "basis"):
        if (value := getattr(sent, name)) != getattr(now, name):
            yield name, _json(value)
    if sent.published.strip() != now.published:
        yield "published", _json(_published(sent.published.strip()))
    yield from _values(sent, now, saying)


def _values(sent: Corrected, now: Corrected, saying: Saying) -> Iterator[tuple[str, str]]:
    if (sent.low, sent.high) != (now.low, now.high):
        yield "certainty", _json(_chance(sent.low.strip(), sent.high.strip()))
    if (sent.earliest, sent.latest) != (now.earliest, now.latest):
        condition = saying.due.condition if saying.due else None
        yield "due", _json(Due(_date(sent.earliest), _date(sent.latest), condition))
    if (sent.figure_low, sent.figure_high) != (now.figure_low, now.figure_high):
        yield "figures", _json(_figures(sent, saying.figures))


def _spans(sent: Corrected, now: Corrected, read: Read) -> Spans:
    """Where the words are that the form means."""
    source, cue = (_one(part, sent, now, read) for part in ("source", "cue"))
    content = _content(sent, now, read)
    return Spans(source, cue, content, JOIN.join(_words(read.report.text, one) for one in content))


def _one(part: str, sent: Corrected, now: Corrected, read: Read) -> Bounds | None:
    at, words, known = getattr(sent, f"at_{part}"), getattr(sent, f"words_of_{part}"), getattr(now, f"words_of_{part}")
    if at:
        return _placed(at)[0]
    if _same(words, known):
        bounds: Bounds | None = getattr(read.spans, part)
        return bounds
    return _found(part, words, read) if words.strip() else None


def _content(sent: Corrected, now: Corrected, read: Read) -> tuple[Bounds, ...]:
    if sent.at_content:
        return tuple(sorted(_placed(sent.at_content)))
    if _same(sent.words_of_content, now.words_of_content):
        return read.spans.content
    parts = [part for part in _ANY_JOIN.split(sent.words_of_content) if part.strip()]
    if not parts:
        raise SettingsError("A statement needs a content: to have none of it, reject it.")
    return tuple(sorted(_found("content", part, read) for part in parts))


def _found(what: str, words: str, read: Read) -> Bounds:
    """The words where they stand nearest to the statement."""
    span = look_up(read.report.text, words, read.spans.content[0][0])
    if span is None:
        raise SettingsError(f"The report has no words “{words.strip()}”, which the {what} is to have.")
    return span.start, span.end


def _placed(at: str) -> tuple[Bounds, ...]:
    found = [_PLACES.fullmatch(one) for one in at.split(",")]
    if not all(found):
        raise SettingsError(f"“{at}” are no places in a report.")
    return tuple((int(one[1]), int(one[2])) for one in found if one)


def _party(sent: Corrected, now: Corrected, known: Party | None, mention: str | None) -> Party | None:
    """Who says it: another name is another party, other words for the same one are not."""
    name = " ".join(sent.speaker.split())
    if name == now.speaker:
        return replace(known, mention=mention) if known and mention else known
    if not name:
        return None
    found = describe(name)
    written = mention or (known.mention if known else name)
    return Party(name, written, country=found.country, kind=found.kind, sector=found.sector)


def _published(written: str) -> str | None:
    found = iso(written) if written else None
    if written and found is None:
        raise SettingsError(f"“{written}” is no date; write it as 2024-10-25 or 2024-10-25T14:03Z")
    return found


def _chance(low: str, high: str) -> tuple[float, float] | None:
    if not low and not high:
        return None
    least, most = _number(low or "0"), _number(high or "100")
    if not 0 <= least <= most <= 100:
        raise SettingsError(f"“{low}” to “{high}” is no interval of per cent.")
    return least / 100, most / 100


def _figures(sent: Corrected, known: Sequence[Amount]) -> tuple[Amount, ...]:
    if not len(sent.figure_low) == len(sent.figure_high) == len(known):
        raise SettingsError("Not as many figures were sent as the statement has.")
    bounds = zip(sent.figure_low, sent.figure_high, strict=True)
    made = [(_number(low) if low.strip() else None, _number(high) if high.strip() else None) for low, high in bounds]
    for low, high in made:
        if low is not None and high is not None and low > high:
            raise SettingsError(f"{low:g} to {high:g} is no interval: the first is more than the second.")
    return tuple(replace(one, low=low, high=high) for one, (low, high) in zip(known, made, strict=True))


def _number(written: str) -> float:
    try:
        found = float(written.strip().replace(",", ""))
    except ValueError:
        raise SettingsError(f"“{written}” is no number.") from None
    if not abs(found) < float("inf"):
        raise SettingsError(f"“{written}” is no number.")
    return found


def _date(written: str) -> date | None:
    try:
        return date.fromisoformat(written.strip()) if written.strip() else None
    except ValueError:
        raise SettingsError(f"“{written}” is no date; write it as 2024-10-25") from None


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def _bound(bound: float | None) -> str:
    return "" if bound is None else f"{bound:.15g}"


def _same(words: str, known: str) -> bool:
    return words.split() == known.split()


def _words(text: str, bounds: Bounds | None) -> str:
    return Span(*bounds).of(text) if bounds else ""


def _json(value: object) -> str:
    return msgspec.json.encode(value).decode()
