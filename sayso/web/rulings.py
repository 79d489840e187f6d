"""Rulings: what was decided, by whom, when and why, the last first, and which of it was taken back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from fastapi import APIRouter, Request
from starlette.responses import Response

from sayso.export.claims import decided, words
from sayso.export.decisions import LISTS
from sayso.ledger import Reads
from sayso.records import Query, Ruling
from sayso.view.rulings import in_force
from sayso.web.asked import asked
from sayso.web.room import Room
from sayso.web.sheet import Sheet, file, page
from sayso.web.telling import Handler

MOST = 50
"""Rulings on one page."""


@dataclass(frozen=True, slots=True)
class Decision:
    """A ruling as it is shown: in words, whether it is in force, and the words and page of what it is on, if any."""

    ruling: Ruling
    told: str
    standing: bool
    on: str | None = None
    subject: str | None = None


def router(room: Room) -> APIRouter:
    """The page of the rulings, and its files."""
    routes = APIRouter()
    routes.add_api_route("/rulings.{form}", _file(room))
    routes.add_api_route("/rulings", _page(room))
    return routes


def _page(room: Room) -> Handler:
    def shown(request: Request) -> Response:
        asking = asked(request.query_params, MOST)
        query = Query(limit=asking.limit, offset=asking.offset)
        with room.ledger.at_once() as book:
            rulings = book.rulings()[::-1]
            found = tuple(_decisions(book, rulings, rulings[query.offset : query.offset + (query.limit or MOST)]))
        sheet = Sheet("/rulings", "Rulings", query, None, tuple(LISTS), usual=MOST)
        return page("rulings.html", sheet, found=found, count=len(rulings))

    return shown


def _decisions(book: Reads, rulings: Iterable[Ruling], shown: Iterable[Ruling]) -> Iterator[Decision]:
    shown = tuple(shown)
    every = {one.id: one for one in rulings}
    standing = {one.id for one in in_force(every.values())}
    lost = {one.subject for one in every.values() if one.kind == "undo"} - standing
    subjects = {one.id: _subject(one, every) for one in shown}
    links = {one.id: one for one in book.links(subjects.values())}
    sides = {one: (links[one].statement if one in links else one) for one in subjects.values()}
    told = {saying.id: words.credit(saying) + ": " + saying.text for saying in book.sayings(sides.values())}
    for one in shown:
        on = told.get(sides[subjects[one.id]])
        stands = one.id in standing or (one.kind == "undo" and one.id not in lost)
        yield Decision(one, decided(one), stands, on, subjects[one.id] if on else None)


def _subject(ruling: Ruling, rulings: dict[str, Ruling]) -> str:
    """The statement or link that a ruling is about in the end."""
    while ruling.kind == "undo" and ruling.subject in rulings:
        ruling = rulings[ruling.subject]
    return ruling.subject


def _file(room: Room) -> Handler:
    def written(form: str) -> Response:
        return file("rulings", form, LISTS, lambda ending, out: LISTS[ending](room.ledger.rulings(), out))

    return written
