from __future__ import annotations

import dataclasses
import re
from html.parser import HTMLParser

from hypothesis import given

from sayso.export.claims import LISTS, WHOLES, Shown, listing
from sayso.export.views import story
from sayso.records import Claim
from tests.export.claims.remake import written
from tests.export.claims.story import CLAIM, FIRST, SHOWN, SMALL
from tests.export.claims.strategies import claims
from tests.export.strategies import often

_VOID = {"meta"}
_TAGS = {
    *("html", "head", "meta", "title", "style", "body", "main", "article", "header", "section", "aside", "nav", "div"),
    *("h1", "h2", "h3", "h4", "p", "span", "a", "ul", "ol", "li", "bdi"),
    *("figure", "svg", "desc", "g", "line", "circle", "text"),
}


class _Page(HTMLParser):
    """What a browser finds in a page; fails where elements do not nest."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.words = ""
        self.feed(page)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes.update(name for name, _ in attrs)
        self.ids += [value or "" for name, value in attrs if name == "id"]
        self.links += [value or "" for name, value in attrs if name == "href"]
        if tag not in _VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.words += data


def seen_in(page: str, *more: str) -> _Page:
    """Only our own elements and `more`; every link inside the page leads somewhere, every id is there once."""
    seen = _Page(page)
    assert seen.tags <= _TAGS | set(more)
    assert not any(name.startswith("on") or name in ("src", "style") for name in seen.attributes)
    assert len(seen.ids) == len(set(seen.ids))
    assert {link.removeprefix("#") for link in seen.links if link.startswith("#")} <= set(seen.ids)
    assert all(link.startswith(("#", "http://", "https://")) for link in seen.links)
    return seen


def test_everything_of_a_claim_is_there() -> None:
    seen = seen_in(written(WHOLES["html"], SHOWN))
    for each in (*CLAIM.statements, *(one.statement for one in CLAIM.against)):
        assert each.text in seen.words
    for text in ("corroborated by 2 roots", "ARN, not in the ledger", *(relay.reason for relay in CLAIM.relays)):
        assert text in seen.words
    for link in SHOWN.links:
        assert link.id[:8] in seen.words


def test_what_no_root_stands_behind_does_not_look_supported() -> None:
    bare = dataclasses.replace(CLAIM, standing=dataclasses.replace(CLAIM.standing, support="relayed", roots=0))
    alone = dataclasses.replace(CLAIM, standing=dataclasses.replace(CLAIM.standing, support="relayed", roots=1))
    assert "<bdi>no root that counts, relayed</bdi>" in written(WHOLES["html"], Shown(bare))
    assert '<bdi class="supported">a single root, relayed</bdi>' in written(WHOLES["html"], Shown(alone))
    assert [listing.standing(each).style for each in (bare, alone)] == ["", listing.FOR]
    assert [story.standing(each)[0].tone for each in (bare, alone)] == ["plain", "for"]


def test_of_several_claims_the_list_comes_first() -> None:
    seen = seen_in(written(LISTS["html"], CLAIM, SMALL))
    assert seen.words.index("2 claims") < seen.words.index("Statements")
    assert {"#c1", "#c2"} <= set(seen.links)
    assert "<nav" not in written(LISTS["html"], CLAIM)


def test_it_needs_no_script_and_asks_nothing_of_the_network() -> None:
    page = written(WHOLES["html"], SHOWN)
    assert "default-src 'none'" in page
    assert not re.search(r"<script|<img|<link|@import|url\(", page)


def test_an_address_that_is_none_of_the_web_is_no_link() -> None:
    saying = dataclasses.replace(FIRST, url="javascript:alert(1)")
    page = written(WHOLES["html"], Shown(dataclasses.replace(SMALL, statements=(saying,))))
    assert "javascript" not in page


@often
@given(claims())
def test_any_claim_is_a_sound_page(claim: Claim) -> None:
    seen_in(written(WHOLES["html"], Shown(claim, claim.updates)))
    seen_in(written(LISTS["html"], claim, SMALL)).words.encode("utf-8")
