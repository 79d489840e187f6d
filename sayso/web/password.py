"""Password: the page on which somebody who has signed in gives themselves another one."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form
from pydantic import BaseModel
from starlette.responses import Response

from sayso.errors import AccountError
from sayso.ledger.passwords import LONGEST, SHORTEST
from sayso.web.access import own, visitor
from sayso.web.sheet import Sheet, page
from sayso.web.signing import Entry, left, many

_WRONG = "That is not the password that you have now."


class Sent(BaseModel, frozen=True):
    """What was sent by the form: the password that is, and the one to come."""

    token: str = ""
    password: str = ""
    new: str = ""


def router(entry: Entry) -> APIRouter:
    """The page, and what its form does: who has another password signs in with it, on this browser too."""

    def form() -> Response:
        return _page()

    async def send(sent: Annotated[Sent, Form()]) -> Response:
        own(sent.token)
        name = visitor().name
        if wait := entry.wait(name):
            return _page(429, failed=many(wait), wait=wait)
        # Counted before it is known whether it is right, as where one signs in.
        entry.named.count(name)
        try:
            right = await entry.turns.take(entry.accounts.change, name, sent.password, sent.new)
        except AccountError as error:
            entry.named.undo(name)
            return _page(422, failed=str(error))
        if not right:
            return _page(422, failed=_WRONG)
        entry.named.forget(name)
        return left(entry)

    routes = APIRouter()
    routes.add_api_route("/password", form)
    routes.add_api_route("/password", send, methods=["POST"])
    return routes


def _page(status: int = 200, *, failed: str | None = None, wait: int | None = None) -> Response:
    sizes = {"shortest": SHORTEST, "longest": LONGEST}
    answer = page("password.html", Sheet("/password", "Password"), status, failed=failed, **sizes)
    if wait is not None:
        answer.headers["Retry-After"] = str(wait)
    return answer
