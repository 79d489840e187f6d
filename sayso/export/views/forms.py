"""Forms: every format of a view, made of how it is told as a page and as rows."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Generic, TextIO, TypeVar

from sayso.export.cells import Cell, safe
from sayso.export.claims import words
from sayso.export.claims.documents import plainly
from sayso.export.documents import dumps
from sayso.export.views import html, markdown, terminal
from sayso.export.views.page import Entry, Line, Page, Run, Section, plain
from sayso.records import Saying, Story

T = TypeVar("T")
Writer = Callable[[Story, Sequence[T], TextIO], None]


@dataclass(frozen=True, slots=True)
class View(Generic[T]):
    """How a view is told: `name` is the verb and the JSON key, `page` and `rows` what becomes of its items.

    `columns` is the header of the CSV; `rows` gives the cells under it for one item, a row or several.
    """

    name: str
    page: Callable[[Story, Sequence[T]], Page]
    columns: tuple[str, ...]
    rows: Callable[[T], Iterable[tuple[Cell, ...]]]

    @property
    def schema(self) -> str:
        """Name and version of the shape as JSON; the number changes when what is there changes its meaning or goes."""
        return f"sayso/{self.name}/1"

    def writers(self) -> dict[str, Writer[T]]:
        """How it is written, by name of the format."""
        return {
            "table": lambda story, items, out: terminal.write(self._page(story, items), out),
            "json": self._json,
            "jsonl": self._lines,
            "csv": lambda story, items, out: self._csv(_first(story, items), out),
            "html": lambda story, items, out: html.write(self._page(story, items), out),
            "md": lambda story, items, out: markdown.write(self._page(story, items), out),
        }

    def document(self, story: Story, items: Sequence[T]) -> dict[str, object]:
        """The view as plain dicts and lists: every field of every record under its own name."""
        asked = {"query": plainly(story.query), "moment": story.moment}
        return {"schema": self.schema, **asked, self.name: [plainly(item) for item in _first(story, items)]}

    def _page(self, story: Story, items: Sequence[T]) -> Page:
        """The page, and how many items it leaves out."""
        told = self.page(story, _first(story, items))
        rest = len(items) - len(_first(story, items))
        if not rest:
            return told
        more = Entry(((Run(f"and {rest:,} more; --limit shows more", "aside"),),))
        return replace(told, sections=(*told.sections, Section("", (more,))))

    def _json(self, story: Story, items: Sequence[T], out: TextIO) -> None:
        out.write(f"{dumps(self.document(story, items), indent=2)}\n")

    def _lines(self, story: Story, items: Sequence[T], out: TextIO) -> None:
        out.writelines(f"{dumps(self.document(story, [item]))}\n" for item in _first(story, items))

    def _csv(self, items: Iterable[T], out: TextIO) -> None:
        lines = csv.writer(out, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\n")
        lines.writerow(self.columns)
        for item in items:
            lines.writerows([safe(cell) for cell in row] for row in self.rows(item))


def _first(story: Story, items: Sequence[T]) -> Sequence[T]:
    """As many items as the story's query asks for."""
    return items[: story.query.limit]


def about(story: Story) -> Line:
    """Of what and as of when: the line under a page's title."""
    query = story.query
    since = words.moment(query.since) if query.since else None
    asked = {"“{}”": query.text, "said by {}": query.source, "at {}": query.place, "since {}": since}
    told = [how.format(value) for how, value in asked.items() if value]
    known = [f"known by {words.moment(query.known)}"] if query.known else []
    line = Run(" · ".join([*told, f"as of {words.moment(story.moment)}", *known]), "aside")
    return (line,) if story.whole else (line, plain(f" · {_foremost(story)}"))


def _foremost(story: Story) -> str:
    """That claims are left out, and why."""
    count = words.count(len(story.claims), "claim")
    return f"told of the {count} most contested and most spread; more fit than one page can tell, so narrow it"


def sayings(story: Story) -> Iterable[Saying]:
    """All statements of a story, those against its claims among them."""
    for claim in story.claims:
        yield from claim.statements
        yield from (each.statement for each in claim.against)
