"""Feeds: what changes in a story, for feed readers."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from sayso.export.feed import MEDIA, WRITERS, Feed
from sayso.pipeline.following import followed
from sayso.records import Change, Query
from sayso.web.asked import asked, link
from sayso.web.room import Room
from sayso.web.sheet import file
from sayso.web.telling import Handler

LIMIT = 50
"""Changes that a feed has unless more are asked for."""


def router(room: Room) -> APIRouter:
    """The feed in each of its forms."""
    routes = APIRouter()
    for form in WRITERS:
        routes.add_api_route(f"/feed.{form}", _feed(room, form))
    return routes


def _feed(room: Room, form: str) -> Handler:
    def told(request: Request) -> Response:
        query = asked(request.query_params, LIMIT)
        now = room.now()
        news = followed(room.ledger, query, room.desk, now=now)[query.offset :][: query.limit]
        head = _head(_base(room, request), form, query, now)
        answer = file("feed", form, WRITERS, lambda form, out: WRITERS[form](head, news, out))
        answer.headers["Content-Type"] = MEDIA[form]
        return answer

    return told


def _base(room: Room, request: Request) -> str:
    """Where the desk is reached: feed readers want whole addresses."""
    return str(room.reach or request.base_url).rstrip("/")


def _head(base: str, form: str, query: Query, now: str) -> Feed:
    limit = None if query.limit == LIMIT else query.limit
    return Feed(
        f"{query.text or 'The story'}: what changed",
        base + link(f"/feed.{form}", query, limit=limit, offset=query.offset or None),
        base + link("/", query),
        query.as_of or now,
        lambda change: base + _page(change),
    )


def _page(change: Change) -> str:
    """Where more is told of a change: at the claim, else at the version of the report that was edited."""
    if change.claim:
        return f"/claims/{change.claim}"
    if change.edit and change.edit.after:
        return f"/reports/{change.edit.after.report}/changes"
    return f"/reports/{change.edit.before.report}" if change.edit and change.edit.before else "/"
