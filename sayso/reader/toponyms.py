"""Toponyms: where a text names a place, from the scores of the model and the words of the text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from sayso.reader.encoder import Scores
from sayso.reader.names import mended
from sayso.records import Span, Where
from sayso.text.patterns import TAKEN_UP
from sayso.text.places import mentions


def toponyms(scores: Scores, text: str) -> tuple[Span, ...]:
    """Names of places in text order, metonyms among them."""
    return mentions(text, candidates(scores, text))


def candidates(scores: Scores, text: str) -> tuple[Span, ...]:
    """What the model takes for the name of a place, with borders mended by the text's capitals."""
    found: list[tuple[int, int]] = []
    for place, tag in enumerate(scores.toponyms.argmax(1).tolist()):
        if tag == 2 and found and found[-1][1] == place - 1:
            found[-1] = found[-1][0], place
        elif tag:
            found.append((place, place))
    spans = (mended(text, Span(scores.words.starts[first], scores.words.ends[last])) for first, last in found)
    kept: list[Span] = []
    for span in spans:
        if span and (not kept or span.start >= kept[-1].end):
            kept.append(span)
    return tuple(kept)


def taken_up(text: str, where: Sequence[Where]) -> tuple[Where, ...]:
    """Places in text order, with "the city" and the like for the town that was named last before it."""
    towns = [place for place in where if place.level == "town" and not _heads_report(text, place.span)]
    found = []
    for match in TAKEN_UP.finditer(text) if towns else ():
        span = Span(*match.span())
        named = next((town for town in reversed(towns) if town.span.end <= span.start), None)
        taken = any(place.span.start < span.end and span.start < place.span.end for place in where)
        if named is not None and not taken:
            found.append(replace(named, span=span))
    return tuple(sorted((*where, *found), key=lambda place: place.span))


_HEADED = re.compile(r"[^.\n]{0,60}?(?:\)|\s)\s?[-–—]{1,2}\s")


def _heads_report(text: str, span: Span) -> bool:
    """Whether a place only heads its report: "TARSK, Oct. 11 (Wire) - "."""
    begins = span.start == 0 or text[span.start - 1] == "\n"
    return begins and (span.of(text).isupper() or _HEADED.match(text, span.end) is not None)
