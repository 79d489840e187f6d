"""Documents: claims as JSON, in the shape that `sayso schema claims` prints."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TextIO

from sayso.export.documents import dumps
from sayso.export.values import number
from sayso.records import Claim

SCHEMA = "sayso/claims/1"
"""Name and version of the shape; the number changes when what is there changes its meaning or goes."""


def document(claims: Iterable[Claim]) -> dict[str, object]:
    """The claims as plain dicts and lists: every field of every record under its own name."""
    return {"schema": SCHEMA, "claims": [plainly(claim) for claim in claims]}


def write(claims: Iterable[Claim], out: TextIO) -> None:
    """All claims as one JSON object."""
    out.write(f"{dumps(document(claims), indent=2)}\n")


def write_lines(claims: Iterable[Claim], out: TextIO) -> None:
    """One JSON object a line, each with one claim."""
    out.writelines(f"{dumps(document([claim]))}\n" for claim in claims)


def plainly(value: object) -> object:
    """A record, with all that is in it, as plain dicts and lists."""
    if dataclasses.is_dataclass(value):
        return {field.name: plainly(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [plainly(each) for each in value]
    if isinstance(value, Mapping):
        return {str(key): plainly(each) for key, each in value.items()}
    if isinstance(value, date):
        return value.isoformat()
    return number(value) if isinstance(value, float) else value
