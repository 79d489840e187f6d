"""The page on which admins keep accounts."""

from __future__ import annotations

import pytest

from sayso.records import Account
from tests.web.desk import NOW
from tests.web.signed import SECRET, Desk, sign_in, token
from tests.web.test_pages import Outline, check


def test_the_page_lists_accounts_and_their_tokens() -> None:
    desk = Desk()
    desk.accounts.issue("editor", "<b>nightly</b>", NOW)
    text = desk.browser("admin").get("/accounts").text
    check(text)
    assert "&lt;b&gt;nightly&lt;/b&gt;" in text
    assert "admin (you)" in text
    assert text.count('action="/accounts/remove"') == 3, "nobody removes themselves"
    assert SECRET not in text


def test_only_who_may_has_the_page_in_the_menu() -> None:
    desk = Desk()
    for name in ("reader", "reviewer", "editor", "admin"):
        links = {each.get("href") for each in Outline(desk.browser(name).get("/claims").text).all("a")}
        assert ("/accounts" in links) == (name == "admin")
        assert ("/add" in links) == (name in ("editor", "admin"))


def test_accounts_are_added_changed_and_removed() -> None:
    desk = Desk()
    web = desk.browser("admin")

    def sent(path: str, **fields: str) -> str:
        answer = web.post(path, data={"token": token(web, "/accounts"), **fields})
        assert answer.status_code == 200
        check(answer.text)
        return answer.text

    assert "clara can sign in, as reader." in sent("/accounts", name="Clara", role="reader", password=SECRET)
    clara = desk.stranger()
    assert sign_in(clara, "clara").status_code == 303
    assert "clara is editor now" in sent("/accounts/role", name="clara", role="editor")
    assert clara.get("/").status_code == 303
    assert "clara has another password" in sent("/accounts/password", name="clara", password="another password")
    assert sign_in(desk.stranger(), "clara").status_code == 403
    assert Account("clara", "editor", NOW) in desk.accounts.all()
    assert "clara is removed" in sent("/accounts/remove", name="clara")
    assert len(desk.accounts.all()) == 4


@pytest.mark.parametrize(
    ("path", "fields", "told"),
    [
        ("", {"name": "reader", "role": "admin", "password": SECRET}, "reader: has an account already"),
        ("", {"name": "<i>", "role": "admin", "password": SECRET}, "“&lt;i&gt;” is no name"),
        ("", {"name": "clara", "role": "admin", "password": "short"}, "8 to 1024 characters"),
        ("", {"name": "clara", "role": "king", "password": SECRET}, "What was sent is not what this form sends"),
        ("/role", {"name": "nobody", "role": "admin"}, "there is no such account"),
        ("/role", {"name": "admin", "role": "reader"}, "admin: is the only admin"),
        ("/password", {"name": "reader", "password": "short"}, "8 to 1024 characters"),
        ("/remove", {"name": "Admin"}, "is your own account"),
        ("/remove", {"name": ""}, "there is no such account"),
    ],
)
def test_what_cannot_be_is_said_and_changes_nothing(path: str, fields: dict[str, str], told: str) -> None:
    desk = Desk()
    before = desk.accounts.all()
    web = desk.browser("admin")
    answer = web.post(f"/accounts{path}", data={"token": token(web, "/accounts"), **fields})
    assert answer.status_code == 422
    assert told in answer.text
    check(answer.text)
    assert desk.accounts.all() == before
    assert web.get("/accounts").status_code == 200, "still signed in"


def test_who_gives_up_being_admin_is_signed_out() -> None:
    desk = Desk()
    web = desk.browser("admin")
    desk.accounts.grant("editor", "admin")
    web.post("/accounts/role", data={"token": token(web, "/accounts"), "name": "admin", "role": "reader"})
    assert web.get("/accounts").status_code == 303
    assert desk.browser("admin").get("/accounts").status_code == 403
