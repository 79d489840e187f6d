"""Reports that are meant to do harm do none in a browser: no script runs, nobody is asked, pages stay whole."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

import pytest
from playwright.sync_api import Page

from sayso.web.views import VIEWS
from tests.browser.conftest import Open
from tests.browser.serving import served
from tests.hostile import PAYLOADS, ledger
from tests.web.desk import client, room

ALL = "?limit=500"
LISTS = ["/", *(f"/{name}{ALL}" for name in VIEWS if name != "story"), f"/claims{ALL}", f"/reports{ALL}"]

RUN = """
window.ran = [];
for (const name of ["alert", "confirm", "prompt", "print", "open"]) window[name] = () => window.ran.push(name);
"""
FOREIGN = """made => {
  const never = "img, iframe, object, embed, base, video, audio, marquee, math, template, dialog, foreignObject, " +
    "animate, set, image, x-evil, xmp, plaintext, [style], [srcdoc], [ping], [popovertarget], [autofocus], " +
    "[http-equiv], " +
    "style, script:not([src^='/static/']), link:not([href^='/']):not([href='data:,']), form:not([action^='/']), " +
    "a:not([href^='/']):not([href^='#']):not([href^='?']):not([href^='http'])";
  const handlers = (one) => [...one.attributes].some((each) => each.name.startsWith("on"));
  const found = [...made.querySelectorAll("*")].filter((one) => one.matches(never) || handlers(one));
  return found.map((one) => one.outerHTML);
}"""
WHOLE = """made => ["header.masthead", "main#main", "footer", "h1"].every(
  (one) => made.querySelectorAll(one).length === 1
)"""
VISIBLE = """() => ["header.masthead", "main#main", "footer"].every((one) => {
  const found = document.querySelector(one);
  const shown = found.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  return shown && found.getBoundingClientRect().height > 20;
})"""
OVER = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
EACH = f"""async paths => {{
  const foreign = {FOREIGN}, whole = {WHOLE}, found = [];
  for (const path of paths) {{
    const made = new DOMParser().parseFromString(await (await fetch(path)).text(), "text/html");
    if (foreign(made).length || !whole(made)) found.push(path);
  }}
  return found;
}}"""
"""Every page as the browser takes it apart, without showing it."""


@pytest.fixture(scope="module")
def hostile() -> Iterator[str]:
    with served(room(ledger())) as address:
        yield address


@pytest.fixture
def desk(opened: Open, hostile: str) -> Page:
    page = opened(hostile, viewport={"width": 390, "height": 844})
    page.add_init_script(RUN)
    return page


def looked_at(page: Page, path: str) -> None:
    """A page is as it would be of any other report."""
    page.goto(path)
    assert page.evaluate("window.ran") == []
    assert page.evaluate(f"() => ({FOREIGN})(document)") == []
    assert page.evaluate(f"() => ({WHOLE})(document)")
    assert page.evaluate(VISIBLE)
    assert page.evaluate(OVER) <= 0, path


@pytest.mark.parametrize("foreign", ["<img>", "<p autofocus>", "<a href='javascript:x'>x</a>", "<p onclick=x>"])
def test_what_is_foreign_is_seen(desk: Page, foreign: str) -> None:
    # On a page with no policy: a browser may tell of a break of it by a handler that only stands in parsed text.
    desk.goto("about:blank")
    told = f"told => ({FOREIGN})(new DOMParser().parseFromString(told, 'text/html'))"
    assert desk.evaluate(told, f"<main>{foreign}</main>")
    assert not desk.evaluate(told, "<main><a href='/claims'>x</a></main>")


@pytest.mark.parametrize("path", LISTS)
def test_lists_of_all_payloads_do_nothing(desk: Page, path: str) -> None:
    looked_at(desk, path)


def test_a_report_and_a_claim_of_each_kind_do_nothing(desk: Page) -> None:
    kinds = [next(group) for _, group in groupby(enumerate(PAYLOADS), lambda each: each[1].kind)]
    for number, _ in kinds:
        looked_at(desk, f"/claims/{2 * number:016x}")
        looked_at(desk, f"/statements/{2 * number:016x}")
        desk.mouse.move(100, 300)
        desk.keyboard.press("Tab")
        assert desk.evaluate("window.ran") == []


def test_the_browser_finds_nothing_of_theirs_on_any_page(desk: Page) -> None:
    web = client(ledger())
    claims = [f"/claims/{one['id']}" for one in web.get(f"/claims.json{ALL}").json()["claims"]]
    reports = [f"/reports/{one['report']}" for one in web.get(f"/reports.json{ALL}").json()["reports"]]
    desk.goto("/add")
    assert desk.evaluate(EACH, [*claims, *reports]) == []


@pytest.mark.parametrize("path", ["/brief.html", "/claims.html", "/map.html", "/map.svg", "/timeline.svg", "/brief.md"])
def test_what_is_saved_and_opened_does_nothing(desk: Page, path: str) -> None:
    told = client(ledger()).get(f"{path}{ALL}").text
    kind = {"html": "text/html", "svg": "image/svg+xml", "md": "text/plain"}[path.rpartition(".")[2]]
    # Without the headers that it had on its way: it guards itself.
    desk.route("**/saved", lambda route: route.fulfill(body=told, content_type=f"{kind}; charset=utf-8"))
    desk.goto("/saved")
    assert desk.evaluate("window.ran") == []
    assert (
        desk.evaluate(
            "() => document.querySelectorAll('script, img, iframe, object, embed, [onload], [onerror]').length"
        )
        == 0
    )


def test_what_is_typed_into_a_form_comes_back_as_text(desk: Page) -> None:
    for one in PAYLOADS[:: len(PAYLOADS) // 8]:
        desk.goto("/add")
        desk.fill("#text", one.payload)
        desk.fill("#title", one.payload.replace("\n", " "))
        desk.fill("#published", "<script>alert(1)</script>")
        desk.click(".form form button")
        assert desk.locator("[role=alert]").count() == 1
        assert desk.evaluate("window.ran") == []
        assert desk.evaluate(f"() => ({FOREIGN})(document)") == []
