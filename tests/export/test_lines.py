"""Lines: what is printed of text, with and without colour."""

from __future__ import annotations

from io import StringIO

import pytest
from rich.console import Console
from rich.text import Text

from sayso.export.lines import console, printed

BOLD = Text().append("Miren", "bold").append("  ")
LINES = [
    ([], ""),
    ([Text()], "\n"),
    ([Text("one  "), Text(), Text("two")], "one\n\ntwo\n"),
    ([BOLD], "Miren\n"),
    ([Text("[bold]x :smile: " * 20)], "[bold]x :smile: " * 19 + "[bold]x :smile:\n"),
]


@pytest.mark.parametrize(("lines", "expected"), LINES)
def test_lines_are_printed_as_they_are_but_for_spaces_at_their_ends(lines: list[Text], expected: str) -> None:
    out = StringIO()
    printed([line.copy() for line in lines], console(out), out)
    assert out.getvalue() == expected


def test_colour_ends_with_its_line() -> None:
    out = StringIO()
    colourful = Console(file=out, force_terminal=True, color_system="standard", width=10)
    printed([Text("Miren", "bold"), Text("Tarsk")], colourful, out)
    assert out.getvalue() == "\x1b[1mMiren\x1b[0m\nTarsk\n"
