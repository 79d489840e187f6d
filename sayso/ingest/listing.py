"""Listing: what a feed, an OPML list or a sitemap points to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urljoin

MOST = 1_000
"""Entries taken from one list: the most that a sitemap of news may hold (Google's rule), and far over any feed."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One article in a list, with what the list says of it.

    `content` is its whole text as HTML, where the list carries that and not only a summary. `published` and
    `updated` are ISO 8601 as in a Report. What the list does not say is None.
    """

    url: str | None
    title: str | None = None
    author: str | None = None
    outlet: str | None = None
    published: str | None = None
    updated: str | None = None
    content: str | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    """The articles in a list, and the addresses of further lists; each once, in the list's order.

    `left` is how many of both stand in it beyond the limit. `wait` is how long it may be kept, in seconds, by
    its own word.
    """

    entries: tuple[Entry, ...] = ()
    lists: tuple[str, ...] = ()
    left: int = 0
    wait: float | None = None


def articles(entries: Iterable[Entry], wait: float | None = None) -> Listing:
    """A listing of the entries; what has neither address nor content is none."""
    found: dict[str, Entry] = {}
    for entry in entries:
        if key := entry.url or entry.content:
            found.setdefault(key, entry)
    every = tuple(found.values())
    return Listing(every[:MOST], left=len(every[MOST:]), wait=wait)


def lists(addresses: Iterable[str | None]) -> Listing:
    """A listing of further lists."""
    every = tuple(dict.fromkeys(address for address in addresses if address))
    return Listing(lists=every[:MOST], left=len(every[MOST:]))


def absolute(base: str | None, address: str | None) -> str | None:
    """An address as a list at `base` gives it; None if it is none."""
    if not address or not address.strip():
        return None
    try:
        return urljoin(base or "", address.strip())
    except ValueError:
        return None
