"""Examples: annotated documents as words with gold tags, cut into windows and batches."""

from __future__ import annotations

import random
import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal, get_args

import torch
from tokenizers import Tokenizer
from torch import Tensor

from eval.polnear import ROLES, Attribution, Document, Spans
from sayso.reader.tags import CONTENT, CUE, OUTSIDE, SOURCE, allowed, may_start, run
from sayso.reader.words import Words, split
from sayso.reader.words import runs as word_runs
from sayso.records import Lesson
from train import rulings

SENTENCE = re.compile(r"[A-Z][^\n“”\"]{40,300}?[.](?=\s|$)")
NESTED_SHARE = 0.08
"""Share of sentences holding an attribution that are put into another's mouth.

PolNeAR leaves attributions inside attributions unannotated, so without these the model would
learn that nobody is ever quoted by somebody else.
"""
CUES = ("said", "said", "claimed", "reported", "added", "wrote", "says", "warned")


FOLLOWS = allowed()
STARTS = frozenset(may_start().nonzero()[0].tolist())


@dataclass(frozen=True, slots=True)
class Gold:
    """One attribution over words: where its cue starts, its tags by word, whether it is nested, and whole.

    It is not whole where its cue cuts a run of its source or content in two (one in 3,000).
    """

    cue: int
    tags: dict[int, int]
    nested: bool
    whole: bool


@dataclass(frozen=True, slots=True)
class Told:
    """The event that a range of words tells, as a number of `sayso.reader.tags.EVENTS`."""

    begin: int
    end: int
    type: int


@dataclass(frozen=True, slots=True)
class Fact:
    """How far the predicate at a word is a fact, -3 to 3, on scale 0 or 1 (see `train.model.Reader.facts`)."""

    word: int
    scale: int
    value: float


Line = Literal["names", "toponyms", "participants"]
"""A head that gives each word a tag."""


@dataclass(frozen=True, slots=True)
class Example:
    """A document ready to be cut: words, and gold for some of the heads; `golds` is None where nobody annotated any.

    `known` are the words of which it is known whether a cue starts there, None for all; `refused` those at which people
    said that none does.
    """

    words: Words
    golds: tuple[Gold, ...] | None = None
    lines: Mapping[Line, tuple[int, ...]] = field(default_factory=dict)
    told: tuple[Told, ...] = ()
    facts: tuple[Fact, ...] = ()
    known: frozenset[int] | None = None
    refused: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Batch:
    """Windows as tensors; -100 marks what has no gold."""

    ids: Tensor
    attention: Tensor
    marks: Tensor
    pool: Tensor
    cues: Tensor
    lines: dict[Line, Tensor]
    row: Tensor
    at: Tensor
    tags: Tensor
    lengths: Tensor
    told: Tensor
    """(events, 4): window, first word, word after the last, type."""
    facts: Tensor
    """(predicates, 3): window, word, scale."""
    values: Tensor


def attribution_example(document: Document, tokenizer: Tokenizer, sources: list[str], rng: random.Random) -> Example:
    """One annotator's reading of `document`, some of its sentences put into the mouth of one of `sources`."""
    reading = rng.choice(document.readings)
    text, attributions = (
        wrap(document.text, reading, sources, rng) if sources else (document.text, [(a, False) for a in reading])
    )
    words = split(text, tokenizer)
    golds = (_gold(words, attribution, nested, text) for attribution, nested in attributions)
    return Example(words, tuple(gold for gold in golds if gold))


def ruled_example(lesson: Lesson, tokenizer: Tokenizer) -> Example:
    """What analysts ruled on a report: nothing is learnt from what they did not judge."""
    text = lesson.report.text
    words = split(text, tokenizer)
    golds = [_gold(words, attribution, nested, text) for attribution, nested in rulings.attributions(lesson)]
    starts = (found[0] for cue in rulings.refused(lesson) if (found := _inside(words, (cue,))))
    known = frozenset(_inside(words, lesson.whole))
    return Example(words, tuple(gold for gold in golds if gold), known=known, refused=frozenset(starts))


def teaches(example: Example) -> bool:
    """Whether anything can be learnt from it."""
    return example.known is None or bool(example.known or example.refused or example.golds)


def _gold(words: Words, attribution: Attribution, nested: bool, text: str) -> Gold | None:
    tags: dict[int, int] = {}
    for role, first in ((attribution.content, CONTENT), (attribution.source, SOURCE)):
        for begin, end in runs(words, role, text):
            tags.update(zip(range(begin, end), run(first, end - begin), strict=True))
    cue = _inside(words, attribution.cue)
    if not cue:
        return None
    tags.update(dict.fromkeys(cue, CUE))
    line = [tags.get(i, OUTSIDE) for i in range(min(tags), max(tags) + 1)]
    whole = bool(FOLLOWS[line[:-1], line[1:]].all()) and line[0] in STARTS and OUTSIDE in FOLLOWS[line[-1]].nonzero()[0]
    return Gold(cue[0], tags, nested, whole)


def _inside(words: Words, spans: Spans) -> list[int]:
    found: set[int] = set()
    for start, end in spans:
        found.update(range(bisect_right(words.ends, start), bisect_left(words.starts, end)))
    return sorted(found)


def runs(words: Words, spans: Spans, text: str) -> list[tuple[int, int]]:
    """`spans` as ranges of words, tidied as `sayso.reader.words.runs` tidies what the reader finds."""
    return word_runs(words, _inside(words, spans), text)


def wrap(
    text: str, reading: Iterable[Attribution], sources: list[str], rng: random.Random
) -> tuple[str, list[tuple[Attribution, bool]]]:
    """`text` with some sentences attributed to one of `sources`, and all attributions, the inner ones marked nested."""
    out: list[tuple[Attribution, bool]] = [(a, False) for a in reading]
    for match in reversed(list(SENTENCE.finditer(text))):
        begin, end = match.span()
        touching = [a for a, _ in out if any(s < end and begin < e for role in ROLES for s, e in getattr(a, role))]
        whole = touching and all(
            begin <= s and e <= end for a in touching for role in ROLES for s, e in getattr(a, role)
        )
        if not whole or rng.random() > NESTED_SHARE:
            continue
        source, cue = rng.choice(sources), rng.choice(CUES)
        before = rng.random() < 0.6
        head, tail = (f"{source} {cue} that ", ".") if before else ("", f", {source} {cue}.")
        text = text[:begin] + head + text[begin : end - 1] + tail + text[end:]
        shift = _shifter(begin, end, len(head), len(head) + len(tail) - 1)
        moved = [(_moved(a, shift), nested or a in touching) for a, nested in out]
        said = begin if before else end + 1
        named = said + len(source)
        content = (named + len(cue) + 2 if before else begin, end - 1 + len(head))
        outer = Attribution(((said, named),), ((named + 1, named + 1 + len(cue)),), (content,))
        out = [*moved, (outer, False)]
    return text, out


def _moved(attribution: Attribution, shift: Callable[[int], int]) -> Attribution:
    parts = (getattr(attribution, role) for role in ROLES)
    return Attribution(*(tuple((shift(s), shift(e - 1) + 1) for s, e in part) for part in parts))


def _shifter(begin: int, end: int, inner: int, after: int) -> Callable[[int], int]:
    return lambda place: place if place < begin else place + inner if place < end else place + after


def cut(example: Example, size: int, rng: random.Random) -> Iterator[Example]:
    """Windows of at most `size` pieces that tile the example from a random offset."""
    words, begin = example.words, 0
    limit = rng.randint(size // 3, size) if words.first[-1] > size else size
    while begin < len(words):
        end = begin + 1
        while end < len(words) and words.first[end + 1] - words.first[begin] <= limit:
            end += 1
        yield _slice(example, begin, end)
        begin, limit = end, size


def _slice(example: Example, begin: int, end: int) -> Example:
    words = example.words
    low, high = words.first[begin], words.first[end]
    part = Words(words.starts[begin:end], words.ends[begin:end], [f - low for f in words.first[begin : end + 1]],
                 words.pieces[low:high], words.marks[begin:end])  # fmt: skip
    golds = None if example.golds is None else tuple(
        replace(g, cue=g.cue - begin, tags={i - begin: t for i, t in g.tags.items()})
        for g in example.golds if any(begin <= i < end for i in g.tags))  # fmt: skip
    lines = {line: tags[begin:end] for line, tags in example.lines.items()}
    told = (
        replace(t, begin=t.begin - begin, end=t.end - begin) for t in example.told if begin <= t.begin and t.end <= end
    )
    facts = (replace(f, word=f.word - begin) for f in example.facts if begin <= f.word < end)
    known, refused = (
        None if places is None else frozenset(i - begin for i in places if begin <= i < end)
        for places in (example.known, example.refused)
    )
    return Example(part, golds, lines, tuple(told), tuple(facts), known, refused or frozenset())


def collate(examples: list[Example], special: tuple[int, int, int], mask_share: float, rng: random.Random) -> Batch:
    """Tensors of one batch; `special` are the ids of [CLS], [SEP] and [MASK]."""
    begin, end, mask = special
    count, width = len(examples), max(len(e.words) for e in examples)
    pieces = max(len(e.words.pieces) for e in examples) + 2
    ids, attention, marks = (torch.zeros(count, pieces, dtype=torch.long) for _ in range(3))
    pool = torch.zeros(count, width, pieces)
    lines = {line: torch.full((count, width), -100) for line in get_args(Line)}
    for r, example in enumerate(examples):
        words = example.words
        known = [mask if rng.random() < mask_share else p for p in words.pieces]
        ids[r, : len(known) + 2] = torch.tensor([begin, *known, end])
        attention[r, : len(known) + 2] = 1
        for i in range(len(words)):
            low, high = words.first[i] + 1, words.first[i + 1] + 1
            pool[r, i, low:high] = 1 / max(1, high - low)
            marks[r, low:high] = words.marks[i]
        for line, tags in example.lines.items():
            lines[line][r, : len(words)] = torch.tensor(tags)
    told = [(r, t.begin, t.end, t.type) for r, e in enumerate(examples) for t in e.told]
    facts = [(r, f.word, f.scale) for r, e in enumerate(examples) for f in e.facts]
    values = [f.value for e in examples for f in e.facts]
    return Batch(
        ids, attention, marks, pool, _cues(examples, width), lines, *_roles(examples, width),
        torch.tensor(told, dtype=torch.long).reshape(-1, 4), torch.tensor(facts, dtype=torch.long).reshape(-1, 3),
        torch.tensor(values),
    )  # fmt: skip


def _cues(examples: Sequence[Example], width: int) -> Tensor:
    """Whether a word is a cue outside others' words, and anywhere."""
    cues = torch.full((len(examples), width, 2), -100.0)
    for r, example in enumerate(examples):
        if example.golds is None:
            continue
        size = len(example.words)
        cues[r, sorted(range(size) if example.known is None else example.known)] = 0
        hidden = {i for g in example.golds for i, t in g.tags.items() if t >= CONTENT and 0 <= i < size}
        cues[r, sorted(hidden), 1] = -100
        cues[r, sorted(example.refused)] = 0
        for gold in example.golds:
            if 0 <= gold.cue < size:
                cues[r, gold.cue, 0] = 0 if gold.nested else 1
                cues[r, gold.cue, 1] = 1
    return cues


def _roles(examples: Sequence[Example], width: int) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """For each attribution that lies whole in its window: the window, the cue, all words with tags, how many words."""
    rows = [
        (r, gold, len(example.words))
        for r, example in enumerate(examples)
        for gold in example.golds or ()
        if gold.whole and all(0 <= i < len(example.words) for i in (gold.cue, *gold.tags))
    ]
    tags = torch.zeros(len(rows), width, dtype=torch.long)
    for line, (_, gold, _) in zip(tags, rows, strict=True):
        line[list(gold.tags)] = torch.tensor(list(gold.tags.values()))
    row, at, lengths = (torch.tensor(part, dtype=torch.long) for part in
                        ([r for r, _, _ in rows], [g.cue for _, g, _ in rows], [n for _, _, n in rows]))  # fmt: skip
    return row, at, tags, lengths
