"""Article: a web page into a report, without its navigation, cookie notes, captions and related links."""

from __future__ import annotations

import json
import logging
import re
from dataclasses import asdict
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from sayso.errors import SourceError
from sayso.ingest.child import Killed, apart
from sayso.ingest.credit import contributed, credit, short_name
from sayso.ingest.dates import iso
from sayso.ingest.meta import Meta, meta
from sayso.ingest.plain import scalar
from sayso.records import Report

if TYPE_CHECKING:
    from lxml.html import HtmlElement  # type: ignore[import-untyped]

SECONDS = 20.0
"""How long a very large page may take: one of 25,000 sentences took 5, one of 100,000 stubs would take 30."""

# From here on a page is read in a process that can be killed: time grows faster than the page does.
_MANY_TAGS = 20_000
_MANY_CHARACTERS = 1_000_000
_MANY_ATTRIBUTES = 500  # of one element; the parser's time grows with their square, and no page needs them
_BROKEN = "is a page with a broken element, of hundreds of attributes"
_LONG_TAG = re.compile(r"<[a-zA-Z][^<>]{8000,}")
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")

# Not allowed in XML, and so not in lxml's trees.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
_REFERENCE = re.compile(
    r"&#(?:0*(?:[0-8]|1[124-9]|2\d|3[01]|127)|x0*(?:[0-8bcef]|1[0-9a-f]|7f))(?:;|(?!\w))", re.IGNORECASE
)

# What stands beside an article and trafilatura leaves in on some pages; longer pieces are articles after all.
_BESIDE = re.compile(r"caption|cookie|consent|related|read-?more|newsletter|promo", re.IGNORECASE)
_WHOLE = {"html", "body", "main", "article"}
_BESIDE_LONGEST = 700  # characters

# Lines that lead elsewhere or name a photographer, on pages that do not mark them.
_LEFTOVER = re.compile(
    r"(?:read (?:more|also|next)|also read|see also|related|recommended|more on this|watch|listen)\s*:.{0,200}"
    r"|(?:read more|advertisement|share this article|view comments|sign up for our newsletter)\W*"
    r"|(?:photo|photograph|image|picture|credit)s?(?: credit| by)?\s*:.{0,120}"
    r"|\W*(?:AP Photo|AFP via Getty|Getty Images)\b.{0,80}",
    re.IGNORECASE,
)

_SENTENCE = re.compile(r"[.!?…][”\"’')\]]*(?:\s|$)")
_LEAST_WORDS = 8  # of one paragraph; below that a page has a menu or a notice, not an article


def article(name: str, page: str, url: str | None = None) -> Report:
    """The report on a web page; `url` is where it was fetched, otherwise the page's own word counts.

    SourceError if there is no article on it, or it takes too long to tell.
    """
    if any(len(_QUOTED.sub("", tag[0]).split()) > _MANY_ATTRIBUTES for tag in _LONG_TAG.finditer(page)):
        raise SourceError(name, _BROKEN)
    if page.count("<") <= _MANY_TAGS and len(page) <= _MANY_CHARACTERS:
        return extracted(name, page, url)
    try:
        found = json.loads(apart(extract, json.dumps([name, page, url]).encode(), seconds=SECONDS))
    except Killed as error:
        raise SourceError(name, f"is a page that {error}") from error
    if "reason" in found:
        raise SourceError(name, found["reason"])
    return Report(**found)


def extract(body: bytes) -> bytes:
    """The child's work: name, page and url as JSON into the report's fields or the reason why there is none."""
    try:
        fields = asdict(extracted(*json.loads(body)))
    except SourceError as error:
        return json.dumps({"reason": error.reason}).encode()
    del fields["id"]
    return json.dumps(fields).encode()


def extracted(name: str, page: str, url: str | None) -> Report:
    """The report on a page of ordinary size; SourceError if there is no article on it."""
    tree = _tree(page)
    if tree is None:
        raise SourceError(name, "is a page with nothing on it")
    if any(len(element.attrib) > _MANY_ATTRIBUTES for element in tree.iter()):
        raise SourceError(name, _BROKEN)
    said = meta(tree)
    address = url or said.url
    published = said.published or _dated(tree, address)
    thanked = contributed(" ".join(tree.xpath(".//body//p//text()|.//body//em//text()")))
    text = _body(tree, said)
    if not any(len(line.split()) >= _LEAST_WORDS and _SENTENCE.search(line) for line in text.split("\n")):
        raise SourceError(name, "is a page with no article on it")
    return Report(
        text=text,
        url=address,
        outlet=said.outlet or host(address),
        title=said.title,
        author=said.author,
        published=published,
        wire=credit(text, said.author) or (short_name(thanked) if thanked else None),
    )


def host(url: str | None) -> str | None:
    """The name of a site that gives itself none: "example.org"."""
    return (urlsplit(url).hostname or "").removeprefix("www.") or None if url else None


def _tree(page: str) -> HtmlElement | None:
    # Imported here: a tenth of a second that text files need not pay.
    from lxml import etree  # type: ignore[import-untyped]  # noqa: PLC0415
    from lxml.html import HTMLParser, document_fromstring  # noqa: PLC0415

    page = _REFERENCE.sub("", _FORBIDDEN.sub("", page))
    # Bytes and a stated encoding: text with an XML declaration of another one is refused otherwise.
    parser = HTMLParser(encoding="utf-8", collect_ids=False, remove_comments=True, remove_pis=True)
    try:
        return document_fromstring(page.encode(), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        return None


def _dated(tree: HtmlElement, url: str | None) -> str | None:
    """The date that the page shows, for pages whose metadata have none: it costs as much as all the rest."""
    from htmldate import find_date  # noqa: PLC0415

    try:
        # Not the extensive search, which takes any date in the text; the latest date is fixed so that
        # the same page always gives the same report.
        found = find_date(tree, extensive_search=False, original_date=True, url=url, max_date="2100-01-01")
    except (ValueError, TypeError, AttributeError, OverflowError):
        return None
    return iso(found) if found else None


def _body(tree: HtmlElement, said: Meta) -> str:
    # Imported here: two thirds of a second that text files need not pay.
    from trafilatura import bare_extraction  # noqa: PLC0415

    # Pages without an article are an error here, not also a line on standard error.
    logging.getLogger("trafilatura").addHandler(logging.NullHandler())
    for element in _beside(tree):
        element.drop_tree()
    try:
        found = bare_extraction(tree, include_comments=False)
    except (ValueError, TypeError, AttributeError, KeyError, IndexError, RecursionError):
        return ""
    text = scalar(getattr(found, "text", None) or "")
    lines = [line for line in (line.strip() for line in text.split("\n")) if line and not _LEFTOVER.fullmatch(line)]
    while lines and said.title and _letters(lines[0]) == _letters(said.title):
        lines = lines[1:]
    return "\n".join(lines)


def _beside(tree: HtmlElement) -> list[HtmlElement]:
    """The elements beside the article, outermost first; what lies in one of them is left out."""
    marked = [
        element
        for element in tree.xpath(".//body//*[@class or @id or self::figcaption]")
        if element.tag == "figcaption" or _BESIDE.search(f"{element.get('class')} {element.get('id')}")
    ]
    found: dict[HtmlElement, None] = {}
    for element in marked:
        if element.tag in _WHOLE or any(above in found for above in element.iterancestors()):
            continue
        if len(element.text_content()) <= _BESIDE_LONGEST and element.find(".//h1") is None:
            found[element] = None
    return list(found)


def _letters(line: str) -> str:
    return "".join(character for character in line.casefold() if character.isalnum())
