"""Site: all pages of a desk, behind their guard."""

from __future__ import annotations

import socket

import uvicorn
from fastapi import FastAPI
from starlette.middleware.gzip import GZipMiddleware
from starlette.types import ASGIApp

from sayso.web import (
    accounts,
    adding,
    assets,
    claims,
    door,
    feeds,
    password,
    reports,
    review,
    rulings,
    signing,
    telling,
)
from sayso.web.access import Visitor, need
from sayso.web.api import router as api
from sayso.web.failing import handled
from sayso.web.fresh import fresh, tagged
from sayso.web.guard import Guard
from sayso.web.reach import here, reach
from sayso.web.room import Room

__all__ = ["Room", "here", "reach", "serve", "site"]

_SHORT = 2_000
"""Bytes that are sent as they are."""
_PRESSED = 5
"""How hard to compress: harder takes twice the time and saves a twentieth."""


def site(room: Room) -> ASGIApp:
    """The pages of a ledger."""
    # The pages that FastAPI makes of an API ask the network for their scripts.
    pages = FastAPI(openapi_url=None, docs_url=None, redoc_url=None)
    # The length of a page tells no secret: the one that it may have is written otherwise each time.
    pages.add_middleware(GZipMiddleware, minimum_size=_SHORT, compresslevel=_PRESSED)
    for router in (claims.router(room), reports.router(room), telling.router(room)):
        pages.include_router(router, dependencies=[need("reader"), fresh(room, personal=True)])
    for router in (api.router(room), feeds.router(room)):
        pages.include_router(router, dependencies=[need("reader"), fresh(room)])
    tagged(pages)
    pages.include_router(rulings.router(room), dependencies=[need("reader")])
    pages.include_router(review.router(room), dependencies=[need("reviewer")])
    pages.include_router(adding.router(room), dependencies=[need("editor")])
    pages.include_router(assets.router)
    handled(pages)
    if room.accounts is None:
        return Guard(pages, door.local(Visitor(room.user, "admin", room.token)), room.reach)
    cookie = door.session(room.reach)
    entry = signing.Entry(room, room.accounts, cookie)
    pages.include_router(signing.router(entry))
    pages.include_router(signing.leaving(entry), dependencies=[need("reader")])
    pages.include_router(password.router(entry), dependencies=[need("reader")])
    pages.include_router(accounts.router(room, room.accounts), dependencies=[need("admin")])
    return Guard(pages, door.kept(room.accounts, room.now, cookie), room.reach)


def serve(room: Room, listening: socket.socket) -> None:
    """Answer what comes to a listening socket, until the process is told to stop."""
    # What a proxy says of who asks is not believed: anybody can say it.
    config = uvicorn.Config(site(room), log_level="warning", proxy_headers=False, server_header=False)
    uvicorn.Server(config).run(sockets=[listening])
