from __future__ import annotations

import contextlib
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.errors import SourceError
from sayso.ingest.article import article
from sayso.records import Report
from tests.ingest.pages import BODY, LEAD, UNWANTED, linked, page

PARAGRAPH = f"<p>{LEAD}</p>"


def test_the_article_and_nothing_else() -> None:
    found = article("x", page())
    assert found.text == "\n".join(BODY)
    assert not [words for words in UNWANTED if words in found.text]


def test_fields_from_linked_data() -> None:
    head = linked(
        headline="Two ships struck &amp; burning",
        datePublished="2024-10-25T16:03:00+02:00",
        author=[{"@type": "Person", "name": "Jo Verhaal"}, {"@type": "Person", "name": "Ana Ruiz"}],
        publisher={"@type": "Organization", "name": "Ellin Gazette"},
    )
    head += '<link rel="canonical" href="https://gazette.example/ships"><meta name="date" content="2020-01-01">'
    found = article("x", page(head))
    assert found == Report(
        text=found.text,
        url="https://gazette.example/ships",
        outlet="Ellin Gazette",
        title="Two ships struck & burning",
        author="Jo Verhaal, Ana Ruiz",
        published="2024-10-25T14:03:00Z",
    )


def test_fields_from_a_graph_among_broken_data() -> None:
    head = (
        '<script type="application/ld+json">{"broken": </script>'
        '<script type="application/ld+json">{"@graph": [{"@type": "WebSite"}, {"@type": ["NewsArticle"], '
        '"headline": "In a graph", "datePublished": "2024-10-25", "author": "Jo Verhaal", "publisher": ["Gazette"]}]}'
        "</script>"
    )
    found = article("x", page(head))
    assert (found.title, found.published, found.author, found.outlet) == (
        "In a graph",
        "2024-10-25",
        "Jo Verhaal",
        "Gazette",
    )


def test_fields_from_meta_elements() -> None:
    head = (
        '<meta property="og:site_name" content="Ellin Gazette">'
        '<meta property="og:title" content="Struck - Ellin Gazette">'
        '<meta name="author" content="By Jo Verhaal"><meta property="article:author" content="https://x.example/jo">'
        '<meta property="article:published_time" content="2024-10-25T14:03:00Z">'
        '<meta property="og:url" content="https://gazette.example/ships">'
    )
    found = article("x", page(head))
    assert (found.url, found.outlet, found.title, found.author, found.published) == (
        "https://gazette.example/ships",
        "Ellin Gazette",
        "Struck",
        "Jo Verhaal",
        "2024-10-25T14:03:00Z",
    )


def test_fields_that_the_page_shows() -> None:
    found = article("x", page("<base href='https://gazette.example/'><link rel=canonical href='/a'>"))
    assert (found.url, found.outlet, found.author) == ("https://gazette.example/a", "gazette.example", "Jo Verhaal")
    assert found.title == "Two ships struck off Port Ellin"
    assert article("x", page(), "https://other.example/fetched").url == "https://other.example/fetched"


def test_date_from_the_address_where_nothing_else_says() -> None:
    assert article("x", page(), "https://gazette.example/2024/10/25/ships").published == "2024-10-25"
    assert article("x", page()).published is None


@pytest.mark.parametrize(
    ("body", "after", "author", "wire"),
    [
        ([f"PORT ELLIN (AP) — {LEAD}", *BODY[1:]], "", None, "AP"),
        (None, "<p><em>Reuters contributed to this report.</em></p>", None, "Reuters"),
        (None, '<p class="promo credit">Additional reporting by Agence France-Presse</p>', None, "AFP"),
        (None, "", "The Associated Press", "AP"),
        (None, "", "Jo Verhaal", None),
    ],
)
def test_wire(body: list[str] | None, after: str, author: str | None, wire: str | None) -> None:
    found = article("x", page(linked(author={"name": author}), body, after))
    assert found.wire == wire


@pytest.mark.parametrize(
    "source",
    [
        "<html></html>",
        "<html><body></body></html>",
        "<html><body><nav><ul><li><a href=/a>World</a><li><a href=/b>Sport</a></ul></nav></body></html>",
        "<html><body><h1>404</h1><p>Not found.</p></body></html>",
        "<!-- -->",
        "<p>",
        "<html><body>" + "".join(f"<h2><a href=/{n}>Headline number {n} of the day</a></h2>" for n in range(40)),
    ],
)
def test_pages_without_an_article(source: str) -> None:
    with pytest.raises(SourceError, match="is a page with no"):
        article("x", source)


@pytest.mark.parametrize(
    "source",
    [
        "<html><body>" + "<div>" * 20_000 + PARAGRAPH,
        "<html><body>" + "<table><tr><td>" * 3_000 + PARAGRAPH,
        "<html><body>" + PARAGRAPH + "<p>abc" * 3_000,
        "<html><body " + " ".join(f"a{n}=1" for n in range(9_000)) + ">" + PARAGRAPH,
        '<html><body x=">" ' + " ".join(f"a{n}=1" for n in range(4_000)) + ">" + PARAGRAPH,
        "<html><head>" + linked(a=1) * 2_000 + "</head><body>" + PARAGRAPH,
        '<script type="application/ld+json">' + "[" * 100_000 + "</script>" + PARAGRAPH * 2,
    ],
    ids=["deep", "tables", "flat", "attributes", "hidden attributes", "scripts", "deep data"],
)
def test_hostile_pages_end_soon(source: str) -> None:
    start = time.process_time()
    with contextlib.suppress(SourceError):
        assert article("x", source).text
    assert time.process_time() - start < 8


def test_large_pages_are_read_in_a_process_of_their_own() -> None:
    source = page(linked(publisher={"name": "Ellin Gazette"}), [f"{part} {n}" for n in range(3) for part in BODY])
    source += f"<script>{'x' * 1_000_000}</script>"
    found = article("x", source)
    assert found.outlet == "Ellin Gazette"
    assert found.text.startswith(LEAD)
    with pytest.raises(SourceError, match="no article"):
        article("x", "<html><body>" + "<i>" * 30_000)


def test_characters_that_no_tree_can_hold() -> None:
    source = page(body=[f"\x01\x0b{LEAD}&#1;&#x0;&#xD800;\ufffe\ud800", *BODY[1:]])
    assert article("x", source).text.split("\n")[1:] == BODY[1:]


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.sampled_from(["<p>", "</p>", "<div class=related>", "<a href=x>", "<table><tr>", "&#", "<!--", "\0", LEAD])
    )
)
def test_any_markup_is_an_article_or_an_error(parts: list[str]) -> None:
    with contextlib.suppress(SourceError):
        assert isinstance(article("x", "<html>" + "".join(parts)), Report)
