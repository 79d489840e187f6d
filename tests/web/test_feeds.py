"""Feeds are well made, say what changed, and keep the ids of what they have said."""

from __future__ import annotations

import re
from datetime import datetime
from urllib.parse import urlsplit

import pytest
from lxml import etree  # type: ignore[import-untyped]
from starlette.testclient import TestClient

from tests.deployment import ledger
from tests.hostile import ledger as hostile
from tests.web.desk import client

ATOM = "{http://www.w3.org/2005/Atom}"
FILTERS = ["", "?q=Kursk", "?source=Zelenskyy", "?place=Kursk&since=2025-01-01", "?as_of=2024-11-14&limit=5"]


def feed(path: str, desk: TestClient | None = None) -> etree._Element:
    answer = (desk or client()).get(path)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/atom+xml"
    return etree.fromstring(answer.content)


def entries(path: str, desk: TestClient | None = None) -> dict[str, tuple[str, str]]:
    """The title and the date of each entry, by id."""
    found = feed(path, desk).findall(f"{ATOM}entry")
    told = {one.findtext(f"{ATOM}id"): (one.findtext(f"{ATOM}title"), one.findtext(f"{ATOM}updated")) for one in found}
    assert len(told) == len(found)
    return told


@pytest.mark.parametrize("filters", FILTERS)
def test_atom_has_all_that_it_must(filters: str) -> None:
    root = feed(f"/feed.atom{filters}")
    assert root.tag == f"{ATOM}feed"
    assert len(root.findall(f"{ATOM}entry")) > 2
    assert root.findtext(f"{ATOM}author/{ATOM}name")
    for one in (root, *root.findall(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):
            assert [each.text for each in one.findall(f"{ATOM}{name}")] != [""]
            assert len(one.findall(f"{ATOM}{name}")) == 1
        assert datetime.fromisoformat(one.findtext(f"{ATOM}updated") or "").tzinfo
        assert urlsplit(one.findtext(f"{ATOM}id") or "").scheme in ("http", "urn")
    links = {one.get("rel"): one.get("href") for one in root.findall(f"{ATOM}link")}
    assert links["self"] == f"http://localhost:8000/feed.atom{filters}"
    assert links["alternate"].startswith("http://localhost:8000/")


@pytest.mark.parametrize("filters", FILTERS)
def test_both_forms_say_the_same(filters: str) -> None:
    told = client().get(f"/feed.json{filters}")
    assert told.headers["content-type"] == "application/feed+json"
    assert told.json()["version"] == "https://jsonfeed.org/version/1.1"
    items = {one["id"]: (one["title"], one["date_published"]) for one in told.json()["items"]}
    assert items == entries(f"/feed.atom{filters}")


def test_each_entry_leads_to_a_page_that_is_there() -> None:
    items = client().get("/feed.json?q=Kursk").json()["items"]
    assert {"new", "firmer", "figure"} <= {tag for one in items for tag in one["tags"]}
    for one in items:
        assert client().get(one["url"]).status_code == 200
        assert one["content_text"].endswith(".")
    edited = [one for one in client().get("/feed.json?as_of=2024-10-28").json()["items"] if "edited" in one["tags"]]
    assert edited
    assert all(client().get(one["url"]).status_code == 200 for one in edited)


def test_the_latest_comes_first_and_no_more_than_are_asked_for() -> None:
    dates = [when for _, when in entries("/feed.atom").values()]
    assert dates == sorted(dates, reverse=True)
    assert list(entries("/feed.atom?limit=3").items()) == list(entries("/feed.atom").items())[:3]
    assert all(when >= "2025-04-28" for _, when in entries("/feed.atom?since=2025-04-28").values())


def test_what_was_told_keeps_its_id_as_the_story_goes_on() -> None:
    then = entries("/feed.atom?limit=500&as_of=2024-10-26")
    days_later = entries("/feed.atom?limit=500&as_of=2024-10-29")
    last = min(when for _, when in days_later.values())
    assert set(days_later) > {key for key, (_, when) in then.items() if when >= last}
    assert entries("/feed.atom?limit=500&as_of=2024-10-26", client(ledger("2024-10-26"))) == then


def test_the_story_links_its_feeds_with_its_filters() -> None:
    page = client().get("/?q=Kursk").text
    for kind, path in (("atom+xml", "/feed.atom"), ("feed+json", "/feed.json")):
        found = re.search(rf'<link rel="alternate" type="application/{re.escape(kind)}"[^>]* href="([^"]+)">', page)
        assert found
        assert found[1] == f"{path}?q=Kursk"
    assert "/feed.atom" not in client().get("/claims").text
    assert "/feed.atom" not in client().get("/?as_of=2024-11-14").text


def test_an_empty_feed_is_a_feed() -> None:
    root = feed("/feed.atom?q=submarine")
    assert root.findall(f"{ATOM}entry") == []
    assert root.findtext(f"{ATOM}updated") == "2025-06-01T09:00:00Z"
    assert client().get("/feed.json?q=submarine").json()["items"] == []


@pytest.mark.parametrize("path", ["/feed.atom?as_of=soon", "/feed.json?limit=0"])
def test_what_cannot_be_asked_is_told_as_data(path: str) -> None:
    answer = client().get(path)
    assert answer.status_code == 400
    assert list(answer.json()) == ["error"]


def test_hostile_words_stay_words() -> None:
    desk = client(hostile())
    root = feed("/feed.atom?limit=500&as_of=2031-12-31", desk)
    titles = [one.text or "" for one in root.iter(f"{ATOM}title")]
    assert {one.tag for one in root.iter()} <= {
        f"{ATOM}{name}"
        for name in ("feed", "entry", "id", "title", "updated", "author", "name", "link", "category", "summary")
    }
    assert len(titles) > 10
    assert any("<script>" in title for title in titles)
    assert not any("\u202e" in title for title in titles)
    addresses = [one.get("href") or "" for one in root.iter(f"{ATOM}link")]
    assert all(one.startswith("http://localhost:8000/") for one in addresses)
