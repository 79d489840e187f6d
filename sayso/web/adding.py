"""Adding: a report into the ledger, as pasted text or from an address."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Annotated

from fastapi import APIRouter, Form, Request
from pydantic import BaseModel
from starlette.responses import Response

from sayso.errors import SourceError
from sayso.export.frame import web
from sayso.ingest.dates import iso
from sayso.ingest.plain import newlines, scalar
from sayso.ingest.readers import finished
from sayso.pipeline.adding import Added
from sayso.records import Report
from sayso.web.access import own
from sayso.web.asked import asked
from sayso.web.room import Room
from sayso.web.sheet import Sheet, page
from sayso.web.telling import Handler

MOST = 10
"""Reports of a feed that are added at once: who waits for a page waits for all of them."""
_PASTED = "The pasted text"


class Given(BaseModel, frozen=True):
    """A report as somebody gives it, "" where nothing is told: what is at an `address`, or a `text` and about it."""

    address: str = ""
    text: str = ""
    title: str = ""
    outlet: str = ""
    published: str = ""


class Sent(Given, frozen=True):
    """What was sent by the form; `token` shows that it was one of this desk's."""

    token: str = ""


def router(room: Room) -> APIRouter:
    """The page with the form, and what becomes of what it sends."""
    routes = APIRouter()
    routes.add_api_route("/add", _form)
    routes.add_api_route("/add", _send(room), methods=["POST"])
    return routes


def _form(request: Request) -> Response:
    return _page(request, Sent(), ())


def _send(room: Room) -> Handler:
    def send(request: Request, sent: Annotated[Sent, Form()]) -> Response:
        own(sent.token)
        return _page(request, sent, added(room, sent))

    return send


def added(room: Room, given: Given) -> tuple[Added, ...]:
    """What became of a report that was given, or of the first ones of a feed."""
    found = islice(_found(room, given), MOST)
    return tuple(room.add(found, room.ledger, room.desk, recorded=room.now, threads=room.threads))


def _page(request: Request, sent: Sent, done: tuple[Added, ...]) -> Response:
    failed = any(one.error for one in done)
    sheet = Sheet("/add", "Add a report", asked(request.query_params))
    kept = sent if failed else Sent()
    return page("add.html", sheet, 422 if failed else 200, sent=kept, done=done, most=MOST)


def _found(room: Room, sent: Given) -> Iterator[Report | SourceError]:
    """What is to be added, or why it cannot be."""
    address = sent.address.strip()
    if address and sent.text.strip():
        yield SourceError(address, "came with a text as well; give one of them")
    elif address:
        # Only what is behind an address of the web: a name of a file would be one of the computer that serves.
        yield from room.find(address) if web(address) else [SourceError(address, "is no http or https address")]
    else:
        yield _pasted(sent)


def _pasted(sent: Given) -> Report | SourceError:
    published = iso(sent.published) if sent.published.strip() else None
    if sent.published.strip() and published is None:
        return SourceError(_PASTED, f"has “{sent.published}” as its date; write it as 2024-10-25")
    text = scalar(newlines(sent.text)).strip()
    report = Report(text, title=sent.title.strip() or None, outlet=sent.outlet.strip() or None, published=published)
    try:
        return finished(_PASTED, report)
    except SourceError as error:
        return error
