"""Who may ask, and what browsers may do with the answers."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from sayso.errors import SourceError
from sayso.records import Report
from sayso.web.guard import POLICY
from sayso.web.room import Room
from sayso.web.site import site
from tests.deployment import desk, ledger
from tests.web.desk import NOW, TOKEN, USER, Taken, client


@pytest.mark.parametrize("host", ["rebound.example:8000", "rebound.example", "", "localhost:8000:evil"])
def test_a_host_that_is_not_here_gets_nothing(host: str) -> None:
    answer = client().get("/", headers={"Host": host})
    assert answer.status_code == 421
    assert "claim" not in answer.text


def test_a_host_with_a_port_or_in_brackets_is_known() -> None:
    for host in ("LOCALHOST:1", "[::1]:8000", "127.0.0.1:65535", "[::1]"):
        assert client().get("/add", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize("path", ["/", "/nowhere", "/claims.csv", "/reports", "/add"])
def test_every_answer_has_the_policy(path: str) -> None:
    headers = client().get(path).headers
    assert headers["content-security-policy"] == POLICY
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert "unsafe" not in POLICY


def test_styles_and_script_are_kept() -> None:
    page = client().get("/").text
    for name in ("desk.css", "replay.js"):
        address = next(part for part in page.split('"') if part.endswith(name))
        answer = client().get(address)
        assert "immutable" in answer.headers["cache-control"]
        assert answer.text
    assert client().get(address.replace("replay.js", "lit-999999.css")).status_code == 404


TEXT = "Tarsk said on Monday that the bridge at Miren had been closed."


def test_a_text_is_added_once_its_form_is_ours() -> None:
    taken = Taken()
    sent = {"token": TOKEN, "text": TEXT, "title": " The bridge ", "published": "12 May 2031"}
    answer = client(add=taken).post("/add", data=sent)
    assert answer.status_code == 200
    assert [(one.text, one.title, one.outlet, one.published) for one in taken.reports] == [
        (TEXT, "The bridge", None, "2031-05-12")
    ]
    assert f"/reports/{taken.reports[0].id}" in answer.text


@pytest.mark.parametrize("token", ["", "another", "é"])
def test_a_form_of_somebody_elses_is_refused(token: str) -> None:
    taken = Taken()
    assert client(add=taken).post("/add", data={"token": token, "text": TEXT}).status_code == 403
    assert not taken.reports


def test_a_browser_that_says_that_another_page_sends_is_believed() -> None:
    taken = Taken()
    for whence in ("cross-site", "same-site"):
        sent = {"token": TOKEN, "text": TEXT}
        assert client(add=taken).post("/add", data=sent, headers={"Sec-Fetch-Site": whence}).status_code == 403
    assert not taken.reports


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        ({"address": "http://10.0.0.1/"}, "is not a public address"),
        ({"address": "/etc/passwd"}, "is no http or https address"),
        ({"address": "file:///etc/passwd"}, "is no http or https address"),
        ({"address": "-"}, "is no http or https address"),
        ({"text": ""}, "has no sentences"),
        ({"text": TEXT, "published": "3/4/2031"}, "as its date"),
        ({"text": TEXT, "address": "https://news.example/"}, "give one of them"),
    ],
)
def test_what_cannot_be_added_is_said_and_kept_in_the_form(sent: dict[str, str], told: str) -> None:
    taken = Taken()
    answer = client(add=taken).post("/add", data={"token": TOKEN, **sent})
    assert answer.status_code == 422
    assert told in answer.text
    assert all(value in answer.text for value in sent.values())
    assert not taken.reports


def test_what_sayso_fails_at_is_a_page_without_its_insides() -> None:
    def find(address: str) -> Iterator[Report | SourceError]:
        raise RuntimeError("insides")

    room = Room(ledger(None), desk(), lambda: NOW, USER, None, find, Taken(), TOKEN)
    web = TestClient(site(room), base_url="http://localhost", raise_server_exceptions=False)
    answer = web.post("/add", data={"token": TOKEN, "address": "https://news.example/"})
    assert answer.status_code == 500
    assert "Something went wrong" in answer.text
    assert "insides" not in answer.text
    assert answer.headers["content-security-policy"] == POLICY


def test_long_pages_are_sent_compressed_to_who_takes_that() -> None:
    assert client().get("/map").headers["content-encoding"] == "gzip"
    assert "content-encoding" not in client().get("/map", headers={"Accept-Encoding": "identity"}).headers


def test_too_much_and_what_has_no_length_are_refused() -> None:
    assert client().post("/add", content=b"x", headers={"Content-Length": "999999999"}).status_code == 413
    assert client().post("/add", content=iter([b"token=x"])).status_code == 411
