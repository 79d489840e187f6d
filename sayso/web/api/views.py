"""Views: what a story comes to, each view as its verb tells it."""

from __future__ import annotations

from starlette.responses import Response

from sayso.web.api.operation import PAGED, STORY, Call, Operation
from sayso.web.api.paging import paged
from sayso.web.room import Room
from sayso.web.sheet import file
from sayso.web.telling import viewed
from sayso.web.views import VIEWS, View

_TOLD_AGAIN = {"brief"}
"""Views that are another one told in other words: as data they are the same."""


def operations(room: Room) -> tuple[Operation, ...]:
    """An operation for each view."""
    return tuple(_operation(room, name, view) for name, view in VIEWS.items() if name not in _TOLD_AGAIN)


def _operation(room: Room, name: str, view: View) -> Operation:
    return Operation(
        f"get{name.capitalize()}",
        f"/{name}",
        view.name,
        view.lead,
        name,
        lambda call: _serve(room, name, view, call),
        STORY if view.whole else (*STORY, *PAGED),
        view.limit,
    )


def _serve(room: Room, name: str, view: View, call: Call) -> Response:
    found = viewed(room, call.query, view)
    answer = file(name, "json", view.forms, found.write)
    if view.whole:
        return answer
    more = found.count > call.query.offset + (call.query.limit or 0)
    return paged(call, answer, more=more, total=found.count)
