"""Signing in, and what each role sees and does."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from sayso.ledger import passwords
from sayso.web.room import Room
from tests.browser.conftest import Open
from tests.browser.serving import served
from tests.browser.test_places import DESKTOP, PHONE, holds
from tests.deployment import ledger
from tests.web.desk import NOW
from tests.web.signed import SECRET, Desk

WRONG = "The name or the password is wrong."
CLAIMS = "/claims?source=NATO"
SEEN = {
    "reader": set(),
    "reviewer": {"Review"},
    "editor": {"Review", "Add a report"},
    "admin": {"Review", "Add a report", "Accounts"},
}
"""What a role has in the menu beside what everybody reads."""
DONE = {"Review": "/review", "Add a report": "/add", "Accounts": "/accounts"}
LEAST = {"Review": "reviewer", "Add a report": "editor", "Accounts": "admin"}


@pytest.fixture(scope="module")
def desk() -> Iterator[Desk]:
    """The example story's desk, served; its passwords cost next to nothing."""
    made: list[Desk] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(passwords, "COST", 16)

        def known(address: str) -> Room:
            made.append(Desk(ledger(None), address))
            return made[0].room

        with served(known):
            yield made[0]


@pytest.fixture
def stranger(opened: Open, desk: Desk) -> Page:
    """A page of a browser that nobody has signed in with."""
    return opened(desk.address)


def let_in(page: Page, desk: Desk, name: str) -> None:
    """Have a browser hold a session, as after signing in."""
    held = desk.accounts.sign_in(name, SECRET, NOW)
    assert held
    page.context.add_cookies([{"name": "sayso", "value": held, "url": desk.address}])


def sign_in(page: Page, name: str, password: str = SECRET) -> None:
    page.get_by_label("Name").fill(name)
    page.get_by_label("Password").fill(password)
    page.keyboard.press("Enter")


def test_one_signs_in_by_keyboard_and_comes_to_what_was_asked_for(stranger: Page) -> None:
    stranger.goto(CLAIMS)
    expect(stranger).to_have_url(re.compile(r"/sign-in\?next=" + re.escape(quote(CLAIMS, safe=""))))
    expect(stranger.get_by_role("navigation")).to_have_count(0)
    keys = stranger.keyboard
    for _ in range(3):
        keys.press("Tab")
    expect(stranger.get_by_label("Name")).to_be_focused()
    keys.type("reader")
    keys.press("Tab")
    keys.type("the bridge at Tarsk")
    keys.press("Enter")
    expect(stranger.get_by_role("alert")).to_have_text(WRONG)
    expect(stranger.get_by_label("Name")).to_have_value("reader")
    expect(stranger.get_by_label("Password")).to_have_value("")
    for _ in range(4):
        keys.press("Tab")
    expect(stranger.get_by_label("Password")).to_be_focused()
    keys.type(SECRET)
    keys.press("Enter")
    expect(stranger).to_have_url(re.compile(re.escape(CLAIMS) + "$"))
    expect(stranger.locator(".leave")).to_contain_text("reader")
    expect(stranger.get_by_label("Said by")).to_have_value("NATO")


@pytest.mark.parametrize("role", SEEN)
def test_a_role_sees_what_it_may_do(opened: Open, desk: Desk, role: str) -> None:
    page = opened(desk.address)
    let_in(page, desk, role)
    page.goto("/")
    expect(page.locator("main .entries").first).to_be_visible()
    menu = set(page.get_by_role("navigation", name="Pages").get_by_role("link").all_inner_texts())
    assert menu & set(DONE) == SEEN[role]
    for name, path in DONE.items():
        answer = page.goto(path)
        assert answer
        if name in SEEN[role]:
            assert answer.status == 200
            expect(page.get_by_role("navigation", name="Pages").locator("[aria-current=page]")).to_have_text(name)
        else:
            assert answer.status == 403
            expect(page.locator("main")).to_contain_text(LEAST[name])


def test_an_admin_adds_an_account_and_its_owner_signs_in(opened: Open, desk: Desk) -> None:
    admin, owner = opened(desk.address), opened(desk.address)
    let_in(admin, desk, "admin")
    admin.goto("/")
    admin.get_by_role("link", name="Accounts").click()
    form = admin.locator("form[action='/accounts']")
    form.get_by_label("Name").fill("Ilda")
    form.get_by_label("Role").select_option("reviewer")
    form.get_by_label("Password").fill("a quay in Lesk")
    admin.keyboard.press("Enter")
    expect(admin.get_by_role("status")).to_have_text("ilda can sign in, as reviewer.")
    owner.goto("/review")
    sign_in(owner, "Ilda", "a quay in Lesk")
    expect(owner).to_have_url(re.compile("/review$"))
    expect(owner.locator(".leave")).to_contain_text("ilda")
    line = admin.locator(".accounts > li", has_text="ilda")
    line.locator("summary").click()
    line.get_by_role("button", name="Remove").click()
    expect(admin.get_by_role("status")).to_contain_text("ilda is removed")
    owner.reload()
    expect(owner.get_by_role("heading", name="Sign in")).to_be_visible()


def test_who_has_signed_out_leaves_nothing_to_go_back_to(stranger: Page, desk: Desk) -> None:
    let_in(stranger, desk, "editor")
    stranger.goto("/figures")
    stranger.goto("/add")
    stranger.get_by_role("button", name="Sign out").click()
    expect(stranger.get_by_role("heading", name="Sign in")).to_be_visible()
    for place in ("add", "figures"):
        stranger.go_back()
        expect(stranger).to_have_url(re.compile(f"/sign-in.next=%2F{place}$"))
        expect(stranger.get_by_role("heading", name="Sign in")).to_be_visible()


def test_after_too_many_tries_nobody_gets_in(stranger: Page) -> None:
    stranger.goto("/sign-in")
    for _ in range(10):
        sign_in(stranger, "nobody", "a guess")
        expect(stranger.get_by_role("alert")).to_have_text(WRONG)
        expect(stranger.get_by_label("Password")).to_have_value("")
    sign_in(stranger, "nobody", "a guess")
    expect(stranger.get_by_role("alert")).to_have_text("Too many have tried. Try again in 15 minutes.")


def test_without_script_one_gets_in_as_well(opened: Open, desk: Desk) -> None:
    page = opened(desk.address, java_script_enabled=False)
    page.goto("/drift")
    sign_in(page, "reader")
    expect(page).to_have_url(re.compile("/drift$"))


@pytest.mark.parametrize("screen", [PHONE, DESKTOP], ids=["phone", "desktop"])
@pytest.mark.parametrize("place", ["/sign-in", "/accounts", "/password"])
def test_the_pages_of_accounts_are_for_everyone(
    opened: Open, desk: Desk, place: str, screen: dict[str, object]
) -> None:
    page = opened(desk.address, **screen)
    if place != "/sign-in":
        let_in(page, desk, "admin")
    holds(page, place)
    expect(page).to_have_url(f"{desk.address}{place}")
