"""Signing: in and out."""

from __future__ import annotations

import ipaddress
import secrets
from dataclasses import dataclass, field
from typing import Annotated

from fastapi import APIRouter, Form, Request
from pydantic import BaseModel
from starlette.responses import RedirectResponse, Response

from sayso.ledger import Accounts
from sayso.ledger.accounts import LASTING, username
from sayso.web.access import own, same, seal, visitor
from sayso.web.attempts import Attempts
from sayso.web.door import Cookie, key, knock
from sayso.web.room import Room
from sayso.web.sheet import Sheet, page
from sayso.web.turns import Turns

_NAMED, _FROM = 10, 50
"""Tries in a quarter of an hour, for one account and from one address: enough for a bad day, and for an office."""
_AT_ONCE, _WAITING = 2, 20
"""How many passwords are compared at once, each in 128 MiB, and how many wait for that."""
_SOON = 10
"""Seconds after which those who wait will have been served."""
_FURTHEST = 2_000
_WRONG = "The name or the password is wrong."
_OLD = "This form has grown old. Send it again."


class Sent(BaseModel, frozen=True):
    """What was sent by the form; `next` is where to go then."""

    token: str = ""
    name: str = ""
    password: str = ""
    next: str = "/"


class Leaving(BaseModel, frozen=True):
    """What the button to sign out sends."""

    token: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """What signing in takes, and whatever else compares a password."""

    room: Room
    accounts: Accounts
    session: Cookie
    named: Attempts = field(default_factory=lambda: Attempts(_NAMED))
    source: Attempts = field(default_factory=lambda: Attempts(_FROM))
    turns: Turns = field(default_factory=lambda: Turns(_AT_ONCE, _WAITING))

    def wait(self, name: str) -> int:
        """Seconds until a password of this account may be compared, 0 where it may be now."""
        return self.named.wait(name) or (_SOON if self.turns.full else 0)

    @property
    def knock(self) -> Cookie:
        """Held by who has opened the form."""
        return knock(self.room.reach)


def router(entry: Entry) -> APIRouter:
    """The page with the form, which is open to all, and what becomes of what it sends."""

    def form(request: Request) -> Response:
        wanted = within(request.query_params.get("next", "/"))
        return RedirectResponse(wanted, 303) if visitor().role else _page(entry, request, Sent(next=wanted))

    async def send(request: Request, sent: Annotated[Sent, Form()]) -> Response:
        return await _sign_in(entry, request, sent)

    routes = APIRouter()
    routes.add_api_route("/sign-in", form)
    routes.add_api_route("/sign-in", send, methods=["POST"])
    return routes


def leaving(entry: Entry) -> APIRouter:
    """What the button to sign out does."""

    def leave(request: Request, sent: Annotated[Leaving, Form()]) -> Response:
        own(sent.token)
        if held := entry.session.held(request.cookies):
            entry.accounts.sign_out(held)
        return left(entry)

    routes = APIRouter()
    routes.add_api_route("/sign-out", leave, methods=["POST"])
    return routes


def left(entry: Entry) -> Response:
    """The way out, for a browser whose session has ended."""
    answer = RedirectResponse("/sign-in", 303, {"Clear-Site-Data": '"cache"'})
    entry.session.drop(answer)
    return answer


def within(wanted: str) -> str:
    """A place of this desk to go to, else its first page; browsers read "//", "/\\" and "/<tab>/" as other hosts."""
    local = wanted.startswith("/") and not wanted.startswith(("//", "/sign-"))
    return wanted if local and wanted.isprintable() and "\\" not in wanted and len(wanted) <= _FURTHEST else "/"


async def _sign_in(entry: Entry, request: Request, sent: Sent) -> Response:
    held = entry.knock.held(request.cookies)
    if held is None or not same(sent.token, seal(key(held), sent.token.partition(".")[0])):
        return _page(entry, request, sent, 403, told=_OLD)
    name, source = username(sent.name) or "", _source(request)
    if wait := max(entry.source.wait(source), entry.wait(name)):
        return _page(entry, request, sent, 429, told=many(wait), wait=wait)
    # Counted before it is known whether they are right, else any number could be tried at the same time.
    entry.named.count(name)
    entry.source.count(source)
    given = (sent.name, sent.password, entry.room.now(), entry.session.held(request.cookies))
    signed = await entry.turns.take(entry.accounts.sign_in, *given)
    if signed is None:
        return _page(entry, request, sent, 403, told=_WRONG)
    entry.named.forget(name)
    entry.source.undo(source)
    answer = RedirectResponse(within(sent.next), 303)
    entry.session.hand(answer, signed, LASTING)
    entry.knock.drop(answer)
    return answer


def _page(
    entry: Entry, request: Request, sent: Sent, status: int = 200, *, told: str | None = None, wait: int | None = None
) -> Response:
    held = entry.knock.held(request.cookies) or secrets.token_urlsafe(32)
    token = seal(key(held), secrets.token_hex(8))
    inside = {"sent": sent, "next": within(sent.next), "token": token, "told": told}
    answer = page("sign-in.html", Sheet("/sign-in", "Sign in"), status, **inside)
    entry.knock.hand(answer, held)
    if wait is not None:
        answer.headers["Retry-After"] = str(wait)
    return answer


def _source(request: Request) -> str:
    """Where a request comes from: an address, or of the newer ones the network, all of which one computer may have.

    What a request says of who it is passed on for is not believed: anybody can say it.
    """
    host = request.client.host if request.client else ""
    try:
        address = ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        return host
    return host if address.version == 4 else str(ipaddress.ip_network((int(address) >> 64 << 64, 64)))


def many(seconds: int) -> str:
    """That there were too many tries, and when there may be another."""
    minutes = -(-seconds // 60)
    told = f"{seconds} seconds" if seconds <= _SOON else "a minute" if minutes == 1 else f"{minutes} minutes"
    return f"Too many have tried. Try again in {told}."
