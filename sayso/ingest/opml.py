"""OPML: a list of feeds, as feed readers export it."""

from __future__ import annotations

from sayso.ingest.listing import Listing, absolute, lists
from sayso.ingest.markup import local, tree
from sayso.ingest.readers import Found


def opml(found: Found) -> Listing:
    """The feeds that an OPML document names, at any depth, and further OPML that it includes; SourceError if broken."""
    root = tree(found.name, found.body, found.charset)
    outlines = [element for element in root.iter() if local(element) == "outline"]
    return lists(absolute(found.url, _address(dict(outline.attrib))) for outline in outlines)


def _address(said: dict[str, str]) -> str | None:
    said = {key.lower(): value for key, value in said.items()}
    included = said.get("url") if said.get("type", "").lower() == "include" else None
    return said.get("xmlurl") or included
