"""Feed: RSS of any version, Atom, and JSON Feed into what they point to.

Read with lxml and by hand: a feed of 120 KB that was made to harm kept feedparser busy for half a minute, since it
reads what is broken a second time with a parser of regular expressions.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from sayso.errors import SourceError
from sayso.ingest.dates import iso
from sayso.ingest.listing import Entry, Listing, absolute, articles
from sayso.ingest.markup import children, local, text, tree
from sayso.ingest.meta import one_line
from sayso.ingest.plain import decode
from sayso.ingest.readers import Found

if TYPE_CHECKING:
    from lxml.etree import _Element as Element  # type: ignore[import-untyped]

# Namespaces whose elements count beside those of the entry's own; of others ("media:title") nothing is taken.
_PREFIXES = {
    "http://www.w3.org/2005/atom": "",
    "http://purl.org/dc/elements/1.1/": "dc:",
    "http://purl.org/dc/terms/": "dc:",
    "http://purl.org/rss/1.0/modules/content/": "content:",
}
_PUBLISHED = ("pubdate", "published", "issued", "dc:date", "dc:issued", "dc:created")
_UPDATED = ("updated", "modified", "dc:modified")
_AUTHORS = ("author", "dc:creator")
_MAIL = re.compile(r"\S+@\S+")
_LONGEST_AUTHOR = 1_000  # characters; the search for addresses takes the square of it
_LONGEST_TTL = 24 * 60  # minutes; some feeds give seconds, or years

_Fields = dict[str, list["Element"]]


def feed(found: Found) -> Listing:
    """The entries of a feed; SourceError if it is too broken to be read."""
    if found.body.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        return _json(found)
    root = tree(found.name, found.body, found.charset)
    items = [element for element in root.iter() if local(element) in {"item", "entry"}]
    return articles([_entry(found, item) for item in items], _wait(root))


def _entry(found: Found, item: Element) -> Entry:
    fields: _Fields = {}
    own = _name(item)[0]
    for child in item:
        space, name = _name(child)
        if space in {"", own} or space in _PREFIXES:
            fields.setdefault(("" if space == own else _PREFIXES.get(space, "")) + name, []).append(child)
    return Entry(
        url=absolute(absolute(found.url, item.base) or found.url, _link(fields)),
        title=one_line(_told(fields, ("title", "dc:title"))),
        author=_author(fields),
        published=_date(fields, _PUBLISHED),
        updated=_date(fields, _UPDATED),
        content=_content(fields),
    )


def _name(element: Element) -> tuple[str, str]:
    """The namespace and the name of an element, in lower case; a prefix that stands for nothing is in the name."""
    tag = element.tag.lower() if isinstance(element.tag, str) else ""
    space, _, name = tag.removeprefix("{").rpartition("}")
    return space, name


def _link(fields: _Fields) -> str | None:
    """Where the article is: a link that is no other form of it, or an id that is said to be its address."""
    links = fields.get("link", [])
    hrefs = [link.get("href") for link in links if (link.get("rel") or "alternate") == "alternate"]
    texts = [text(link) for link in links if not link.get("href")]
    guids = [text(guid) for guid in fields.get("guid", []) if (guid.get("isPermaLink") or "true").lower() == "true"]
    given = [link for link in (*hrefs, *texts) if link]
    return next(iter([*given, *(guid for guid in guids if guid and guid.startswith("http"))]), None)


def _told(fields: _Fields, names: Iterable[str]) -> str | None:
    return next((told for name in names for field in fields.get(name, ()) if (told := text(field))), None)


def _date(fields: _Fields, names: Iterable[str]) -> str | None:
    return iso(_told(fields, names) or "")


def _author(fields: _Fields) -> str | None:
    """Names: Atom has them in an element of their own, RSS as "mail@host (Name)"."""
    told = [author for field in _AUTHORS for author in fields.get(field, ())]
    names = [text(name) for author in told for name in children(author, "name") or [author]]
    plain = [
        _MAIL.sub("", (name or "")[:_LONGEST_AUTHOR]).strip().removeprefix("(").removesuffix(")") for name in names
    ]
    return one_line(", ".join(dict.fromkeys(name for name in plain if name)))


def _content(fields: _Fields) -> str | None:
    """The whole text as HTML; an Atom content of another kind, or elsewhere, is none."""
    if encoded := _told(fields, ("content:encoded",)):
        return encoded
    content = next(iter(fields.get("content", ())), None)
    if content is None or content.get("src"):
        return None
    match (content.get("type") or "text").lower():
        case "html" | "text/html":
            return text(content)
        case "xhtml" | "application/xhtml+xml":
            return _markup(content)
        case "text" | "text/plain":
            return html.escape(text(content) or "") or None
    return None


def _markup(element: Element) -> str:
    from lxml import etree  # type: ignore[import-untyped]  # noqa: PLC0415 - as in markup

    return "".join(etree.tostring(child, encoding="unicode", method="html") for child in element)


def _wait(root: Element) -> float | None:
    told = next((told for element in root.iter("ttl") if (told := text(element))), "")
    return min(int(told), _LONGEST_TTL) * 60.0 if told.isascii() and told.isdigit() and len(told) < 9 else None


def _json(found: Found) -> Listing:
    """JSON Feed 1 and 1.1 (jsonfeed.org)."""
    try:
        said = json.loads(decode(found.name, found.body, found.charset).lstrip("\ufeff"))
    except (ValueError, RecursionError) as error:
        raise SourceError(found.name, "is a feed in broken JSON") from error
    items = said.get("items") if isinstance(said, dict) else None
    if not isinstance(items, list):
        raise SourceError(found.name, "is a feed without a list of items")
    return articles([_item(found, item) for item in items if isinstance(item, dict)])


def _item(found: Found, item: dict[str, object]) -> Entry:
    def said(*names: str) -> str | None:
        return next((value for name in names if isinstance(value := item.get(name), str) and value.strip()), None)

    authors = item.get("authors") or [item.get("author")]
    named = [author.get("name") for author in authors if isinstance(author, dict)] if isinstance(authors, list) else []
    plain = said("content_text")
    return Entry(
        url=absolute(found.url, said("url", "external_url")),
        title=one_line(said("title")),
        author=one_line(", ".join(name for name in named if isinstance(name, str))),
        published=iso(said("date_published") or ""),
        updated=iso(said("date_modified") or ""),
        content=said("content_html") or (html.escape(plain) if plain else None),
    )
