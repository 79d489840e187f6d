"""Meta: what a page says about itself in JSON-LD, meta elements and its head."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from sayso.ingest.dates import iso

if TYPE_CHECKING:
    from lxml.html import HtmlElement  # type: ignore[import-untyped]

_LONGEST = 300  # characters of a field; longer ones are slips of a template
_SCRIPT = 2_000_000  # characters of JSON-LD that are parsed

_ARTICLE = re.compile(r"(?:Article|BlogPosting|SocialMediaPosting|Report)$")
_DATES = (
    "article:published_time", "og:article:published_time", "datepublished", "parsely-pub-date", "sailthru.date",
    "article:published", "article.published", "publishdate", "publish-date", "publish_date", "pubdate",
    "publication_date", "publicationdate", "dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date.created",
    "dc.date", "dcterms.date", "citation_publication_date", "cxenseparse:recs:publishtime", "originalpublicationdate",
    "rnews:datepublished", "og:published_time", "og:pubdate", "release_date", "date",
)  # fmt: skip
_AUTHORS = ("author", "article:author", "byl", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator",
            "citation_author", "creator")  # fmt: skip
_OUTLETS = ("og:site_name", "publisher", "dc.publisher", "dcterms.publisher", "citation_journal_title",
            "application-name", "apple-mobile-web-app-title")  # fmt: skip
_TITLES = ("og:title", "twitter:title", "dc.title", "dcterms.title", "parsely-title", "sailthru.title")
_BYLINE = re.compile(r"^\s*(?:(?:written|reported|posted|story|view all posts)\s+)?by:?\s+", re.IGNORECASE)
_AFTER_NAME = re.compile(r"\s+[-–—|•·]\s.*$")


@dataclass(frozen=True, slots=True)
class Meta:
    """A page's own fields, each as the page gives it or None; `published` is ISO 8601."""

    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    author: str | None = None
    published: str | None = None


def meta(tree: HtmlElement) -> Meta:
    """The fields of a parsed page: JSON-LD before meta elements before what the page shows."""
    said = _said(tree)
    article = next(iter(_articles(tree)), {})
    outlet = one_line(_name(article.get("publisher"))) or _first(said, _OUTLETS)
    return Meta(
        url=_address(tree, said),
        outlet=outlet,
        title=_title(tree, said, article, outlet),
        author=_author(tree, said, article),
        published=_published(tree, said, article),
    )


def _said(tree: HtmlElement) -> dict[str, list[str]]:
    """Meta elements by their lower-case name, property or itemprop."""
    said: dict[str, list[str]] = {}
    for element in tree.iter("meta"):
        key = element.get("property") or element.get("name") or element.get("itemprop")
        content = element.get("content")
        if key and content and content.strip():
            said.setdefault(key.strip().lower(), []).append(content)
    return said


def _articles(tree: HtmlElement) -> Iterator[dict[str, object]]:
    for script in tree.iter("script"):
        kind = (script.get("type") or "").lower()
        if "ld+json" in kind and script.text and len(script.text) <= _SCRIPT:
            try:
                yield from _nodes(json.loads(script.text, strict=False))
            except (ValueError, RecursionError):
                continue  # pages carry broken JSON-LD; the meta elements remain


def _nodes(value: object, depth: int = 0) -> Iterator[dict[str, object]]:
    if depth > 5:
        return
    if isinstance(value, list):
        for part in value:
            yield from _nodes(part, depth + 1)
    elif isinstance(value, dict):
        kinds = value.get("@type")
        if any(isinstance(kind, str) and _ARTICLE.search(kind) for kind in _listed(kinds)):
            yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _nodes(value.get(key), depth + 1)


def _title(tree: HtmlElement, said: dict[str, list[str]], article: dict[str, object], outlet: str | None) -> str | None:
    headings = [text for heading in tree.iter("h1") if (text := one_line(heading.text_content()))]
    head = next((one_line(element.text_content()) for element in tree.iter("title")), None)
    one = headings[0] if len(headings) == 1 else None
    named = [one_line(article.get("headline")), _first(said, _TITLES), one, head, *headings]
    given = [_unbranded(title, outlet) for title in named if title]
    # Some sites cut the headline in their metadata short.
    return next((title for title in given if not title.endswith(("...", "…"))), next(iter(given), None))


def _unbranded(title: str, outlet: str | None) -> str:
    """The title without the site's name after it ("… - BBC News")."""
    if outlet:
        for mark in ("|", "-", "–", "—", "•", "·", ":"):
            cut = title.removesuffix(f"{mark} {outlet}")
            if cut != title and cut.strip():
                return cut.strip()
    return title


def _author(tree: HtmlElement, said: dict[str, list[str]], article: dict[str, object]) -> str | None:
    names = list(_people(_name(author) for author in _listed(article.get("author"))))
    if not names:
        names = list(_people(value for key in _AUTHORS for value in said.get(key, ())))[:1]
    if not names:
        names = list(_shown_authors(tree))[:1]
    author = ", ".join(dict.fromkeys(_BYLINE.sub("", name) for name in names))
    return author[:_LONGEST] or None


def _people(values: Iterable[object]) -> Iterator[str]:
    """Those of the values that are names; article:author is often the address of a profile."""
    for value in values:
        name = one_line(value)
        if name and not name.startswith(("http", "/", "www.")):
            yield name


def _shown_authors(tree: HtmlElement) -> Iterator[str]:
    for element in tree.xpath(
        './/*[@rel="author" or @itemprop="author" or contains(@class, "byline") or contains(@class, "author-name")]'
    ):
        text = one_line(element.text_content())
        if text and 3 < len(text) < 100 and (_BYLINE.match(text) or element.get("rel") or element.get("itemprop")):
            yield _AFTER_NAME.sub("", text)


def _published(tree: HtmlElement, said: dict[str, list[str]], article: dict[str, object]) -> str | None:
    values = [article.get("datePublished"), article.get("dateCreated")]
    values += [value for key in _DATES for value in said.get(key, ())]
    values += tree.xpath('.//time[@pubdate or @itemprop="datePublished"]/@datetime')
    values += tree.xpath('.//*[@itemprop="datePublished"]/@content')
    values += tree.xpath(".//article//header//time/@datetime")
    return next((day for value in values if isinstance(value, str) and (day := iso(value))), None)


def _address(tree: HtmlElement, said: dict[str, list[str]]) -> str | None:
    bases: list[str] = tree.xpath(".//base/@href")
    values: list[str] = [*tree.xpath('.//link[@rel="canonical"]/@href'), *said.get("og:url", ())]
    for value in values:
        try:
            address = urljoin(bases[0] if bases else "", value.strip())
            parts = urlsplit(address)
        except ValueError:
            continue
        if parts.scheme in {"http", "https"} and parts.netloc:
            return address
    return None


def _first(said: dict[str, list[str]], keys: Iterable[str]) -> str | None:
    return next((line for key in keys for value in said.get(key, ()) if (line := one_line(value))), None)


def _name(value: object) -> object:
    value = next(iter(_listed(value)), None)
    if isinstance(value, dict):
        return next(iter(_listed(value.get("name"))), None)
    return value


def _listed(value: object) -> list[object]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def one_line(value: object) -> str | None:
    """A field's text on one line without markup, or None if it is empty, too long for a field, or no text."""
    if not isinstance(value, str):
        return None
    text = re.sub(r"<[^<>]{0,200}>", "", html.unescape(value[: _LONGEST * 20]))
    text = " ".join(text.split()).lstrip("@")
    return text if 0 < len(text) <= _LONGEST else None
