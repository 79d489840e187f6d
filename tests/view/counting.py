"""Counting: little stories whose statements have the figures, times and places that the grammars read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from sayso.records import Material, Query, Saying, Spot, Story, Stretch
from sayso.view.claims import claims
from tests.view.drifting import said as drifting
from tests.view.stories import OUTLETS, link


def said(ident: str, short: Mapping[str, Any]) -> Saying:
    """As `drifting.said`; `place` is the name of a town, "!" before that of a country; `days` are words of a time
    with how many days before publication it began and ended."""
    plain = drifting(ident, {"report": f"r{ident}", **short})
    named = short.get("place")
    spot = Spot(named.lstrip("!"), 1.0, 2.0, "XT", "country" if named[0] == "!" else "town") if named else None
    return replace(
        plain, where=(spot,) if spot else (), when=tuple(_stretch(plain, *short["days"])) if "days" in short else ()
    )


def _stretch(saying: Saying, words: str, began: int, ended: int) -> Sequence[Stretch]:
    day = date.fromisoformat((saying.published or "")[:10])
    return [Stretch(words, "", day - timedelta(began), day - timedelta(ended))]


def story(
    short: Sequence[Mapping[str, Any]], links: Sequence[str] = (), since: str | None = None, limit: int | None = 20
) -> Story:
    """Statements by number; links as in `stories.link` with these numbers."""
    sayings = tuple(said(f"{place}", one) for place, one in enumerate(short))
    found = claims(Material(sayings, tuple(map(link, links))), outlets=OUTLETS)
    return Story(Query(since=since, limit=limit), "2032-01-01", found)
