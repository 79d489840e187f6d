"""Assets: the styles and the scripts of the pages, kept by browsers for as long as they are the same."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from importlib.resources import files

from fastapi import APIRouter
from starlette.exceptions import HTTPException
from starlette.responses import Response

from sayso.export.page import lit

_FOREVER = {"Cache-Control": "max-age=31536000, immutable"}
_STATEMENTS = 5_000
"""Statements of one report for which a style is made; the longest report has some hundreds."""


def _joined(package: str, names: Iterable[str]) -> str:
    return "".join(files(package).joinpath(name).read_text(encoding="utf-8") for name in names)


STYLE = _joined("sayso.export", ("page.css", "claims/page.css", "views/page.css")) + _joined(
    "sayso.web", ("static/desk.css", "static/review.css")
)
SCRIPT = _joined("sayso.web", ("static/replay.js",))
REVIEW = _joined("sayso.web", ("static/review.js",))
VERSION = hashlib.sha256(f"{STYLE}{SCRIPT}{REVIEW}{lit('r1', 1)}".encode()).hexdigest()[:12]
"""Another one where any of them is another."""

router = APIRouter(prefix=f"/static/{VERSION}")


@router.get("/desk.css")
def style() -> Response:
    """The style of all pages."""
    return Response(STYLE, media_type="text/css", headers=_FOREVER)


@router.get("/replay.js")
def script() -> Response:
    """The script that replays a story as its moment is moved."""
    return Response(SCRIPT, media_type="text/javascript", headers=_FOREVER)


@router.get("/review.js")
def review() -> Response:
    """The script that lets a review be done by keyboard."""
    return Response(REVIEW, media_type="text/javascript", headers=_FOREVER)


@router.get("/lit-{count}.css")
def lights(count: int) -> Response:
    """The style that lights up the statements of a report, of which there are so many."""
    if not 0 <= count <= _STATEMENTS:
        raise HTTPException(404)
    return Response(lit("r1", count), media_type="text/css", headers=_FOREVER)
