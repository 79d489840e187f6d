"""Views: the ledger in Python: open it, take a story out of it, and see what that comes to.

with connect("story.db") as ledger:
    found = story(ledger, Query(text="troops in Kursk", as_of="2024-11-14"))
tracks(found)
"""

from __future__ import annotations

import os
from datetime import UTC, datetime

from sayso.ledger import Ledger, connect
from sayso.pipeline.desk import desk
from sayso.pipeline.telling import story as told
from sayso.records import Query, Story
from sayso.settings import settings
from sayso.view.changes import changes
from sayso.view.denials import denials
from sayso.view.drifts import drifts
from sayso.view.forecasts import forecasts
from sayso.view.occurrences import occurrences
from sayso.view.places import places
from sayso.view.sources import sources
from sayso.view.state import state
from sayso.view.tracks import tracks
from sayso.view.unconfirmed import unconfirmed

__all__ = [
    "Query",
    "changes",
    "connect",
    "denials",
    "drifts",
    "forecasts",
    "occurrences",
    "places",
    "sources",
    "state",
    "story",
    "tracks",
    "unconfirmed",
]


def story(ledger: Ledger, query: Query) -> Story:
    """All claims that fit the query as of its `as_of`, without one as of now, with the tables that the settings name.

    Raises SettingsError where such a table cannot be read, LedgerError where the ledger is damaged.
    """
    return told(ledger, query, desk(settings(os.environ)), now=datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"))
