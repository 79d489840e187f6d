from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from rich.cells import cell_len

from sayso.export.claims.words import short
from sayso.records import Claim, Party, Query, Story
from tests.export.claims.story import CLAIM
from tests.export.claims.strategies import claims
from tests.export.claims.test_page import seen_in
from tests.export.strategies import often
from tests.export.views.samples import STORY, WRITERS, written

_CONTROL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
URLS = [each.url for each in (*CLAIM.statements, *(one.statement for one in CLAIM.against))]
CITED = tuple(dict.fromkeys([CLAIM.id, *(each.statement.id for each in CLAIM.against)]))


@pytest.mark.parametrize("width", [60, 80, 119, 120, 160])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    text = written("table", width=width)
    assert max(map(cell_len, text.splitlines())) <= width
    assert not any(line.endswith(" ") for line in text.splitlines())


def test_the_terminal_shows_every_part() -> None:
    shown = " ".join(written("table", width=160).split())
    assert shown.startswith("WHAT IS CLAIMED “the Miren” · as of 20 May 2031")
    assert "NOTHING nothing here" in shown
    assert "LEFT OUT" not in shown
    assert "▇▇▇▇" in shown
    assert all(short(one) in shown for one in CITED)


def test_the_page_ends_with_what_it_rests_on_and_every_citation_leads_there() -> None:
    seen = seen_in(
        written("html"), "svg", "rect", "main", "figure", "table", "thead", "tbody", "tr", "th", "td", "sup", "mark"
    )
    assert "What this rests on" in seen.words
    assert all(short(one) in seen.words for one in CITED)


def test_a_statement_is_marked_in_the_sentences_around_it() -> None:
    first = replace(CLAIM.statements[0], text="400 had … crossed", context="They said 400 had, by noon, crossed <it>.")
    story = replace(STORY, claims=(replace(CLAIM, statements=(first, *CLAIM.statements[1:])),))
    assert "They said <mark>400 had</mark>, by noon, <mark>crossed</mark> &lt;it&gt;." in written("html", story)


def test_markdown_has_a_footnote_for_each_citation() -> None:
    text = written("md")
    made = set(re.findall(r"^\[\^(\d+)\]:", text, re.M))
    assert made
    assert set(re.findall(r"\[\^(\d+)\](?!:)", text)) == made


def test_json_names_its_shape_and_what_was_asked() -> None:
    found = json.loads(written("json"))
    assert found["schema"] == "sayso/samples/1"
    assert found["moment"] == "2031-05-20"
    assert found["query"]["text"] == "the Miren"
    assert [one["id"] for one in found["samples"]] == [one.id for one in STORY.claims]
    assert [json.loads(line)["samples"][0]["id"] for line in written("jsonl").splitlines()] == [
        one.id for one in STORY.claims
    ]


def test_no_more_is_given_than_was_asked_for_and_people_are_told() -> None:
    story = replace(STORY, query=Query(limit=1))
    assert len(json.loads(written("json", story))["samples"]) == 1
    assert len(list(csv.reader(io.StringIO(written("csv", story))))) == 2
    assert "and 1 more; --limit shows more" in written("table", story)
    assert "more; --limit" not in written("table")


@often
@given(st.lists(claims(), min_size=1, max_size=2, unique_by=lambda claim: claim.id))
def test_whatever_reports_hold_stays_text(found: list[Claim]) -> None:
    story = Story(Query(), "2031-05-20", tuple(found))
    for width in (80, 160):
        text = written("table", story, width)
        assert not _CONTROL.search(text)
        assert all(cell_len(line) <= width for line in text.split("\n"))
    seen_in(
        written("html", story),
        "svg",
        "rect",
        "main",
        "figure",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "sup",
        "mark",
    )
    for form in WRITERS:
        written(form, story).encode()
    assert not _CONTROL.search(written("md", story))


@pytest.mark.parametrize(
    "text",
    [
        "[a](javascript:alert(1))",
        "<b>bold</b>",
        "# heading",
        "1. list",
        "- item",
        "| cell |",
        "https://evil.example/x",
        "www.evil.example",
        "`code`",
        "&lt;",
        "~~x~~",
        "![x](y)",
    ],
)
def test_markdown_of_reports_stays_text(text: str) -> None:
    source = replace(CLAIM.statements[0].source or Party("x", "x"), name=text)
    first = replace(CLAIM.statements[0], text=text, context=f"{text} {text}", outlet=text, url=None, source=source)
    claim = replace(CLAIM, text=text, statements=(first, *CLAIM.statements[1:]))
    shown = written("md", Story(Query(), "2031-05-20", (claim,)))
    tokens = [one for token in MarkdownIt().parse(shown) for one in (token, *(token.children or ()))]
    assert {token.tag for token in tokens} <= {"h1", "h2", "p", "ul", "li", "strong", "br", "a", "code", ""}
    assert not any(token.type in ("html_inline", "html_block", "code_inline", "image") for token in tokens)
    assert sum(token.type == "heading_open" for token in tokens) == len(re.findall("^#+ ", shown, re.M))
    assert {token.attrs["href"] for token in tokens if token.type == "link_open"} <= set(URLS)
    # What is no link here, some other readers of Markdown would make one.
    assert "https:" not in re.sub(r"\(<https:[^>]*>\)", "", shown)
    assert "www." not in shown
