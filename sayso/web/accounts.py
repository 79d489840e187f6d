"""Accounts: the page on which admins keep them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

from fastapi import APIRouter, Form
from pydantic import BaseModel
from starlette.responses import Response

from sayso.errors import AccountError
from sayso.ledger import Accounts
from sayso.ledger.accounts import username
from sayso.ledger.passwords import LONGEST, SHORTEST
from sayso.records import ROLES, Account, Role
from sayso.web.access import own, visitor
from sayso.web.room import Room
from sayso.web.sheet import Sheet, page


class Named(BaseModel, frozen=True):
    """A form about an account."""

    token: str = ""
    name: str = ""


class Granted(Named, frozen=True):
    """A form that gives a role."""

    role: Role


class Renewed(Named, frozen=True):
    """A form that gives a password."""

    password: str = ""


class Added(Named, frozen=True):
    """The form that adds an account."""

    role: Role
    password: str = ""


def router(room: Room, accounts: Accounts) -> APIRouter:
    """The page, and what its forms do."""

    def shown() -> Response:
        return _page(accounts, 200)

    def add(sent: Annotated[Added, Form()]) -> Response:
        def added() -> str:
            made = accounts.add(sent.name, sent.role, sent.password, room.now())
            return f"{made.name} can sign in, as {made.role}."

        return _done(accounts, sent, added)

    routes = APIRouter(prefix="/accounts")
    routes.add_api_route("", shown)
    routes.add_api_route("", add, methods=["POST"])
    routes.include_router(_changes(accounts))
    return routes


def _changes(accounts: Accounts) -> APIRouter:
    def grant(sent: Annotated[Granted, Form()]) -> Response:
        return _done(accounts, sent, lambda: _ended(accounts.grant(sent.name, sent.role), f"is {sent.role} now"))

    def renew(sent: Annotated[Renewed, Form()]) -> Response:
        return _done(accounts, sent, lambda: _ended(accounts.renew(sent.name, sent.password), "has another password"))

    def remove(sent: Annotated[Named, Form()]) -> Response:
        def removed() -> str:
            if username(sent.name) == visitor().name:
                raise AccountError(f"{visitor().name}: is your own account; another admin can remove it")
            return f"{accounts.remove(sent.name).name} is removed, and signed out everywhere."

        return _done(accounts, sent, removed)

    routes = APIRouter()
    routes.add_api_route("/role", grant, methods=["POST"])
    routes.add_api_route("/password", renew, methods=["POST"])
    routes.add_api_route("/remove", remove, methods=["POST"])
    return routes


def _ended(account: Account, told: str) -> str:
    return f"{account.name} {told}, and has to sign in again; tokens of the account are gone."


def _done(accounts: Accounts, sent: Named, change: Callable[[], str]) -> Response:
    """The page with what a change came to, or why it was not made."""
    own(sent.token)
    try:
        return _page(accounts, 200, done=change())
    except AccountError as error:
        return _page(accounts, 422, failed=str(error))


def _page(accounts: Accounts, status: int, *, done: str | None = None, failed: str | None = None) -> Response:
    labels: dict[str, list[str]] = {}
    for token in accounts.tokens():
        labels.setdefault(token.account, []).append(token.label)
    inside = {"accounts": accounts.all(), "labels": labels, "done": done, "failed": failed}
    sizes = {"roles": ROLES, "shortest": SHORTEST, "longest": LONGEST}
    return page("accounts.html", Sheet("/accounts", "Accounts"), status, **inside, **sizes)
