"""Coded: an event as event data have it, one row whatever the number of reports."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sayso.records.claim import Standing
from sayso.records.saying import Happening, Saying, Spot


@dataclass(frozen=True, slots=True)
class Coded:
    """An event that a claim tells, as in the first of the statements that tell it most fully.

    `occurrence` is what the events have in common that claims give different accounts of. `statements` are all that
    tell it, `statement` first; `where` are the places that this one names. `earliest` and `latest` are the days that
    it allows, included, None where open or not told; `ahead` whether it is foreseen and not said to have happened.
    """

    id: str
    occurrence: str
    claim: str
    event: Happening
    statement: Saying
    statements: tuple[Saying, ...]
    standing: Standing
    where: tuple[Spot, ...]
    earliest: date | None
    latest: date | None
    ahead: bool
