from __future__ import annotations

import contextlib
import gzip
import time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.errors import SourceError
from sayso.ingest.kind import kind
from sayso.ingest.listing import MOST, Entry, Listing, absolute, articles
from sayso.ingest.lists import listing
from sayso.ingest.readers import Found
from tests.rows import rows


@rows("lists")
def test_what_a_list_points_to(row: dict[str, Any]) -> None:
    found = Found("f", row["body"].encode(), row["url"])
    assert kind(found.body) == row["kind"]
    if "error" in row:
        with pytest.raises(SourceError, match=row["error"]):
            listing(found)
    else:
        entries = tuple(Entry(**{"url": None, **entry}) for entry in row.get("entries", ()))
        assert listing(found) == Listing(entries, tuple(row.get("lists", ())), wait=row.get("wait"))


def listed(body: bytes, charset: str | None = None) -> Listing:
    found = listing(Found("f", body, "https://site.example/f", charset))
    assert found is not None
    return found


def title(body: bytes, charset: str | None = None) -> str | None:
    return listed(body, charset).entries[0].title


RSS = "<rss><channel><item><link>/1</link><title>{}</title></item></channel></rss>"


def test_encodings() -> None:
    text = RSS.format("Łódź – “struck”")
    assert title(text.encode()) == "Łódź – “struck”"
    assert title(b"\xef\xbb\xbf" + text.encode()) == "Łódź – “struck”"
    assert title(('<?xml version="1.0" encoding="utf-16"?>' + text).encode("utf-16")) == "Łódź – “struck”"
    assert title(('<?xml version="1.0" encoding="cp1250"?>' + text).encode("cp1250"), "utf-8") == "Łódź – “struck”"
    assert title(text.encode("cp1250"), "cp1250") == "Łódź – “struck”"
    assert title(('<?xml version="1.0" encoding="utf-16"?>' + text).encode()) == "Łódź – “struck”"
    assert title(text.encode(), "no-such-charset") == "Łódź – “struck”"


def test_compressed_lists() -> None:
    body = gzip.compress(b"<urlset><url><loc>/1</loc></url></urlset>")
    assert listed(body) == Listing((Entry("https://site.example/1"),))
    for broken, words in ((body[:-9], "broken gzip"), (gzip.compress(b"\0" * 50_000_000, 1), "over the limit")):
        with pytest.raises(SourceError, match=words):
            listing(Found("f", broken))


def test_what_is_no_list() -> None:
    assert listing(Found("f", b"<html><body><p>rss</p></body></html>")) is None
    assert listing(Found("f", b"The <rss> element")) is None


def test_long_lists_are_cut_and_say_so() -> None:
    body = "".join(f"<url><loc>/{number}</loc></url>" for number in range(MOST + 7))
    found = listed(f"<urlset>{body}</urlset>".encode())
    assert (len(found.entries), found.left) == (MOST, 7)
    body = "".join(f"<sitemap><loc>/{number}</loc></sitemap>" for number in range(MOST + 3))
    found = listed(f"<sitemapindex>{body}</sitemapindex>".encode())
    assert (len(found.lists), found.left) == (MOST, 3)
    assert articles([Entry(None), Entry("/a"), Entry("/a", "again")]).entries == (Entry("/a"),)


N = 300_000
HOSTILE = {
    "deep": b"<rss>" + b"<a>" * N,
    "deep entries": b"<feed xmlns='http://www.w3.org/2005/Atom'><entry><content type='xhtml'>" + b"<div>" * N,
    "outlines": b"<opml>" + b"<outline>" * N,
    "open": b"<rss>" + b"<" * N,
    "ampersands": b"<rss>" + b"&" * N,
    "references": b"<rss>" + b"&#1" * N,
    "digits": b"<rss>&#" + b"1" * N,
    "comments": b"<rss>" + b"<!--" * N,
    "character data": b"<rss>" + b"<![CDATA[" * N,
    "attributes": b"<rss " + b" ".join(b"a%d='x'" % number for number in range(N // 9)) + b">",
    "namespaces": b"<rss " + b" ".join(b"xmlns:a%d='x'" % number for number in range(N // 14)) + b">",
    "mail": b"<rss><channel><item><link>/1</link><author>" + b"a@" * N + b"</author></item></channel></rss>",
    "a long name": b"<rss><channel><item><link>/1</link><author>" + b"a" * N + b"</author></item></channel></rss>",
    "markup in a title": RSS.format("&lt;" * N).encode(),
    "nested json": b'{"version": "https://jsonfeed.org/version/1", "items": ' + b"[" * N,
}


@pytest.mark.parametrize("body", HOSTILE.values(), ids=HOSTILE)
def test_what_is_made_to_harm_takes_little_time(body: bytes) -> None:
    began = time.process_time()
    with contextlib.suppress(SourceError):
        listing(Found("f", body, "https://site.example/f"))
    assert time.process_time() - began < 5


def test_hidden_entities() -> None:
    for body in ('<!-- <rss> --><!DOCTYPE r [<!ENTITY a "b">]><rss/>', '<!DOCTYPE r [<!entity a "b">]><rss/>'):
        for encoding in ("utf-8", "utf-16"):
            with pytest.raises(SourceError, match="entities"):
                listing(Found("f", body.encode(encoding)))


@pytest.mark.parametrize(
    ("base", "address", "expected"),
    [
        ("https://site.example/n/", "1", "https://site.example/n/1"),
        (None, "https://site.example/1", "https://site.example/1"),
        ("https://site.example/", "//other.example/1", "https://other.example/1"),
        ("https://site.example/", "http://[::1", None),
        ("https://site.example/", " ", None),
        ("https://site.example/", None, None),
    ],
)
def test_addresses(base: str | None, address: str | None, expected: str | None) -> None:
    assert absolute(base, address) == expected


PARTS = st.sampled_from(
    ["<rss>", "</rss>", "<item>", "</item>", "<link>", "</link>", "/1", "<title>", "&", "&amp;", "]]>", "<![CDATA["]
)


@settings(deadline=None, max_examples=60)
@given(st.lists(PARTS | st.text(max_size=9)).map("".join), st.sampled_from(["<rss>", "<feed>", "<urlset>", "<opml>"]))
def test_any_list_is_read_or_refused(body: str, root: str) -> None:
    try:
        found = listing(Found("f", (root + body).encode("utf-8", "surrogatepass"), "https://site.example/f"))
    except SourceError:
        return
    assert found is not None
    assert all(entry.url or entry.content for entry in found.entries)
