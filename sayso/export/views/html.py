"""HTML: a page as one self-contained document; what it rests on stands at its end, with the words marked."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import TextIO

from sayso.export.claims import words
from sayso.export.frame import address, head, isolated
from sayso.export.marks import escaped
from sayso.export.views import svg
from sayso.export.views.page import Drawing, Entry, Grid, Line, Page, Pair, Part, Run, Section
from sayso.records import Saying

_DOT = " · "
_SEVERAL = 3
"""Sections from which on a page begins with a list of them."""


def write(page: Page, out: TextIO) -> None:
    """The whole document; it needs no script and asks nothing of the network."""
    out.writelines(f"{line}\n" for line in head(page.title, "claims/page.css", "views/page.css"))
    out.writelines(f"{line}\n" for line in body(page))
    out.write("</body>\n</html>\n")


def body(page: Page) -> Iterator[str]:
    """What stands between the tags of the body."""
    sheet = _sheet(page, None)
    yield from sheet.header(page)
    yield '<main class="view">'
    for section in page.sections:
        yield from sheet.section(section)
    yield "</main>"
    yield from sheet.rests(page)


def within(page: Page, links: Links, lead: str = "") -> Iterator[str]:
    """The page as the inside of a larger one, with what it rests on beside it.

    `links` lead on from it, and the `lead` says below its title what it shows.
    """
    sheet = _sheet(page, links)
    yield '<div class="told">'
    yield from sheet.header(page, lead)
    yield '<div class="view">'
    yield from _contents(page.sections)
    for number, section in enumerate(page.sections, 1):
        yield f'<div id="part{number}">'
        yield from sheet.section(section)
        yield "</div>"
    yield "</div>"
    yield from sheet.rests(page)
    yield "</div>"


def _contents(sections: Iterable[Section]) -> Iterator[str]:
    """What is on a page, where that is more than can be seen at once."""
    titled = [(number, section.title) for number, section in enumerate(sections, 1) if section.title]
    if len(titled) >= _SEVERAL:
        parts = _DOT.join(f'<a href="#part{number}">{escaped(title)}</a>' for number, title in titled)
        yield f'<nav class="onpage" aria-label="On this page">{parts}</nav>'


@dataclass(frozen=True, slots=True)
class Links:
    """Where a page of a desk leads to: the claim that a statement belongs to, and the characters it was read from."""

    claim: Callable[[Saying], str]
    characters: Callable[[Saying], str]


def _sheet(page: Page, links: Links | None) -> _Sheet:
    return _Sheet({saying.id: n for n, saying in enumerate(page.sayings, 1)}, {s.id: s for s in page.sayings}, links)


@dataclass(frozen=True, slots=True)
class _Sheet:
    """Parts as HTML; `numbers` are those of the statements at the end of the page, by id as `sayings` are."""

    numbers: Mapping[str, int]
    sayings: Mapping[str, Saying]
    links: Links | None

    def header(self, page: Page, lead: str = "") -> Iterator[str]:
        yield f'<header class="view">\n<h1 dir="auto">{escaped(page.title)}</h1>'
        yield f'<p class="facts">{self.line(page.about)}</p>'
        yield f'<p class="lead">{escaped(lead)}</p>\n</header>' if lead else "</header>"

    def rests(self, page: Page) -> Iterator[str]:
        """All that the page rests on."""
        if page.sayings:
            yield '<section class="sources" aria-labelledby="rests">\n<h2 id="rests">What this rests on</h2>\n<ol>'
            yield from (self.cited(saying, self.numbers[saying.id]) for saying in page.sayings)
            yield "</ol>\n</section>"

    def section(self, section: Section) -> Iterator[str]:
        yield "<section>"
        if section.title:
            yield f"<h2>{escaped(section.title)}</h2>"
        if not section.parts and section.empty:
            yield f'<p class="note">{escaped(section.empty)}</p>'
        listed = False
        for part in section.parts:
            if isinstance(part, Entry) != listed:
                listed = not listed
                yield '<ol class="entries">' if listed else "</ol>"
            yield from self.part(part)
        if listed:
            yield "</ol>"
        yield "</section>"

    def part(self, part: Part) -> Iterator[str]:
        match part:
            case Entry():
                yield from self.entry(part)
            case Pair(left, right, note):
                yield '<div class="pair">'
                yield from (f"<div>{self.lines(one)}</div>" for one in (left, right))
                yield f'<p class="note">{self.line(note)}</p></div>' if note else "</div>"
            case Grid():
                yield from self.grid(part)
            case Drawing(title, drawn):
                yield svg.placed(title, drawn)

    def entry(self, entry: Entry) -> Iterator[str]:
        mark = f'<span class="mark">{escaped(entry.mark)}</span>' if entry.mark else ""
        yield f"<li>{mark}{self.lines(entry)}"
        if entry.under:
            yield "<ul>"
            for one in entry.under:
                yield from self.entry(one)
            yield "</ul>"
        yield "</li>"

    def grid(self, grid: Grid) -> Iterator[str]:
        names = "".join(f'<th scope="col">{escaped(name)}</th>' for name in grid.columns)
        yield f'<div class="grid" tabindex="0"><table>\n<thead><tr>{names}</tr></thead>\n<tbody>'
        for row in grid.rows:
            yield f"<tr>{''.join(f'<td>{self.line(line)}</td>' for line in row)}</tr>"
        yield "</tbody>\n</table></div>"

    def lines(self, entry: Entry) -> str:
        return "".join(f"<div>{self.line(line)}</div>" for line in entry.lines)

    def line(self, line: Line) -> str:
        return "".join(self.headed(run, after) for run, after in pairwise((*line, Run(""))))

    def headed(self, run: Run, after: Run) -> str:
        """A run; what is claimed, right before the statement that it rests on, leads to the claim."""
        claimed = self.links and run.tone == "strong" and after.tone == "cite" and self.sayings.get(after.to or "")
        if not self.links or not claimed:
            return self.run(run)
        return f'<a class="claimed" href="{escaped(self.links.claim(claimed))}">{self.run(run)}</a>'

    def run(self, run: Run) -> str:
        number = self.numbers.get(run.to or "")
        if run.tone == "cite":
            return f'<sup><a href="#s{number}" title="Statement {number}">{number}</a></sup>' if number else ""
        # White space at the ends of a run keeps words apart.
        before, after = " " * run.text.startswith(" "), " " * (len(run.text) > 1 and run.text.endswith(" "))
        told = isolated(run.text, None if run.tone == "plain" else f"tone-{run.tone}")
        return f'{before}<a href="#s{number}">{told}</a>{after}' if number else f"{before}{told}{after}"

    def cited(self, saying: Saying, number: int) -> str:
        """A statement where it stands: in which report, when, at which characters, in the sentences around it."""
        place = address(saying.url, words.outlet(saying)) if saying.url else isolated(words.outlet(saying))
        facts = _DOT.join((place, words.moment(saying.published), *self.found(saying)))
        by = f"{isolated(words.speaker(saying), 'source')}: " if saying.voice != "own" else ""
        return f'<li id="s{number}"><div class="facts">{facts}</div><div>{by}{_marked(saying)}</div></li>'

    def found(self, saying: Saying) -> Iterator[str]:
        """Where it is to be found: by its id, or by following links."""
        stands = escaped(f"character {saying.start:,} of report {words.short(saying.report)}")
        if self.links is None:
            yield stands
            yield escaped(words.short(saying.id))
            return
        report = f'<a href="{escaped(self.links.characters(saying))}" title="{stands}">in the report</a>'
        claim = f'<a href="{escaped(self.links.claim(saying))}">claim</a>'
        yield f'<span class="found">{report}{_DOT}{claim}</span>'


def _marked(saying: Saying) -> str:
    """The sentences around a statement, with its own words marked."""
    place, pieces = 0, []
    for part in saying.text.split(" … "):
        found = saying.context.find(part, place)
        if found < 0:
            return isolated(saying.text)
        pieces += [escaped(saying.context[place:found]), f"<mark>{escaped(part)}</mark>"]
        place = found + len(part)
    return f"<bdi>{_lined(pieces)}{escaped(saying.context[place:])}</bdi>"


def _lined(pieces: Iterable[str]) -> str:
    return re.sub(r"\s+", " ", "".join(pieces))
