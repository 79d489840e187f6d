from __future__ import annotations

import re
from html.parser import HTMLParser
from importlib.resources import files

import pytest
from hypothesis import given

from sayso.export.visible import visible
from sayso.records import Actor, Reading, Report, Source, Span, Statement
from tests.export.remake import written
from tests.export.story import READING
from tests.export.strategies import often, readings

_VOID = {"meta", "br", "img", "link", "input"}
_TAGS = {
    *("html", "head", "meta", "title", "style", "body", "main", "article", "header", "section", "aside", "nav", "div"),
    *("h1", "h2", "h3", "h4", "p", "span", "sup", "a", "ul", "ol", "li", "bdi"),
}
_ATTRIBUTES = {
    *("lang", "charset", "http-equiv", "content", "name", "class", "id", "aria-labelledby", "aria-label", "dir"),
    *("href", "title", "rel"),
}


class _Page(HTMLParser):
    """What a browser finds in a page; fails where elements do not nest."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
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

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" in self.open:
            self.styles.append(data)
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


@pytest.mark.parametrize("payload", PAYLOADS)
def test_hostile_text_is_text_everywhere(payload: str) -> None:
    text = f"{payload} said {payload}"
    here = Span(0, len(payload))
    actor = Actor("a", payload, here, (here,), payload, payload, payload)
    said = Statement("s", "mixed", (Span(len(payload) + 6, len(text)),), Source(here, "a"), Span(0, len(text)))
    inner = Statement("t", "direct", (here,), Source(Span(0, len(text))), here, "s")
    report = Report(text, payload, payload, payload, payload, payload, payload, payload)
    made = Reading(report, payload, (actor,), (said, inner))
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
