"""Review: what waits for an analyst, one thing at a time, the weakest first, and what he rules on it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Literal

from fastapi import APIRouter, Form, Request
from pydantic import BaseModel
from starlette.responses import RedirectResponse, Response

from sayso.errors import LedgerError, SaysoError, SettingsError
from sayso.export.claims import words
from sayso.export.pending import LISTS
from sayso.pipeline.nearest import nearest
from sayso.pipeline.reviewing import Read, last, pending, read, ruled, waiting
from sayso.pipeline.ruling import rule_all
from sayso.records import Claim, Pending, Query, Ruling, Saying
from sayso.web.access import own, visitor
from sayso.web.asked import asked, link
from sayso.web.correcting import ACTS, BASES, STANCES, Corrected, corrections, told
from sayso.web.passage import Passage, passage
from sayso.web.room import Room
from sayso.web.sheet import Sheet, file, page
from sayso.web.telling import Handler

LISTED = 50
"""Things of the queue that are listed beside the one that is shown."""
NEAREST = 6
"""Claims that are offered to merge with."""
Kind = Literal["accept", "reject", "correct", "merge", "split"]
REASONS: dict[Kind, str] = {
    "accept": "read and found right",
    "reject": "not what the report says",
    "correct": "misread",
    "merge": "the same claim",
    "split": "another claim",
}
"""Why, unless somebody says it otherwise."""
NOT_SO = "not so"
"""Why a link is rejected, likewise."""
QUESTIONS = {
    "same": "Do both say the same?",
    "relays": "Does the first have it from the second?",
    "updates": "Does the first move the figure of the second?",
    "conflicts": "Do they exclude each other?",
    "denies": "Does the first deny the second?",
    "confirms": "Does the first confirm the second?",
    "corrects": "Does the first take the second back?",
}
"""What somebody who judges a link is asked; to accept it is to say yes."""


class Sent(Corrected, frozen=True):
    """What the forms of the page send; `next` is the id of what is shown then, `token` shows that one is ours."""

    kind: Kind
    subject: tuple[str, ...]
    token: str = ""
    why: str = ""
    other: str = ""
    next: str = ""


class Back(BaseModel, frozen=True):
    """What the forms that take rulings back send: the ids of these rulings, and where to go on."""

    ruling: tuple[str, ...] = ()
    token: str = ""
    why: str = ""
    to: str = ""


def router(room: Room) -> APIRouter:
    """The page of the queue, its files, and what its forms send."""
    routes = APIRouter()
    routes.add_api_route("/review.{form}", _file(room))
    routes.add_api_route("/review", _page(room))
    routes.add_api_route("/review", _send(room), methods=["POST"])
    routes.add_api_route("/review/undo", _undo(room), methods=["POST"])
    return routes


@dataclass(frozen=True, slots=True)
class Side:
    """A statement as it is shown, with its place in its report where the newest reading still has it."""

    saying: Saying
    read: Read | None
    passage: Passage | None


@dataclass(frozen=True, slots=True)
class Turn:
    """What is shown of the queue: all of it, the thing at hand, and which place that has in it, None if it is done."""

    found: tuple[Pending, ...]
    item: Pending | None
    place: int | None

    @property
    def previous(self) -> str | None:
        """What comes before, by its id."""
        return self.found[self.place - 1].subject if self.place else None

    @property
    def next(self) -> str | None:
        """What comes after."""
        after = 0 if self.place is None else self.place + 1
        return self.found[after].subject if after < len(self.found) else None

    @property
    def low(self) -> int:
        """The place of the first that is listed."""
        return (self.place or 0) // LISTED * LISTED

    @property
    def listed(self) -> tuple[Pending, ...]:
        """What stands beside."""
        return self.found[self.low : self.low + LISTED]


def _asked(request: Request) -> Query:
    """The filters in the address; what waits does so now, whatever moment other pages are shown as of."""
    query = asked(request.query_params)
    return Query(query.text, query.source, query.place, query.since, standing=query.standing)


def _page(room: Room) -> Handler:
    def shown(request: Request) -> Response:
        query, given = _asked(request), request.query_params
        return _shown(room, query, given.get("at"), merging="merge" in given)

    return shown


def _shown(
    room: Room,
    query: Query,
    at: str | None,
    *,
    sent: Sent | None = None,
    error: str | None = None,
    merging: bool = False,
) -> Response:
    turn = _turn(room, query, at)
    item = turn.item
    sides = tuple(_sides(room, item)) if item else ()
    alone = item is not None and item.link is None and sides[0].read is not None
    # A form that was refused is shown again as it was sent.
    kept = sent if sent and sent.kind == "correct" else told(sides[0].read) if alone and sides[0].read else None
    return page(
        "review.html",
        Sheet("/review", "Review", query, None, tuple(LISTS)),
        422 if error else 200,
        turn=turn,
        item=item,
        sides=sides,
        kept=kept,
        error=error,
        sent=sent,
        words=words,
        question=_question(item) if item and item.link else None,
        done=ruled(room.ledger, item.subject) if item and turn.place is None else (),
        last=_last(room),
        reasons=REASONS | ({"reject": NOT_SO} if item and item.link else {}),
        choices={"act": ACTS, "stance": STANCES, "basis": BASES},
        near=tuple(_near(room, item)) if item and merging and not item.link else None,
        size=LISTED,
    )


def _turn(room: Room, query: Query, at: str | None) -> Turn:
    found = pending(room.ledger, query, room.desk)
    place = next((place for place, one in enumerate(found) if one.subject == at), None)
    if at is None or place is not None:
        return Turn(found, found[place or 0] if found else None, (place or 0) if found else None)
    return Turn(found, waiting(room.ledger, at, room.desk), None)


def _sides(room: Room, item: Pending) -> Iterator[Side]:
    for saying in (item.statement, *([item.other] if item.other else [])):
        found = read(room.ledger, saying)
        yield Side(saying, found, passage(found.report.text, found.spans) if found else None)


def _question(item: Pending) -> str:
    assert item.link is not None
    if item.link.outside:
        return f"Does it have this from {item.link.outside}?"
    return QUESTIONS[item.link.relation]


def _last(room: Room) -> tuple[Ruling, ...]:
    """What the visitor may take back first."""
    return last(room.ledger, visitor().name)


def _near(room: Room, item: Pending) -> Iterator[Claim]:
    """Other claims that are like a statement, likest first."""
    own = item.claim.id if item.claim else item.statement.id
    found = nearest(room.ledger, Query(item.statement.text, limit=NEAREST + 1), room.desk)
    return (one for one in found if one.id != own)


def _send(room: Room) -> Handler:
    def send(request: Request, sent: Annotated[Sent, Form()]) -> Response:
        own(sent.token)
        query = _asked(request)
        try:
            rule_all(room.ledger, tuple(_rulings(room, sent)), room.desk)
        except LedgerError:
            raise
        except SaysoError as error:
            return _shown(room, query, sent.subject[0], sent=sent, error=str(error), merging=sent.kind == "merge")
        onward = sent.next if sent.next not in sent.subject else ""
        return RedirectResponse(f"{link('/review', query, at=onward or None)}#item", 303)

    return send


def _rulings(room: Room, sent: Sent) -> Iterator[Ruling]:
    """The rulings that a form comes to, all of one moment."""
    who, made = visitor().name, room.now()
    why = " ".join(sent.why.split()) or REASONS[sent.kind]
    if sent.kind == "correct":
        item = waiting(room.ledger, sent.subject[0], room.desk)
        found = read(room.ledger, item.statement) if item.link is None else None
        if found is None:
            raise SettingsError("Only a statement that stands in a report can be corrected.")
        changed = tuple(corrections(sent, found))
        if not changed:
            raise SettingsError("Nothing is different: change something, or accept it as it is.")
        yield from (Ruling("correct", item.subject, who, why, made, field=name, value=is_) for name, is_ in changed)
        return
    other = _meant(room, sent.other.strip()) if sent.kind == "merge" else None
    yield from (Ruling(sent.kind, subject, who, why, made, other) for subject in dict.fromkeys(sent.subject))


def _meant(room: Room, written: str) -> str:
    """The statement whose id is, or begins with, what was written."""
    found = room.ledger.sayings(room.ledger.find(written))
    if len(found) != 1:
        what = "is the beginning of several ids: give more of it" if found else "is no id of a claim or statement"
        raise SettingsError(f"“{written}” {what}." if written else "Choose the claim to merge it with.")
    return found[0].id


def _undo(room: Room) -> Handler:
    def undo(request: Request, back: Annotated[Back, Form()]) -> Response:
        """Takes rulings back; then shows the first of what they were on, or the list of rulings."""
        own(back.token)
        who, made, why = visitor().name, room.now(), " ".join(back.why.split()) or "a slip"
        rule_all(room.ledger, [Ruling("undo", one, who, why, made) for one in dict.fromkeys(back.ruling)], room.desk)
        if back.to == "rulings":
            return RedirectResponse("/rulings", 303)
        return RedirectResponse(f"{link('/review', _asked(request), at=back.to or None)}#item", 303)

    return undo


def _file(room: Room) -> Handler:
    def written(request: Request, form: str) -> Response:
        found = pending(room.ledger, _asked(request), room.desk)
        return file("review", form, LISTS, lambda ending, out: LISTS[ending](found, out))

    return written
