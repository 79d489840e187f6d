"""Names: the proper names of a text, from the scores of the name head and the capitals of the text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, cast

from sayso.reader.encoder import Scores
from sayso.reader.tags import NAMES
from sayso.records import Span

Kind = Literal["person", "organisation", "place", "other"]


@dataclass(frozen=True, slots=True)
class Name:
    """A proper name where it stands, and what kind of thing bears it."""

    span: Span
    kind: Kind


def names(scores: Scores, text: str) -> tuple[Name, ...]:
    """Names in text order, not overlapping; borders are mended by the text's capitals, and what has none is dropped."""
    found: list[Name] = []
    for first, last, kind in _runs(scores):
        span = mended(text, Span(scores.words.starts[first], scores.words.ends[last]))
        if span is None or (found and span.start < found[-1].span.end):
            continue
        found.append(Name(span, kind))
    return tuple(found)


def _runs(scores: Scores) -> list[tuple[int, int, Kind]]:
    """Runs of words that carry one kind: first and last word; an `in` after another kind begins its own run."""
    runs: list[tuple[int, int, Kind]] = []
    for place, tag in enumerate(scores.names.argmax(1).tolist()):
        if tag == 0:
            continue
        kind, _, step = NAMES[tag].rpartition("-")
        going_on = step == "in" and runs and runs[-1][1] == place - 1 and runs[-1][2] == kind
        if going_on:
            runs[-1] = runs[-1][0], place, runs[-1][2]
        else:
            runs.append((place, place, cast(Kind, kind)))
    return runs


_PART = re.compile(r"[^\W_]")
_CAPITAL_AFTER_HYPHEN = re.compile(r"(?:[-’'](?=[^\W\d_]))[^\W_]+")


def mended(text: str, span: Span) -> Span | None:
    """`span` grown to whole words, over hyphens and "al-", without loose edges; None if it has no capital."""
    start, end = span.start, span.end
    while start < end and not (text[start].isalnum()):
        start += 1
    while end > start and not (text[end - 1].isalnum() or text[end - 1] == "."):
        end -= 1
    while start > 0 and _joined(text, start - 1):
        start -= 1
    while end < len(text) and (_PART.match(text[end]) or _joined(text, end)):
        end += 1
    end = _without_possessive(text, start, end)
    if not any(c.isupper() for c in text[start:end]):
        return None
    return Span(start, end)


def _joined(text: str, place: int) -> bool:
    """Whether the character at `place` belongs to the word around it: a letter, or a hyphen or apostrophe in a word."""
    if text[place].isalnum():
        return True
    inside = 0 < place < len(text) - 1 and text[place - 1].isalnum() and text[place + 1].isalnum()
    return inside and text[place] in "-‐‑'’"


def _without_possessive(text: str, start: int, end: int) -> int:
    """The end without "'s" or a full stop that ends no abbreviation."""
    if end - start > 2 and text[end - 2] in "'’" and text[end - 1] in "sS":
        return end - 2
    if text[end - 1] == "." and not re.search(r"(?:\b[A-Z]\.|\b(?:Jr|Sr|Inc|Co|Corp|Ltd)\.)$", text[start:end]):
        return end - 1
    return end
