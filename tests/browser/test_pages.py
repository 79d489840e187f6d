"""What a person does on each page."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Open
from tests.browser.places import PLACES, path
from tests.browser.test_places import PHONE, SETTLED, SHIFTS

TEXT = "Anna Vessin, the mayor of Lesk, said on Friday that 300 people had left the town."


def test_from_a_claim_to_the_characters_are_two_clicks(page: Page) -> None:
    page.goto("/")
    page.locator("main .entries sup a").first.click()
    beside = page.locator(".sources li:target")
    expect(beside).to_be_in_viewport()
    words = beside.locator("mark").first.inner_text()
    beside.get_by_role("link", name="in the report").click()
    expect(page).to_have_url(re.compile(r"/reports/\w+.*#r1t\d+$"))
    lit = page.locator(".content:target, :target .content, .at:target").first
    expect(lit).to_be_in_viewport()
    assert words in page.locator(".text").inner_text()


def test_words_are_searched_for_and_stay_in_the_address(page: Page) -> None:
    page.goto("/")
    page.get_by_label("Search").fill("treaty")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"[?&]q=treaty"))
    expect(page.locator("main")).to_contain_text("treaty")
    page.get_by_role("link", name="Claims", exact=True).click()
    expect(page).to_have_url(re.compile(r"/claims\?q=treaty"))
    page.get_by_role("link", name="Clear filters").click()
    expect(page.get_by_label("Search")).to_have_value("")


def test_a_list_is_narrowed_by_what_it_has(page: Page) -> None:
    page.goto("/claims")
    page.get_by_text("Narrow it by source, place or day").click()
    facet = page.locator(".facets a").first
    name = facet.inner_text()
    facet.click()
    expect(page.get_by_label("Said by")).to_have_value(name)
    page.get_by_label("Standing").select_option("denied")
    page.locator(".words button").click()
    expect(page).to_have_url(re.compile("standing=denied"))
    expect(page.locator(".entries > li").first).to_contain_text("denied by")
    page.go_back()
    expect(page).not_to_have_url(re.compile("standing=denied"))


def test_a_claim_shows_the_report_of_each_statement(page: Page) -> None:
    page.goto(path("claim"))
    page.get_by_role("link", name="show beside").last.click()
    expect(page.locator("#beside")).to_be_in_viewport()
    expect(page.locator("#beside .content").first).to_be_visible()
    page.locator("#beside .facts a").first.click()
    expect(page).to_have_url(re.compile("/reports/"))


def test_a_report_says_how_words_were_understood(page: Page) -> None:
    page.goto(path("report"))
    mark = page.locator(".text mark[tabindex]").first
    mark.focus()
    expect(mark.locator(".tip")).to_be_visible()
    page.locator("h1").click()
    expect(mark.locator(".tip")).to_be_hidden()
    page.locator(".text sup a").first.click()
    expect(page.locator("aside :target")).to_be_in_viewport()


def test_a_list_goes_on_and_back(page: Page) -> None:
    page.goto("/reports")
    first = page.locator(".claimed").first.inner_text()
    page.get_by_role("link", name="After these").click()
    expect(page.locator(".claimed").first).not_to_have_text(first)
    page.go_back()
    expect(page.locator(".claimed").first).to_have_text(first)


@pytest.mark.parametrize("place", [place for place, where in PLACES.items() if where.count("/") == 1])
def test_the_menu_shows_where_one_is(page: Page, place: str) -> None:
    page.goto(path(place))
    assert page.locator("nav [aria-current=page]").count() <= 1
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the page")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


def test_the_slider_replays_the_story_by_keyboard(page: Page) -> None:
    page.add_init_script(SHIFTS)
    page.goto("/")
    page.evaluate("window.same = true")
    slider = page.get_by_label("Replay, day by day")
    slider.focus()
    page.keyboard.press("Home")
    page.keyboard.press("ArrowRight")
    expect(page).to_have_url(re.compile(r"\?as_of=2024-10-18$"))
    expect(page.locator("main header.view")).to_contain_text("as of 18 October 2024")
    expect(slider).to_have_attribute("aria-valuetext", "18 October 2024")
    expect(slider).to_be_focused()
    assert page.evaluate("window.same"), "it was loaded anew"
    assert sum(page.evaluate(SETTLED)) < 0.05
    expect(page.locator(".masthead").get_by_role("link", name="Claims")).to_have_attribute(
        "href", "/claims?as_of=2024-10-18"
    )
    page.keyboard.press("End")
    expect(page).not_to_have_url(re.compile("as_of"))


def test_the_slider_replays_a_page_by_pointer(page: Page) -> None:
    page.goto("/figures?q=soldiers")
    page.evaluate("window.same = true")
    box = page.get_by_label("Replay, day by day").bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] - 6, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2, steps=5)
    page.mouse.up()
    expect(page).to_have_url(re.compile(r"/figures\?q=soldiers&as_of=202[45]-\d\d-\d\d$"))
    assert page.evaluate("window.same")
    expect(page.get_by_label("As of")).to_have_value(page.url[-10:])


def test_without_script_the_date_does_the_same(opened: Open) -> None:
    page = opened(java_script_enabled=False)
    page.goto("/claims")
    expect(page.locator("#replay")).to_be_hidden()
    page.get_by_label("As of").fill("2024-10-20")
    page.locator(".moment button").click()
    expect(page).to_have_url(re.compile("as_of=2024-10-20"))
    expect(page.locator("main")).to_contain_text("as of 20 October 2024")


def test_a_report_is_added_by_its_text(page: Page) -> None:
    page.goto("/")
    page.get_by_role("link", name="Add a report").click()
    page.get_by_label("Text", exact=True).fill(TEXT)
    page.get_by_label("Title").fill("Lesk empties")
    page.get_by_label("Published").fill("last Friday")
    page.get_by_role("button", name="Read it into the ledger").click()
    expect(page.get_by_role("alert")).to_contain_text("“last Friday”")
    expect(page.get_by_label("Text", exact=True)).to_have_value(TEXT)
    page.get_by_label("Published").fill("2031-05-14")
    page.get_by_role("button", name="Read it into the ledger").click()
    expect(page.get_by_role("status")).to_contain_text("Lesk empties")
    expect(page.get_by_label("Text", exact=True)).to_have_value("")


def test_an_address_that_has_nothing_is_said(page: Page) -> None:
    page.goto("/add")
    page.get_by_label("Address").fill("http://10.0.0.1/feed")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("not a public address")
    expect(page.get_by_label("Address")).to_have_value("http://10.0.0.1/feed")


@pytest.mark.parametrize("place", ["an error", "nowhere", "nothing fits"])
def test_there_is_a_way_on_from_where_nothing_is(page: Page, place: str) -> None:
    page.goto(path(place))
    page.locator("main .notice a, main .form a").first.click()
    expect(page.locator("main .entries, main figure").first).to_be_visible()


@pytest.mark.parametrize("place", ["an error", "nowhere"])
def test_where_nothing_is_no_page_of_the_menu_is_shown_as_this_one(page: Page, place: str) -> None:
    page.goto(path(place))
    expect(page.get_by_role("navigation", name="Pages")).to_be_visible()
    expect(page.locator("[aria-current]")).to_have_count(0)


def test_on_a_phone_the_story_begins_on_the_first_screen(opened: Open) -> None:
    page = opened(**PHONE)
    page.goto("/")
    claim = page.locator("main .entries > li").first.bounding_box()
    assert claim
    assert claim["y"] < 500
    last = page.locator(".masthead nav a").last
    expect(last).not_to_be_in_viewport()
    last.focus()
    expect(last).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator(".masthead [aria-current]")).to_be_in_viewport()


def test_dark_and_light_follow_the_system(opened: Open) -> None:
    ground = "() => getComputedStyle(document.body).backgroundColor"
    found = set()
    for scheme in ("light", "dark"):
        page = opened(color_scheme=scheme)
        page.goto("/")
        found.add(page.evaluate(ground))
    assert len(found) == 2


def test_a_brief_is_printed_without_what_is_around_it(page: Page) -> None:
    page.goto("/brief")
    page.emulate_media(media="print")
    for around in (".masthead nav", ".filters", "footer"):
        expect(page.locator(around).first).to_be_hidden()
    expect(page.locator("h1")).to_be_visible()
    expect(page.locator(".sources")).to_be_visible()
    assert page.locator(".sources").evaluate("one => one.scrollHeight <= one.clientHeight + 1")
