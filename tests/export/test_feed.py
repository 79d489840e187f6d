"""A feed is well made whatever the words in it."""

from __future__ import annotations

import io
import json

import pytest
from lxml import etree  # type: ignore[import-untyped]

from sayso.export.feed import TURNS, WRITERS, Feed
from sayso.records import Change, News, Passage, Revision, Turn

ATOM = "{http://www.w3.org/2005/Atom}"
FEED = Feed(
    "The ferry", "https://desk.example/feed", "https://desk.example/", "2031-05-20", lambda _: "https://a.example/"
)
EDIT = Revision("Tide", None, "Ferry hit", "2031-05-12", None, Passage("r", 0, "It burns."))
HOSTILE = ["\0", "\x1b[2J", "\ufffe\uffff", "\ud800", "]]>", "&lt;b&gt;", "</summary>", "\"'", "\u2028", "\U0001fffe"]


def written(form: str, *news: News) -> bytes:
    out = io.StringIO()
    WRITERS[form](FEED, news, out)
    return out.getvalue().encode()


@pytest.mark.parametrize("words", HOSTILE)
def test_any_words_may_be_claimed(words: str) -> None:
    one = News("1", "2031-05-12", Change("new", "c", f"that {words} fell", f"said {words}"))
    entry = etree.fromstring(written("atom", one)).find(f"{ATOM}entry")
    assert entry.findtext(f"{ATOM}title").startswith("New: ")
    assert [each.tag.removeprefix(ATOM) for each in entry] == ["id", "title", "updated", "link", "category", "summary"]
    (item,) = json.loads(written("json", one))["items"]
    assert item["title"].endswith("fell")


@pytest.mark.parametrize("turn", TURNS)
def test_a_title_says_what_happened_to_what(turn: Turn) -> None:
    edited = turn == "edited"
    change = Change(
        turn, None if edited else "c", None if edited else "It fell", "so it is", (), EDIT if edited else None
    )
    (item,) = json.loads(written("json", News("1", "2031-05-12", change)))["items"]
    assert item["title"] == f"{TURNS[change.turn]}: {'Ferry hit' if edited else 'It fell'}"
    assert item["content_text"] == "So it is."
    assert (item["tags"], item["date_published"]) == ([turn], "2031-05-12T00:00:00Z")


def test_a_feed_is_as_new_as_its_first_entry() -> None:
    news = [
        News(when, when, Change("new", "c", "It fell", "so it is")) for when in ("2031-05-12T08:00:00Z", "2031-05-11")
    ]
    for told, updated in ((news, "2031-05-12T08:00:00Z"), ([], "2031-05-20T00:00:00Z")):
        assert etree.fromstring(written("atom", *told)).findtext(f"{ATOM}updated") == updated
