"""Listing: claims for people at a terminal, each in a few lines."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TextIO

from rich.console import Console
from rich.text import Text

from sayso.export.claims import words
from sayso.export.lines import ASIDE, LONGEST, NAME, SHORTEST, TITLE, WIDE, beside, console, printed, wrapped
from sayso.records import Claim

_GAP = 2
FOR, AGAINST = "bold green", "bold red"
"""How support and opposition look where there is colour."""


def write(claims: Iterable[Claim], out: TextIO) -> None:
    """A number, the claim in the report's own words and by whom, its standing, its roots, and how far it went."""
    listed = tuple(claims)
    terminal = console(out)
    sheet = _Sheet(terminal, len(str(len(listed))))
    for number, claim in enumerate(listed, 1):
        if number > 1:
            out.write("\n")
        printed(sheet.lines(number, claim), terminal, out)
    if not listed:
        out.write("No claim fits.\n")


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A list of claims for one console; `digits` is how wide their numbers are."""

    console: Console
    digits: int

    def lines(self, number: int, claim: Claim) -> list[Text]:
        left = self.digits + _GAP
        room = self.console.width - left
        figure = Text(f"{number:>{self.digits}}", ASIDE)
        if self.console.width < WIDE:
            return beside([figure], left, [*self.wording(claim, room), *self.facts(claim, room)])
        half = min(LONGEST, (room - 2 * _GAP) // 2)
        pair = beside(self.wording(claim, half), half + 2 * _GAP, self.facts(claim, room - half - 2 * _GAP))
        return beside([figure], left, pair)

    def wording(self, claim: Claim, width: int) -> list[Text]:
        saying = words.worded(claim)
        said = self.wrap(Text(words.wording(claim), TITLE), width)
        by = f"— {words.credit(saying)}, {words.on(saying.published)}"
        return said + self.wrap(Text(by), width)

    def facts(self, claim: Claim, width: int) -> list[Text]:
        lines = self.wrap(standing(claim), width)
        lines += self.wrap(Text("roots: ", ASIDE).append(words.roots(claim) or "none", NAME), width)
        return lines + self.wrap(Text(f"{words.spread(claim)} · {words.short(claim.id)}", ASIDE), width)

    def wrap(self, text: Text, width: int) -> list[Text]:
        return wrapped(text, max(SHORTEST, width), self.console)


def standing(claim: Claim) -> Text:
    """Support and opposition in words: "corroborated by 3 roots · denied by Moscow"."""
    line = Text(words.support(claim), FOR if claim.standing.roots else "")
    for each in words.opposition(claim):
        line.append(" · ", ASIDE).append(each, AGAINST)
    return line
