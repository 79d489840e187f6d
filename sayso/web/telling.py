"""Telling: the pages of views."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeAlias

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from sayso.export.views.html import Links, within
from sayso.pipeline.telling import before, story
from sayso.records import Query, Saying, Story
from sayso.view.moment import eve
from sayso.web.asked import asked, link
from sayso.web.days import days
from sayso.web.room import Room
from sayso.web.sheet import Sheet, file, markup, page, path
from sayso.web.views import STORY, VIEWS, Told, View

Handler: TypeAlias = Callable[..., Response]

TOLD = 500
"""Statements of a story that a page tells at most: a large ledger has more than anybody waits for, or reads."""


def router(room: Room) -> APIRouter:
    """A page for each view, and its files."""
    routes = APIRouter()
    for name, view in VIEWS.items():
        routes.add_api_route(f"/{name}.{{form}}", _file(room, name, view))
        routes.add_api_route(path(name), _page(room, name, view))
    routes.add_api_route(f"/{STORY}", _to_story)
    return routes


def _to_story(request: Request) -> Response:
    return RedirectResponse(f"/?{request.url.query}", 308)


def links(query: Query) -> Links:
    """Where statements on a page lead to, with the same filters."""
    return Links(lambda saying: link(f"/claims/{saying.id}", query), lambda saying: characters(saying, query))


def characters(saying: Saying, query: Query) -> str:
    """Where the characters are shown that a statement was read from."""
    return link(f"/statements/{saying.id}", query)


def _page(room: Room, name: str, view: View) -> Handler:
    def shown(request: Request) -> Response:
        query = asked(request.query_params, view.limit)
        found = viewed(room, query, view)
        told = found.page()
        sheet = Sheet(path(name), told.title, query, days(room.ledger), view.forms, f"/{name}", usual=view.limit)
        body = markup(within(told, links(query), view.lead))
        return page("view.html", sheet, body=body, count=found.count, paged=not view.whole)

    return shown


def _file(room: Room, name: str, view: View) -> Handler:
    def written(request: Request, form: str) -> Response:
        query = asked(request.query_params, view.limit)
        return file(name, form, view.forms, lambda ending, out: viewed(room, query, view).write(ending, out))

    return written


def viewed(room: Room, query: Query, view: View) -> Told:
    """A view of the story that a query asks for."""
    told = story(room.ledger, query, room.desk, now=room.now(), most=TOLD)
    return view.tell(told, _then(room, query, told) if query.since and view.whole else None)


def _then(room: Room, query: Query, told: Story) -> Story:
    """The story before what is new since then."""
    then = replace(query, as_of=eve(query.since or ""), since=None)
    if told.whole:
        return story(room.ledger, then, room.desk, now=room.now(), edits=False)
    return before(room.ledger, told, then, room.desk)
