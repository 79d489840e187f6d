"""Watch: what goes wrong in a browser while it is looked at."""

from __future__ import annotations

from playwright.sync_api import BrowserContext, ConsoleMessage, Request, WebError

OURS = ("data:", "blob:", "about:")
"""Addresses that ask nobody."""


class Watch:
    """Collects the `troubles` of the pages of a context: errors, breaks of the policy, requests to other hosts."""

    def __init__(self, context: BrowserContext, address: str) -> None:
        self.context, self.address = context, address
        self.troubles: list[str] = []
        context.on("console", self._said)
        context.on("weberror", self._failed)
        context.on("request", self._asked)

    def _said(self, message: ConsoleMessage) -> None:
        # That a page is an error page is for its test to say.
        shown = message.page.url if message.page else None
        if message.text.startswith("Failed to load resource") and message.location["url"] == shown:
            return
        if message.type in ("error", "warning"):
            self.troubles.append(f"console: {message.text} ({message.location['url']})")

    def _failed(self, error: WebError) -> None:
        self.troubles.append(f"script: {error.error}")

    def _asked(self, request: Request) -> None:
        if not request.url.startswith((f"{self.address}/", *OURS)):
            self.troubles.append(f"request: {request.url}")
