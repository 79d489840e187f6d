"""Schema: the shape of each view as JSON, as JSON Schema."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from sayso.export.claims.meanings import MEANINGS as CLAIMS
from sayso.export.nodes import Node, ref, text
from sayso.export.shapes import Meanings, document, items, named_as, reached
from sayso.export.views import (
    denials,
    drift,
    figures,
    forecasts,
    map,  # noqa: A004
    sources,
    story,
    timeline,
    unconfirmed,
)
from sayso.export.views.forms import View
from sayso.records import Query

VIEWS: tuple[tuple[View[Any], Meanings], ...] = (
    (story.VIEW, story.MEANINGS),
    (figures.VIEW, figures.MEANINGS),
    (forecasts.VIEW, forecasts.MEANINGS),
    (denials.VIEW, denials.MEANINGS),
    (unconfirmed.VIEW, unconfirmed.MEANINGS),
    (drift.VIEW, drift.MEANINGS),
    (sources.VIEW, sources.MEANINGS),
    (timeline.VIEW, timeline.MEANINGS),
    (map.VIEW, map.MEANINGS),
)
"""All views, each with the meanings of its records, that of its items first."""
_QUERY: Meanings = {
    Query: (
        "What was asked for.",
        {
            "text": "Words, all of which a claim must have.",
            "source": "Somebody who says it.",
            "place": "A place that it names.",
            "since": "Only what was said or changed then or later.",
            "as_of": "What stood then, by publication.",
            "known": "What the ledger knew then, by recording.",
            "standing": "A support or an opposition.",
            "limit": "At most so many.",
            "offset": "From which on.",
        },
    )
}


def schemas() -> dict[str, Callable[[], dict[str, object]]]:
    """What makes the JSON Schema of each view, by its name."""
    return {view.name: partial(_schema, view, meanings) for view, meanings in VIEWS}


def _schema(view: View[Any], meanings: Meanings) -> dict[str, object]:
    item, (about, _) = next(iter(meanings.items()))
    every: dict[type, tuple[str, dict[str, str]]] = {**CLAIMS, **_QUERY}
    for _, told in VIEWS:
        every.update(told)
    parts: dict[str, Node] = {
        "query": {**ref(named_as(Query)), "description": "What was asked for."},
        "moment": text("As of when it is told: ISO 8601 date, or moment in UTC."),
        view.name: items(item, about),
    }
    return document(view.schema, f"{about} As of a moment.", parts, reached(item, every) | reached(Query, every))
