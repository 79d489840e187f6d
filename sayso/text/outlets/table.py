"""The table of outlets: the shipped one, and the user's own of the same shape on top."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import cast, get_args

from sayso.errors import SettingsError
from sayso.text.outlets.outlet import Kind, Outlet, Outlets, name_key, repeated

COLUMNS = ("name", "kind", "country", "owner", "domains", "aliases")
KINDS = get_args(Kind)
_COUNTRY = re.compile("[A-Z]{2}")
_DOMAIN = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)+")


@cache
def outlets(extra: Path | None = None) -> Outlets:
    """The shipped outlets, and those of the table `extra`: a row there replaces the shipped one of its name.

    Six columns parted by tabs (name, kind, country, owner, domains, other names; several parted by ";"), of which
    the last four may be empty; lines that begin with "#" are remarks. SettingsError names the line that is wrong.
    """
    shipped = _table("outlets.tsv", files("sayso.text.outlets").joinpath("outlets.tsv").read_text(encoding="utf-8"))
    own = _table(str(extra), _read(extra)) if extra else ()
    replaced = {name_key(row.name) for row in own}
    return Outlets((*(row for row in shipped if name_key(row.name) not in replaced), *own))


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "is not in UTF-8"
        raise SettingsError(f"{path}: {reason}") from error


def _table(name: str, text: str) -> tuple[Outlet, ...]:
    lines = [(number, line) for number, line in enumerate(text.splitlines(), 1) if line.strip() and line[0] != "#"]
    rows = tuple(_row(f"{name}, line {number}", line) for number, line in lines)
    for place, twice in repeated(rows):
        raise SettingsError(f"{name}, line {lines[place][0]}: {twice!r} stands in an earlier line too")
    return rows


def _row(place: str, line: str) -> Outlet:
    cells = [cell.strip() for cell in line.split("\t")]
    if not 2 <= len(cells) <= len(COLUMNS):
        raise SettingsError(f"{place}: {len(cells)} columns where there are {len(COLUMNS)}: {', '.join(COLUMNS)}")
    name, kind, country, owner, domains, aliases = cells + [""] * (len(COLUMNS) - len(cells))
    row = Outlet(name, cast(Kind, kind), country or None, owner or None, _list(domains.lower()), _list(aliases))
    wrong = next(_faults(row), None)
    if wrong:
        raise SettingsError(f"{place}: {wrong}")
    return row


def _faults(row: Outlet) -> Iterator[str]:
    if not row.name:
        yield "the name is missing"
    if row.kind not in KINDS:
        yield f"{row.kind!r} is none of {', '.join(KINDS)}"
    if row.country and not _COUNTRY.fullmatch(row.country):
        yield f"{row.country!r} is no ISO 3166-1 alpha-2 code"
    yield from (f"{domain!r} is no domain" for domain in row.domains if not _DOMAIN.fullmatch(domain))


def _list(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split(";") if part.strip())
