"""Signing in and out, and what is refused."""

from __future__ import annotations

import re
from functools import cache
from http.cookies import SimpleCookie

import pytest
from httpx2 import Response

from sayso.ledger import connect
from sayso.web import signing
from sayso.web.attempts import WHILE
from sayso.web.signing import within
from tests.web.desk import NOW
from tests.web.signed import COOKIE, HTTP, SECRET, Desk, sign_in, token
from tests.web.test_pages import check


@cache
def quiet() -> Desk:
    """A desk for tests that change nothing of it, and have no wrong passwords."""
    return Desk()


def cookies(answer: Response) -> SimpleCookie:
    """What an answer has the browser hold."""
    found = SimpleCookie()
    for header in answer.headers.get_list("set-cookie"):
        found.load(header)
    return found


@pytest.mark.parametrize("path", ["/", "/claims?q=bridge&as_of=2031-05-12", "/reports/0123", "/accounts", "/nowhere"])
def test_who_is_not_known_is_led_to_the_form_and_back(path: str) -> None:
    web = quiet().stranger()
    answer = web.get(path)
    assert answer.status_code == 303
    form = web.get(answer.headers["location"])
    assert form.status_code == 200
    check(form.text)
    wanted = re.search(r'name="next" value="([^"]*)"', form.text)
    assert wanted
    assert wanted[1].replace("&amp;", "&") == path
    assert "holds no reports" not in form.text


@pytest.mark.parametrize("path", ["/claims.json", "/story.csv", "/api/v1/claims", "/api/v2/unknown", "/feed.atom"])
def test_programs_are_told_in_json(path: str) -> None:
    answer = quiet().stranger().get(path)
    assert answer.status_code == 401
    assert answer.headers["www-authenticate"] == "Bearer"
    assert "Sign in" in answer.json()["error"]


@pytest.mark.parametrize("given", ["", "Bearer", "Bearer ", "Bearer sayso_guessed", "Basic YW5uYTp4", "bearer \x00"])
def test_a_wrong_token_is_no_way_in(given: str) -> None:
    desk = quiet()
    web = desk.browser("admin")
    answer = web.get("/", headers={"Authorization": given})
    assert answer.status_code == 401, "nor does the cookie beside it help"


def test_a_program_asks_in_the_role_of_its_account() -> None:
    desk = Desk()
    web = desk.program("editor")
    assert web.get("/claims.json").status_code == 200
    assert "set-cookie" not in web.get("/").headers
    assert web.post("/add", data={"text": "Tarsk said on Monday that the bridge was closed."}).status_code == 200
    desk.accounts.remove("editor")
    assert web.get("/claims.json").status_code == 401


@pytest.mark.parametrize(("address", "secure"), [(None, True), (HTTP, False)])
def test_a_session_is_held_where_no_script_and_no_other_site_has_it(address: str | None, secure: bool) -> None:
    desk = Desk(address=address) if address else Desk()
    web = desk.stranger()
    answer = sign_in(web, "reader", next="/claims?q=a")
    assert (answer.status_code, answer.headers["location"]) == (303, "/claims?q=a")
    held = cookies(answer)[COOKIE if secure else "sayso"]
    assert (held["httponly"], held["samesite"], held["path"], held["domain"]) == (True, "lax", "/", "")
    assert bool(held["secure"]) == secure
    assert held["max-age"] == str(7 * 24 * 3600)
    assert len(held.value) >= 256 / 6
    assert web.get("/").status_code == 200
    assert 'reader</bdi> · <a href="/password">Password</a> <button>Sign out' in web.get("/").text


def test_a_session_that_was_there_before_is_not_taken_over() -> None:
    desk = quiet()
    web = desk.stranger()
    web.cookies.set(COOKIE, "chosen by somebody else")
    answer = sign_in(web, "reader")
    assert cookies(answer)[COOKIE].value != "chosen by somebody else"
    assert desk.accounts.session("chosen by somebody else", NOW) is None


def test_signing_in_again_ends_the_session_that_was() -> None:
    desk = Desk()
    web = desk.stranger()
    first = cookies(sign_in(web, "reader"))[COOKIE].value
    form = desk.stranger()
    own = token(form, "/sign-in")
    form.cookies.set(COOKIE, first)
    answer = form.post("/sign-in", data={"token": own, "name": "editor", "password": SECRET})
    assert answer.status_code == 303
    assert desk.accounts.session(first, NOW) is None


def test_who_signs_out_is_out() -> None:
    desk = Desk()
    web = desk.browser("admin")
    held = web.cookies[COOKIE]
    answer = web.post("/sign-out", data={"token": token(web, "/")})
    assert (answer.status_code, answer.headers["location"]) == (303, "/sign-in")
    assert answer.headers["clear-site-data"] == '"cache"'
    assert web.get("/").status_code == 303
    web.cookies.set(COOKIE, held)
    assert web.get("/").status_code == 303, "what was held is worth nothing now"


def test_a_session_ends_idle_and_when_the_account_changes() -> None:
    desk = Desk()
    web, other = desk.browser("reader"), desk.browser("reader")
    desk.now = "2025-06-01T20:00:00Z"
    assert web.get("/").status_code == 200
    desk.now = "2025-06-02T07:00:00Z"
    assert web.get("/").status_code == 200, "it was used eleven hours ago"
    assert other.get("/").status_code == 303
    desk.accounts.grant("reader", "editor")
    assert web.get("/").status_code == 303


def test_wrong_names_and_wrong_passwords_are_answered_alike() -> None:
    desk = Desk()

    def told(name: str, password: str) -> tuple[int, str]:
        answer = sign_in(desk.stranger(), name, password)
        assert COOKIE not in cookies(answer)
        return answer.status_code, re.sub(r'value="[^"]*"', "", answer.text)

    wrong = told("reader", "wrong password")
    assert wrong[0] == 403
    assert "The name or the password is wrong." in wrong[1]
    check(sign_in(desk.stranger(), "reader", "wrong password").text)
    for name, password in [("nobody", SECRET), ("", ""), ("reader", ""), ("a\x00b", SECRET), ("<b>", "x" * 5000)]:
        assert told(name, password) == wrong
    assert SECRET not in sign_in(desk.stranger(), "nobody", SECRET).text


def test_the_form_is_to_be_opened_before_it_is_sent() -> None:
    desk = quiet()
    sent = {"name": "reader", "password": SECRET}
    own = token(desk.stranger(), "/sign-in")
    for form_token in ("", own, "x.y", "é"):
        answer = desk.stranger().post("/sign-in", data={"token": form_token, **sent})
        assert answer.status_code == 403
        assert COOKIE not in cookies(answer)
        assert "Send it again" in answer.text
        assert SECRET not in answer.text
    web = desk.stranger()
    own = token(web, "/sign-in")
    for whence in ("cross-site", "same-site"):
        headers = {"Sec-Fetch-Site": whence}
        assert web.post("/sign-in", data={"token": own, **sent}, headers=headers).status_code == 403
    assert web.post("/sign-in", data={"token": own, **sent}).status_code == 303


def test_a_form_that_has_grown_old_can_be_sent_again() -> None:
    web = quiet().stranger()
    stale = web.post("/sign-in", data={"token": "old", "name": "reader", "password": SECRET, "next": "/drift"})
    own = re.search(r'name="token" value="([^"]+)"', stale.text)
    assert own
    again = {"token": own[1], "name": "reader", "password": SECRET, "next": "/drift"}
    assert web.post("/sign-in", data=again).headers["location"] == "/drift"


@pytest.mark.parametrize(
    ("wanted", "place"),
    [
        ("/", "/"),
        ("/claims?q=a&as_of=2031-05-12", "/claims?q=a&as_of=2031-05-12"),
        ("/claims?q=bridge+at+Miren", "/claims?q=bridge+at+Miren"),
        ("", "/"),
        ("claims", "/"),
        ("https://evil.example/", "/"),
        ("//evil.example", "/"),
        ("///evil.example", "/"),
        ("/\\evil.example", "/"),
        ("\\\\evil.example", "/"),
        ("/\t/evil.example", "/"),
        ("/\n/evil.example", "/"),
        ("/a\r\nSet-Cookie: x=y", "/"),
        (" //evil.example", "/"),
        ("javascript:alert(1)", "/"),
        ("/sign-in?next=/", "/"),
        ("/sign-out", "/"),
        ("/" + "a" * 3000, "/"),
        ("/\u2028x", "/"),
    ],
)
def test_from_the_form_one_comes_to_a_place_of_this_desk_alone(wanted: str, place: str) -> None:
    assert within(wanted) == place
    assert sign_in(quiet().stranger(), "reader", next=wanted).headers["location"] == place


def test_who_is_in_is_led_on_from_the_form() -> None:
    web = quiet().browser("reader")
    assert web.get("/sign-in?next=/drift").headers["location"] == "/drift"
    assert web.get("/sign-in?next=//evil.example").headers["location"] == "/"


def test_an_account_has_ten_tries() -> None:
    desk = Desk()
    for number in range(10):
        assert sign_in(desk.stranger(f"203.0.113.{number}"), "Reader", "wrong password").status_code == 403
    answer = sign_in(desk.stranger("203.0.113.99"), "reader")
    assert answer.status_code == 429
    assert 0 < int(answer.headers["retry-after"]) <= WHILE
    assert "Try again in 15 minutes" in answer.text
    check(answer.text)
    assert sign_in(desk.stranger("203.0.113.99"), "editor").status_code == 303


def test_names_without_an_account_are_limited_alike() -> None:
    desk = Desk()
    told = [sign_in(desk.stranger(), "nobody", "wrong password").status_code for _ in range(11)]
    assert told == [403] * 10 + [429]


def test_who_gets_in_has_all_tries_again() -> None:
    desk = Desk()
    for _ in range(3):
        for _ in range(9):
            assert sign_in(desk.stranger(), "reader", "wrong password").status_code == 403
        assert sign_in(desk.stranger(), "reader").status_code == 303


@pytest.mark.parametrize(
    ("sources", "limited"),
    [
        (["203.0.113.7"] * 2, True),
        (["2001:db8:0:1::1", "2001:db8:0:1:ffff::2"], True),
        (["2001:db8:0:1::1", "2001:db8:0:2::1"], False),
        (["203.0.113.7", "203.0.113.8"], False),
    ],
)
def test_an_address_has_fifty_tries_whatever_the_names(sources: list[str], limited: bool) -> None:
    desk = Desk()
    first, second = sources
    for number in range(50):
        assert sign_in(desk.stranger(first), f"name{number}", "wrong password").status_code == 403
    assert sign_in(desk.stranger(second), "reader").status_code == (429 if limited else 303)


def test_whom_a_request_says_that_it_is_passed_on_for_is_not_believed() -> None:
    desk = Desk()
    for number in range(50):
        web = desk.stranger()
        web.headers["X-Forwarded-For"] = web.headers["Forwarded"] = f"203.0.113.{number}"
        assert sign_in(web, f"name{number}", "wrong password").status_code == 403
    assert sign_in(web, "reader").status_code == 429
    lying = desk.stranger("203.0.113.8")
    lying.headers["X-Forwarded-Host"] = "evil.example"
    assert lying.get("/").headers["location"] == "/sign-in"


def test_where_too_many_sign_in_at_once_the_rest_is_turned_away(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(signing, "_AT_ONCE", 0)
    monkeypatch.setattr(signing, "_WAITING", 0)
    answer = sign_in(Desk().stranger(), "reader")
    assert (answer.status_code, answer.headers["retry-after"]) == (429, "10")


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1:8000", "evil.example", "desk.example:8000", ""])
def test_only_the_address_of_the_desk_is_answered(host: str) -> None:
    desk = quiet()
    for web in (desk.browser("admin"), desk.program("admin"), desk.stranger()):
        answer = web.get("/", headers={"Host": host})
        assert answer.status_code == 421
        assert "desk.example" not in answer.text
    assert desk.browser("admin").get("/", headers={"Host": "desk.example:443"}).status_code == 200


def test_who_is_not_known_may_not_send_much() -> None:
    web = quiet().stranger()
    assert web.post("/sign-in", data={"name": "x" * 20_000}).status_code == 413
    assert web.post("/add", data={"text": "x"}).headers["location"] == "/sign-in"


def test_forms_are_written_anew_for_each_page() -> None:
    """So that the length of a compressed page tells nothing of what is in it."""
    web = quiet().browser("editor")
    first, second = token(web), token(web)
    assert first != second
    text = "Tarsk said on Monday that the bridge was closed."
    for own in (first, second):
        assert web.post("/add", data={"token": own, "text": text}).status_code == 200
    assert web.cookies[COOKIE] not in web.get("/add").text


def test_nothing_but_the_form_and_its_look_is_open() -> None:
    page = quiet().stranger().get("/sign-in").text
    style = re.search(r'href="(/static/[^"]+desk\.css)"', page)
    assert style
    assert quiet().stranger().get(style[1]).status_code == 200
    assert "<nav" not in page
    for path in ("/sign-in/", "/sign-in.json", "/static", "/Static/x", "/sign-inx", "//sign-in"):
        assert quiet().stranger().get(f"https://desk.example{path}").status_code in (303, 401), path


def test_a_ledger_that_cannot_be_asked_lets_nobody_in() -> None:
    desk = Desk()
    web = desk.browser("admin")
    with connect(":memory:"):
        desk.accounts._database.engine.dispose()
    answer = web.get("/")
    assert answer.status_code == 503
    assert answer.headers["x-content-type-options"] == "nosniff"
