"""Passage: the part of a report in which a statement stands, word by word, so that words can be chosen in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from sayso.export.beside import around
from sayso.records import Span, Spans

FURTHEST = 2_000
"""Characters that are shown before a statement at most, and after it: some reports are one paragraph."""
_WORD = re.compile(r"\w+(?:[’'\-.,]\w+)*|[^\w\s]|\s+")
_LINE = re.compile(r"[^\r\n]+")


@dataclass(frozen=True, slots=True)
class Word:
    """A word or sign from `at` to `to`, in code points of the report; of white space, which nobody chooses, None."""

    text: str
    at: int | None
    to: int | None


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that are all the same to the statement: `parts` of "source", "cue" and "content"."""

    parts: str
    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """Paragraphs, and whether the report goes on before and after them."""

    lines: tuple[tuple[Piece, ...], ...]
    before: bool
    after: bool


def passage(text: str, spans: Spans) -> Passage:
    """Where a statement stands in the text of its report."""
    marked = [("content", Span(*one)) for one in spans.content]
    marked += [(part, Span(*one)) for part, one in (("source", spans.source), ("cue", spans.cue)) if one]
    shown = _shown(text, Span(min(one.start for _, one in marked), max(one.end for _, one in marked)))
    lines = (Span(found.start(), found.end()) for found in _LINE.finditer(text, shown.start, shown.end))
    made = tuple(tuple(_pieces(text, line, marked)) for line in lines if line.of(text).strip())
    return Passage(made, bool(text[: shown.start].strip()), bool(text[shown.end :].strip()))


def _shown(text: str, span: Span) -> Span:
    """What is shown around a span: paragraphs, cut between words where they are long."""
    found = around(text, span)
    start, end = found.start, found.end
    if span.start - start > FURTHEST:
        start = max(text.find(" ", span.start - FURTHEST, span.start), start)
    if end - span.end > FURTHEST:
        cut = text.rfind(" ", span.end, span.end + FURTHEST)
        end = cut if cut >= 0 else end
    return Span(start, end)


def _pieces(text: str, line: Span, marked: list[tuple[str, Span]]) -> Iterator[Piece]:
    bounds = {bound for _, one in marked for bound in (one.start, one.end) if line.start < bound < line.end}
    for start, end in pairwise(sorted({line.start, line.end, *bounds})):
        parts = dict.fromkeys(part for part, one in marked if one.start <= start and end <= one.end)
        yield Piece(" ".join(parts), tuple(_words(text, start, end)))


def _words(text: str, start: int, end: int) -> Iterator[Word]:
    for found in _WORD.finditer(text, start, end):
        space = found[0].isspace()
        yield Word(found[0], None if space else found.start(), None if space else found.end())


def look_up(text: str, words: str, near: int) -> Span | None:
    """Where these words stand in a text, whatever white space is between them: the place nearest to `near`."""
    parts = [re.escape(part) for part in words.split()]
    if not parts:
        return None
    found = re.finditer(r"\s+".join(parts), text)
    nearest = min(found, key=lambda one: abs(one.start() - near), default=None)
    return Span(*nearest.span()) if nearest else None
