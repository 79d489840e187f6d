"""Reports: the list of reports, one report with its statements, and what changed between its versions."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from fastapi import APIRouter, Request
from starlette.responses import Response

from sayso.errors import SaysoError
from sayso.export.listed import EDITS, LISTS, Edited
from sayso.export.page import article, headline
from sayso.export.views import edits
from sayso.export.views.html import within
from sayso.export.writers import WRITERS
from sayso.link.revisions import revisions
from sayso.pipeline.finding import reports
from sayso.records import Query, Reading, Report
from sayso.web.asked import asked
from sayso.web.days import days
from sayso.web.room import Room
from sayso.web.sheet import Sheet, file, markup, page
from sayso.web.telling import Handler, links

_FORMS = tuple(name for name in WRITERS if name != "table")


def router(room: Room) -> APIRouter:
    """The pages of reports and their files."""
    routes = APIRouter()
    routes.add_api_route("/reports.{form}", _list_file(room))
    routes.add_api_route("/reports", _list(room))
    routes.add_api_route("/reports/{identity}/changes.{form}", _changes_file(room))
    routes.add_api_route("/reports/{identity}/changes", _changes(room))
    routes.add_api_route("/reports/{identity}.{form}", _file(room))
    routes.add_api_route("/reports/{identity}", _page(room))
    return routes


def _list(room: Room) -> Handler:
    def listed(request: Request) -> Response:
        query = asked(request.query_params)
        found = _found(room, query, 1)
        sheet = Sheet("/reports", "Reports", query, days(room.ledger), tuple(LISTS))
        return page("reports.html", sheet, reports=found[: query.limit], count=query.offset + len(found))

    return listed


def _list_file(room: Room) -> Handler:
    def written(request: Request, form: str) -> Response:
        query = asked(request.query_params)
        return file("reports", form, LISTS, lambda ending, out: LISTS[ending](_found(room, query), out))

    return written


def _found(room: Room, query: Query, more: int = 0) -> tuple[Report, ...]:
    """The reports that are asked for, and so many more."""
    return reports(room.ledger, replace(query, limit=(query.limit or 0) + more))


def _page(room: Room) -> Handler:
    def one(request: Request, identity: str) -> Response:
        query = asked(request.query_params)
        reading = stored(room, identity)
        versions = _versions(room, reading.report)
        path = f"/reports/{reading.report.id}"
        sheet = Sheet(path, headline(reading), query, None, _FORMS, lit=len(reading.statements))
        return page("report.html", sheet, body=markup(article(reading)), report=reading.report, versions=versions)

    return one


def _file(room: Room) -> Handler:
    def written(identity: str, form: str) -> Response:
        reading = stored(room, identity)
        return file(f"report-{reading.report.id[:8]}", form, _FORMS, lambda end, out: WRITERS[end]([reading], out))

    return written


def _changes(room: Room) -> Handler:
    def told(request: Request, identity: str) -> Response:
        query = asked(request.query_params)
        before, after, found = changed(room, identity)
        inside = edits.told(before, after, found)
        sheet = Sheet(f"/reports/{after.id}/changes", inside.title, query, None, tuple(EDITS))
        return page("changes.html", sheet, body=markup(within(inside, links(query))), before=before, after=after)

    return told


def _changes_file(room: Room) -> Handler:
    def written(identity: str, form: str) -> Response:
        edited = changed(room, identity)
        return file("changes", form, EDITS, lambda ending, out: EDITS[ending](edited, out))

    return written


def changed(room: Room, identity: str) -> Edited:
    """The version of a text before this one, this one, and what it changed; SaysoError where it is the first."""
    after = stored(room, identity).report
    for before, version in pairwise(_versions(room, after)):
        if version.id == after.id:
            return before, after, tuple(revisions((before, after)))
    raise SaysoError("The ledger has no earlier version of this report.")


def _versions(room: Room, report: Report) -> tuple[Report, ...]:
    return room.ledger.versions(report.url) if report.url else (report,)


def stored(room: Room, identity: str) -> Reading:
    """The newest reading of the report of this id; SaysoError where there is none."""
    found = room.ledger.reading(identity)
    if found is None:
        raise SaysoError("The ledger has no report of this id.")
    return found
