"""Copies: how well reports made from another's text are told from those that only share a quote or a background.

The pairs are of T17 (Tran et al. 2013, dated articles on four stories): 200 that share runs of five words, drawn over
the whole range of how many, read side by side and labelled for this project. `copies_labels.jsonl` names the texts by
their SHA-256 and says where their longest common passage stands, and has none of their words. A pair is labelled

- copy: nearly the same text, or a shortened or extended one;
- rewrite: at least a fifth of what the shorter one tells is edited out of the other, or out of the same source;
- shared: a quote, a background paragraph or a box that both carry, each with a story of its own around it;
- unrelated: stock phrases and what the site puts on every page.

What a page has around its report (readers' comments, forms, notices) is not counted. `first` is the label before a
second look at 23 doubtful pairs, taken after rules had been tried on the development half; it changed eight of them.
The halves are told apart by a hash of the pair, so that they never move; thresholds are those of the development half.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import groupby
from pathlib import Path
from typing import Literal

from sayso.link.copies import ENOUGH, copied, prints
from sayso.records import CopyKind, Report

LABELS = Path(__file__).parent / "copies_labels.jsonl"
MADE_FROM = frozenset(["copy", "rewrite"])
Label = Literal["copy", "rewrite", "shared", "unrelated"]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two texts, with the label of their relation and the one that they had at first."""

    one: str
    other: str
    label: Label
    first: Label
    dev: bool


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a pair was found to be; `met` where its fingerprints alone would have brought it to comparison."""

    pair: Pair
    found: CopyKind | None
    met: bool


def is_dev(one: str, other: str) -> bool:
    """Whether a pair of texts, by their SHA-256 in hex, is of the half to develop on."""
    return sha256("/".join(sorted((one[:16], other[:16]))).encode()).digest()[0] < 128


def pairs(folder: Path, labels: Path = LABELS) -> Iterator[Pair]:
    """The labelled pairs whose texts are both in a `t17_*.csv` of `folder`."""
    texts = {sha256(text.encode()).hexdigest(): text for text in _texts(folder)}
    for line in labels.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        one, other = row["one"], row["other"]
        if one in texts and other in texts:
            yield Pair(texts[one], texts[other], row["label"], row["first"], is_dev(one, other))


def _texts(folder: Path) -> Iterator[str]:
    for path in sorted(folder.glob("t17_*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            yield from (row["text"] for row in csv.DictReader(file))


def judged(pair: Pair) -> Verdict:
    """What the rules make of a pair, without address, date or credit."""
    copy = copied(Report(pair.one), Report(pair.other))
    met = len(prints(pair.one) & prints(pair.other)) >= ENOUGH
    return Verdict(pair, copy.kind if copy else None, met)


def score(folder: Path) -> dict[str, float]:
    """Per cent: F1 of "copy or rewrite" by half, in all, and by the first labels; right kinds among those found."""
    verdicts = [judged(pair) for pair in pairs(folder)]
    halves = {half: list(group) for half, group in groupby(sorted(verdicts, key=_half), key=_half)}
    made = [v for v in verdicts if v.pair.label in MADE_FROM]
    right = [v.found == v.pair.label for v in made if v.found]
    return {
        **{f"f1 {half}": f1(group) for half, group in halves.items()},
        "f1": f1(verdicts),
        "f1 first labels": _f1([(v.found is not None, v.pair.first in MADE_FROM) for v in verdicts]),
        "kind": 100 * sum(right) / max(1, len(right)),
        "met by fingerprints": 100 * sum(v.met for v in made) / max(1, len(made)),
    }


def f1(verdicts: Sequence[Verdict]) -> float:
    """F1 of telling copies and rewrites from the rest."""
    return _f1([(v.found is not None, v.pair.label in MADE_FROM) for v in verdicts])


def _f1(rows: Sequence[tuple[bool, bool]]) -> float:
    hits = sum(found and gold for found, gold in rows)
    return 200 * hits / max(1, sum(found + gold for found, gold in rows))


def _half(verdict: Verdict) -> str:
    return "dev" if verdict.pair.dev else "test"
