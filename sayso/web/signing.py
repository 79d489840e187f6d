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
_MANY = "Too many have tried. Try again in {}."


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
class _Entry:
    """What signing in takes."""

    room: Room
    accounts: Accounts
    session: Cookie
    knock: Cookie
    named: Attempts = field(default_factory=lambda: Attempts(_NAMED))
    source: Attempts = field(default_factory=lambda: Attempts(_FROM))
    turns: Turns = field(default_factory=lambda: Turns(_AT_ONCE, _WAITING))


def router(room: Room, accounts: Accounts, session: Cookie) -> APIRouter:
    """The page with the form, which is open to all, and what becomes of what it sends."""
    entry = _Entry(room, accounts, session, knock(room.reach))

    def form(request: Request) -> Response:
        wanted = within(request.query_params.get("next", "/"))
        return RedirectResponse(wanted, 303) if visitor().role else _page(entry, request, Sent(next=wanted))

    async def send(request: Request, sent: Annotated[Sent, Form()]) -> Response:
        return await _sign_in(entry, request, sent)

    routes = APIRouter()
    routes.add_api_route("/sign-in", form)
    routes.add_api_route("/sign-in", send, methods=["POST"])
    return routes


def leaving(accounts: Accounts, session: Cookie) -> APIRouter:
    """What the button to sign out does."""

    def leave(request: Request, sent: Annotated[Leaving, Form()]) -> Response:
        own(sent.token)
        if held := session.held(request.cookies):
            accounts.sign_out(held)
        answer = RedirectResponse("/sign-in", 303, {"Clear-Site-Data": '"cache"'})
        session.drop(answer)
        return answer

    routes = APIRouter()
    routes.add_api_route("/sign-out", leave, methods=["POST"])
    return routes


def within(wanted: str) -> str:
    """A place of this desk to go to, else its first page; browsers read "//", "/\\" and "/<tab>/" as other hosts."""
    local = wanted.startswith("/") and not wanted.startswith(("//", "/sign-"))
    return wanted if local and wanted.isprintable() and "\\" not in wanted and len(wanted) <= _FURTHEST else "/"


async def _sign_in(entry: _Entry, request: Request, sent: Sent) -> Response:
    held = entry.knock.held(request.cookies)
    if held is None or not same(sent.token, seal(key(held), sent.token.partition(".")[0])):
        return _page(entry, request, sent, 403, told=_OLD)
    name, source = username(sent.name) or "", _source(request)
    if wait := max(entry.source.wait(source), entry.named.wait(name)):
        return _page(entry, request, sent, 429, told=_MANY.format(_minutes(wait)), wait=wait)
    if entry.turns.full:
        return _page(entry, request, sent, 429, told=_MANY.format(f"{_SOON} seconds"), wait=_SOON)
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
    entry: _Entry, request: Request, sent: Sent, status: int = 200, *, told: str | None = None, wait: int | None = None
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


def _minutes(seconds: int) -> str:
    minutes = -(-seconds // 60)
    return "a minute" if minutes == 1 else f"{minutes} minutes"
