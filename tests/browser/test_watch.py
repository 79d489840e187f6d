"""What goes wrong in a browser is seen."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.browser.watch import Watch


@pytest.mark.parametrize(
    ("script", "trouble"),
    [
        ("console.error('broken')", "console: broken"),
        ("setTimeout(() => missing())", "script: "),
        ("fetch('http://elsewhere.example/').catch(() => 0)", "Content Security Policy"),
        ("document.body.innerHTML = '<p style=\"color: red\">'", "Content Security Policy"),
        ("document.body.innerHTML = '<img src=http://elsewhere.example/x.png>'", "Content Security Policy"),
        ("location.assign('http://elsewhere.example/')", "request: http://elsewhere.example/"),
    ],
)
def test_troubles_are_seen(browser: Browser, address: str, script: str, trouble: str) -> None:
    with browser.new_context(base_url=address) as context:
        watch = Watch(context, address)
        page = context.new_page()
        page.goto("/add")
        assert not watch.troubles
        page.evaluate(f"() => {{ {script} }}")
        page.wait_for_timeout(100)
        assert any(trouble in one for one in watch.troubles), watch.troubles


def test_an_error_page_is_no_trouble(browser: Browser, address: str) -> None:
    with browser.new_context(base_url=address) as context:
        watch = Watch(context, address)
        answer = context.new_page().goto("/nowhere")
        assert answer is not None
        assert answer.status == 404
        assert not watch.troubles
