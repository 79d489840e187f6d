"""Claims: the list of claims, one claim whole, and where its statements stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from sayso.errors import SaysoError
from sayso.export.beside import number, passage
from sayso.export.claims import LISTS, WHOLES, Shown, words
from sayso.export.claims import page as claim_page
from sayso.export.frame import isolated
from sayso.export.marks import escaped
from sayso.export.views.forms import about, sayings
from sayso.export.views.html import within
from sayso.export.views.page import Page, Section
from sayso.export.views.page import page as made
from sayso.export.views.story import claim_entry
from sayso.pipeline.asking import claim, claims
from sayso.pipeline.listing import Listed, listed
from sayso.pipeline.showing import shown
from sayso.records import Claim, Query, Saying, Story
from sayso.web.asked import asked, link
from sayso.web.days import days
from sayso.web.room import Room
from sayso.web.sheet import Sheet, file, markup, page
from sayso.web.telling import Handler, characters, links

_LEAD = "What several statements say in common, the most contested and most spread first."
_ONE = {**WHOLES, "csv": LISTS["csv"]}


def router(room: Room) -> APIRouter:
    """The pages of claims and their files."""
    routes = APIRouter()
    routes.add_api_route("/claims.{form}", _list_file(room))
    routes.add_api_route("/claims", _list(room))
    routes.add_api_route("/claims/{identity}.{form}", _file(room))
    routes.add_api_route("/claims/{identity}", _page(room))
    routes.add_api_route("/statements/{identity}", _statement(room))
    return routes


@dataclass(frozen=True, slots=True)
class Facet:
    """Names by which a list may be narrowed: the filter's `name`, its `title`, and how many claims have each."""

    name: str
    title: str
    counts: tuple[tuple[str, int], ...]


def _list(room: Room) -> Handler:
    def showing(request: Request) -> Response:
        query = asked(request.query_params)
        found = listed(room.ledger, query, room.desk)
        told = _told(query, found.claims, room.now())
        sheet = Sheet("/claims", told.title, query, days(room.ledger), ("json", "jsonl", "csv", "html"))
        body = markup(within(told, links(query), _LEAD))
        count = query.offset + len(found.claims) + found.more
        return page("claims.html", sheet, body=body, facets=tuple(_facets(query, found)), count=count)

    return showing


def _list_file(room: Room) -> Handler:
    def written(request: Request, form: str) -> Response:
        query = asked(request.query_params)
        return file("claims", form, _forms(LISTS), lambda ending, out: LISTS[ending](_claims(room, query), out))

    return written


def _claims(room: Room, query: Query) -> tuple[Claim, ...]:
    return claims(room.ledger, query, room.desk)


def _told(query: Query, found: tuple[Claim, ...], now: str) -> Page:
    story = Story(query, query.as_of or now, found)
    section = Section("", tuple(map(claim_entry, found)), "No claim fits.")
    return made("Claims", about(story), (section,), sayings(story))


def _facets(query: Query, found: Listed) -> Iterator[Facet]:
    for name, title, counts in (("source", "Said by", found.sources), ("place", "At", found.places)):
        if counts and getattr(query, name) is None:
            yield Facet(name, title, counts)


def _page(room: Room) -> Handler:
    def one(request: Request, identity: str) -> Response:
        query = asked(request.query_params)
        found = _shown(room, identity, query)
        told = found.claim
        at = _chosen(told, request.query_params.get("at"))
        lead = claim_page.Links(partial(_beside, told, query), lambda saying: characters(saying, query))
        sheet = Sheet(
            f"/claims/{told.id}", words.wording(told), query, days(room.ledger), _forms(_ONE), searched="/claims"
        )
        return page("claim.html", sheet, body=markup(claim_page.article(found, lead, _report(room, at, query))))

    return one


def _file(room: Room) -> Handler:
    def written(request: Request, identity: str, form: str) -> Response:
        found = _shown(room, identity, asked(request.query_params))
        name = f"claim-{words.short(found.claim.id)}"
        if form == "csv":
            return file(name, form, _ONE, lambda _, out: LISTS["csv"]([found.claim], out))
        return file(name, form, _forms(WHOLES), lambda ending, out: WHOLES[ending]([found], out))

    return written


def _forms(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(name for name in names if name != "table")


def _shown(room: Room, identity: str, query: Query) -> Shown:
    return shown(claim(room.ledger, identity, room.desk, as_of=query.as_of, known=query.known), room.ledger)


def _chosen(told: Claim, wanted: str | None) -> Saying:
    """The statement whose report stands beside the claim: the one asked for, else that whose words it has."""
    known = (*told.statements, *(each.statement for each in told.against))
    return next((one for one in known if one.id == wanted), words.worded(told))


def _beside(told: Claim, query: Query, saying: Saying) -> str:
    return f"{link(f'/claims/{told.id}', query, at=saying.id)}#beside"


def _report(room: Room, saying: Saying, query: Query) -> Iterator[str]:
    """The part of a report in which a statement stands, its words marked."""
    reading = room.ledger.reading(saying.report)
    statement = next((one for one in reading.statements if one.id == saying.id), None) if reading else None
    if reading is None or statement is None:
        return
    place = number(reading, saying.id)
    title = isolated(reading.report.title or words.outlet(saying))
    facts = f"{isolated(words.outlet(saying))} · {words.moment(saying.published)}"
    yield '<section class="beside" id="beside" aria-labelledby="beside-h"><h2 id="beside-h">As it was reported</h2>'
    yield f'<p class="facts" id="be{place}"><a href="{escaped(characters(saying, query))}">{title}</a><br>{facts}</p>'
    yield from passage(reading, statement, "b")
    yield "</section>"


def _statement(room: Room) -> Handler:
    def led(request: Request, identity: str) -> Response:
        """To the characters that a statement was read from, in its report."""
        query = asked(request.query_params)
        saying = next(iter(room.ledger.sayings([identity])), None)
        reading = room.ledger.reading(saying.report) if saying else None
        place = number(reading, identity) if reading else None
        if reading is None or place is None:
            raise SaysoError("The ledger has no statement of this id.")
        return RedirectResponse(f"{link(f'/reports/{reading.report.id}', query)}#r1t{place}", 303)

    return led
