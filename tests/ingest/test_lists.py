from __future__ import annotations

import gzip
import io
import json
from pathlib import Path

import pytest

from sayso.errors import SourceError
from sayso.ingest.fetch import Page
from sayso.ingest.listing import MOST, Entry
from sayso.ingest.lists import LISTS, carried, filled
from sayso.ingest.sources import reports
from sayso.records import Report
from tests.ingest.pages import BODY, DOUBT, LEAD, REPLY
from tests.ingest.web import Web, article, rss

SITE = "https://site.example"
WHOLE = "".join(f"<p>{part}</p>" for part in BODY)


def read(web: Web, source: str = f"{SITE}/feed", outlet: str | None = None) -> list[Report | SourceError]:
    return list(reports(source, outlet=outlet, fetch=web.ask, manners=web.manners()))


def told(found: list[Report | SourceError]) -> list[str | None]:
    return [item.title if isinstance(item, Report) else str(item).removeprefix(SITE) for item in found]


def web(feed: str | Page, **pages: str | Page) -> Web:
    made = Web()
    made.answers = {f"{SITE}/feed": feed, **{f"{SITE}/{name}": page for name, page in pages.items()}}
    return made


def test_the_articles_of_a_feed_and_what_is_missing() -> None:
    made = web(rss("/a", "/gone", "/b", "/menu"), a=article("One"), b=article("Two"), menu="<html><body><p>Menu")
    found = read(made, outlet="Gazette")
    assert told(found) == ["One", "/gone: answered 404 Not Found", "Two", "/menu: is a page with no article on it"]
    assert {(item.url, item.outlet) for item in found if isinstance(item, Report)} == {
        (f"{SITE}/a", "Gazette"),
        (f"{SITE}/b", "Gazette"),
    }


def test_robots_hold_for_entries_and_not_for_what_a_person_names() -> None:
    made = web(rss("/a", "/b"), a=article("One"), b=article("Two"))
    made.answers[f"{SITE}/robots.txt"] = "User-agent: *\nDisallow: /feed\nDisallow: /b"
    assert told(read(made)) == ["One", "/b: is closed to robots by its site's robots.txt"]
    assert told(read(made, f"{SITE}/b")) == ["Two"]
    moments = [request.moment for request in made.requests[:3]]
    assert made.asked(robots=True)[:3] == [f"{SITE}/feed", f"{SITE}/robots.txt", f"{SITE}/a"]
    assert (moments[2] - moments[1]).total_seconds() == 1


def test_the_entry_says_what_the_page_does_not() -> None:
    entry = Entry(f"{SITE}/a", "Its title", "Jo", "Gazette", "2024-10-25T14:03:00Z")
    bare = article("").replace("<title></title>", "").replace("<h1></h1>", "")
    found = filled(entry, Page(f"{SITE}/a", bare.encode()))
    assert (found.title, found.author, found.outlet, found.published) == (
        "Its title",
        "Jo",
        "Gazette",
        "2024-10-25T14:03:00Z",
    )
    head = (
        '<meta property="og:site_name" content="Courier"><meta name="author" content="Ana Ruiz">'
        '<meta property="article:published_time" content="2024-10-24">'
    )
    found = filled(entry, Page(f"{SITE}/a", article("Other", head=head).encode()))
    assert (found.title, found.author, found.outlet, found.published) == ("Other", "Ana Ruiz", "Courier", "2024-10-24")


def test_a_summary_is_no_article() -> None:
    item = f"<link>/gone</link><title>One</title><description>{LEAD} {REPLY}</description>"
    assert told(read(web(rss(item)))) == ["/gone: answered 404 Not Found"]


@pytest.mark.parametrize(
    ("content", "whole"),
    [(WHOLE, True), (f"<p>{LEAD} {REPLY[:60]}…</p>", False), ("<p>Soon.</p>", False), (None, False)],
)
def test_the_whole_text_in_a_feed_stands_in_for_a_page(content: str | None, whole: bool) -> None:
    entry = Entry(f"{SITE}/gone", "One", "Jo", published="2024-10-25", content=content)
    found = carried(entry)
    assert (found is not None) is whole
    if found:
        assert found.text == "\n".join(BODY)
        assert (found.url, found.title, found.author, found.published) == (f"{SITE}/gone", "One", "Jo", "2024-10-25")


def test_entries_without_an_address() -> None:
    feed = {"version": "https://jsonfeed.org/version/1", "items": [{"title": "One", "content_html": WHOLE},
            {"content_text": "Soon."}]}  # fmt: skip
    assert told(read(web(json.dumps(feed)))) == ["One", "/feed:2: is an entry without an address"]


def test_lists_in_lists() -> None:
    opml = "<opml><body><outline xmlUrl='/one'/><outline xmlUrl='/two'/><outline xmlUrl='/page'/></body></opml>"
    index = f"<sitemapindex><sitemap><loc>{SITE}/deep</loc></sitemap></sitemapindex>"
    made = web(opml, one=rss("/a", "/b"), two=rss("/b", "/c"), page=article("Page"))
    made.answers |= {f"{SITE}/{name}": article(name) for name in "abc"}
    assert told(read(made)) == ["a", "b", "c", "/page: is neither a feed nor another list of reports"]
    made.answers |= {f"{SITE}/two": index, f"{SITE}/deep": index.replace("deep", "deeper")}
    assert told(read(made))[2] == "/deeper: is a list in more than 2 others"
    made.answers[f"{SITE}/deep"] = index
    assert (
        told(read(made))[2:] == ["/two: lists no reports", "/page: is neither a feed nor another list of reports"][1:]
    )


def test_compressed_sitemaps() -> None:
    inner = f"<urlset><url><loc>{SITE}/a</loc></url></urlset>".encode()
    index = f"<sitemapindex><sitemap><loc>{SITE}/s.xml.gz</loc></sitemap></sitemapindex>".encode()
    made = web(Page(f"{SITE}/feed", gzip.compress(index)), a=article("One"))
    made.answers[f"{SITE}/s.xml.gz"] = Page(f"{SITE}/s.xml.gz", gzip.compress(inner))
    assert told(read(made)) == ["One"]


def test_lists_as_files_and_from_standard_input(tmp_path: Path) -> None:
    made = web("", a=article("One"))
    path = tmp_path / "saved.xml"
    path.write_text(rss(f"{SITE}/a", "b"))
    assert told(read(made, str(path))) == ["One", "b: is refused: only http and https addresses are fetched"]
    (tmp_path / "packed").write_bytes(gzip.compress(path.read_bytes()))
    assert told(read(made, str(tmp_path / "packed")))[0] == "One"
    assert told(read(made, str(tmp_path)))[0] == "One"
    stdin = io.BytesIO(path.read_bytes())
    assert told(list(reports("-", stdin=stdin, manners=made.manners())))[0] == "One"


def test_empty_broken_and_long_lists() -> None:
    assert told(read(web(rss()))) == ["/feed: lists no reports"]
    assert told(read(web("<!DOCTYPE rss [<!ENTITY a 'b'>]><rss>&a;</rss>"))) == [
        "/feed: declares XML entities, which Sayso does not follow"
    ]
    last = told(read(web(rss(*map(str, range(MOST + 500))))))[-1]
    assert last == "/feed: lists 1,500 articles, of which the first 1,000 are taken"


def test_an_entry_that_is_a_list_is_no_article() -> None:
    assert told(read(web(rss("/feed2"), feed2=rss("/a")))) == ["/feed2: is a list of reports, not a report"]


def test_lines_and_compressed_files_behind_an_address() -> None:
    lines = b"\n".join(json.dumps({"text": text, "url": f"{SITE}/{text[0]}"}).encode() for text in (LEAD, DOUBT))
    for url, body in (
        ("/a.jsonl", lines),
        ("/lines?x=1", lines),
        ("/a.jsonl.gz", gzip.compress(lines)),
        ("/b.ndjson", b"\n" + lines),
    ):
        found = read(Web(**{SITE + url: Page(SITE + url, body)}), SITE + url)  # type: ignore[arg-type]
        assert [item.text for item in found if isinstance(item, Report)] == [LEAD, DOUBT]
    (first, second) = read(Web(**{f"{SITE}/x": json.dumps({"text": LEAD}) + "\n{"}), f"{SITE}/x")
    assert isinstance(first, Report)
    assert str(second).startswith(f"{SITE}/x:2: is no JSON")


def test_every_kind_of_list_has_a_reader() -> None:
    assert set(LISTS) == {"feed", "opml", "sitemap"}
