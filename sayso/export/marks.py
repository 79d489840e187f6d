"""Marks: a report's text as HTML, with its statements, and the values read from it, marked in place."""

from __future__ import annotations

import html
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from sayso.export.visible import visible
from sayso.records import Span, Statement

if TYPE_CHECKING:
    from sayso.export.speakers import Kind

ValueKind = Literal["certainty", "figure", "when", "where", "gap"]

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


@dataclass(frozen=True, slots=True)
class Value:
    """A stretch of text from which a value was read, and how it was understood; it has a number on the page."""

    span: Span
    kind: ValueKind
    number: int
    meaning: str


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


def paragraphs(text: str, marked: Sequence[Mark], values: Sequence[Value], prefix: str) -> Iterator[str]:
    """The text's lines as HTML paragraphs.

    Marks and values may overlap in any way: the text is cut wherever one starts or ends, and each piece says all
    that it belongs to (classes `source`, `cue`, `content`, `s<number>`). Before a statement's first character
    stands an anchor (id `<prefix>t<number>`), after its last a link to its entry in the list
    (`#<prefix>e<number>`). A value's first piece can be focused, has the id `<prefix>v<number>`, and tells how
    it was understood.
    """
    anchors, links = _firsts(marked), _lasts(text, marked)
    unplaced = {value.number: value for value in values}
    line: list[str] = []
    waiting: list[str] = []
    for piece in _pieces(text, marked, values, links):
        waiting += (_anchor(f"{prefix}t{number}") for number in anchors.get(piece.span.start, ()))
        words = piece.span.of(text)
        if words.strip("\r\n"):
            new = [value.number for value in piece.values if unplaced.pop(value.number, None)]
            waiting += (_anchor(f"{prefix}v{number}") for number in new[1:])
            line += (*waiting, _piece(words, piece, f"{prefix}v{new[0]}" if new else None))
            waiting.clear()
        elif line:
            yield _paragraph(line)
            line.clear()
        line += (_link(prefix, number) for number in links.get(piece.span.end, ()))
    waiting += (_anchor(f"{prefix}v{number}") for number in unplaced)
    if line or waiting:
        yield _paragraph(line + waiting)


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of text with the marks and values that it is under."""

    span: Span
    over: list[Mark]
    values: list[Value]


def _pieces(text: str, marked: Sequence[Mark], values: Sequence[Value], more: Iterable[int]) -> Iterator[_Piece]:
    """The text cut at the bounds of marks, values and lines and at `more`."""
    opening: dict[int, list[Mark]] = defaultdict(list)
    starting: dict[int, list[Value]] = defaultdict(list)
    for mark in marked:
        opening[mark.span.start].append(mark)
    for value in values:
        starting[value.span.start].append(value)
    lines = (bound for match in _LINE.finditer(text) for bound in match.span())
    ends = (*(mark.span.end for mark in marked), *(value.span.end for value in values))
    cuts = sorted({0, len(text), *lines, *more, *opening, *starting, *ends})
    over: list[Mark] = []
    under: list[Value] = []
    for start, end in pairwise(cuts):
        over = [mark for mark in over if mark.span.end > start] + opening.get(start, [])
        under = [value for value in under if value.span.end > start] + starting.get(start, [])
        yield _Piece(Span(start, end), over, under)


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


def _piece(words: str, piece: _Piece, name: str | None) -> str:
    inner = _valued(words, piece.values, name) if piece.values else escaped(words)
    over = piece.over
    if not over:
        return inner
    contents = [mark for mark in over if mark.part == "content"]
    inmost = min(contents or over, key=lambda mark: mark.span.end - mark.span.start)
    parts = dict.fromkeys(mark.part for mark in over)
    numbers = dict.fromkeys(f"s{mark.number}" for mark in over)
    depth = f"d{min(len(contents), _DEEPEST)}"
    return f'<span class="{" ".join((*parts, inmost.kind, depth, *numbers))}">{inner}</span>'


def _valued(words: str, values: Sequence[Value], name: str | None) -> str:
    """Words marked as the shortest value that they are in, with what they were understood as in any."""
    inmost = min(values, key=lambda value: value.span.end - value.span.start)
    lines = "<br>".join(escaped(meaning) for meaning in dict.fromkeys(value.meaning for value in values))
    if name is None:
        return f'<mark class="{inmost.kind}">{escaped(words)}<span class="tip" aria-hidden="true">{lines}</span></mark>'
    tip = f'<span class="tip" role="tooltip" id="{name}m" dir="auto">{lines}</span>'
    opened = f'<mark class="{inmost.kind}" id="{name}" tabindex="0" aria-describedby="{name}m">'
    return f"{opened}{escaped(words)}{tip}</mark>"


def _anchor(name: str) -> str:
    return f'<span id="{name}" class="at"></span>'


def _link(prefix: str, number: int) -> str:
    label = f'<span class="unseen">statement </span>{number}'
    return f'<sup><a href="#{prefix}e{number}" title="Statement {number} in the list">{label}</a></sup>'


def _paragraph(parts: Iterable[str]) -> str:
    return f'<p dir="auto">{"".join(parts)}</p>'
