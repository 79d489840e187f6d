"""The encoder: one pass of the model over a text, as scores for `assemble` to read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, Protocol

import numpy as np
from numpy.typing import NDArray

from sayso.reader.tags import HEADS
from sayso.reader.words import Words, split, windows

if TYPE_CHECKING:
    from tokenizers import Tokenizer

BORDERS = tuple(accumulate(HEADS.values()))[:-1]
"""Where one head's numbers end and the next one's begin."""
Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

WINDOW = 288
"""Word pieces seen at once, [CLS] and [SEP] left out; 99.9% of the attributions in PolNeAR fit."""
OVERLAP = 96
"""Pieces that neighbouring windows share, so that every cue has context on both sides."""
BATCH = 4
"""Windows in one call of the model, at most: more cost memory and gain no speed."""
NOTICED = -1.0
"""Logit from which a word is looked at as a possible cue; `assemble` decides among them."""


@dataclass(frozen=True, slots=True)
class Inputs:
    """A batch of windows: (batch, pieces) ids, attention and marks, and (batch, words, pieces) pool."""

    ids: Ints
    attention: Ints
    marks: Ints
    pool: Floats


@dataclass(frozen=True, slots=True)
class Outputs:
    """What the model says of a batch: logits by word, and for each noticed cue, a row of tag scores."""

    cues: Floats
    heads: Floats
    """What all `sayso.reader.tags.HEADS` say of each word, one after the other."""
    at: Ints
    tags: Floats


class Model(Protocol):
    """Anything that scores windows: the ONNX session, the torch model in training, a fake in tests."""

    tokenizer: Tokenizer
    chain: Chain
    special: tuple[int, int]

    def run(self, inputs: Inputs, noticed: float) -> Outputs:
        """Scores of one batch; cues whose larger logit exceeds `noticed` get tag scores, others may."""
        ...


@dataclass(frozen=True, slots=True)
class Chain:
    """How well tags follow each other: (tags, tags) steps, and (tags,) starts and ends."""

    step: Floats
    start: Floats
    end: Floats


@dataclass(frozen=True, slots=True)
class Cue:
    """A possible cue: its first word, logits of being one outside and anywhere, and tag scores from word `begin` on."""

    word: int
    outer: float
    anywhere: float
    begin: int
    tags: Floats


@dataclass(frozen=True, slots=True)
class Scores:
    """Everything the model says of one text; each head has a row of numbers for every word."""

    words: Words
    cues: tuple[Cue, ...]
    names: Floats
    toponyms: Floats
    participants: Floats
    events: Floats
    facts: Floats


@dataclass(frozen=True, slots=True)
class _Window:
    text: int
    begin: int
    end: int


def encode(texts: Sequence[str], model: Model, *, threads: int = 1) -> list[Scores]:
    """Scores of each text, from one pass over each of its windows; `threads` batches are run at a time."""
    cut = [split(text, model.tokenizer) for text in texts]
    todo = [_Window(i, b, e) for i, words in enumerate(cut) for b, e in windows(words, WINDOW, OVERLAP)]
    # Windows of like length together: padding is work for nothing.
    todo.sort(key=lambda w: cut[w.text].first[w.end] - cut[w.text].first[w.begin])
    found: list[dict[int, tuple[int, Cue]]] = [{} for _ in texts]
    heads = [np.zeros((len(words), sum(HEADS.values())), np.float32) for words in cut]
    margins = [np.full(len(words), -1) for words in cut]
    # A text with few windows still gives every thread something to do.
    share = max(1, min(BATCH, -(-len(todo) // threads)))
    batches = [todo[low : low + share] for low in range(0, len(todo), share)]
    for batch, outputs in zip(batches, _run(batches, cut, model, threads), strict=True):
        for row, window in enumerate(batch):
            size = window.end - window.begin
            margin = _margins(window, len(cut[window.text]))
            better = margin > margins[window.text][window.begin : window.end]
            heads[window.text][window.begin : window.end][better] = outputs.heads[row, :size][better]
            margins[window.text][window.begin : window.end][better] = margin[better]
        for (row, place), tags in zip(outputs.at.tolist(), outputs.tags, strict=True):
            window = batch[row]
            size = window.end - window.begin
            if place >= size or outputs.cues[row, place].max() <= NOTICED:
                continue
            word = window.begin + place
            depth = int(_margins(window, len(cut[window.text]))[place])
            seen = found[window.text].get(word)
            if seen is None or depth > seen[0]:
                outer, anywhere = outputs.cues[row, place].tolist()
                found[window.text][word] = depth, Cue(word, outer, anywhere, window.begin, tags[:size])
    return [
        Scores(words, tuple(cue for _, (_, cue) in sorted(cues.items())), *np.split(heads[i], BORDERS, axis=1))
        for i, (words, cues) in enumerate(zip(cut, found, strict=True))
    ]


def _run(batches: list[list[_Window]], cut: list[Words], model: Model, threads: int) -> Iterator[Outputs]:
    """What the model says of each batch, in order."""

    def run(batch: list[_Window]) -> Outputs:
        return model.run(_inputs(batch, cut, model.special), NOTICED)

    if threads == 1 or len(batches) < 2:
        yield from map(run, batches)
        return
    with ThreadPoolExecutor(threads) as pool:
        yield from pool.map(run, batches)


def _margins(window: _Window, count: int) -> NDArray[np.int64]:
    """How much context each word of a window has on its shorter side; the text's own ends are no loss."""
    places = np.arange(window.begin, window.end)
    far = np.full(len(places), count)
    left = far if window.begin == 0 else places - window.begin
    right = far if window.end == count else window.end - 1 - places
    return np.minimum(left, right)


def _inputs(batch: list[_Window], cut: list[Words], special: tuple[int, int]) -> Inputs:
    spans = [(cut[w.text].first[w.begin], cut[w.text].first[w.end]) for w in batch]
    pieces = max(high - low for low, high in spans) + 2
    width = max(w.end - w.begin for w in batch)
    ids, attention, marks = (np.zeros((len(batch), pieces), np.int64) for _ in range(3))
    pool = np.zeros((len(batch), width, pieces), np.float32)
    for row, (window, (low, high)) in enumerate(zip(batch, spans, strict=True)):
        words = cut[window.text]
        size = high - low
        ids[row, : size + 2] = [special[0], *words.pieces[low:high], special[1]]
        attention[row, : size + 2] = 1
        first = np.asarray(words.first[window.begin : window.end + 1]) - low + 1
        counts = np.diff(first)
        owner = np.repeat(np.arange(len(counts)), counts)
        pool[row, owner, np.arange(1, size + 1)] = 1 / counts[owner]
        marks[row, 1 : size + 1] = np.asarray(words.marks[window.begin : window.end])[owner]
    return Inputs(ids, attention, marks, pool)
