"""Looks: how claimants are told apart in a picture, by colour and, where there is none, by texture."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sayso.export.views.svg import Ink, colour, element

INKS: tuple[Ink, ...] = ("named", "against", "figure", "certainty", "when", "where")
_TILE = 6.0
"""Units after which a texture repeats."""
_TEXTURES = (
    "M0 0H6V6H0Z",
    "M0 0H2.4V6H0Z",
    "M1.2 1.2h2.6v2.6h-2.6Z",
    "M0 0H6V1.4H0Z M0 3H6V4.4H0Z",
    "M0 0H6V1.2H0Z M0 0V6H1.2V0Z",
    "M0 0L6 0L3 4Z",
)
"""What is inked of a tile: all of it, bars, squares, lines, a grid, wedges."""
_BEHIND = 0.3
"""How much of the colour lies behind a texture."""


@dataclass(frozen=True, slots=True)
class Look:
    """A colour and a texture; `number` is the claimant's in the picture's key, from 1."""

    number: int
    ink: Ink
    texture: int

    def fill(self, picture: str) -> str:
        """The fill as an attribute, in the picture of that name."""
        return f"url(#{picture}-{INKS.index(self.ink)}-{self.texture})"


def looks(claimants: Iterable[str]) -> Mapping[str, Look]:
    """A look for each claimant, in order; the first thirty-six are all different, and the first six in colour too."""
    names = enumerate(dict.fromkeys(claimants))
    return {name: _look(place) for place, name in names}


def defined(picture: str, known: Iterable[Look]) -> str:
    """The textures that a picture uses, defined under its name so that pictures on one page do not meet."""
    used = dict.fromkeys((look.ink, look.texture) for look in known)
    return element("defs", "".join(_pattern(picture, ink, texture) for ink, texture in used)) if used else ""


def _look(place: int) -> Look:
    inks = len(INKS)
    return Look(place + 1, INKS[place % inks], (place + place // inks) % len(_TEXTURES))


def _pattern(picture: str, ink: Ink, texture: int) -> str:
    style = f"fill:{colour(ink)}"
    behind = element("rect", width=_TILE, height=_TILE, fill_opacity=_BEHIND, style=style)
    return element(
        "pattern",
        f"{behind}{element('path', d=_TEXTURES[texture], style=style)}",
        id=f"{picture}-{INKS.index(ink)}-{texture}",
        width=_TILE,
        height=_TILE,
        patternUnits="userSpaceOnUse",
        patternTransform="rotate(45)" if texture else None,
    )
