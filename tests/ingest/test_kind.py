from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.ingest.kind import foreign, kind
from sayso.ingest.lists import LISTS
from sayso.ingest.readers import READERS
from tests.ingest.pages import page, pdf


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (page().encode(), "html"),
        (page().encode("utf-16"), "html"),
        (b"\xef\xbb\xbf\n<!-- saved -->\n<HTML><body>x", "html"),
        (b'<?xml version="1.0"?><!DOCTYPE html PUBLIC "x"><html>', "html"),
        (b"<p class=x>Some words</p>", "html"),
        (pdf([["x"]]), "pdf"),
        (b"junk before\n%PDF-1.7", "pdf"),
        (b"The tag <p> begins a paragraph.", "text"),
        (b"<3 to all", "text"),
        (b"", "text"),
        (b'<?xml version="1.0"?><rss version="2.0">', "feed"),
        ('<?xml version="1.0"?>\n<feed>'.encode("utf-16"), "feed"),
        (b'<!-- x --><?xml-stylesheet href="a"?><!DOCTYPE rss [<!ENTITY a "b">]><rss>', "feed"),
        (b"<rdf:RDF xmlns:rdf='x'>", "feed"),
        (b'{\n "title": "x", "version": "https://jsonfeed.org/version/1.1"', "feed"),
        (b'{"version": "2"}', "text"),
        (b"<urlset xmlns='x'>", "sitemap"),
        (b"<s:sitemapindex xmlns:s='x'/>", "sitemap"),
        (b"\xef\xbb\xbf<opml version='1.0'>", "opml"),
        (b"<!-- <rss> --><html>", "html"),
        (b"<html><body><rss>", "html"),
        (b"<feeding>", "text"),
        (b"An <rss> element", "text"),
    ],
)
def test_kind(body: bytes, expected: str) -> None:
    assert kind(body) == expected


def test_many_comments_take_no_time() -> None:
    assert kind(b"<!---->" * 2_000 + b"x") == "text"
    assert kind(b"<!--" * 2_000) == "text"
    assert kind(b"<!DOCTYPE a [" * 600) == "text"
    assert kind(b"{" * 8_000) == "text"


@given(st.binary(max_size=200))
def test_any_bytes_have_a_kind(body: bytes) -> None:
    assert kind(body) in {*READERS, *LISTS}
    foreign(body)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (b"<svg xmlns='x'>", "XML that is neither a web page nor a feed"),
        (b"\x1f\x8b", "gzip-compressed"),
        (b"plain words", None),
    ],
)
def test_foreign(body: bytes, expected: str | None) -> None:
    assert foreign(body) == expected
