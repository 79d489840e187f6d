"""State: what a story comes to as of its moment, in short."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.records.change import Change
from sayso.records.claim import Claim, Opposition
from sayso.records.foreseen import Foreseen
from sayso.records.track import Track
from sayso.records.unconfirmed import Unconfirmed

CONTESTED: frozenset[Opposition] = frozenset(["disputed", "denied", "withdrawn"])
"""What makes a claim a disputed one."""


@dataclass(frozen=True, slots=True)
class State:
    """What is claimed, counted, foreseen, unconfirmed, and what changed.

    `claims` are those first that have most independent roots, then most outlets and statements. `figures` are the
    tracks of several values. `forecasts` are those with a date: due, open, then resolved. `changes` is None where
    no earlier moment was asked about.
    """

    claims: tuple[Claim, ...]
    figures: Sequence[Track]
    forecasts: Sequence[Foreseen]
    unconfirmed: tuple[Unconfirmed, ...]
    changes: tuple[Change, ...] | None = None

    @property
    def claimed(self) -> tuple[Claim, ...]:
        """The claims that nobody denies, disputes or withdrew; who doubts one only says that he cannot tell."""
        return tuple(claim for claim in self.claims if claim.standing.opposition not in CONTESTED)

    @property
    def disputed(self) -> tuple[Claim, ...]:
        """The other claims."""
        return tuple(claim for claim in self.claims if claim.standing.opposition in CONTESTED)
