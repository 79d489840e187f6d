"""Fresh: whether what a browser or program holds is still what would be answered, told without making it (RFC 9110).

The tag of an answer is made of what it is made from: the ledger's last rows, the tables and the program, the address,
and the day where none is asked about. It is weak: on one day an answer says the same at every moment, but for the
moment itself.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from fastapi import FastAPI, Request, params
from starlette.datastructures import MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from sayso.records import fingerprint
from sayso.web.access import visitor
from sayso.web.room import Room

_DAY = len("2024-10-25")
_TAG = re.compile(r'(?:W/)?("[^"]*")')
_MADE = (".py", ".html", ".css", ".tsv", ".json", ".gz")
"""Endings of what decides how an answer looks."""
_STATE = "etag"


class Unchanged(Exception):  # noqa: N818 — no error
    """What is asked for is what the asker has."""


def fresh(room: Room, *, personal: bool = False) -> params.Depends:
    """The dependency of routes whose answers are made from the ledger alone: 304 for who has the answer already.

    Where they are `personal` they have the visitor's name, or a form that was made for this visitor.
    """

    program = _program()

    def check(request: Request) -> None:
        if request.method != "GET":
            return
        who = _who() if personal else ()
        day = None if request.query_params.get("as_of", "").strip() else room.now()[:_DAY]
        made_from = (room.ledger.database.name, room.ledger.stamp(), room.desk.mark, program)
        tag = f'"{fingerprint("tag", str(request.url), day, *made_from, *who)}"'
        setattr(request.state, _STATE, f"W/{tag}")
        if _holds(request.headers.get("if-none-match", ""), tag):
            raise Unchanged

    return params.Depends(check)


def tagged(site: FastAPI) -> None:
    """Give the answers of a site their tags."""
    site.add_middleware(_Tagged)
    site.add_exception_handler(Unchanged, lambda _request, _error: Response(status_code=304))


class _Tagged:
    """Writes the tag of an answer into its headers."""

    def __init__(self, pages: ASGIApp) -> None:
        self.pages = pages

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        state = scope.setdefault("state", {})

        async def sent(message: Message) -> None:
            if message["type"] == "http.response.start" and message["status"] in (200, 304) and _STATE in state:
                headers = MutableHeaders(scope=message)
                headers["ETag"] = state[_STATE]
                headers.add_vary_header("Cookie")
                headers.add_vary_header("Authorization")
            await send(message)

        await self.pages(scope, receive, sent)


def _who() -> tuple[object, ...]:
    asking = visitor()
    # A program is sent no form to send back.
    return asking.name, asking.role, None if asking.way == "token" else asking.key


def _holds(header: str, tag: str) -> bool:
    """Whether If-None-Match names a tag; weak and strong ones are the same here."""
    return tag in _TAG.findall(header)


@cache
def _program() -> str:
    """All of Sayso that an answer is made with, byte by byte: who works on it raises no version."""
    return fingerprint(_contents(files("sayso")))


def _contents(folder: Traversable) -> list[object]:
    inside = sorted(folder.iterdir(), key=lambda one: one.name)
    kept = (one for one in inside if one.is_file() and one.name.endswith(_MADE))
    return [
        *((one.name, fingerprint(one.read_bytes().decode("latin-1"))) for one in kept),
        *((one.name, _contents(one)) for one in inside if one.is_dir()),
    ]
