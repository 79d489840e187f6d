from __future__ import annotations

import dataclasses
import re
from html.parser import HTMLParser
from importlib.resources import files
from typing import Any

import pytest
from hypothesis import given

from sayso.export.visible import visible
from sayso.records import (
    Actor,
    Certainty,
    Event,
    Figure,
    Forecast,
    Found,
    Gap,
    Participant,
    Reading,
    Report,
    Source,
    Span,
    Statement,
    When,
    Where,
)
from tests.export.remake import written
from tests.export.story import READING
from tests.export.strategies import often, readings

_VOID = {"meta", "br", "img", "link", "input"}
_TAGS = {
    *("html", "head", "meta", "title", "style", "body", "main", "article", "header", "section", "aside", "nav", "div"),
    *("h1", "h2", "h3", "h4", "p", "span", "sup", "a", "ul", "ol", "li", "bdi", "mark", "br"),
}
_ATTRIBUTES = {
    *("lang", "charset", "http-equiv", "content", "name", "class", "id", "aria-labelledby", "aria-label", "dir"),
    *("href", "title", "rel", "tabindex", "role", "aria-describedby", "aria-hidden"),
}


class _Page(HTMLParser):
    """What a browser finds in a page; fails where elements do not nest."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.inside: list[str] = []
        self.tips: list[str] = []
        self.described: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.styles: list[str] = []
        self.lines: list[str] = []
        self.feed(page)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes.update(name for name, _ in attrs)
        self.ids += [value or "" for name, value in attrs if name == "id"]
        self.links += [value or "" for name, value in attrs if name == "href"]
        if tag == "p" and ("dir", "auto") in attrs:
            self.lines.append("")
        if tag not in _VOID:
            self.open.append(tag)
            self.inside.append(dict(attrs).get("class") or "")
        if ("class", "tip") in attrs:
            self.tips.append("")
        self.described += [value or "" for name, value in attrs if name == "aria-describedby"]

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag
        self.inside.pop()

    def handle_data(self, data: str) -> None:
        if "style" in self.open:
            self.styles.append(data)
        elif "tip" in self.inside:
            self.tips[-1] += data
        elif "p" in self.open and "section" in self.open and "aside" not in self.open and "sup" not in self.open:
            self.lines[-1] += data


def _check(page: str) -> _Page:
    """Only our own elements and attributes; every link inside the page leads somewhere, every id is there once."""
    seen = _Page(page)
    assert seen.tags <= _TAGS
    assert seen.attributes <= _ATTRIBUTES
    assert len(seen.ids) == len(set(seen.ids))
    inside = {link.removeprefix("#") for link in seen.links if link.startswith("#")}
    assert inside <= set(seen.ids)
    assert set(seen.described) <= set(seen.ids)
    assert all(link.startswith(("#", "http://", "https://")) for link in seen.links)
    assert page.count("<style>") == len(seen.styles)
    return seen


def test_each_statement_leads_to_its_characters_and_back() -> None:
    seen = _check(written("html", READING))
    for number in range(1, len(READING.statements) + 1):
        assert {f"r1t{number}", f"r1e{number}"} <= set(seen.ids)
        assert {f"#r1t{number}", f"#r1e{number}"} <= set(seen.links)


def test_the_text_is_there_once_and_whole() -> None:
    seen = _check(written("html", READING))
    assert seen.lines == [line for line in READING.report.text.splitlines() if line]


def test_each_value_tells_how_it_was_understood() -> None:
    page = written("html", READING)
    assert {
        "probably: 55–80 %, likely",
        "around 12,000: ≈ 12,000 (11,000–13,000) Ostrand soldiers",
        "this weekend: 17–18 May 2031, as early as",
        "Tolm: QV, 51.7°N 36.2°E, town, ± 5 km",
        "the Harn valley: not in the gazetteer, region",
        "refused to say: declined: how many had been moved",
    } <= set(_check(page).tips)
    values = len(READING.figures) + len(READING.when) + len(READING.where) + len(READING.gaps) + 3
    assert page.count('tabindex="0"') == page.count('role="tooltip"') == values


def test_blocks_lead_into_the_text() -> None:
    page = written("html", READING)
    blocks = page.split('<section class="block">')[1:]
    assert [block.split("</h3>")[0].split("<h3>")[1] for block in blocks] == ["Figures", "Forecasts", "Gaps"]
    assert [block.count('title="Show in the report"') for block in blocks] == [7, 2, 3]
    assert re.search(r'<mark class="figure" id="r1v(\d+)"[^>]*>around 12,000<', page)


def test_values_that_cross_are_cut_and_focused_once() -> None:
    figures = (Figure(Span(0, 4), 1, 1), Figure(Span(2, 6), 2, 2))
    page = written("html", Reading(Report("abcdef"), "hand", figures=figures))
    _check(page)
    pieces = re.findall(r"<mark class=\"figure\"([^>]*)>([^<]*)<span[^>]*>(.*?)</span></mark>", page.split("<aside")[0])
    assert [(words, tip, "tabindex" in rest) for rest, words, tip in pieces] == [
        ("ab", "abcd: 1", True),
        ("cd", "abcd: 1<br>cdef: 2", True),
        ("ef", "cdef: 2", False),
    ]


def test_the_page_forbids_itself_everything_but_its_styles() -> None:
    page = written("html", READING)
    assert "default-src 'none'; style-src 'unsafe-inline'" in page
    assert "url(" not in page
    assert "@import" not in page
    assert "src=" not in page


def test_several_reports_are_sections_with_a_table_of_contents() -> None:
    page = written("html", READING, READING)
    seen = _check(page)
    assert "<h1>2 reports</h1>" in page
    assert {"#r1", "#r2"} <= set(seen.links)
    assert page.count('<article class="report"') == 2


def test_when_it_was_published_is_said_in_words() -> None:
    late = dataclasses.replace(READING.report, published="2031-05-12T14:03:00Z")
    page = written("html", dataclasses.replace(READING, report=late), READING)
    assert page.count("12 May 2031, 14:03 UTC") == 2
    assert "2031-05-12T" not in page


def test_no_report_is_a_page_too() -> None:
    assert "<h1>0 reports</h1>" in written("html")


PAYLOADS = [
    "<script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "</style><img src=x onerror=alert(1)>",
    '" onmouseover="alert(1)',
    "' onfocus='alert(1)' autofocus='",
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)//http://x.example",
    "data:text/html,<script>alert(1)</script>",
    "http://x.example/\"><script>alert(1)</script>",
    "http://[broken",
    "<!--", "]]>", "&lt;b&gt;", "<svg/onload=alert(1)>",
    "} body { background: url(http://x.example) }",
    "<base href=http://x.example>", "<meta http-equiv=refresh content=0>",
    "\u202e\u2066\x00\x1b[31m\ud800",
]  # fmt: skip


def _hostile(payload: str, here: Span) -> dict[str, Any]:
    """Values that say the payload wherever they can say something."""
    who = Participant(here, "a")
    return {
        "events": (Event(here, payload, payload, who, who),),
        "when": (When(here, "date", payload, None, None, "vague", "by", here),),
        "where": (Where(here, payload, 1, 2, payload, "town", 3),),
        "figures": (Figure(here, 1, 2, "other", payload, counted=here, of=here, part_of=here, since=here),),
        "gaps": (Gap(here, "unknown", (here, here), "t"),),
    }


def _hostile_meaning(here: Span) -> dict[str, Any]:
    return {
        "act": Found("denies", (here,)),
        "certainty": Certainty(0.2, 0.8, (here, here)),
        "forecast": Forecast(None, None, (here,), here),
    }


@pytest.mark.parametrize("payload", PAYLOADS)
def test_hostile_text_is_text_everywhere(payload: str) -> None:
    text = f"{payload} said {payload}"
    here = Span(0, len(payload))
    actor = Actor("a", payload, here, (here,), payload, payload, payload)
    said = Statement("s", "mixed", (Span(len(payload) + 6, len(text)),), Source(here, "a"), Span(0, len(text)))
    values = _hostile(payload, here)
    inner = Statement("t", "direct", (here,), Source(Span(0, len(text))), here, "s", **values, **_hostile_meaning(here))
    report = Report(text, payload, payload, payload, payload, payload, payload, payload)
    made = Reading(report, payload, (actor,), (said, inner), **values)
    page = written("html", made, made)
    seen = _check(page)
    assert seen.lines[0] == visible(text)
    assert seen.styles[0].strip() == files("sayso.export").joinpath("page.css").read_text("utf-8").strip()
    assert all(re.fullmatch(r"[#:;(),. \w{}-]*", style) for style in seen.styles[1:])
    page.encode("utf-8")


@often
@given(readings())
def test_any_reading_is_a_sound_page_with_its_text_whole(made: Reading) -> None:
    page = written("html", made)
    page.encode("utf-8")
    seen = _check(page)
    lines = [line for line in re.split(r"[\r\n]+", made.report.text) if line]
    assert [line for line in seen.lines if line] == [visible(line) for line in lines]


def test_marks_that_cross_are_cut_and_each_piece_says_all_it_is() -> None:
    made = Reading(
        Report("abcdef"),
        "hand",
        (),
        (Statement("1", "indirect", (Span(0, 4),)), Statement("2", "indirect", (Span(2, 6),), cue=Span(0, 1))),
    )
    page = written("html", made)
    pieces = re.findall(r'<span class="((?:content|cue|source)[^"]*)">([^<]*)</span>', page.split("<aside")[0])
    assert pieces == [
        ("content cue unsourced d1 s1 s2", "a"),
        ("content unsourced d1 s1", "b"),
        ("content unsourced d2 s1 s2", "cd"),
        ("content unsourced d1 s2", "ef"),
    ]
