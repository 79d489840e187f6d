"""Toponyms: where a text names a place, from the scores of the model and the words of the text."""

from __future__ import annotations

from sayso.reader.encoder import Scores
from sayso.reader.names import mended
from sayso.records import Span
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
