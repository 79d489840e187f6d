"""Happening: little stories of events, with their days read as a report's are, and places that are not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from sayso.records import Material, Query, Saying, Spot, Story
from sayso.view.claims import claims
from tests.view.foreseeing import told
from tests.view.stories import OUTLETS, link

PLACES = {
    "Lesk": Spot("Lesk", 49.0, 31.0, "XV", "town", 5.0),
    "Brod": Spot("Brod", 49.5, 32.5, "XV", "region", 60.0),
    "Velda": Spot("Velda", 49.2, 31.5, "XV", "country", 300.0),
    "Farrow": Spot("Farrow", None, None, None, "town", None),
}


def happened(ident: str, short: Mapping[str, Any]) -> Saying:
    """As `foreseeing.told`, with the places that the words name."""
    made = told(ident, short)
    own = {} if made.source else {"context": short.get("context", made.text)}
    return replace(made, where=tuple(spot for name, spot in PLACES.items() if name in made.text), **own)


def story(short: Sequence[Mapping[str, Any]], links: Sequence[str] = (), query: Query | None = None) -> Story:
    """Statements by number, links as in `stories.link` with these numbers; told as of 2032."""
    material = Material(tuple(happened(f"{n}", one) for n, one in enumerate(short)), tuple(map(link, links)))
    return Story(query or Query(), "2032-01-01", claims(material, outlets=OUTLETS))
