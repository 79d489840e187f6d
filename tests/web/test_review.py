"""Review: what the queue shows, what each of its forms rules, and what comes next."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from html import unescape
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from sayso.ledger import Ledger, connect
from sayso.pipeline.reviewing import pending, read
from sayso.records import Pending, Query, Ruling, Span
from sayso.view.rulings import in_force
from sayso.web.passage import look_up
from sayso.web.room import Room
from sayso.web.site import site
from tests.deployment import copied, desk, ledger
from tests.hostile import PAYLOADS
from tests.hostile import ledger as hostile
from tests.web.desk import TOKEN, USER, client, room
from tests.web.test_hostile import harmless
from tests.web.test_pages import Outline, check


def browser(book: Ledger) -> TestClient:
    """A browser at a desk whose clock goes on."""
    ticks = (datetime(2025, 6, 2, tzinfo=UTC) + timedelta(seconds=each) for each in count())
    ticking: Room = replace(room(book), now=lambda: next(ticks).strftime("%Y-%m-%dT%H:%M:%SZ"))
    return TestClient(site(ticking), base_url="http://localhost:8000", follow_redirects=False)


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Ledger]:
    with copied(tmp_path) as found:
        yield found


@pytest.fixture
def web(book: Ledger) -> TestClient:
    return browser(book)


def waits(book: Ledger | None = None) -> tuple[Pending, ...]:
    return pending(book or ledger(None), Query(), desk())


def statement(with_figures: bool = False) -> Pending:
    """A statement with source and cue whose claim has others."""
    return next(
        one
        for one in waits()
        if one.link is None
        and one.claim
        and len(one.claim.statements) > 2
        and one.statement.source
        and one.statement.text.startswith("that ")
        and bool(one.statement.figures) == with_figures
    )


def send(web: TestClient, kind: str, subject: str | list[str], **more: Any) -> Any:
    return web.post("/review", data={"token": TOKEN, "kind": kind, "subject": subject, **more})


def form(web: TestClient, subject: str) -> dict[str, Any]:
    """The form that corrects a statement as the page shows it."""
    page = web.get(f"/review?at={subject}").text
    inside = page[page.index('id="correct"') :]
    inside = inside[: inside.index("</form>")]
    sent: dict[str, Any] = {}
    for name, value in re.findall(r'<input[^>]* name="(\w+)"[^>]* value="([^"]*)"', inside):
        sent.setdefault(name, []).append(unescape(value))
    for name, options in re.findall(r'<select id="\w+" name="(\w+)">(.*?)</select>', inside, re.S):
        sent[name] = re.findall(r"<option selected>([^<]*)<", options)
    for name, words in re.findall(r'<textarea[^>]* name="(\w+)"[^>]*>([^<]*)<', inside):
        sent[name] = unescape(words)
    return sent | {"kind": "correct"}


def ruled(book: Ledger) -> list[tuple[str, str, str]]:
    return [(one.kind, one.subject, one.why) for one in in_force(book.rulings())]


def at(answer: Any) -> str | None:
    """The id of what is shown next."""
    assert answer.status_code == 303, answer.text
    assert answer.headers["location"].endswith("#item")
    found = re.search(r"at=(\w+)", answer.headers["location"])
    return found[1] if found else None


def test_the_weakest_is_shown_first_with_its_report_and_its_reasons() -> None:
    first = waits()[0]
    page = client().get("/review").text
    check(page)
    assert f'name="subject" value="{first.subject}"' in page
    assert f"1 of {len(waits())}" in page
    assert all(reason in unescape(page) for reason in (*first.reasons, *first.hangs))
    assert all(f"<kbd>{key}</kbd>" in page for key in "arju?")


@pytest.mark.parametrize("kind", ["statement", "link", "outside", "judged"])
def test_each_kind_of_thing_is_a_page(kind: str, book: Ledger, web: TestClient) -> None:
    found = {
        "statement": next(one for one in waits() if not one.link),
        "link": next(one for one in waits() if one.other),
        "outside": next(one for one in waits() if one.link and not one.other),
        "judged": waits()[0],
    }[kind]
    if kind == "judged":
        send(web, "accept", found.subject, why="as it is")
    page = web.get(f"/review?at={found.subject}")
    assert page.status_code == 200
    check(page.text)
    assert ("Accepted" in page.text) == (kind == "judged")
    assert Outline(page.text).all("summary")


def test_the_words_of_the_report_are_marked_and_can_be_chosen() -> None:
    one = statement()
    found = read(ledger(None), one.statement)
    assert found
    page = client().get(f"/review?at={one.subject}").text
    places = [tuple(map(int, each.split("-"))) for each in re.findall(r'data-at="(\d+-\d+)"', page)]
    words = [unescape(each) for each in re.findall(r'data-at="\d+-\d+">([^<]*)<', page)]
    assert [Span(*place).of(found.report.text) for place in places] == words
    start, end = found.spans.content[0]
    assert {start} <= {low for low, _ in places}
    assert {end} <= {high for _, high in places}
    marked = re.search(r'<span class="content">(.*?)</span></span>', page)
    assert marked
    assert unescape(re.sub("<[^>]*>", "", marked[1])).split() == one.statement.text.split()


def test_next_and_previous_go_through_the_list() -> None:
    found = waits()
    page = Outline(client().get(f"/review?at={found[3].subject}").text)
    leads = {each["rel"]: each["href"] for each in page.all("a") if "rel" in each}
    assert leads["prev"] == f"/review?at={found[2].subject}#item"
    assert leads["next"] == f"/review?at={found[4].subject}#item"
    page = Outline(client().get(f"/review?at={found[-1].subject}").text)
    assert [each["rel"] for each in page.all("a") if "rel" in each] == ["prev"]


def test_the_list_is_turned_in_pages() -> None:
    found = waits()
    page = client().get(f"/review?at={found[60].subject}").text
    shown = [each["value"] for each in Outline(page).all("input") if each.get("type") == "checkbox"]
    assert shown == [one.subject for one in found[50:100]]
    assert f'href="/review?at={found[0].subject}"' in page
    assert f'href="/review?at={found[100].subject}"' in page


def test_filters_narrow_and_stay() -> None:
    page = client().get("/review?q=Vladivostok&standing=denied")
    check(page.text)
    assert 'action="/review?q=Vladivostok' in page.text
    assert client().get("/review?q=zzzz").text.count("Nothing waits") == 1
    assert client().get("/review?since=soon").status_code == 400


@pytest.mark.parametrize(
    ("kind", "given", "why"),
    [
        ("accept", "", "read and found right"),
        ("reject", "", "not what the report says"),
        ("split", "", "another claim"),
        ("reject", "  a \n typo ", "a typo"),
    ],
)
def test_a_button_rules_and_shows_what_comes_next(
    kind: str, given: str, why: str, book: Ledger, web: TestClient
) -> None:
    one, other = statement(), waits()[9]
    assert at(send(web, kind, one.subject, why=given, next=other.subject)) == other.subject
    (made,) = book.rulings()
    assert (made.kind, made.subject, made.who, made.why) == (kind, one.subject, USER, why)
    assert one.subject not in {each.subject for each in waits(book)}


def test_a_split_parts_a_claim_and_a_merge_joins_two(book: Ledger, web: TestClient) -> None:
    one = statement()
    assert one.claim
    send(web, "split", one.subject)
    other = next(each for each in one.claim.statements if each.id != one.subject)
    assert len(set(book.holding([one.subject, other.id]))) == 2
    assert at(send(web, "merge", one.subject, other=other.id[:9])) is None
    assert len(set(book.holding([one.subject, other.id]))) == 1
    assert [kind for kind, _, _ in ruled(book)] == ["split", "merge"]


def test_claims_that_are_like_it_are_offered_to_merge_with() -> None:
    one = statement()
    assert one.claim
    page = client().get(f"/review?at={one.subject}&merge=yes").text
    check(page)
    offered = [each["value"] for each in Outline(page).all("input") if each.get("type") == "radio"]
    assert offered
    assert one.claim.id not in offered
    assert 'id="merge"' in page


@pytest.mark.parametrize(
    ("other", "told"), [("", "Choose the claim"), ("zz", "is no id of a claim"), ("0", "give more of it")]
)
def test_a_merge_with_nothing_is_said_to_be_none(other: str, told: str, book: Ledger, web: TestClient) -> None:
    answer = send(web, "merge", statement().subject, other=other)
    assert answer.status_code == 422
    assert told in answer.text
    check(answer.text)
    assert not book.rulings()


def test_undo_takes_back_what_the_visitor_ruled_last(book: Ledger, web: TestClient) -> None:
    one, other = waits()[:2]
    send(web, "accept", one.subject)
    send(web, "reject", other.subject, next=one.subject)
    book_of_ben = Ruling("accept", waits()[5].subject, "ben", "right", "2025-06-03T00:00:00Z")
    with book.writing() as writer:
        writer.rule(book_of_ben)
    for undone in (other, one):
        page = Outline(web.get("/review").text)
        back = [each["value"] for each in page.all("input") if each.get("name") == "ruling"]
        to = next(each["value"] for each in page.all("input") if each.get("name") == "to")
        assert at(web.post("/review/undo", data={"token": TOKEN, "ruling": back, "to": to})) == undone.subject
        assert undone.subject in {each.subject for each in waits(book)}
    assert ruled(book) == [("accept", book_of_ben.subject, "right")]
    assert 'name="ruling"' not in web.get("/review").text


def test_several_are_accepted_at_once_with_one_reason(book: Ledger, web: TestClient) -> None:
    some = [one.subject for one in waits()[:4]]
    assert at(send(web, "accept", some, why="read through", next=some[0])) is None
    assert sorted(ruled(book)) == sorted(("accept", one, "read through") for one in some)
    assert len(book.rulings()) == 4


def test_nothing_is_ruled_where_one_of_several_is_not_there(book: Ledger, web: TestClient) -> None:
    answer = send(web, "accept", [waits()[0].subject, "zz"])
    assert answer.status_code in (404, 422)
    assert not book.rulings()


def corrected(book: Ledger) -> dict[str | None, Any]:
    return {one.field: json.loads(one.value or "") for one in book.rulings()}


@pytest.mark.parametrize(
    ("changed", "field", "value"),
    [
        ({"act": "denies"}, "act", "denies"),
        ({"stance": "distanced"}, "stance", "distanced"),
        ({"basis": "documents"}, "basis", "documents"),
        ({"published": "12 May 2031"}, "published", "2031-05-12"),
        ({"published": ""}, "published", None),
        ({"low": "55", "high": "80"}, "certainty", [0.55, 0.8]),
        ({"low": "90"}, "certainty", [0.9, 1.0]),
        ({"speaker": ""}, "source", None),
    ],
)
def test_a_field_is_corrected(changed: dict[str, str], field: str, value: Any, book: Ledger, web: TestClient) -> None:
    one = statement()
    answer = web.post("/review", data=form(web, one.subject) | changed)
    assert at(answer)
    assert corrected(book) == {field: value}
    assert "Corrected" in web.get(f"/review?at={one.subject}").text
    assert form(web, one.subject) != form(client(), one.subject)


def test_another_name_is_another_party(book: Ledger, web: TestClient) -> None:
    one = statement()
    web.post("/review", data=form(web, one.subject) | {"speaker": " Ilda  Marosh "})
    found = corrected(book)["source"]
    assert (found["name"], found["affiliation"], found["unnamed"]) == ("Ilda Marosh", None, False)


def test_figures_are_corrected_by_their_bounds(book: Ledger, web: TestClient) -> None:
    one = statement(with_figures=True)
    sent = form(web, one.subject)
    assert len(sent["figure_low"]) == len(one.statement.figures)
    sent["figure_low"][0], sent["figure_high"][0] = "1,200", ""
    web.post("/review", data=sent)
    (figure, *_) = corrected(book)["figures"]
    assert (figure["low"], figure["high"], figure["words"]) == (1200, None, one.statement.figures[0].words)


@pytest.mark.parametrize("by", ["words", "places"])
def test_words_are_corrected_by_writing_or_choosing_them(by: str, book: Ledger, web: TestClient) -> None:
    one = statement()
    found = read(book, one.statement)
    assert found
    start, end = found.spans.content[0]
    wanted = found.report.text[start + 5 : end]
    changed = (
        {"words_of_content": wanted.replace(" ", "\n ")} if by == "words" else {"at_content": f"{start + 5}-{end}"}
    )
    web.post("/review", data=form(web, one.subject) | changed)
    value = corrected(book)["spans"]
    assert list(corrected(book)) == ["spans"]
    assert value == {
        "source": list(found.spans.source or ()),
        "cue": list(found.spans.cue or ()),
        "content": [[start + 5, end]],
        "text": wanted,
    }
    claim = book.cached(book.holding([one.subject]))[0]
    assert next(each for each in claim.statements if each.id == one.subject).text == wanted
    assert f"{start + 5}-" in web.get(f"/review?at={one.subject}").text


def test_content_in_parts_and_another_cue_and_no_source(book: Ledger, web: TestClient) -> None:
    one = statement()
    found = read(book, one.statement)
    assert found
    start, end = found.spans.content[0]
    parts = f"{start + 10}-{end},{start}-{start + 4}"
    changed = {"at_content": parts, "at_cue": "0-3", "words_of_source": ""}
    assert at(web.post("/review", data=form(web, one.subject) | changed))
    text = found.report.text
    value = corrected(book)
    assert value["spans"]["content"] == [[start, start + 4], [start + 10, end]]
    assert value["spans"]["text"] == f"{text[start : start + 4]} … {text[start + 10 : end]}"
    assert value["spans"]["source"] is None
    assert value["cue"] == text[:3]
    claim = book.cached(book.holding([one.subject]))[0]
    now = next(each for each in claim.statements if each.id == one.subject)
    assert (now.source, now.cue) == (None, text[:3])


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({}, "Nothing is different"),
        ({"act": "sings"}, "does not fit the field"),
        ({"published": "yesterday"}, "is no date"),
        ({"low": "80", "high": "20"}, "is no interval"),
        ({"low": "many"}, "is no number"),
        ({"low": "nan"}, "is no number"),
        ({"words_of_content": ""}, "needs a content"),
        ({"words_of_cue": "nowhere in it"}, "has no words “nowhere in it”"),
        ({"at_content": "1-2;DROP"}, "no places in a report"),
        ({"at_content": "5-5"}, "does not fit"),
        ({"at_content": "0-99999999"}, "is not in the report"),
        ({"figure_low": ["1", "2", "3"]}, "Not as many figures"),
    ],
)
def test_what_cannot_be_corrected_is_said_and_kept_in_the_form(
    changed: dict[str, Any], told: str, book: Ledger, web: TestClient
) -> None:
    answer = web.post("/review", data=form(web, statement().subject) | {"why": "as it seems"} | changed)
    assert answer.status_code == 422
    assert told in unescape(answer.text)
    assert 'value="as it seems"' in answer.text
    check(answer.text)
    assert not book.rulings()


@pytest.mark.parametrize(
    ("text", "words", "near", "found"),
    [
        ("a b a b", "a b", 0, (0, 3)),
        ("a b a b", "a b", 5, (4, 7)),
        ("a\n b", "a b", 0, (0, 4)),
        ("a.b", "a.b", 0, (0, 3)),
        ("axb", "a.b", 0, None),
        ("a b", "  ", 0, None),
    ],
)
def test_words_are_looked_up_near_the_statement(
    text: str, words: str, near: int, found: tuple[int, int] | None
) -> None:
    assert look_up(text, words, near) == (Span(*found) if found else None)


@pytest.mark.parametrize("path", ["/review", "/review/undo"])
def test_a_form_of_somebody_elses_rules_nothing(path: str, book: Ledger, web: TestClient) -> None:
    sent = {"kind": "accept", "subject": waits()[0].subject, "ruling": "x"}
    for token in ("", "another"):
        assert web.post(path, data={**sent, "token": token}).status_code == 403
    assert not book.rulings()


@pytest.mark.parametrize(
    "sent",
    [
        {"kind": "grade", "subject": "Tarsk"},
        {"kind": "accept"},
        {"subject": "x"},
        {"kind": "accept", "subject": "\0"},
        {"kind": "correct", "subject": "zz"},
    ],
)
def test_what_no_form_sends_is_refused(sent: dict[str, str], book: Ledger, web: TestClient) -> None:
    assert web.post("/review", data={"token": TOKEN, **sent}).status_code in (404, 422)
    assert not book.rulings()


def test_rulings_are_listed_with_who_when_and_why(book: Ledger, web: TestClient) -> None:
    one = statement()
    send(web, "reject", one.subject, why="misheard")
    page = web.get("/rulings").text
    check(page)
    assert all(word in unescape(page) for word in (USER, "2 June 2025", "misheard", one.statement.text, "rejected"))
    (made,) = book.rulings()
    answer = web.post("/review/undo", data={"token": TOKEN, "ruling": made.id, "why": "heard well", "to": "rulings"})
    assert answer.headers["location"] == "/rulings"
    page = web.get("/rulings").text
    assert "taken back" in page
    assert "heard well" in page
    found = web.get("/rulings.json").json()["rulings"]
    assert [one["kind"] for one in found] == ["reject", "undo"]
    rows = web.get("/rulings.csv").text.splitlines()
    assert rows[0].startswith('"ruling","kind","subject"')
    assert len(rows) == 3


def test_the_list_of_rulings_goes_on(book: Ledger, web: TestClient) -> None:
    send(web, "accept", [one.subject for one in waits()[:60]])
    page = web.get("/rulings").text
    assert page.count('name="ruling"') == 50
    assert 'href="/rulings?offset=50"' in page
    assert web.get("/rulings?offset=50").text.count('name="ruling"') == 10


def test_the_queue_is_there_as_json_and_csv() -> None:
    found = client().get("/review.json").json()["pending"]
    assert [one["subject"] for one in found] == [one.subject for one in waits()]
    assert found[0]["reasons"] == list(waits()[0].reasons)
    assert len(client().get("/review.csv").text.splitlines()) == len(found) + 1
    assert client().get("/review.xml").status_code == 404


def test_where_nothing_waits_it_is_said() -> None:
    with connect(":memory:") as empty:
        page = client(empty).get("/review").text
        check(page)
        assert "Nothing waits" in page
        assert not Outline(page).all("button")
        check(client(empty).get("/rulings").text)


def test_nothing_of_a_report_is_markup() -> None:
    book = hostile()
    web = client(book)
    ids = [saying.id for report in book.reports() for saying, _ in book.said(report)]
    assert len(ids) >= len(PAYLOADS)
    for path in ("/review", "/review?q=crossed", f"/review?at={ids[0]}&merge=yes"):
        page = web.get(path).text
        assert page.count('type="checkbox"') == 50
        check(page)
        harmless(page, path)
    # Nothing else waits where no claim has the words: what is shown is what is asked for.
    for one in ids:
        page = web.get(f"/review?at={one}&q=zzzz").text
        check(page)
        harmless(page, one)


def test_nothing_that_is_sent_or_asked_for_is_markup(book: Ledger, web: TestClient) -> None:
    some = [one.subject for one in waits() if one.link is None]
    for one, payload in zip(some, [each.payload for each in PAYLOADS[::8]], strict=False):
        send(web, "accept", one, why=payload)
        answer = web.post("/review?q=zzzz", data=form(web, some[-1]) | {"speaker": payload, "words_of_cue": payload})
        for page in (web.get(f"/review?at={one}&q=zzzz"), web.get("/review", params={"q": payload}), answer):
            if page.status_code != 303:
                check(page.text)
                harmless(page.text, payload)
    check(web.get("/rulings").text)
    harmless(web.get("/rulings").text, "/rulings")
    assert not re.search(r'(?:^|,)"[=+@-]', web.get("/rulings.csv").text, re.M)
