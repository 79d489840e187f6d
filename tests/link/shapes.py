"""Shapes: statements for tests of linking, their values read by the text grammars, without a trained model."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from sayso.link.item import Item
from sayso.link.lift import said
from sayso.records import Event, Kind, Party, Reading, Report, Saying, Span, Statement, fingerprint
from sayso.text.conditions import polarity_at, tense_at
from sayso.text.figures import figures
from sayso.text.places import mentions, places
from sayso.text.profiles import describe
from sayso.text.times import times
from sayso.text.triggers import triggers

Side = dict[str, Any]
"""One side of a row: what is said, `by` whom (None: the outlet) of what `kind`, with which `act`, where and when."""


def item(side: Side, vector: bytes | None = None) -> Item:
    """A side of a row, ready to be compared."""
    return Item(saying(side), vector)


def saying(side: Side) -> Saying:
    """A side of a row as a statement of a report that holds nothing else."""
    text = side["text"]
    report = Report(text, outlet=side.get("outlet"), published=side.get("published"), wire=side.get("wire"))
    (lifted,) = said(Reading(report, "test", statements=(_statement(text, report, side),)))
    source = side.get("by")
    return replace(
        lifted,
        act=side.get("act", "asserts"),
        context=str(side.get("context", text)),
        source=_party(source, side.get("kind")) if source else None,
    )


def _statement(text: str, report: Report, side: Side) -> Statement:
    when = times(text, date.fromisoformat(report.published[:10]) if report.published else None)
    return Statement(
        id=fingerprint("test", report.id, side.get("by"), side.get("act")),
        voice="indirect" if side.get("by") else "own",
        content=(Span(0, len(text)),),
        events=tuple(_events(text)),
        when=when,
        where=places(text, mentions(text)),
        figures=tuple(f for f in figures(text) if not any(w.span.start <= f.span.start < w.span.end for w in when)),
    )


def _events(text: str) -> Iterator[Event]:
    for span, root in triggers(text, 0, len(text)):
        yield Event(span, root, polarity=polarity_at(text, span.start), tense=tense_at(text, span.start))


def _party(name: str, kind: Kind | None) -> Party:
    unnamed = name.split(maxsplit=1)[0] in ("a", "an", "the", "two") or name.islower()
    known = describe(name, unnamed=unnamed)
    return Party(name, name, country=known.country, kind=kind or known.kind, sector=known.sector, unnamed=unnamed)
