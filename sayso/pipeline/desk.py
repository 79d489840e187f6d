"""Desk: what an analyst knows beside the reports: who owns which outlet, and who stands with whom."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.records import Claim, Material
from sayso.settings import Settings
from sayso.text.outlets import Outlets, outlets
from sayso.view.claims import claims
from sayso.view.sides import Row, rows


@dataclass(frozen=True, slots=True)
class Desk:
    """The tables that claims are computed with: Sayso's own, and the user's on top."""

    outlets: Outlets
    sides: tuple[Row, ...] = ()

    def claims(self, material: Material, *, as_of: str | None = None, known: str | None = None) -> tuple[Claim, ...]:
        """The claims of this material as of a moment."""
        return claims(material, as_of=as_of, known=known, outlets=self.outlets, sides=self.sides)


def desk(settings: Settings) -> Desk:
    """The desk that the settings name; SaysoError where a table of the user's cannot be read."""
    return Desk(outlets(settings.outlets), rows(settings.sides) if settings.sides else ())
