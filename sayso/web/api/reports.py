"""Reports: the list of reports, one report read, what a version changed, and adding one."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

from pydantic import BaseModel, Field, TypeAdapter
from starlette.exceptions import HTTPException
from starlette.responses import Response

from sayso.export.documents import dumps
from sayso.export.listed import EDITS, LISTS
from sayso.export.nodes import Node, array, choice, obj, text, text_or_null
from sayso.export.shapes import document
from sayso.export.writers import WRITERS
from sayso.pipeline.adding import Added
from sayso.pipeline.finding import reports
from sayso.web.adding import MOST, Given, added
from sayso.web.api.operation import PAGED, STORY, Call, Operation
from sayso.web.api.paging import paged
from sayso.web.api.sending import shape, understood
from sayso.web.reports import changed, stored
from sayso.web.room import Room
from sayso.web.sheet import MEDIA, file

_NEW = {"added", "version"}


class Sent(BaseModel, frozen=True, extra="forbid", title="Sent"):
    """A report: what is at an `address`, or a `text` with what is known about it."""

    address: Annotated[
        str | None, Field(max_length=2000, description=f"An article, a PDF or a feed, of which the first {MOST} count.")
    ] = None
    text: Annotated[str | None, Field(description="The whole text, in English.")] = None
    title: Annotated[str | None, Field(max_length=2000, description="Of the text: its headline.")] = None
    outlet: Annotated[str | None, Field(max_length=500, description="Of the text: who published it.")] = None
    published: Annotated[
        str | None, Field(max_length=60, description="Of the text: when, as 2024-10-25 or 2024-10-25T14:03:00Z.")
    ] = None


_SENT = TypeAdapter(Sent)


def operations(room: Room) -> tuple[Operation, ...]:
    """What may be asked and done with reports."""
    return (
        Operation(
            "listReports",
            "/reports",
            "The reports that fit, the latest first",
            "Words are looked for in title and text, a place in the text. The text comes with the single report.",
            "reports",
            lambda call: _list(room, call),
            (*STORY, *PAGED),
        ),
        Operation(
            "getReport",
            "/reports/{identity}",
            "One report as it was read",
            "Its text, who says what in it, and where each thing stands, in characters (Unicode code points).",
            "reading",
            lambda call: _one(room, call),
        ),
        Operation(
            "getReportChanges",
            "/reports/{identity}/changes",
            "What this version of a text changed in the one before it",
            "404 for the first version.",
            "edits",
            lambda call: _changes(room, call),
        ),
        Operation(
            "addReport",
            "/reports",
            "Add a report",
            "It is read and linked before the answer comes, which takes some seconds. 201 where something is new, 200 "
            "where it was all there, 422 where nothing could be read.",
            "added",
            lambda call: _add(room, call),
            method="POST",
            role="editor",
            body=shape(_SENT),
            statuses=(201,),
        ),
    )


def added_schema() -> dict[str, object]:
    """JSON Schema of what became of reports."""
    parts: dict[str, Node] = {
        "outcome": choice(
            ("added", "known", "version", "failed"),
            "It is new, was there, is another text at a known address, or none.",
        ),
        "name": text("What it is known by: its address, else its title, else its first words."),
        "report": text_or_null("Its id."),
        "error": text_or_null("Why it failed."),
    }
    each = array(obj("What became of one report.", parts), "What became of each, in order.")
    return document("sayso/added/1", "What became of reports that were to be added.", {"reports": each}, {})


def _list(room: Room, call: Call) -> Response:
    limit = call.query.limit or 0
    found = reports(room.ledger, replace(call.query, limit=limit + 1))
    answer = file("reports", "json", LISTS, lambda form, out: LISTS[form](found[:limit], out))
    return paged(call, answer, more=len(found) > limit)


def _one(room: Room, call: Call) -> Response:
    found = stored(room, call.identity)
    return file("report", "json", WRITERS, lambda form, out: WRITERS[form]([found], out))


def _changes(room: Room, call: Call) -> Response:
    found = changed(room, call.identity)
    return file("changes", "json", EDITS, lambda form, out: EDITS[form](found, out))


def _add(room: Room, call: Call) -> Response:
    sent = understood(call.body, _SENT)
    done = added(room, Given(**{name: value for name, value in sent if value is not None}))
    if not any(one.report for one in done):
        raise HTTPException(422, "; ".join(str(one.error) for one in done if one.error) or "There is nothing to read.")
    told = {"schema": "sayso/added/1", "reports": [_became(one) for one in done]}
    status = 201 if any(one.outcome in _NEW for one in done) else 200
    return Response(f"{dumps(told, indent=2)}\n", status, media_type=MEDIA["json"])


def _became(one: Added) -> dict[str, object]:
    report = one.report.id if one.report else None
    return {
        "outcome": one.outcome,
        "name": one.name,
        "report": report,
        "error": str(one.error) if one.error else None,
    }
