"""Place: where something is claimed to be or to happen, and who claims what there."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.records.claim import Standing
from sayso.records.saying import Saying, Spot


@dataclass(frozen=True, slots=True)
class Placed:
    """A claim in so far as one claimant makes it of a place: its id, its words, and his statements, in time order."""

    claim: str
    text: str
    standing: Standing
    statements: tuple[Saying, ...]


@dataclass(frozen=True, slots=True)
class Layer:
    """What one claimant says of a place, the most contested and most spread claims first.

    `first` and `last` say when he said it, ISO 8601 dates or moments in UTC, None where not known.
    """

    claimant: str
    claims: tuple[Placed, ...]
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True)
class Place:
    """A place that claims name, as an area: `spot` has its centre and radius, None where the gazetteer lacks it.

    `layers` are one for each claimant, those with most claims first; `claims` counts the claims, each once.
    """

    spot: Spot
    layers: tuple[Layer, ...]
    claims: int
