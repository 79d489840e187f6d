"""Reports are hostile text: nothing of theirs is ever markup, on no page and in no file that a browser shows."""

from __future__ import annotations

import re
from functools import cache

import pytest

from sayso.ledger import Ledger, connect
from sayso.ledger.entries import Entry
from sayso.link.lift import said
from sayso.pipeline.adding import store
from sayso.records import Actor, Reading, Report, Source, Span, Statement
from sayso.web.views import VIEWS
from tests.deployment import RECORDED, desk
from tests.web.desk import client
from tests.web.test_pages import Outline, check

PAYLOADS = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</textarea></title><svg onload=alert(1)>",
    "{{ 7 * 7 }}{% include 'add.html' %}",
    "<style>body{display:none}</style>",
    "' style='position:fixed",
    "javascript:alert(1)",
    "<a href=//evil.example>",
    "\u202egnp.exe",
)


@cache
def ledger() -> Ledger:
    """A ledger of reports in which everything is a payload."""
    book = connect(":memory:")
    for number, payload in enumerate(PAYLOADS):
        store(book, entry(number, payload), desk())
    return book


def entry(number: int, payload: str) -> Entry:
    name, content = f"Tarsk {payload}", f"that 300 of {payload} had crossed at Miren"
    text = f"{name} said {content}."
    spans = Span(0, len(name)), Span(len(name) + 1, len(name) + 5), Span(len(name) + 6, len(text) - 1)
    report = Report(
        text, f"javascript:alert({number})//{payload}", payload, payload, payload, "2031-05-12", "en", payload
    )
    actor = Actor("a1", name, spans[0], (spans[0],), role=payload, affiliation=payload)
    statement = Statement(f"{number:016x}", "indirect", (spans[2],), Source(spans[0], "a1"), spans[1])
    reading = Reading(report, "by hand", (actor,), (statement,))
    sayings = said(reading)
    return Entry(
        reading,
        sayings,
        tuple(bytes(384) for _ in sayings),
        tuple(frozenset[str]() for _ in sayings),
        frozenset(),
        RECORDED,
    )


def pages() -> list[str]:
    views = ["/", *(f"/{name}" for name in VIEWS if name != "story"), "/claims", "/reports"]
    web = client(ledger())
    claims = [f"/claims/{one['id']}" for one in web.get("/claims.json?limit=500").json()["claims"]]
    reports = [f"/reports/{one['report']}" for one in web.get("/reports.json").json()["reports"]]
    assert len(reports) == len(PAYLOADS)
    assert claims
    return [*views, *claims, *reports]


def test_no_payload_becomes_markup() -> None:
    web = client(ledger())
    for path in pages():
        text = web.get(path).text
        check(text)
        page = Outline(text)
        assert not page.all("img", "iframe", "object", "base", "form onload"), path
        assert all("evil.example" not in (each.get("href") or "") for each in page.all("a")), path
        assert not [each for each in page.all("a") if (each.get("href") or "").startswith("javascript")], path
        assert "\u202e" not in text, path


def test_what_was_said_is_still_to_be_read() -> None:
    text = client(ledger()).get("/claims?limit=50").text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in text
    assert "{{ 7 * 7 }}" in text


@pytest.mark.parametrize("payload", PAYLOADS)
def test_what_is_asked_for_is_text_too(payload: str) -> None:
    for name in ("q", "source", "place", "since", "standing", "offset"):
        for path in ("/", "/claims", "/reports", "/map"):
            text = client().get(path, params={name: payload}).text
            check(text)
            assert not Outline(text).all("img", "svg onload", "iframe")


def test_cells_that_begin_a_formula_are_defused() -> None:
    rows = client(ledger()).get("/reports.csv").text
    assert not re.search(r'(?:^|,)"[=+@-]', rows, re.M)
