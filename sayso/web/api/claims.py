"""Claims: the list of claims, one claim whole, and one statement."""

from __future__ import annotations

from dataclasses import replace

from starlette.responses import Response

from sayso.errors import SaysoError
from sayso.export.claims import LISTS
from sayso.export.listed import write_statements
from sayso.pipeline.asking import claim, claims
from sayso.web.api.operation import MOMENT, PAGED, STORY, Call, Operation
from sayso.web.api.paging import paged
from sayso.web.room import Room
from sayso.web.sheet import file


def operations(room: Room) -> tuple[Operation, ...]:
    """What may be asked of claims."""
    return (
        Operation(
            "listClaims",
            "/claims",
            "The claims that fit",
            "Most contested first, then most spread, then latest. Each is whole: its statements, roots, relays and "
            "what stands against it.",
            "claims",
            lambda call: _list(room, call),
            (*STORY, "standing", *PAGED),
        ),
        Operation(
            "getClaim",
            "/claims/{identity}",
            "One claim whole",
            "The id is that of any of its statements, of which the first digits do where no other begins so.",
            "claims",
            lambda call: _one(room, call),
            MOMENT,
        ),
        Operation(
            "getStatement",
            "/statements/{identity}",
            "One statement",
            "As it was read, whatever rulings say. The claim that it is in has its id too: /claims/{identity}.",
            "statements",
            lambda call: _statement(room, call),
        ),
    )


def _list(room: Room, call: Call) -> Response:
    limit = call.query.limit or 0
    found = claims(room.ledger, replace(call.query, limit=limit + 1), room.desk)
    answer = file("claims", "json", LISTS, lambda form, out: LISTS[form](found[:limit], out))
    return paged(call, answer, more=len(found) > limit)


def _one(room: Room, call: Call) -> Response:
    found = claim(room.ledger, call.identity, room.desk, as_of=call.query.as_of, known=call.query.known)
    return file("claim", "json", LISTS, lambda form, out: LISTS[form]([found], out))


def _statement(room: Room, call: Call) -> Response:
    found = room.ledger.sayings([call.identity])
    if not found:
        raise SaysoError("The ledger has no statement of this id.")
    return file("statement", "json", ("json",), lambda _, out: write_statements(found, out))
