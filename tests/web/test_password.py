"""Another password for who has signed in, given by themselves."""

from __future__ import annotations

from httpx2 import Response
from starlette.testclient import TestClient

from tests.web.desk import NOW
from tests.web.signed import COOKIE, SECRET, Desk, sign_in, token
from tests.web.test_pages import check

NEW = "a quay in Lesk"


def changed(web: TestClient, password: str, new: str) -> Response:
    """What the form comes to."""
    answer: Response = web.post("/password", data={"token": token(web, "/password"), "password": password, "new": new})
    return answer


def test_the_page_is_led_to_and_well_formed() -> None:
    web = Desk().browser("reader")
    assert '<a href="/password">Password</a>' in web.get("/").text
    check(web.get("/password").text)


def test_who_gives_another_password_signs_in_with_it_everywhere() -> None:
    desk = Desk()
    web, elsewhere, program = desk.browser("reader"), desk.browser("reader"), desk.program("reader")
    answer = changed(web, SECRET, NEW)
    assert (answer.status_code, answer.headers["location"]) == (303, "/sign-in")
    assert COOKIE not in web.cookies
    assert elsewhere.get("/").status_code == 303
    assert program.get("/claims.json").status_code == 401
    assert sign_in(desk.stranger(), "reader").status_code == 403
    assert sign_in(desk.stranger(), "reader", NEW).status_code == 303
    assert sign_in(desk.stranger(), "editor").status_code == 303, "of others nothing is changed"


def test_without_the_password_that_is_none_is_given() -> None:
    desk = Desk()
    web = desk.browser("reader")
    answer = changed(web, "a guess", NEW)
    assert answer.status_code == 422
    assert "That is not the password that you have now." in answer.text
    assert NEW not in answer.text
    check(answer.text)
    assert web.get("/").status_code == 200
    assert desk.accounts.sign_in("reader", SECRET, NOW)


def test_a_password_that_is_too_short_is_none() -> None:
    web = Desk().browser("reader")
    answer = changed(web, SECRET, "short")
    assert answer.status_code == 422
    assert "a password has 8 to 1024 characters, this one has 5" in answer.text
    assert changed(web, SECRET, NEW).status_code == 303


def test_wrong_tries_count_with_those_of_signing_in() -> None:
    desk = Desk()
    web = desk.browser("reader")
    for _ in range(5):
        assert changed(web, "a guess", NEW).status_code == 422
        assert sign_in(desk.stranger(), "reader", "a guess").status_code == 403
    answer = changed(web, SECRET, NEW)
    assert answer.status_code == 429
    assert 0 < int(answer.headers["retry-after"]) <= 900
    assert "Try again in 15 minutes" in answer.text
    assert sign_in(desk.stranger(), "reader").status_code == 429
