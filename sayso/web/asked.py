"""Asked: what an address asks for, and addresses that ask for it; filters mean what they mean on the command line."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain
from typing import get_args
from urllib.parse import urlencode

from sayso.errors import SettingsError
from sayso.ingest.dates import iso
from sayso.records import Opposition, Query, Support

LIMIT = 20
"""Items of a list on one page."""
MOST = 500
"""Items that one page gives at most: more would be too long to read, and to send."""
STANDINGS: tuple[str, ...] = tuple(chain(get_args(Support), get_args(Opposition)))
FURTHEST = 1_000_000


def asked(given: Mapping[str, str], limit: int = LIMIT) -> Query:
    """The query in an address; SettingsError where a date is none, a standing unknown, or a number out of range.

    What is given as an empty field of a form is not given.
    """
    return Query(
        _text(given, "q"),
        _text(given, "source"),
        _text(given, "place"),
        _moment(given, "since"),
        _moment(given, "as_of"),
        _moment(given, "known"),
        _standing(given),
        _number(given, "limit", limit, range(1, MOST + 1)),
        _number(given, "offset", 0, range(FURTHEST + 1)),
    )


def link(path: str, query: Query, **more: str | int | None) -> str:
    """The address of another page with the same filters; `more` comes beside them, None is left out."""
    filters = {
        "q": query.text,
        "source": query.source,
        "place": query.place,
        "since": query.since,
        "as_of": query.as_of,
        "known": query.known,
    }
    told = urlencode({name: value for name, value in (filters | more).items() if value is not None})
    return f"{path}?{told}" if told else path


def narrowed(query: Query) -> bool:
    """Whether there are filters that leave something out."""
    return any((query.text, query.source, query.place, query.since, query.known, query.standing))


def _text(given: Mapping[str, str], name: str) -> str | None:
    return given.get(name, "").strip() or None


def _moment(given: Mapping[str, str], name: str) -> str | None:
    written = _text(given, name)
    found = iso(written) if written else None
    if written and found is None:
        raise SettingsError(f"“{written}” is no date; write it as 2024-10-25 or 2024-10-25T14:03Z")
    return found


def _standing(given: Mapping[str, str]) -> str | None:
    found = _text(given, "standing")
    if found is not None and found not in STANDINGS:
        raise SettingsError(f"“{found}” is no standing; it is one of {', '.join(STANDINGS)}")
    return found


def _number(given: Mapping[str, str], name: str, usual: int, allowed: range) -> int:
    written = _text(given, name)
    if written is None:
        return usual
    if not (written.isascii() and written.isdigit() and len(written) < 9 and int(written) in allowed):
        raise SettingsError(f"“{written}” is no {name}; it is a whole number from {allowed[0]} to {allowed[-1]}")
    return int(written)
