"""Markdown: a page as text to paste; what it rests on are footnotes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TextIO
from urllib.parse import quote

from sayso.export.claims import words
from sayso.export.frame import web
from sayso.export.views.page import Drawing, Entry, Grid, Line, Page, Pair, Part, Run
from sayso.export.visible import one_line
from sayso.records import Saying

_MEANING = re.compile(r"([\\`*_{}\[\]<>#|~!&^$]|(?<=\d)[.)](?=\s|$)|^[-+=](?=\s)|https?(?=:)|www(?=\.))")
"""What Markdown would take as more than the character that it is, addresses that it would link by itself among it."""
_KEPT = "%/:?#[]@!$&'()*+,;=~"
"""Characters of an address that stay as they are."""
_PLOT = 78
"""Columns of a picture drawn with characters."""


def write(page: Page, out: TextIO) -> None:
    """A heading, the sections, and a footnote for each statement cited."""
    numbers = {saying.id: number for number, saying in enumerate(page.sayings, 1)}
    sheet = _Sheet(numbers)
    out.write(f"# {_escaped(page.title)}\n\n{sheet.line(page.about)}\n")
    for section in page.sections:
        out.write(f"\n## {_escaped(section.title)}\n\n" if section.title else "\n")
        if not section.parts and section.empty:
            out.write(f"{_escaped(section.empty)}\n")
        for part in section.parts:
            out.writelines(f"{line}\n" for line in sheet.part(part))
    if page.sayings:
        out.write("\n")
    out.writelines(f"[^{numbers[saying.id]}]: {_cited(saying)}\n" for saying in page.sayings)


class _Sheet:
    """Parts as lines of Markdown; `numbers` are those of the footnotes, by a statement's id."""

    def __init__(self, numbers: dict[str, int]) -> None:
        self.numbers = numbers

    def part(self, part: Part) -> Iterator[str]:
        match part:
            case Entry():
                yield from self.entry(part, 0)
            case Pair(left, right, note):
                yield from (*self.entry(left, 0), *self.entry(right, 0))
                yield from [f"  {self.line(note)}"] if note else []
                yield ""
            case Grid():
                yield from self.grid(part)
            case Drawing(title, _, lines):
                drawn = (line.rstrip() for line in lines(_PLOT))
                yield from (f"{_escaped(title)}:", "", *(f"    {line}" for line in drawn), "")

    def entry(self, entry: Entry, depth: int) -> Iterator[str]:
        """A list item whose lines are one below the other, and what hangs under it as items further in."""
        left = "  " * depth
        first, *more = [self.line(line) for line in entry.lines] or [""]
        mark = f"{_escaped(entry.mark)} " if entry.mark else ""
        yield f"{left}- {mark}{first}" + ("  " if more else "")
        yield from (f"{left}  {line}" + ("  " if line is not more[-1] else "") for line in more)
        for one in entry.under:
            yield from self.entry(one, depth + 1)

    def grid(self, grid: Grid) -> Iterator[str]:
        yield _row(map(_escaped, grid.columns))
        yield _row("---" for _ in grid.columns)
        yield from (_row(map(self.line, row)) for row in grid.rows)
        yield ""

    def line(self, line: Line) -> str:
        return "".join(map(self.run, line)).strip()

    def run(self, run: Run) -> str:
        note = f"[^{self.numbers[run.to]}]" if run.to in self.numbers and run.to is not None else ""
        told = _escaped(run.text)
        bare = told.strip()
        strong = told.replace(bare, f"**{bare}**", 1) if bare and run.tone in ("strong", "name") else told
        return f"{strong}{note}"


def _cited(saying: Saying) -> str:
    """Who says it, in which report and from which character on, and the sentences around it."""
    place = _escaped(words.outlet(saying))
    linked = f"[{place}](<{quote(saying.url, safe=_KEPT)}>)" if saying.url and web(saying.url) else place
    stands = f"character {saying.start:,} of report {words.short(saying.report)}, {words.short(saying.id)}"
    facts = f"{linked}, {words.moment(saying.published)}, {_escaped(stands)}"
    by = f"{_escaped(words.speaker(saying))}: " if saying.voice != "own" else ""
    return f"{facts}. {by}{_escaped(saying.context)}"


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _escaped(text: str) -> str:
    """Text that is text wherever it stands; white space at its ends, which keeps words apart, stays."""
    before, after = " " * text.startswith(" "), " " * (len(text) > 1 and text.endswith(" "))
    return f"{before}{_MEANING.sub(_literal, one_line(text))}{after}"


def _literal(match: re.Match[str]) -> str:
    # A character reference where a backslash would not do: before letters it stays a backslash.
    found = match[0]
    return f"&#{ord(found[0])};{found[1:]}" if found[0].isalpha() else f"\\{found}"
