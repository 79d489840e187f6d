"""Router: the operations at their addresses, what describes them, and where to begin."""

from __future__ import annotations

import re

from fastapi import APIRouter, Request
from starlette.exceptions import HTTPException
from starlette.responses import Response

from sayso.export.documents import dumps
from sayso.web.access import need
from sayso.web.api import claims, reports, rulings, views
from sayso.web.api.description import JSON, ROOT, description
from sayso.web.api.operation import Call, Operation
from sayso.web.api.sending import Body
from sayso.web.room import Room
from sayso.web.telling import Handler

DESCRIPTION = f"{ROOT}/openapi.json"
_ID = re.compile("[0-9a-f]{1,16}")


def operations(room: Room) -> tuple[Operation, ...]:
    """All that the API does."""
    return (
        *claims.operations(room),
        *reports.operations(room),
        *views.operations(room),
        *rulings.operations(room),
    )


def router(room: Room) -> APIRouter:
    """The API of a ledger."""
    told = operations(room)
    routes = APIRouter(prefix=ROOT)
    for one in told:
        handler = _sending(one) if one.method == "POST" else _asking(one)
        routes.add_api_route(one.path, handler, methods=[one.method], dependencies=[need(one.role)])
    text = f"{dumps(description(told), indent=2)}\n"
    routes.add_api_route("/openapi.json", lambda: Response(text, media_type=JSON))
    routes.add_api_route("/", _begin)
    return routes


def _asking(one: Operation) -> Handler:
    def asked(request: Request) -> Response:
        return one.serve(_call(one, request))

    return asked


def _sending(one: Operation) -> Handler:
    def sent(request: Request, body: Body) -> Response:
        return one.serve(_call(one, request, body))

    return sent


def _call(one: Operation, request: Request, body: bytes = b"") -> Call:
    identity = request.path_params.get("identity", "")
    if identity and not _ID.fullmatch(identity):
        raise HTTPException(404, "There is nothing of this id: ids are 16 digits, 0 to 9 and a to f.")
    return Call(request.url.path, one.query(request.query_params), identity, body)


def _begin() -> Response:
    """Where a program begins (RFC 8631)."""
    told = {"name": "Sayso", "description": DESCRIPTION}
    headers = {"Link": f'<{DESCRIPTION}>; rel="service-desc"; type="{JSON}"'}
    return Response(f"{dumps(told, indent=2)}\n", media_type=JSON, headers=headers)
