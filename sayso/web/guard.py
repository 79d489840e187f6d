"""Guard: who may ask, what browsers may do with the answers, and how much may be sent.

Without accounts nobody else's pages may read or change a ledger: the host asked for must be this computer, so that no
name of somebody else's can be made to lead here (DNS rebinding).
"""

from __future__ import annotations

import ipaddress

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from sayso.ingest.limits import LIMIT
from sayso.web.access import VISITOR, Visitor

POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
"""What pages may do: `connect-src` is for replaying a story, which asks this server for the page as of a day."""
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
_SENT = 2 * LIMIT
"""Bytes of a form: a text in it may take twice those that it has."""
_ASKING = {"GET", "HEAD"}


class Guard:
    """Stands before all pages."""

    def __init__(self, pages: ASGIApp, local: Visitor) -> None:
        self.pages, self.local = pages, local

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers a request, or has it answered by the pages."""
        if scope["type"] != "http":
            await self.pages(scope, receive, send)
            return
        refused = _refused(scope["method"], Headers(scope=scope))
        VISITOR.set(self.local)
        await (refused or self.pages)(scope, receive, _headed(send))


def here(host: str) -> bool:
    """Whether a host name, without its port, is one of this computer alone."""
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def _refused(method: str, headers: Headers) -> PlainTextResponse | None:
    if not here(_host(headers.get("host", ""))):
        return PlainTextResponse("This ledger is only shown on this computer: ask localhost.\n", 421)
    if method in _ASKING:
        return None
    if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return PlainTextResponse("Only a page of this ledger may send to it.\n", 403)
    size = headers.get("content-length", "")
    if not size.isdigit():
        return PlainTextResponse("How long it is must be said before it is sent.\n", 411)
    return PlainTextResponse("This is too long.\n", 413) if int(size) > _SENT else None


def _host(written: str) -> str:
    """The host without its port; "[::1]:8000" has colons of its own."""
    name, _, port = written.lower().rpartition(":")
    return name if name and port.isdigit() else written.lower()


def _headed(send: Send) -> Send:
    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            headers.update(HEADERS)
            headers.setdefault("Cache-Control", "private, no-cache")
        await send(message)

    return sent
