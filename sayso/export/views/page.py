"""Page: what a view tells, in parts that a terminal, a browser and a text file can each set in their own way."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from sayso.export.visible import one_line
from sayso.records import Saying

Tone = Literal["plain", "strong", "name", "cue", "for", "against", "hedge", "aside", "cite"]
"""What a run of text is: somebody's name, a cue, support, opposition, a hedge, a note, or the statement it rests on."""


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one tone, on one line; `to` is the id of the statement that they come from.

    A "cite" has no words: it shows the statement's id, or its number among the statements at the end of the page.
    """

    text: str
    tone: Tone = "plain"
    to: str | None = None


Line = tuple[Run, ...]
"""A line of text, broken where there is no room."""


@dataclass(frozen=True, slots=True)
class Entry:
    """Lines that belong together, what hangs under them, and what stands before them (a number, a date)."""

    lines: tuple[Line, ...]
    under: tuple[Entry, ...] = ()
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two wordings to be compared side by side, each under its own heading; `note` says what they differ in."""

    left: Entry
    right: Entry
    note: Line = ()


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: the names of its columns, and rows of as many lines."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Line, ...], ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture: as SVG for pages, and as lines of so many columns for terminals; `title` says what is to be seen."""

    title: str
    svg: str
    lines: Callable[[int], Sequence[str]]


Part = Entry | Pair | Grid | Drawing


@dataclass(frozen=True, slots=True)
class Section:
    """Parts under a title; where there are none, `empty` says so, and without that the section is left out."""

    title: str
    parts: tuple[Part, ...]
    empty: str | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """A view as a page: its title, a line that says as of when and of what, its sections, and what they rest on.

    `sayings` are those that runs lead to, in the order in which they are first cited.
    """

    title: str
    about: Line
    sections: tuple[Section, ...]
    sayings: tuple[Saying, ...] = ()


def plain(text: str, tone: Tone = "plain") -> Run:
    """Words of ours, or of a report on one line; a space at either end, which keeps words apart, stays."""
    return Run(f"{' ' * text.startswith(' ')}{one_line(text)}{' ' * text.endswith(' ')}", tone)


def cite(saying: Saying) -> Run:
    """The statement that what stands before rests on."""
    return Run("", "cite", saying.id)


def page(title: str, about: Line, sections: Iterable[Section], known: Iterable[Saying]) -> Page:
    """A page with the statements that its runs lead to, out of all that are `known`."""
    kept = tuple(one for one in sections if one.parts or one.empty)
    cited = dict.fromkeys(run.to for run in runs(kept) if run.to is not None)
    by_id = {saying.id: saying for saying in known if saying.id in cited}
    return Page(title, about, kept, tuple(by_id[one] for one in cited))


def runs(sections: Iterable[Section]) -> Iterator[Run]:
    """All runs of sections, in reading order."""
    for section in sections:
        for part in section.parts:
            yield from _of_part(part)


def _of_part(part: Part) -> Iterator[Run]:
    match part:
        case Entry(lines, under):
            yield from (run for line in lines for run in line)
            for one in under:
                yield from _of_part(one)
        case Pair(left, right, note):
            yield from (*_of_part(left), *_of_part(right), *note)
        case Grid(_, rows):
            yield from (run for row in rows for line in row for run in line)
        case Drawing():
            pass
