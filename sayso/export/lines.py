"""Lines: text set for a terminal, in blocks of lines side by side."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import zip_longest
from typing import TextIO

from rich.console import Console
from rich.text import Text

LONGEST = 100
"""Longest line of what is said: longer ones are hard to read however wide the terminal."""
SHORTEST = 16
"""Shortest line of what is said; a terminal too narrow for it gets lines longer than itself."""
WIDE = 120
"""From this many columns on, what belongs together stands side by side, else one above the other."""
TITLE, NAME, CUE, ASIDE = "bold", "bold cyan", "italic green", "dim"
"""How headings, names, cues and notes look where there is colour."""

_DOT = " · "


def console(out: TextIO) -> Console:
    """A console on which text from reports is never taken for markup."""
    return Console(file=out, highlight=False, markup=False, emoji=False)


def printed(lines: Iterable[Text], console: Console, out: TextIO) -> None:
    """Writes lines as they are, without spaces at their ends."""
    text = Text(end="")
    for line in lines:
        line.rstrip()
        text.append_text(line).append("\n")
    # Captured and written here, since rich itself ends the process when a pipe is closed.
    with console.capture() as capture:
        console.print(text, soft_wrap=True, end="")
    out.write(capture.get())


def wrapped(text: Text, width: int, console: Console) -> list[Text]:
    """The text on lines of at most that width."""
    return list(text.wrap(console, max(1, width), overflow="fold"))


def beside(left: list[Text], width: int, right: list[Text]) -> list[Text]:
    """Two blocks of lines side by side, the second from column `width` on."""
    lines = zip_longest(left, right, fillvalue=Text())
    return [Text().append(one).append(" " * (width - one.cell_len)).append(other) for one, other in lines]


def packed(notes: Iterable[str], width: int) -> list[Text]:
    """The notes on as few lines as hold them without one being broken, but for those longer than a line."""
    lines: list[Text] = []
    for note in notes:
        text = Text(note, ASIDE)
        if lines and lines[-1].cell_len + len(_DOT) + text.cell_len <= width:
            lines[-1].append(_DOT).append(text)
        else:
            lines.append(text)
    return lines
