"""A browser before the desk: pages that fail their test on any error, on a break of the policy, on asking elsewhere."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.serving import served
from tests.browser.watch import Watch
from tests.web.desk import room

CHROMIUM = shutil.which("chromium")
MISSING = "needs Chromium: apt-get install chromium"
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # Whatever a page might ask of anybody else has no address.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)
"""How the browser is started so that it asks nothing of its own."""

Open = Callable[..., Page]
"""Opens a page: `base_url` is where another room than the example story's is served, the rest as for a context."""


# Not for the whole session: while it is there a loop runs, and other tests may want to run one of their own.
@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        (pytest.fail if os.environ.get("SAYSO_BROWSER") == "required" else pytest.skip)(MISSING)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield started
        started.close()


@pytest.fixture(scope="package")
def address() -> Iterator[str]:
    """Where the example story is served."""
    with served(room()) as found:
        yield found


@pytest.fixture
def opened(browser: Browser, address: str) -> Iterator[Open]:
    """Opens pages, each in a browser of its own, that are watched until the test is over."""
    watches: list[Watch] = []

    def open_one(base_url: str = address, **options: Any) -> Page:
        context = browser.new_context(base_url=base_url, **options)
        watches.append(Watch(context, base_url))
        return context.new_page()

    yield open_one
    for watch in watches:
        watch.context.close()
        assert not watch.troubles, "\n".join(watch.troubles)


@pytest.fixture
def page(opened: Open) -> Page:
    """A page at the example story's desk."""
    return opened()
