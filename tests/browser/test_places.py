"""What holds for every page: nobody is shut out, nothing jumps, nothing hangs over the edge, little is sent."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.conftest import Open
from tests.browser.places import PLACES, path

MOST = 150_000
"""Bytes of a page as they are sent, its style and script among them."""
JUMPS = 0.05
"""How much a page may shift while it loads; up to 0.1 counts as good (web.dev/cls)."""
SMALLEST = 14
"""Pixels of the smallest letters; those of drawings, and numbers of notes, may be smaller."""
SLOWLY = {"offline": False, "latency": 0, "downloadThroughput": 100_000, "uploadThroughput": -1}
"""A hundred kilobytes a second."""
GRAVE = {"serious", "critical"}

SHIFTS = """
window.shifts = [];
new PerformanceObserver((list) => {
  for (const one of list.getEntries()) window.shifts.push(one.value);
}).observe({ type: "layout-shift", buffered: true });
"""
SETTLED = "() => new Promise((told) => requestAnimationFrame(() => setTimeout(() => told(window.shifts))))"
SMALL = """least => {
  const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = new Set();
  while (words.nextNode()) {
    const inside = words.currentNode.parentElement;
    const shown = words.currentNode.data.trim() && inside.getClientRects().length && !inside.closest("svg, sup");
    if (shown && parseFloat(getComputedStyle(inside).fontSize) < least) found.add(inside.outerHTML.slice(0, 120));
  }
  return [...found];
}"""
OVER = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
PHONE = {"viewport": {"width": 390, "height": 844}, "color_scheme": "dark", "has_touch": True}
DESKTOP = {"viewport": {"width": 1280, "height": 900}, "color_scheme": "light"}


@pytest.mark.parametrize("screen", [PHONE, DESKTOP], ids=["phone", "desktop"])
@pytest.mark.parametrize("place", PLACES)
def test_a_page_is_for_everyone(opened: Open, place: str, screen: dict[str, object]) -> None:
    holds(opened(**screen), path(place))


def holds(page: Page, place: str) -> None:
    """Fails where a page has not what every page has to have."""
    page.add_init_script(SHIFTS)
    sent = weighed(page)
    page.goto(place)
    assert sum(page.evaluate(SETTLED)) < JUMPS
    assert not page.evaluate(SMALL, SMALLEST)
    for width in (320, page.viewport_size["width"]) if page.viewport_size else ():
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate(OVER) <= 0, f"{place} is wider than {width} pixels"
    assert not grave(page)
    assert 0 < sum(sent.values()) <= MOST, f"{place}: {sum(sent.values())} bytes: {sent}"


def weighed(page: Page) -> dict[str, int]:
    """Bytes of each file that a page asks for, head and all, as they come: slowly, so that parts of it are painted."""
    sent: dict[str, int] = {}
    names: dict[str, str] = {}
    session = page.context.new_cdp_session(page)
    session.on("Network.responseReceived", lambda one: names.update({one["requestId"]: one["response"]["url"]}))
    session.on(
        "Network.loadingFinished",
        lambda one: sent.update({names.get(one["requestId"], "?"): int(one["encodedDataLength"])}),
    )
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", SLOWLY)
    return sent


def grave(page: Page) -> list[str]:
    """What axe holds against a page, where it is grave."""
    found = Axe().run(page).response["violations"]
    return [f"{one['id']}: {one['nodes'][0]['html']}" for one in found if one["impact"] in GRAVE]
