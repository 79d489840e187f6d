"""Paging: where the pages of a list before and after this one are (RFC 8288), and how many items there are in all."""

from __future__ import annotations

from starlette.responses import Response

from sayso.web.api.operation import Call
from sayso.web.asked import FURTHEST, link

TOTAL = "X-Total-Count"
"""The header that has the number of items in all, where that is known without counting."""


def paged(call: Call, answer: Response, *, more: bool, total: int | None = None) -> Response:
    """The answer with its links; `more` says whether there are items after these."""
    limit, offset = call.query.limit or 0, call.query.offset
    links = []
    if more and offset + limit <= FURTHEST:
        links.append(_link(call, offset + limit, "next"))
    if offset:
        links.append(_link(call, max(0, offset - limit), "prev"))
        links.append(_link(call, 0, "first"))
    if links:
        answer.headers["Link"] = ", ".join(links)
    if total is not None:
        answer.headers[TOTAL] = str(total)
    return answer


def _link(call: Call, offset: int, relation: str) -> str:
    query = call.query
    address = link(call.path, query, standing=query.standing, limit=query.limit, offset=offset)
    return f'<{address}>; rel="{relation}"'
