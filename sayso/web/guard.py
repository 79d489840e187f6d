"""Guard: who may ask, what browsers may do with the answers, and how much may be sent.

Nobody else's pages may read or change a ledger: the host asked for must be this computer, or the address at which the
desk is reached, so that no name of somebody else's can be made to lead here (DNS rebinding).
"""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import quote

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from sayso.errors import LedgerError
from sayso.export.documents import dumps
from sayso.ingest.limits import LIMIT
from sayso.web.access import VISITOR, Visitor
from sayso.web.door import Door
from sayso.web.failing import PROGRAMS
from sayso.web.reach import Reach, here
from sayso.web.sheet import MEDIA

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
OPEN = ("/sign-in", "/static/")
"""What anybody may ask for who reaches the desk: the form to sign in, and below the second the look of the pages."""
_SENT = 2 * LIMIT
"""Bytes of a form: a text in it may take twice those that it has."""
_STRANGE = 16 << 10
"""Bytes of a form of who is not known: a name and a password, all signs escaped."""
_ASKING = {"GET", "HEAD"}
_FAR = 2_000
"""Characters of an address to come back to: longer ones lead to the first page."""


class Guard:
    """Stands before all pages; without a `reach` beyond this computer it lets in who asks for this computer alone."""

    def __init__(self, pages: ASGIApp, door: Door, reach: Reach | None = None) -> None:
        self.pages, self.door, self.reach = pages, door, reach

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers a request, or has it answered by the pages."""
        if scope["type"] != "http":
            await self.pages(scope, receive, send)
            return
        headers, headed = Headers(scope=scope), _headed(send)
        if elsewhere := self._elsewhere(headers.get("host", "")):
            await elsewhere(scope, receive, headed)
            return
        try:
            async with self.door(headers) as visitor:
                VISITOR.set(visitor)
                answers = _unknown(scope, headers, visitor) or _unsent(scope, headers, visitor) or self.pages
                await answers(scope, receive, headed)
        except LedgerError as error:
            # Who asks could not be looked up; what pages fail at is told by them.
            await PlainTextResponse(f"{error}\n", 503)(scope, receive, headed)

    def _elsewhere(self, host: str) -> Response | None:
        if self.reach is None:
            told = None if here(host) else "This ledger is only shown on this computer: ask localhost.\n"
        else:
            told = None if self.reach.named(host) else "This desk has another address: ask for it by that.\n"
        return PlainTextResponse(told, 421) if told else None


def _unknown(scope: Scope, headers: Headers, visitor: Visitor) -> Response | None:
    """The way in for who is not known, unless what they ask for is open."""
    path: str = scope["path"]
    if visitor.role is not None or path == OPEN[0] or path.startswith(OPEN[1]):
        return None
    if "authorization" in headers or path.startswith(PROGRAMS) or "." in path.rpartition("/")[2]:
        told = "Sign in, or show a token of an account: Authorization: Bearer TOKEN"
        return _told(told, 401, {"WWW-Authenticate": "Bearer"})
    query = scope["query_string"].decode("latin-1")
    wanted = f"{path}?{query}" if query else path
    # What was to be done is not done after signing in: only a page is gone back to.
    back = scope["method"] in _ASKING and wanted != "/" and len(wanted) <= _FAR
    return RedirectResponse(f"/sign-in?next={quote(wanted, safe='')}" if back else "/sign-in", 303)


def _unsent(scope: Scope, headers: Headers, visitor: Visitor) -> Response | None:
    """Why what is sent is not taken."""
    found = None if scope["method"] in _ASKING else _amiss(headers, visitor)
    if found is None:
        return None
    status, told = found
    program = scope["path"].startswith(PROGRAMS)
    return _told(told, status) if program else PlainTextResponse(f"{told}\n", status)


def _amiss(headers: Headers, visitor: Visitor) -> tuple[int, str] | None:
    if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return 403, "Only a page of this ledger may send to it."
    size = headers.get("content-length", "0")
    if "transfer-encoding" in headers or not size.isdigit():
        return 411, "How long it is must be said before it is sent."
    return (413, "This is too long.") if int(size) > (_SENT if visitor.role else _STRANGE) else None


def _told(told: str, status: int, headers: Mapping[str, str] | None = None) -> Response:
    return Response(f"{dumps({'error': told})}\n", status, headers, MEDIA["json"])


def _headed(send: Send) -> Send:
    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            headers.update(HEADERS)
            headers.setdefault("Cache-Control", "private, no-cache")
        await send(message)

    return sent
