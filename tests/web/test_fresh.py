"""Who has an answer already is told so, and only then."""

from __future__ import annotations

from dataclasses import replace

import pytest
from starlette.testclient import TestClient

from sayso.ledger import Accounts, Ledger, passwords
from sayso.records import Ruling
from sayso.web import fresh
from sayso.web.site import site
from tests.deployment import ledger
from tests.web.desk import NOW, TOKEN, client, room

FIRST_DAY = "2024-10-18"
STORIES = ["/", "/claims", "/figures.csv", "/reports", "/api/v1/claims", "/api/v1/story", "/feed.atom", "/feed.json"]
MARKED = [*STORIES, "/api/v1/openapi.json", "/api/v1/rulings"]


@pytest.fixture
def book() -> Ledger:
    return ledger.__wrapped__(FIRST_DAY)


def at(book: Ledger, now: str = NOW, token: str = TOKEN) -> TestClient:
    return TestClient(site(replace(room(book), now=lambda: now, token=token)), base_url="http://localhost:8000")


def tag(desk: TestClient, path: str) -> str:
    answer = desk.get(path)
    assert answer.status_code == 200
    return str(answer.headers["etag"])


@pytest.mark.parametrize("path", MARKED)
def test_the_same_answer_is_not_sent_twice(path: str) -> None:
    first = client().get(path)
    assert first.headers["etag"].startswith('W/"')
    assert first.headers["cache-control"] == "private, no-cache"
    assert {"Cookie", "Authorization"} <= set(first.headers["vary"].replace(" ", "").split(","))
    again = client().get(path, headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"]
    assert "content-security-policy" in again.headers


def test_nothing_is_made_for_who_has_it(monkeypatch: pytest.MonkeyPatch) -> None:
    held = tag(client(), "/api/v1/story")

    def made(*_: object, **__: object) -> None:
        raise AssertionError("the story is told again")

    monkeypatch.setattr("sayso.web.telling.story", made)
    assert client().get("/api/v1/story", headers={"If-None-Match": held}).status_code == 304


@pytest.mark.parametrize(
    ("header", "status"),
    [
        ("{}", 304),
        ('"other", {}', 304),
        ("{strong}", 304),
        ('"other"', 200),
        ("*", 200),
        ("", 200),
        ("{bare}", 200),
    ],
)
def test_any_of_several_tags_may_be_held(header: str, status: int) -> None:
    held = tag(client(), "/claims")
    strong = held.removeprefix("W/")
    written = header.format(held, strong=strong, bare=strong.strip('"'))
    assert client().get("/claims", headers={"If-None-Match": written}).status_code == status


def test_each_address_has_its_own() -> None:
    paths = [*MARKED, "/claims?q=Kursk", "/claims?limit=5", "/claims?as_of=2024-11-14", "/api/v1/claims?limit=5"]
    assert len({tag(client(), path) for path in paths}) == len(paths)


def test_errors_and_what_is_no_story_have_none() -> None:
    for path in ("/claims?as_of=yesterday", "/claims/0000", "/add", "/api/v1/claims?limit=0"):
        assert "etag" not in client().get(path).headers


@pytest.mark.parametrize("path", STORIES)
def test_what_was_ruled_is_told(path: str, book: Ledger) -> None:
    desk = at(book)
    held = tag(desk, path)
    with book.writing() as writer:
        writer.rule(Ruling("grade", "Tide", "anna", "good", NOW, value="A"))
    assert desk.get(path, headers={"If-None-Match": held}).status_code == 200
    assert tag(desk, path) != held


def test_ledgers_of_other_reports_have_other_tags(book: Ledger) -> None:
    assert tag(at(book), "/api/v1/claims") != tag(client(), "/api/v1/claims")


def test_a_story_as_of_now_is_told_anew_on_another_day_and_not_before(book: Ledger) -> None:
    morning, evening, next_day = (at(book, now) for now in (NOW, "2025-06-01T23:59:59Z", "2025-06-02T00:00:00Z"))
    for path in ("/", "/api/v1/forecasts"):
        assert tag(morning, path) == tag(evening, path) != tag(next_day, path)
        assert tag(morning, f"{path}?as_of=2024-10-18") == tag(next_day, f"{path}?as_of=2024-10-18")


def test_a_page_is_its_visitors_and_data_are_not(book: Ledger) -> None:
    one, other = at(book), at(book, token="another token")
    assert tag(one, "/claims") != tag(other, "/claims")
    assert tag(one, "/api/v1/claims") == tag(other, "/api/v1/claims")


def test_nothing_is_told_to_who_may_not_ask(book: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passwords, "COST", 16)
    held = tag(at(book), "/api/v1/claims")
    accounts = Accounts(book.database)
    accounts.add("ben", "reader", "the bridge at Miren", NOW)
    desk = TestClient(site(replace(room(book), accounts=accounts)), base_url="http://localhost:8000")
    assert desk.get("/api/v1/claims", headers={"If-None-Match": held}).status_code == 401
    shown = {"Authorization": f"Bearer {accounts.issue('ben', 'test', NOW)}"}
    assert desk.get("/api/v1/claims", headers={"If-None-Match": held, **shown}).status_code == 304
    first = desk.get("/claims", headers=shown)
    assert desk.get("/claims", headers={"If-None-Match": first.headers["etag"], **shown}).status_code == 304


def test_another_program_has_other_tags(monkeypatch: pytest.MonkeyPatch) -> None:
    held = tag(client(), "/claims")
    monkeypatch.setattr(fresh, "_program", lambda: "another")
    assert tag(client(), "/claims") != held
