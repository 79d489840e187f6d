"""Every view of the example story, in every format, as of any moment."""

from __future__ import annotations

import io
import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any
from unittest.mock import patch

from sayso.export.views import brief, denials, drift, figures, forecasts, sources, story, timeline, unconfirmed
from sayso.export.views import map as map_page
from sayso.records import Story
from sayso.view.denials import denials as denials_in
from sayso.view.drifts import drifts
from sayso.view.forecasts import forecasts as forecasts_in
from sayso.view.moment import eve
from sayso.view.occurrences import occurrences
from sayso.view.places import places
from sayso.view.sources import sources as sources_in
from sayso.view.state import state
from sayso.view.tracks import tracks
from sayso.view.unconfirmed import unconfirmed as unconfirmed_in
from tests.deployment import MOMENTS
from tests.deployment import story as tell

Items = Callable[[Story, Story | None], Sequence[Any]]
VERBS: Mapping[str, tuple[Items, Mapping[str, Any]]] = {
    "story": (lambda now, then: (state(now, then),), story.WRITERS),
    "figures": (lambda now, _: tracks(now), figures.WRITERS),
    "forecasts": (lambda now, _: forecasts_in(now), forecasts.WRITERS),
    "denials": (lambda now, _: denials_in(now), denials.WRITERS),
    "unconfirmed": (lambda now, _: unconfirmed_in(now), unconfirmed.WRITERS),
    "drift": (lambda now, _: drifts(now), drift.WRITERS),
    "sources": (lambda now, _: sources_in(now), sources.WRITERS),
    "timeline": (lambda now, _: occurrences(now), timeline.WRITERS),
    "map": (lambda now, _: places(now), map_page.WRITERS),
    "brief": (lambda now, then: (state(now, then),), brief.WRITERS),
}
"""How each verb gets its items, and its formats."""


def told(verb: str, moment: str, form: str, *, until: str | None = None, limit: int | None = 10) -> str:
    """What a verb gives as of a moment, 100 columns wide; `until` names a ledger that ends with that day.

    A story and a brief tell what changed since the moment before this one.
    """
    items, writers = VERBS[verb]
    earlier = [one for one in MOMENTS if one < moment] if verb in ("story", "brief") else []
    since = earlier[-1] if earlier else None
    now = tell(moment, since, until)
    then = tell(eve(since), None, until) if since else None
    out = io.StringIO()
    with patch.dict(os.environ, {"COLUMNS": "100"}):
        writers[form](replace(now, query=replace(now.query, limit=limit)), items(now, then), out)
    return out.getvalue()
