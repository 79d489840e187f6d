"""A ledger of reports that are meant to do harm: whatever they have is a payload of `cases/payloads.jsonl`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import msgspec

from sayso.ledger import Ledger, connect
from sayso.ledger.entries import Entry
from sayso.link.lift import said
from sayso.pipeline.adding import store
from sayso.records import Actor, Figure, Forecast, Reading, Report, Source, Span, Statement, When, Where
from sayso.records.values import Act, Found
from tests.deployment import RECORDED, desk

_VERSIONS = 40
"""Of so many reports one is printed again in other words."""
_FIRST = date(2031, 5, 12)
_ACTS: tuple[Act, ...] = ("asserts", "denies", "predicts", "doubts")


@dataclass(frozen=True, slots=True)
class Payload:
    """What stands in a report, and what it `would` do if it worked."""

    kind: str
    payload: str
    would: str


def _payloads() -> Iterator[Payload]:
    path = Path(__file__).parent / "cases" / "payloads.jsonl"
    for line in path.read_text(encoding="utf-8").splitlines():
        yield msgspec.json.decode(line, type=Payload)


PAYLOADS = tuple(_payloads())


@cache
def ledger() -> Ledger:
    """All of them, each as text, title, outlet, agency, author, language, address, name, role and place of a report."""
    book = connect(":memory:")
    for number, one in enumerate(PAYLOADS):
        store(book, _entry(number, one.payload, "had crossed"), desk())
        if not number % _VERSIONS:
            store(book, _entry(number, one.payload, "may have crossed"), desk())
    return book


def _entry(number: int, payload: str, did: str) -> Entry:
    reading = _reading(number, payload, did)
    sayings = said(reading)
    vectors = tuple(bytes(384) for _ in sayings)
    return Entry(reading, sayings, vectors, tuple(frozenset[str]() for _ in sayings), frozenset(), RECORDED)


def _reading(number: int, payload: str, did: str) -> Reading:
    name = f"Tarsk {payload}"
    text = f"{payload} {name} said that 300 {payload} {did} at Miren {payload} on 12 May {number}."

    def span(words: str, start: int = len(payload) + 1) -> Span:
        found = text.index(words, start)
        return Span(found, found + len(words))

    named = span(name)
    cue, content = span("said", named.end), Span(named.end + len(" said "), len(text) - 1)
    place, day = span(f"Miren {payload}", content.start), span("12 May", content.start)
    counted = Span(span("300", content.start).end + 1, span(f" {did}", content.start).start)
    due = date(2031, 5, 12)
    act = _ACTS[number % len(_ACTS)]
    statement = Statement(
        f"{2 * number + (did != 'had crossed'):016x}",
        "indirect",
        (content,),
        Source(named, "a1"),
        cue,
        act=Found(act, (cue,)),
        when=(When(day, "date", "2031-05-12", due, due, "day"),),
        where=(Where(place, f"Miren {payload}", 50.0, 30.0 + number / 10, "UA", "town", 5.0),),
        figures=(Figure(span("300", content.start), 300, 300, counted=counted),),
        forecast=Forecast(due, due, (day,)) if act == "predicts" else None,
    )
    actor = Actor("a1", name, named, (named,), role=payload, affiliation=payload, sector=payload)
    # On days of their own, so that none of them is taken for the same as another.
    published = (_FIRST + timedelta(days=3 * number + (did != "had crossed"))).isoformat()
    report = Report(text, payload, payload, payload, payload, published, payload, payload)
    return Reading(report, "by hand", (actor,), (statement,))
