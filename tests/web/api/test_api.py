"""The API gives the documents of the exports, page by page, and takes reports and rulings from those who may."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Any

import pytest
from starlette.testclient import TestClient

from sayso.ledger import Accounts, Ledger, passwords
from sayso.web.api.description import ROOT, description
from sayso.web.api.router import operations
from sayso.web.site import site
from sayso.web.views import VIEWS
from tests.deployment import ledger
from tests.web.desk import NOW, USER, Taken, client, room

FIRST_DAY = "2024-10-18"
SAME = ["/claims", "/reports", "/rulings", *(f"/{name}" for name in VIEWS if name != "brief")]
FILTERED = ["q=Kursk", "source=Zelenskyy&as_of=2024-11-14", "since=2024-11-01&place=Kursk"]


@pytest.fixture
def book() -> Ledger:
    """A small ledger that a test may change."""
    return ledger.__wrapped__(FIRST_DAY)


@cache
def described() -> dict[str, Any]:
    found: dict[str, Any] = client().get(f"{ROOT}/openapi.json").json()
    return found


def claims() -> list[dict[str, str]]:
    found: list[dict[str, str]] = client().get(f"{ROOT}/claims?limit=5").json()["claims"]
    return found


def next_page(links: str) -> str | None:
    found = re.search(r'<([^>]+)>; rel="next"', links)
    return found[1] if found else None


@pytest.mark.parametrize("path", SAME)
def test_a_document_is_that_of_the_page(path: str) -> None:
    answer = client().get(f"{ROOT}{path}")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/json"
    assert answer.content == client().get(f"{path}.json").content


@pytest.mark.parametrize("path", ["/claims", "/figures", "/story"])
@pytest.mark.parametrize("filters", FILTERED)
def test_filters_mean_what_they_mean_on_pages(path: str, filters: str) -> None:
    assert client().get(f"{ROOT}{path}?{filters}").content == client().get(f"{path}.json?{filters}").content


def test_one_claim_and_one_report_are_those_of_their_pages() -> None:
    for one in claims():
        assert client().get(f"{ROOT}/claims/{one['id']}").content == client().get(f"/claims/{one['id']}.json").content
        assert client().get(f"{ROOT}/claims/{one['id'][:10]}").json()["claims"][0]["id"] == one["id"]
    report = client().get(f"{ROOT}/reports?limit=1").json()["reports"][0]["report"]
    assert client().get(f"{ROOT}/reports/{report}").content == client().get(f"/reports/{report}.json").content


def test_a_statement_is_as_it_stands_in_its_claim() -> None:
    said = client().get(f"{ROOT}/claims?limit=1").json()["claims"][0]["statements"][0]
    assert client().get(f"{ROOT}/statements/{said['id']}").json()["statements"] == [said]


def test_edits_are_those_of_the_page() -> None:
    reports = client().get(f"{ROOT}/reports?limit=500").json()["reports"]
    found = [client().get(f"{ROOT}/reports/{one['report']}/changes") for one in reports]
    edited = [one for one in found if one.status_code == 200]
    assert edited
    assert all(one.json()["edits"] for one in edited)
    assert {one.status_code for one in found} == {200, 404}


@pytest.mark.parametrize(("path", "key"), [("/claims", "claims"), ("/reports", "reports"), ("/timeline", "timeline")])
def test_pages_follow_one_another_to_the_end(path: str, key: str) -> None:
    whole = client().get(f"{ROOT}{path}?limit=500").json()[key]
    address: str | None = f"{ROOT}{path}?limit=17"
    found: list[object] = []
    while address:
        answer = client().get(address)
        found += answer.json()[key]
        assert len(answer.json()[key]) <= 17
        address = next_page(answer.headers.get("link", ""))
    assert found == whole
    assert len(whole) > 17


def test_links_keep_the_filters_and_lead_back() -> None:
    answer = client().get(f"{ROOT}/claims?q=Kursk&standing=denied&limit=1&offset=2&as_of=2024-12-01")
    links = answer.headers["link"]
    for part in ("q=Kursk", "standing=denied", "as_of=2024-12-01", "limit=1"):
        assert links.count(part) == links.count("rel=")
    assert 'offset=1>; rel="prev"' in links
    assert 'offset=0>; rel="first"' in links


def test_how_many_there_are_is_told_where_it_is_known() -> None:
    answer = client().get(f"{ROOT}/figures?limit=1")
    assert int(answer.headers["x-total-count"]) == len(client().get(f"{ROOT}/figures?limit=500").json()["figures"])
    assert "x-total-count" not in client().get(f"{ROOT}/claims?limit=1").headers


@pytest.mark.parametrize(
    ("path", "status", "told"),
    [
        ("/claims?sauce=Kremlin", 400, "sauce"),
        ("/story?limit=5", 400, "limit"),
        ("/reports?standing=denied", 400, "standing"),
        ("/claims?limit=501", 400, "501"),
        ("/claims?as_of=yesterday", 400, "yesterday"),
        ("/claims?standing=liked", 400, "liked"),
        ("/claims/zz", 404, "id"),
        ("/claims/0000000000000000", 404, "0000000000000000"),
        ("/claims/4", 404, "begin so"),
        ("/statements/0000000000000000", 404, "statement"),
        ("/reports/0000000000000000", 404, "report"),
        ("/nothing", 404, "address"),
        ("/brief", 404, "address"),
    ],
)
def test_errors_are_one_plain_sentence(path: str, status: int, told: str) -> None:
    answer = client().get(f"{ROOT}{path}")
    assert answer.status_code == status
    assert list(answer.json()) == ["error"]
    assert told in answer.json()["error"]


def test_a_method_that_is_not_there_is_refused_in_json() -> None:
    answer = client().request("DELETE", f"{ROOT}/claims", headers={"Content-Length": "0"})
    assert answer.status_code == 405
    assert answer.json()["error"]


def test_the_description_is_openapi_and_refers_to_nothing_that_is_not_there() -> None:
    told = described()
    assert told["openapi"] == "3.1.0"
    assert "$defs" not in json.dumps(told)
    refs = set(re.findall(r'"\$ref": "#/components/(\w+)/([\w-]+)"', json.dumps(told)))
    missing = [(kind, name) for kind, name in refs if name not in told["components"][kind]]
    assert missing == []


def test_all_operations_and_no_others_are_described() -> None:
    made = {(one.method.lower(), f"{ROOT}{one.path}") for one in operations(room())}
    paths = described()["paths"].items()
    assert made == {(method, path) for path, methods in paths for method in methods}
    names = [one.name for one in operations(room())]
    assert len(set(names)) == len(names)
    assert described() == description(operations(room()))


def test_the_beginning_leads_to_the_description() -> None:
    answer = client().get(f"{ROOT}/")
    assert answer.json()["description"] == f"{ROOT}/openapi.json"
    assert 'rel="service-desc"' in answer.headers["link"]


@pytest.mark.parametrize(
    ("sent", "outcome"),
    [
        ({"text": "The mission said the ferry was hit.", "outlet": "Tide", "published": "2031-05-12"}, 201),
        ({"text": "The mission said the ferry was hit.", "title": None}, 201),
        ({"text": ""}, 422),
        ({}, 422),
        ({"text": "The mission said the ferry was hit.", "published": "soon"}, 422),
        ({"address": "http://10.0.0.1/"}, 422),
        ({"address": "/etc/passwd"}, 422),
        ({"address": "https://tide.example/1", "text": "The mission said the ferry was hit."}, 422),
        ({"text": "The mission said the ferry was hit.", "token": "x"}, 422),
        ({"text": 5}, 422),
        (["text"], 422),
    ],
)  # fmt: skip
def test_a_report_is_added_or_why_not_is_told(sent: object, outcome: int) -> None:
    taken = Taken()
    answer = client(add=taken).post(f"{ROOT}/reports", json=sent)
    assert answer.status_code == outcome, answer.text
    if outcome == 201:
        (told,) = answer.json()["reports"]
        assert (told["outcome"], told["report"], told["error"]) == ("added", taken.reports[0].id, None)
        assert taken.reports[0].text.startswith("The mission")
        return
    assert taken.reports == []
    assert list(answer.json()) == ["error"]


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", ""])
def test_what_a_form_of_another_site_could_send_is_refused(kind: str) -> None:
    taken = Taken()
    body = json.dumps({"text": "The mission said the ferry was hit."})
    answer = client(add=taken).post(f"{ROOT}/reports", content=body, headers={"Content-Type": kind})
    assert answer.status_code == 415
    assert taken.reports == []


def test_a_ruling_is_made_obeyed_and_taken_back(book: Ledger) -> None:
    desk = client(book)
    claim = next(one for one in desk.get(f"{ROOT}/claims").json()["claims"] if len(one["statements"]) > 1)
    first = claim["statements"][0]["id"]
    made = desk.post(f"{ROOT}/rulings", json={"kind": "reject", "subject": first, "why": "misread"})
    assert made.status_code == 201
    (ruling,) = made.json()["rulings"]
    assert (ruling["who"], ruling["made"], ruling["subject"]) == (USER, NOW, first)
    assert desk.get(f"{ROOT}/rulings").json()["rulings"] == [ruling]
    assert desk.get(f"{ROOT}/claims/{first}").status_code == 404
    assert desk.post(f"{ROOT}/rulings", json={"kind": "undo", "subject": ruling["id"], "why": "no"}).status_code == 201
    assert desk.get(f"{ROOT}/claims/{first}").status_code == 200


def rulings(statement: str) -> Iterator[tuple[dict[str, object], int]]:
    """Rulings on a statement that is there, and what comes of each."""
    yield {"kind": "correct", "subject": statement, "field": "act", "value": '"denies"', "why": "a denial"}, 201
    yield {"kind": "grade", "subject": "Tide of Miren", "value": "D", "why": "wrong twice"}, 201
    yield {"kind": "split", "subject": statement, "why": "another"}, 201
    yield {"kind": "correct", "subject": statement, "field": "act", "value": "denies", "why": "no JSON"}, 422
    yield {"kind": "correct", "subject": statement, "field": "act", "value": '"sings"', "why": "no act"}, 422
    yield {"kind": "correct", "subject": statement, "field": "url", "value": '"x"', "why": "fixed"}, 422
    yield {"kind": "correct", "subject": statement, "field": "published", "value": '"soon"', "why": "no date"}, 422
    yield {"kind": "correct", "subject": statement, "field": "spans", "value": "{}", "why": "no spans"}, 422
    yield {"kind": "merge", "subject": statement, "other": statement, "why": "itself"}, 422
    yield {"kind": "merge", "subject": statement, "why": "with what"}, 422
    yield {"kind": "grade", "subject": "Tide", "value": "G", "why": "no grade"}, 422
    yield {"kind": "split", "subject": statement, "why": "  "}, 422
    yield {"kind": "split", "subject": statement[:8], "why": "half an id"}, 422
    yield {"kind": "split", "subject": statement, "who": "somebody else", "why": "in another's name"}, 422
    yield {"kind": "like", "subject": statement, "why": "no kind"}, 422
    yield {"kind": "split", "subject": "0" * 16, "why": "nothing"}, 404
    yield {"kind": "undo", "subject": "0" * 16, "why": "nothing"}, 404
    yield {"kind": "merge", "subject": statement, "other": "0" * 16, "why": "nothing"}, 404


def test_rulings_that_decide_on_nothing_are_refused_with_a_reason(book: Ledger) -> None:
    desk = client(book)
    statement = desk.get(f"{ROOT}/claims?limit=1").json()["claims"][0]["statements"][0]["id"]
    kept = 0
    for sent, status in rulings(statement):
        answer = desk.post(f"{ROOT}/rulings", json=sent)
        assert answer.status_code == status, (sent, answer.text)
        kept += status == 201
        assert status == 201 or list(answer.json()) == ["error"]
        assert len(desk.get(f"{ROOT}/rulings").json()["rulings"]) == kept
    assert desk.get(f"{ROOT}/story").status_code == 200


def test_who_may_do_what(book: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passwords, "COST", 16)
    accounts = Accounts(book.database)
    place = replace(room(book, Taken()), accounts=accounts)
    desk = TestClient(site(place), base_url="http://localhost:8000")
    report, ruling = {"text": "The mission said it."}, {"kind": "grade", "subject": "Tide", "value": "A", "why": "good"}
    allowed = {
        "reader": (200, 403, 403),
        "reviewer": (200, 201, 403),
        "editor": (200, 201, 201),
        "admin": (200, 201, 201),
    }
    for role, statuses in allowed.items():
        accounts.add(role, role, "the bridge at Miren", NOW)  # type: ignore[arg-type]
        shown = {"Authorization": f"Bearer {accounts.issue(role, 'test', NOW)}"}
        found = (
            desk.get(f"{ROOT}/claims", headers=shown),
            desk.post(f"{ROOT}/rulings", json={**ruling, "why": role}, headers=shown),
            desk.post(f"{ROOT}/reports", json=report, headers=shown),
        )
        assert tuple(one.status_code for one in found) == statuses, role
    made = desk.get(f"{ROOT}/rulings", headers=shown).json()["rulings"]
    assert [one["who"] for one in made] == [one["why"] for one in made]
    for path in ("/claims", "/openapi.json", "/"):
        answer = desk.get(f"{ROOT}{path}")
        assert (answer.status_code, list(answer.json())) == (401, ["error"])
