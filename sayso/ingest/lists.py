"""Lists: feeds, OPML and sitemaps, and the reports that they lead to."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from sayso.errors import SourceError
from sayso.ingest.article import host
from sayso.ingest.feed import feed
from sayso.ingest.fetch import Page
from sayso.ingest.kind import Kind, kind
from sayso.ingest.listing import MOST, Entry, Listing
from sayso.ingest.manners import Manners
from sayso.ingest.opml import opml
from sayso.ingest.readers import Found, single, unpacked
from sayso.ingest.sitemap import sitemap
from sayso.records import Report

DEPTH = 3
"""Lists in lists: an OPML list that includes another, of sitemaps that are indices."""
_CUT = ("…", "...", "[…]", "[...]", "…]")
"""How a summary ends that a feed gives out as the whole text."""

LISTS: dict[Kind, Callable[[Found], Listing]] = {"feed": feed, "opml": opml, "sitemap": sitemap}
"""How each kind of list is read: add a kind to `kind` and its reader here."""


def listing(found: Found) -> Listing | None:
    """What a list points to; None if the input is no list, SourceError if it is a broken one."""
    found = unpacked(found)
    read = LISTS.get(kind(found.body))
    return read(found) if read else None


def left_out(name: str, listed: Listing) -> SourceError:
    """What is said of a list that is too long."""
    rest = "articles" if listed.entries else "lists"
    return SourceError(name, f"lists {MOST + listed.left:,} {rest}, of which the first {MOST:,} are taken")


def followed(
    name: str, listed: Listing, manners: Manners, *, seen: set[str] | None = None, depth: int = 1
) -> Iterator[tuple[str, Report | SourceError]]:
    """The reports that a list leads to, each with its name; what cannot be had is an error in its place."""
    seen = set() if seen is None else seen
    for number, entry in enumerate(listed.entries, 1):
        if entry.url not in seen or entry.url is None:
            seen |= {entry.url} if entry.url else set()
            here = entry.url or f"{name}:{number}"
            yield here, _had(here, entry, manners)
    for address in listed.lists:
        if address not in seen:
            seen.add(address)
            yield from _opened(address, manners, seen, depth)
    if listed.left:
        yield name, left_out(name, listed)
    if not (listed.entries or listed.lists):
        yield name, SourceError(name, "lists no reports")


def _opened(address: str, manners: Manners, seen: set[str], depth: int) -> Iterator[tuple[str, Report | SourceError]]:
    try:
        if depth == DEPTH:
            raise SourceError(address, f"is a list in more than {DEPTH - 1} others")
        listed = listing(answered(address, manners.get(address)))
        if listed is None:
            raise SourceError(address, "is neither a feed nor another list of reports")
    except SourceError as error:
        yield address, error
    else:
        yield from followed(address, listed, manners, seen=seen, depth=depth + 1)


def _had(name: str, entry: Entry, manners: Manners) -> Report | SourceError:
    """The report of an entry: its page, or else its content where the list carries all of that."""
    if entry.url is None:
        return carried(entry) or SourceError(name, "is an entry without an address")
    try:
        return filled(entry, manners.get(entry.url))
    except SourceError as error:
        return carried(entry) or error


def answered(name: str, page: Page) -> Found:
    """A page under the name by which it was asked for."""
    return Found(name, page.body, page.url, page.charset)


def filled(entry: Entry, page: Page) -> Report:
    """The report on an entry's page, with what the list says of it where the page says nothing.

    SourceError if there is none on it.
    """
    found = single(unpacked(answered(entry.url or page.url, page)))
    plain = found.outlet in {None, host(page.url)}
    return replace(
        found,
        outlet=entry.outlet or found.outlet if plain else found.outlet,
        title=found.title or entry.title,
        author=found.author or entry.author,
        published=found.published or entry.published,
    )


def carried(entry: Entry) -> Report | None:
    """The report that a list itself carries as the content of an entry; None if that is missing, or cut short."""
    if entry.content is None:
        return None
    body = f"<!DOCTYPE html><html><body><article>{entry.content}</article></body></html>".encode()
    try:
        found = single(Found(entry.url or "", body, entry.url, "utf-8"))
    except SourceError:
        return None
    if found.text.rstrip().endswith(_CUT):
        return None
    return replace(
        found,
        outlet=entry.outlet or found.outlet,
        title=entry.title or found.title,
        author=entry.author or found.author,
        published=entry.published or found.published,
    )
