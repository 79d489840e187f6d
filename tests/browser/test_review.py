"""A review is done with the keyboard alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from sayso.ledger import Ledger
from sayso.view.rulings import in_force
from tests.browser.conftest import Open
from tests.browser.serving import served
from tests.deployment import copied
from tests.web.desk import room

Desk = tuple[Ledger, Page]


@pytest.fixture
def desk(tmp_path: Path, opened: Open) -> Iterator[Desk]:
    """A ledger of our own, and a page at its desk, whose clock goes on."""
    ticks = (datetime(2025, 6, 2, tzinfo=UTC) + timedelta(seconds=each) for each in count())
    with copied(tmp_path) as book:
        ticking = replace(room(book), now=lambda: next(ticks).strftime("%Y-%m-%dT%H:%M:%SZ"))
        with served(ticking) as address:
            page = opened(address)
            page.goto("/review#item")
            expect(page.locator("h1")).to_be_focused()
            yield book, page
            page.close()


def shown(page: Page) -> str:
    """The id of what is shown."""
    return str(page.locator(".acts input[name=subject]").first.get_attribute("value"))


def press(page: Page, *keys: str) -> None:
    """Press keys of which the last leads to another page."""
    for key in keys[:-1]:
        page.keyboard.press(key)
    with page.expect_navigation():
        page.keyboard.press(keys[-1])


def kinds(book: Ledger) -> dict[str, str]:
    """What is ruled on what, in force."""
    return {one.subject: one.kind for one in in_force(book.rulings())}


def test_fifty_are_reviewed_without_a_mouse(desk: Desk) -> None:
    book, page = desk
    wanted: dict[str, str] = {}
    while len(wanted) < 50:
        here = shown(page)
        wanted[here] = "accept"
        if len(wanted) % 5 == 0:
            press(page, "r", "Enter")
            wanted[here] = "reject"
        else:
            press(page, "a")
        expect(page.locator("h1")).to_be_focused()
        assert shown(page) != here
    assert kinds(book) == wanted
    assert {one.why for one in book.rulings()} == {"read and found right", "not what the report says", "not so"}


def test_the_last_ruling_is_undone_by_key_and_said(desk: Desk) -> None:
    book, page = desk
    first = shown(page)
    press(page, "a")
    expect(page.locator("#live")).to_contain_text(f"You accepted {first[:8]}")
    press(page, "u")
    assert shown(page) == first
    assert kinds(book) == {}


def test_next_and_previous_rule_nothing(desk: Desk) -> None:
    book, page = desk
    passed = [shown(page)]
    for key in "jnj":
        press(page, key)
        passed.append(shown(page))
    assert len(set(passed)) == 4
    for key, before in zip("kpk", reversed(passed[:-1]), strict=True):
        press(page, key)
        assert shown(page) == before
    assert kinds(book) == {}


def to_a_statement(page: Page) -> str:
    """Goes on to the next statement whose claim has others."""
    while not (page.locator("#passage").count() and page.locator("summary", has_text="Split").count()):
        press(page, "j")
    return shown(page)


def test_a_reason_is_written_and_keys_in_it_are_letters(desk: Desk) -> None:
    book, page = desk
    here = to_a_statement(page)
    page.keyboard.press("s")
    page.keyboard.type("another bridge, as I read")
    press(page, "Enter")
    (made,) = book.rulings()
    assert (made.kind, made.subject, made.why) == ("split", here, "another bridge, as I read")


def test_what_was_opened_is_closed_by_escape(desk: Desk) -> None:
    _, page = desk
    page.keyboard.press("r")
    expect(page.locator("#why-reject")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#why-reject")).not_to_be_visible()
    expect(page.locator("h1")).to_be_focused()
    page.keyboard.press("?")
    expect(page.locator("#keys dl")).to_be_visible()


def test_words_are_chosen_by_arrow_keys_and_corrected(desk: Desk) -> None:
    book, page = desk
    here = to_a_statement(page)
    for key in ("g", "ArrowRight", "Shift+ArrowRight", "3"):
        page.keyboard.press(key)
    words = page.locator("#words_of_content").input_value()
    assert len(words.split()) == 2
    place = page.locator("#at_content").input_value()
    page.locator("#why-correct").focus()
    press(page, "Enter")
    (made,) = book.rulings()
    assert (made.kind, made.subject, made.field) == ("correct", here, "spans")
    start, end = place.split("-")
    assert re.search(rf'"content":\[\[{start},{end}\]\]', made.value or "")


def test_words_are_chosen_by_mouse(desk: Desk) -> None:
    book, page = desk
    to_a_statement(page)
    page.keyboard.press("c")
    first, last = page.locator("#passage .content [data-at]").first, page.locator("#passage .content [data-at]").last
    first.hover()
    page.mouse.down()
    last.hover()
    page.mouse.up()
    page.locator("[data-part=source]").click()
    assert page.locator("#at_source").input_value().startswith(str(first.get_attribute("data-at")).split("-")[0])
    page.locator("#words_of_source").fill("nobody of this name")
    assert page.locator("#at_source").input_value() == ""
    with page.expect_navigation():
        page.locator("#correct button:not([type])").click()
    expect(page.get_by_role("alert")).to_contain_text("has no words “nobody of this name”")
    assert not book.rulings()


def test_a_claim_is_merged_by_keys(desk: Desk) -> None:
    book, page = desk
    here = to_a_statement(page)
    press(page, "m")
    expect(page.locator("#near-1")).to_be_focused()
    other = page.locator("#near-1").input_value()
    press(page, "Enter")
    (made,) = book.rulings()
    assert (made.kind, made.subject, made.other) == ("merge", here, other)


def test_several_are_selected_and_accepted_at_once(desk: Desk) -> None:
    book, page = desk
    some = []
    for _ in range(3):
        some.append(shown(page))
        page.keyboard.press("x")
        press(page, "j")
    expect(page.locator("#selected")).to_have_text("3 selected")
    here = shown(page)
    press(page, "Shift+A")
    assert kinds(book) == dict.fromkeys(some, "accept")
    assert shown(page) == here
    expect(page.locator("#selected")).to_have_text("")


def test_a_double_press_rules_once(desk: Desk) -> None:
    book, page = desk
    with page.expect_navigation():
        page.evaluate(
            """() => {
              const press = () => new KeyboardEvent("keydown", { key: "a", bubbles: true });
              for (const _ of [1, 2]) document.body.dispatchEvent(press());
            }"""
        )
    assert len(book.rulings()) == 1


def test_without_script_the_same_is_done_by_forms(tmp_path: Path, opened: Open) -> None:
    with copied(tmp_path) as book, served(room(book)) as address:
        page = opened(address, java_script_enabled=False)
        page.goto("/review")
        here = shown(page)
        page.get_by_role("button", name="Yes").click()
        expect(page.locator("h1")).to_be_visible()
        assert kinds(book) == {here: "accept"}
        assert shown(page) != here
        page.close()
