"""Events: PLOVER root codes of sentences, and who does it to whom."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np

from eval.split import is_dev, learnt_from
from sayso.reader.encoder import Scores, encode
from sayso.reader.events import Telling, telling
from sayso.reader.model import OnnxModel

_SIGN = re.compile("</?[st]>")
_WORD = re.compile(r"\w+")
TOGETHER = 64


def sentences(path: Path) -> list[dict[str, str]]:
    """Rows of `path`; of the file that the reader learnt from, only those kept for development."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    return [row for row in rows if is_dev(row["sentence"])] if learnt_from(path) else rows


def marked(sentence: str, role: str) -> tuple[int, int]:
    """Where the source ("s") or target ("t") stands once all marks are taken out; an empty span where unmarked."""
    before, _, rest = sentence.partition(f"<{role}>")
    inside, closed, _ = rest.partition(f"</{role}>")
    start = len(_SIGN.sub("", before))
    return (start, start + len(_SIGN.sub("", inside))) if closed else (0, 0)


def score(path: Path, model: OnnxModel) -> dict[str, float]:
    """Accuracy and macro F1 of root codes, and F1 of words of actors and recipients, in per cent."""
    rows = sentences(path)
    texts = [_SIGN.sub("", row["marked_sentence"]) for row in rows]
    found = [(scores, telling(scores, np.arange(len(scores.words)))) for scores in _encoded(texts, model)]
    gold = [row["gold_root"] for row in rows]
    types = [told.type for _, told in found]
    scores = {
        "sentences": float(len(rows)),
        "root accuracy": 100 * sum(g == t for g, t in zip(gold, types, strict=True)) / len(rows),
        "root macro f1": 100 * macro_f1(gold, types),
    }
    for role, name in (("s", "actor"), ("t", "recipient")):
        pairs = [
            (_words(text, [marked(row["marked_sentence"], role)]), _words(text, _spans(name, told, scores_)))
            for row, text, (scores_, told) in zip(rows, texts, found, strict=True)
        ]
        scores[f"{name} partial f1"] = 100 * word_f1(pairs)
    scores["participants partial f1"] = (scores["actor partial f1"] + scores["recipient partial f1"]) / 2
    return scores


def _encoded(texts: Sequence[str], model: OnnxModel) -> list[Scores]:
    return [
        s
        for low in range(0, len(texts), TOGETHER)
        for s in encode(texts[low : low + TOGETHER], model, threads=model.threads)
    ]


def _spans(name: str, told: Telling, scores: Scores) -> list[tuple[int, int]]:
    run = told.actor if name == "actor" else told.recipient
    return [(scores.words.starts[run[0]], scores.words.ends[run[1]])] if run else []


def _words(text: str, spans: Iterable[tuple[int, int]]) -> frozenset[int]:
    return frozenset(m.start() + start for start, end in spans for m in _WORD.finditer(text[start:end]))


def macro_f1(gold: Sequence[str], found: Sequence[str]) -> float:
    """Mean over the gold labels of F1, 0 to 1."""
    right = Counter(g for g, f in zip(gold, found, strict=True) if g == f)
    there, said = Counter(gold), Counter(found)
    return sum(2 * right[label] / (there[label] + said[label]) for label in there) / len(there)


def word_f1(pairs: Iterable[tuple[frozenset[int], frozenset[int]]]) -> float:
    """Mean over sentences of the F1 of words, 0 to 1; where neither has any it is 1."""
    values = [2 * len(g & f) / (len(g) + len(f)) if g or f else 1.0 for g, f in pairs]
    return sum(values) / len(values)
