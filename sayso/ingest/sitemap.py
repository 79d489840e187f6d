"""Sitemap: a site's own list of its news, or of such lists (sitemaps.org, with Google's elements for news)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.ingest.dates import iso
from sayso.ingest.listing import Entry, Listing, absolute, articles, lists
from sayso.ingest.markup import children, local, text, tree
from sayso.ingest.meta import one_line
from sayso.ingest.readers import Found

if TYPE_CHECKING:
    from lxml.etree import _Element as Element  # type: ignore[import-untyped]


def sitemap(found: Found) -> Listing:
    """The articles of a sitemap, or the sitemaps of an index; SourceError if it is broken.

    Where some pages are marked as news, the others are none.
    """
    root = tree(found.name, found.body, found.charset)
    if local(root) == "sitemapindex":
        return lists(_place(found, part) for part in children(root, "sitemap"))
    pages = children(root, "url")
    return articles(_entry(found, page) for page in [page for page in pages if children(page, "news")] or pages)


def _entry(found: Found, page: Element) -> Entry:
    news = next(iter(children(page, "news")), None)
    publication = _first(news, "publication")
    return Entry(
        url=_place(found, page),
        title=one_line(text(_first(news, "title"))),
        outlet=one_line(text(_first(publication, "name"))),
        published=iso(text(_first(news, "publication_date")) or ""),
        updated=iso(text(_first(page, "lastmod")) or ""),
    )


def _place(found: Found, element: Element) -> str | None:
    return absolute(found.url, text(_first(element, "loc")))


def _first(element: Element | None, name: str) -> Element | None:
    return next(iter(children(element, name)), None) if element is not None else None
