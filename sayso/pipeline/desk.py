"""Desk: what an analyst knows beside the reports: who owns which outlet, and who stands with whom."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

import sayso
from sayso.records import Claim, Material, fingerprint
from sayso.settings import Settings
from sayso.text.outlets import Outlets, outlets
from sayso.view.claims import claims
from sayso.view.sides import Row, rows


@dataclass(frozen=True, slots=True)
class Desk:
    """The tables that claims are computed with: Sayso's own, and the user's on top.

    `mark` is the same where they are, and the rules as well: claims of another mark are to be computed anew.
    """

    outlets: Outlets
    sides: tuple[Row, ...] = ()
    mark: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "mark", fingerprint("desk", _rules(), repr(self.outlets.rows), self.sides))

    def claims(
        self,
        material: Material,
        *,
        of: Collection[str] | None = None,
        as_of: str | None = None,
        known: str | None = None,
    ) -> tuple[Claim, ...]:
        """The claims of this material, or those `of` these statements, whole components, as of a moment."""
        return claims(material, of=of, as_of=as_of, known=known, outlets=self.outlets, sides=self.sides)


def desk(settings: Settings) -> Desk:
    """The desk that the settings name; SaysoError where a table of the user's cannot be read."""
    return Desk(outlets(settings.outlets), rows(settings.sides) if settings.sides else ())


@cache
def _rules() -> str:
    """The version of Sayso, and the rules of views letter by letter: who works on them raises no version."""
    sources = sorted(
        (one for one in files("sayso.view").iterdir() if one.name.endswith(".py")), key=lambda one: one.name
    )
    return fingerprint(sayso.__version__, [(one.name, one.read_text(encoding="utf-8")) for one in sources])
