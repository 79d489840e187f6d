"""Drafts: a figure in tokens, before its place among the other figures of its sentence is known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.records import Unit
from sayso.text.figures.bounds import Bound, bound_after, bound_before
from sayso.text.figures.numerals import Numeral, word_at
from sayso.text.figures.scan import Token
from sayso.text.figures.things import NOTHING, Thing


@dataclass(frozen=True, slots=True)
class Draft:
    """A figure whose words are the tokens from `first` up to `last`, and all else that the record wants."""

    first: int
    last: int
    low: float | None
    high: float | None
    unit: Unit = "count"
    measure: str | None = None
    approximate: bool = False
    share: float | None = None
    thing: Thing = NOTHING

    @property
    def end(self) -> int:
        """The token after the figure and its thing."""
        counted, of = self.thing.counted, self.thing.of
        return max(self.last, counted[1] if counted else 0, of[1] if of else 0)


@dataclass(frozen=True, slots=True)
class Extent:
    """The tokens of a figure, the words of its bounds included, and the bounds from the inside out."""

    first: int
    last: int
    bounds: tuple[Bound, ...]


def extent(tokens: Sequence[Token], first: int, last: int, number: Numeral) -> Extent:
    """How far the figure of `number` reaches, whose own tokens are those from `first` up to `last`."""
    bounds: list[Bound] = []
    if number.low < number.high and not number.vague and word_at(tokens, first - 1) in ("between", "from"):
        first -= 1
    if (after := bound_after(tokens, last)) is not None:
        bounds.append(after[0])
        last = after[1]
    elif word_at(tokens, last) == "-" and word_at(tokens, last + 1) == "strong":
        last += 2
    for _ in range(2):  # "up to about"
        if (before := bound_before(tokens, first)) is None:
            break
        bounds.append(before[0])
        first = before[1]
    return Extent(first, last, tuple(bounds))
