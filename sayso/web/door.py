"""Door: how a request shows who sends it, by what its browser or program holds."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress
from dataclasses import dataclass

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.requests import cookie_parser
from starlette.responses import Response

from sayso.errors import LedgerError
from sayso.ledger import Accounts
from sayso.web.access import Visitor
from sayso.web.reach import Reach

Door = Callable[[Headers], AbstractAsyncContextManager[Visitor]]
"""Gives the visitor who sends these headers; what is left of it after the answer is done when the block ends."""
_BEARER = "bearer "


@dataclass(frozen=True, slots=True)
class Cookie:
    """What a browser holds for us; no script can read it, and no other site has it sent along with a form."""

    name: str
    secure: bool

    def held(self, cookies: Mapping[str, str]) -> str | None:
        """Its value among these cookies."""
        return cookies.get(self.name) or None

    def hand(self, answer: Response, value: str, seconds: int | None = None) -> None:
        """Have the browser hold a value for so long, else until it is closed."""
        answer.set_cookie(self.name, value, seconds, path="/", secure=self.secure, httponly=True, samesite="lax")

    def drop(self, answer: Response) -> None:
        """Have the browser forget it."""
        answer.delete_cookie(self.name, path="/", secure=self.secure, httponly=True, samesite="lax")


def session(reach: Reach | None) -> Cookie:
    """The cookie of who has signed in."""
    return _cookie("sayso", reach)


def knock(reach: Reach | None) -> Cookie:
    """The cookie of who has opened the form to sign in, so that no other site can send one in their name."""
    return _cookie("sayso-form", reach)


def _cookie(name: str, reach: Reach | None) -> Cookie:
    secure = reach is not None and reach.secure
    # With the prefix browsers take it from this host alone, not from others of its domain.
    return Cookie(f"__Host-{name}" if secure else name, secure)


def key(held: str) -> str:
    """What forms are told by that were made for who holds this; it does not tell what is held."""
    return hashlib.sha256(f"form {held}".encode("utf-8", "surrogatepass")).hexdigest()


def local(visitor: Visitor) -> Door:
    """The door of a desk without accounts: whoever sits at this computer may do everything."""

    @asynccontextmanager
    async def entered(_headers: Headers) -> AsyncIterator[Visitor]:
        yield visitor

    return entered


def kept(accounts: Accounts, now: Callable[[], str], cookie: Cookie) -> Door:
    """The door of a desk with accounts."""
    using = False

    async def use(held: str) -> None:
        # One at a time: while a large ledger is linked anew nothing can be kept, and readers need the threads.
        nonlocal using
        if using:
            return
        using = True
        try:
            # That it was used is not worth a failure: the next request keeps it.
            with suppress(LedgerError):
                await run_in_threadpool(accounts.used, held, now())
        finally:
            using = False

    @asynccontextmanager
    async def entered(headers: Headers) -> AsyncIterator[Visitor]:
        if "authorization" in headers:
            yield await run_in_threadpool(_bearer, accounts, headers["authorization"])
            return
        held = cookie.held(cookie_parser(headers.get("cookie", "")))
        found = await run_in_threadpool(accounts.session, held, now()) if held else None
        if held is None or found is None:
            yield _nobody()
            return
        yield Visitor(found.account.name, found.account.role, key(held), "session")
        if found.waning:
            await use(held)

    return entered


def _bearer(accounts: Accounts, given: str) -> Visitor:
    bears = given[: len(_BEARER)].lower() == _BEARER
    account = accounts.bearer(given[len(_BEARER) :].strip()) if bears else None
    return Visitor(account.name, account.role, _unguessed(), "token") if account else _nobody()


def _nobody() -> Visitor:
    return Visitor("nobody", None, _unguessed(), "none")


def _unguessed() -> str:
    """A token that no form has."""
    return secrets.token_urlsafe(24)
