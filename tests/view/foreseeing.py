"""Foreseeing: stories of forecasts out of a few words, with their days read as a report's are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any, cast

from sayso.records import Act, Amount, Due, Material, Query, Saying, Span, Story, Stretch
from sayso.text.conditions import condition, is_future
from sayso.text.figures import figures
from sayso.text.times import times
from sayso.view.claims import claims
from tests.view.stories import OUTLETS, link, saying


def told(ident: str, short: Mapping[str, Any]) -> Saying:
    """Short keys as in `stories.saying`, and: sure, hedges, context."""
    made = saying(ident, short, short["text"], short.get("event"))
    text, day = made.text, date.fromisoformat((made.published or "")[:10])
    when = tuple(Stretch(one.span.of(text), one.value, one.earliest, one.latest, one.bound) for one in times(text, day))
    return replace(
        made,
        context=short.get("context", made.context),
        voice="indirect" if made.source or "cue" in short else "own",
        when=when,
        due=_due(text, day, made.act, when),
        figures=tuple(_amount(text, one.span, one.low, one.high, one.unit) for one in figures(text)),
        certainty=tuple(short["sure"]) if "sure" in short else None,
        hedges=("likely",) if "sure" in short else (),
    )


def _due(text: str, day: date, act: Act, when: tuple[Stretch, ...]) -> Due | None:
    """As the reader does it: the first day that lies ahead, for what looks ahead."""
    whole = (Span(0, len(text)),)
    if act != "predicts" and not is_future(text, whole).value:
        return None
    ahead = next((one for one in when if one.latest is not None and one.latest >= day), None)
    hangs = condition(text, whole)
    words = hangs.of(text) if hangs else None
    return Due(ahead.earliest or day, ahead.latest, words) if ahead else Due(day, None, words)


def _amount(text: str, span: Span, low: float | None, high: float | None, unit: Any) -> Amount:
    return Amount(span.of(text), low, high, unit)


def story(row: Mapping[str, Any], since: str | None = None) -> Story:
    """Keys: say (sayings by id), links, at (the moment)."""
    material = Material(
        tuple(told(ident, short) for ident, short in row["say"].items()),
        tuple(link(words) for words in row.get("links", ())),
    )
    found = claims(material, as_of=row["at"], outlets=OUTLETS)
    return Story(Query(since=since), row["at"], cast(Any, found))
