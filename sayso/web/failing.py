"""Failing: what is answered where something cannot be, as a page or as data, in a plain sentence."""

from __future__ import annotations

from http import HTTPStatus

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response

from sayso.errors import LedgerError, SaysoError, SettingsError
from sayso.export.documents import dumps
from sayso.web.sheet import MEDIA, Sheet, page

_TITLES = {
    400: "This cannot be asked",
    403: "This is not allowed",
    404: "Nothing stands here",
    405: "This cannot be done here",
    422: "This cannot be read",
    500: "Something went wrong",
    503: "The ledger cannot be read",
}
PROGRAMS = "/api/"
"""What programs ask for: they are answered in JSON."""
_MISSING = "There is no page at this address. It may have been written with a slip, or belong to another ledger."
_WRONG = "Sayso failed to make this page. What happened stands in the window in which it was started."


def handled(site: FastAPI) -> None:
    """Give a site its answers for errors."""
    site.add_exception_handler(SaysoError, _refused)
    site.add_exception_handler(HTTPException, _failed)
    site.add_exception_handler(RequestValidationError, _unread)
    site.add_exception_handler(Exception, _broken)


def _refused(request: Request, error: Exception) -> Response:
    if isinstance(error, LedgerError):
        return _answer(request, 503, str(error))
    return _answer(request, 400 if isinstance(error, SettingsError) else 404, str(error))


def _failed(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    # Starlette's own words for 404 say no more than its number.
    told = _MISSING if error.detail == HTTPStatus.NOT_FOUND.phrase else error.detail
    return _answer(request, error.status_code, told)


def _unread(request: Request, _error: Exception) -> Response:
    return _answer(request, 422, "What was sent is not what this form sends.")


def _broken(request: Request, _error: Exception) -> Response:
    # The server tells the error itself, with where it came from.
    return _answer(request, 500, _WRONG)


def _answer(request: Request, status: int, told: str) -> Response:
    path = request.url.path
    if path.startswith(PROGRAMS) or path.rpartition(".")[2] in MEDIA:
        return Response(f"{dumps({'error': told})}\n", status, media_type=MEDIA["json"])
    # No page stands there, so none in the menu is the current one.
    sheet = Sheet("/error", _TITLES.get(status, _TITLES[500]))
    return page("error.html", sheet, status, told=told)
