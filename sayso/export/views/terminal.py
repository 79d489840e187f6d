"""Terminal: a page as lines of text, as wide as the terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TextIO

from rich.console import Console
from rich.text import Text

from sayso.export.claims import words
from sayso.export.lines import ASIDE, CUE, LONGEST, NAME, SHORTEST, TITLE, WIDE, beside, console, printed, wrapped
from sayso.export.views.page import Drawing, Entry, Grid, Line, Page, Pair, Part, Section, Tone

_GAP = 2
STYLES: dict[Tone, str] = {
    "plain": "",
    "strong": TITLE,
    "name": NAME,
    "cue": CUE,
    "for": "bold green",
    "against": "bold red",
    "hedge": "magenta",
    "aside": ASIDE,
    "cite": ASIDE,
}
"""How each tone looks where there is colour."""


def write(page: Page, out: TextIO) -> None:
    """The title, what it is about, and the sections one below the other."""
    terminal = console(out)
    printed(_Sheet(terminal).lines(page), terminal, out)


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A page for one console; every method returns lines no wider than the room given."""

    console: Console

    def lines(self, page: Page) -> Iterator[Text]:
        width = min(self.console.width, LONGEST)
        yield from self.wrap(Text(page.title.upper(), TITLE), width)
        yield from self.line(page.about, width)
        for section in page.sections:
            yield Text()
            yield from self.section(section)

    def section(self, section: Section) -> Iterator[Text]:
        if section.title:
            yield from self.wrap(Text(section.title.upper(), TITLE), self.console.width)
        if not section.parts and section.empty:
            yield from self.indented([Text(section.empty, ASIDE)])
        marks = [part.mark for part in section.parts if isinstance(part, Entry)]
        left = max((len(mark) for mark in marks), default=0)
        spaced = any(isinstance(part, Entry) and part.under for part in section.parts)
        for index, part in enumerate(section.parts):
            if index and (spaced or not isinstance(part, Entry)):
                yield Text()
            yield from self.indented(self.part(part, self.console.width - _GAP, left))

    def part(self, part: Part, width: int, left: int) -> list[Text]:
        match part:
            case Entry():
                return self.entry(part, width, left)
            case Pair():
                return self.pair(part, width)
            case Grid():
                return self.grid(part, width)
            case Drawing(_, _, lines):
                return [Text(line) for line in lines(width)]

    def entry(self, entry: Entry, width: int, left: int) -> list[Text]:
        """The lines beside the mark, and under them what hangs there, further in."""
        left = left + _GAP if left else 0
        room = max(SHORTEST, min(LONGEST, width - left))
        said = [line for one in entry.lines for line in self.line(one, room)]
        marks = max((len(one.mark) for one in entry.under), default=0)
        hung = [line for one in entry.under for line in self.entry(one, room - _GAP, marks)]
        return beside([Text(entry.mark, ASIDE)], left, said + list(self.indented(hung)))

    def pair(self, pair: Pair, width: int) -> list[Text]:
        """Side by side where there is room, else one above the other; the note below both."""
        note = self.line(pair.note, min(width, LONGEST)) if pair.note else []
        if width < WIDE - _GAP:
            return [*self.entry(pair.left, width, 0), *self.entry(pair.right, width, 0), *note]
        half = width // 2
        return [*beside(self.entry(pair.left, half - _GAP, 0), half, self.entry(pair.right, half, 0)), *note]

    def grid(self, grid: Grid, width: int) -> list[Text]:
        """Columns as wide as what is in them, the first one narrowed until all fit; cells are wrapped."""
        cells = [[self.text(line) for line in row] for row in grid.rows]
        head = [Text(name, ASIDE) for name in grid.columns]
        widths = [max(text.cell_len for text in column) for column in zip(head, *cells, strict=True)]
        rest = sum(widths[1:]) + _GAP * (len(widths) - 1)
        widths[0] = max(SHORTEST, min(widths[0], width - rest))
        return [line for row in (head, *cells) for line in self.row(row, widths)]

    def row(self, row: Iterable[Text], widths: list[int]) -> list[Text]:
        cells = [self.wrap(text, width) for text, width in zip(row, widths, strict=True)]
        whole = cells[-1]
        for cell, width in zip(reversed(cells[:-1]), reversed(widths[:-1]), strict=True):
            whole = beside(cell, width + _GAP, whole)
        return whole

    def line(self, line: Line, width: int) -> list[Text]:
        return self.wrap(self.text(line), width)

    def text(self, line: Line) -> Text:
        text = Text()
        for run in line:
            shown = f" {words.short(run.to or '')}" if run.tone == "cite" else run.text
            text.append(shown, STYLES[run.tone])
        return text

    def indented(self, lines: list[Text]) -> Iterator[Text]:
        yield from beside([], _GAP, lines)

    def wrap(self, text: Text, width: int) -> list[Text]:
        return wrapped(text, width, self.console) or [Text()]
