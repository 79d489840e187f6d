"""Site: all pages of a desk, behind their guard."""

from __future__ import annotations

import socket

import uvicorn
from fastapi import FastAPI
from starlette.middleware.gzip import GZipMiddleware
from starlette.types import ASGIApp

from sayso.web import adding, assets, claims, reports, telling
from sayso.web.access import Visitor, need
from sayso.web.failing import handled
from sayso.web.guard import Guard
from sayso.web.room import Room

_SHORT = 2_000
"""Bytes that are sent as they are."""
_PRESSED = 5
"""How hard to compress: harder takes twice the time and saves a twentieth."""


def site(room: Room) -> ASGIApp:
    """The pages of a ledger."""
    # The pages that FastAPI makes of an API ask the network for their scripts.
    pages = FastAPI(openapi_url=None, docs_url=None, redoc_url=None)
    # No page has both a secret and words of somebody else, of which its length could tell.
    pages.add_middleware(GZipMiddleware, minimum_size=_SHORT, compresslevel=_PRESSED)
    for router in (claims.router(room), reports.router(room), telling.router(room), assets.router):
        pages.include_router(router, dependencies=[need("reader")])
    pages.include_router(adding.router(room), dependencies=[need("editor")])
    handled(pages)
    # Without accounts whoever sits at this computer may do everything.
    return Guard(pages, Visitor(room.user, "admin", room.token))


def serve(room: Room, listening: socket.socket) -> None:
    """Answer what comes to a listening socket, until the process is told to stop."""
    # What a proxy says of who asks is not believed: there is none.
    config = uvicorn.Config(site(room), log_level="warning", proxy_headers=False, server_header=False)
    uvicorn.Server(config).run(sockets=[listening])
