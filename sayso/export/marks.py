"""Marks: a report's text as HTML, with its statements marked in place."""

from __future__ import annotations

import html
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from sayso.export.speakers import Kind
from sayso.export.visible import visible
from sayso.records import Span, Statement

_LINE = re.compile(r"[^\r\n]+")
_DEEPEST = 3
"""Content inside content inside content is not tinted more strongly than this."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of text and what it is to a statement, which has a number on the page."""

    span: Span
    part: Literal["source", "cue", "content"]
    number: int
    kind: Kind


def marks(statement: Statement, number: int, kind: Kind) -> Iterator[Mark]:
    """All marks that a statement leaves in the text."""
    if statement.source:
        yield Mark(statement.source.span, "source", number, kind)
    if statement.cue:
        yield Mark(statement.cue, "cue", number, kind)
    for span in statement.content:
        yield Mark(span, "content", number, kind)


def escaped(text: str) -> str:
    """Text that is text wherever it stands in a page, in attributes too."""
    return html.escape(visible(text), quote=True)


def paragraphs(text: str, marked: Sequence[Mark], prefix: str) -> Iterator[str]:
    """The text's lines as HTML paragraphs.

    Marks may overlap in any way: the text is cut wherever one starts or ends, and each piece says all that it
    belongs to (classes `source`, `cue`, `content`, `s<number>`). Before a statement's first character stands an
    anchor (id `<prefix>t<number>`), after its last a link to its entry in the list (`#<prefix>e<number>`).
    """
    anchors, links = _firsts(marked), _lasts(text, marked)
    line: list[str] = []
    waiting: list[str] = []
    for span, over in _pieces(text, marked, links):
        waiting += (f'<span id="{prefix}t{number}" class="at"></span>' for number in anchors.get(span.start, ()))
        words = span.of(text)
        if words.strip("\r\n"):
            line += (*waiting, _piece(words, over))
            waiting.clear()
        elif line:
            yield _paragraph(line)
            line.clear()
        line += (_link(prefix, number) for number in links.get(span.end, ()))
    if line or waiting:
        yield _paragraph(line + waiting)


def _pieces(text: str, marked: Sequence[Mark], more: Iterable[int]) -> Iterator[tuple[Span, list[Mark]]]:
    """The text cut at the bounds of marks and lines and at `more`, each piece with the marks that it is under."""
    opening: dict[int, list[Mark]] = defaultdict(list)
    for mark in marked:
        opening[mark.span.start].append(mark)
    lines = (bound for match in _LINE.finditer(text) for bound in match.span())
    cuts = sorted({0, len(text), *lines, *more, *opening, *(mark.span.end for mark in marked)})
    over: list[Mark] = []
    for start, end in pairwise(cuts):
        over = [mark for mark in over if mark.span.end > start] + opening.get(start, [])
        yield Span(start, end), over


def _firsts(marked: Sequence[Mark]) -> dict[int, list[int]]:
    """Where each statement's first character stands."""
    first: dict[int, int] = {}
    for mark in marked:
        first[mark.number] = min(mark.span.start, first.get(mark.number, mark.span.start))
    return _by_place(first)


def _lasts(text: str, marked: Sequence[Mark]) -> dict[int, list[int]]:
    """Where each statement's content ends, without white space after it."""
    last: dict[int, int] = {}
    for mark in marked:
        if mark.part == "content":
            end = mark.span.start + len(mark.span.of(text).rstrip())
            last[mark.number] = max(end, last.get(mark.number, end))
    return _by_place(last)


def _by_place(place: dict[int, int]) -> dict[int, list[int]]:
    numbers: dict[int, list[int]] = defaultdict(list)
    for number, offset in place.items():
        numbers[offset].append(number)
    return dict(numbers)


def _piece(words: str, over: Sequence[Mark]) -> str:
    if not over:
        return escaped(words)
    contents = [mark for mark in over if mark.part == "content"]
    inmost = min(contents or over, key=lambda mark: mark.span.end - mark.span.start)
    parts = dict.fromkeys(mark.part for mark in over)
    numbers = dict.fromkeys(f"s{mark.number}" for mark in over)
    depth = f"d{min(len(contents), _DEEPEST)}"
    return f'<span class="{" ".join((*parts, inmost.kind, depth, *numbers))}">{escaped(words)}</span>'


def _link(prefix: str, number: int) -> str:
    label = f'<span class="unseen">statement </span>{number}'
    return f'<sup><a href="#{prefix}e{number}" title="Statement {number} in the list">{label}</a></sup>'


def _paragraph(parts: Iterable[str]) -> str:
    return f'<p dir="auto">{"".join(parts)}</p>'
