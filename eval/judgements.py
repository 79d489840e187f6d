"""Act, stance, basis and certainty of statements, on sentences written and labelled for this project.

`judgements.jsonl` holds them: source, cue and content as character offsets, the labels of two passes by one annotator
(the second on the bare sentences, shuffled, without the first in sight) and the labels settled between them. The part
"dev" was written before the rules, "test" after them and before they were run on it.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean
from typing import Any, cast

from sayso.records import Span, Voice
from sayso.text.acts import act
from sayso.text.basis import basis
from sayso.text.certainty import certainty
from sayso.text.stance import stance

STATEMENTS = Path(__file__).with_suffix(".jsonl")
FIELDS = ("act", "stance", "basis", "certainty")
"""Certainty is the ICD 203 band, "words" where words tell without one, "none" where none do."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A labelled statement; `gold`, `first` and `second` hold a label for each of `FIELDS`."""

    part: str
    text: str
    voice: Voice
    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    gold: tuple[str, ...]
    first: tuple[str, ...]
    second: tuple[str, ...]


def judged(path: Path = STATEMENTS) -> Iterator[Judged]:
    """Labelled statements of a file."""
    for line in path.read_text(encoding="utf-8").splitlines():
        row: dict[str, Any] = json.loads(line)
        yield Judged(
            row["part"],
            row["text"],
            cast(Voice, row["voice"]),
            Span(*row["source"]) if row["source"] else None,
            Span(*row["cue"]) if row["cue"] else None,
            tuple(Span(*span) for span in row["content"]),
            *(tuple(row[labels][field] for field in FIELDS) for labels in ("gold", "first", "second")),
        )


def read(row: Judged) -> tuple[str, ...]:
    """What the grammars say of a statement, in the order of `FIELDS`."""
    sure = certainty(row.text, row.content, row.cue)
    return (
        act(row.text, row.cue, row.content, row.source).value,
        stance(row.text, row.cue, row.content, row.voice).value,
        basis(row.text, row.source, row.cue, row.content).value,
        "none" if sure is None else sure.band or "words",
    )


def score(path: Path = STATEMENTS, part: str | None = None) -> dict[str, float]:
    """Macro F1 and accuracy per field in per cent, and how far the two labelling passes agree."""
    rows = [row for row in judged(path) if part in (None, row.part)]
    found = [read(row) for row in rows]
    scores: dict[str, float] = {"statements": float(len(rows))}
    for place, field in enumerate(FIELDS):
        pairs = [(row.gold[place], values[place]) for row, values in zip(rows, found, strict=True)]
        scores[f"{field} macro F1"] = macro_f1(pairs)
        scores[f"{field} accuracy"] = 100 * fmean(gold == value for gold, value in pairs)
        passes = [(row.first[place], row.second[place]) for row in rows]
        scores[f"{field} agreement"] = 100 * fmean(first == second for first, second in passes)
        scores[f"{field} kappa"] = kappa(passes)
    return scores


def macro_f1(pairs: Sequence[tuple[str, str]]) -> float:
    """Mean F1 over the gold's classes, in per cent."""
    return 100 * fmean(_f1(pairs, label) for label in {gold for gold, _ in pairs})


def _f1(pairs: Iterable[tuple[str, str]], label: str) -> float:
    counts = Counter((gold == label, value == label) for gold, value in pairs)
    hits = counts[True, True]
    return 2 * hits / (2 * hits + counts[True, False] + counts[False, True])


def kappa(pairs: Sequence[tuple[str, str]]) -> float:
    """Cohen's kappa: agreement beyond what chance would give (Cohen 1960)."""
    agreed = fmean(left == right for left, right in pairs)
    lefts, rights = Counter(left for left, _ in pairs), Counter(right for _, right in pairs)
    chance = sum(count * rights[label] for label, count in lefts.items()) / len(pairs) ** 2
    return 1.0 if chance == 1 else (agreed - chance) / (1 - chance)
