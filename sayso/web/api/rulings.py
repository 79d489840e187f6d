"""Rulings: what analysts have decided, and deciding."""

from __future__ import annotations

import io
from typing import Annotated, Literal

from pydantic import BaseModel, Field, StringConstraints, TypeAdapter
from starlette.exceptions import HTTPException
from starlette.responses import Response

from sayso.errors import LedgerError, SaysoError
from sayso.export.listed import write_rulings
from sayso.pipeline.ruling import rule
from sayso.records import Ruling
from sayso.web.access import visitor
from sayso.web.api.operation import PAGED, Call, Operation
from sayso.web.api.paging import paged
from sayso.web.api.sending import shape, understood
from sayso.web.room import Room
from sayso.web.sheet import MEDIA, file

Id = Annotated[str, StringConstraints(pattern="^[0-9a-f]{16}$")]
Said = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=2000)]


class _Decided(BaseModel, frozen=True, extra="forbid"):
    """A decision; `why` is the reason, for whoever looks at it later."""

    why: Said


class Judged(_Decided, frozen=True):
    """Accept a link or statement whatever its score, or reject it as if it were not there."""

    kind: Literal["accept", "reject"]
    subject: Id


class Corrected(_Decided, frozen=True):
    """Give a field of a statement another value, which is JSON in a string: `"denies"` with its quotation marks."""

    kind: Literal["correct"]
    subject: Id
    field: Annotated[str, StringConstraints(pattern="^[a-z_]{1,40}$")]
    value: Annotated[str, StringConstraints(min_length=1, max_length=20_000)]


class Merged(_Decided, frozen=True):
    """Merge the claims of two statements into one."""

    kind: Literal["merge"]
    subject: Id
    other: Id


class Split(_Decided, frozen=True):
    """Split a statement from its claim."""

    kind: Literal["split"]
    subject: Id


class Graded(_Decided, frozen=True):
    """Grade a source or outlet by its name: A is completely reliable, E unreliable, F is no basis to judge."""

    kind: Literal["grade"]
    subject: Said
    value: Literal["A", "B", "C", "D", "E", "F"]


class Undone(_Decided, frozen=True):
    """Take back a ruling."""

    kind: Literal["undo"]
    subject: Id


_SENT: TypeAdapter[Judged | Corrected | Merged | Split | Graded | Undone] = TypeAdapter(
    Annotated[Judged | Corrected | Merged | Split | Graded | Undone, Field(discriminator="kind")]
)


def operations(room: Room) -> tuple[Operation, ...]:
    """What may be asked and done with rulings."""
    return (
        Operation(
            "listRulings",
            "/rulings",
            "All rulings, oldest first",
            "Those that were taken back stand there too, and what takes them back after them.",
            "rulings",
            lambda call: _list(room, call),
            PAGED,
        ),
        Operation(
            "addRuling",
            "/rulings",
            "Make a ruling",
            "It stands under the name of who sends it, and every view obeys it from then on; another ruling takes it "
            "back. 404 where there is no such statement, link or ruling.",
            "rulings",
            lambda call: _rule(room, call),
            method="POST",
            role="reviewer",
            body=shape(_SENT),
            statuses=(201,),
        ),
    )


def _list(room: Room, call: Call) -> Response:
    found = room.ledger.rulings()
    end = call.query.offset + (call.query.limit or 0)
    shown = found[call.query.offset : end]
    answer = file("rulings", "json", ("json",), lambda _, out: write_rulings(shown, out))
    return paged(call, answer, more=len(found) > end, total=len(found))


def _rule(room: Room, call: Call) -> Response:
    sent = understood(call.body, _SENT)
    ruling = Ruling(who=visitor().name, made=room.now(), **sent.model_dump())
    try:
        rule(room.ledger, ruling, room.desk)
    except LedgerError:
        raise
    except SaysoError as error:
        raise HTTPException(422 if _known(room, ruling) else 404, str(error)) from None
    out = io.StringIO()
    write_rulings([ruling], out)
    return Response(out.getvalue(), 201, media_type=MEDIA["json"])


def _known(room: Room, ruling: Ruling) -> bool:
    """Whether there is what a ruling is about."""
    wanted = [] if ruling.kind == "grade" else [ruling.subject, *([ruling.other] if ruling.other else [])]
    return all(one in room.ledger.find(one) for one in wanted)
