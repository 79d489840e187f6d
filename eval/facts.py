"""Facts: how far predicates are facts by the words around them, against people's readings (UDS, UW, MEANTIME)."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from eval.tokens import joined
from sayso.reader.encoder import Floats, encode
from sayso.reader.model import OnnxModel

UDS_SCALE = 3 / 2.3
"""From the scale of UDS, whose surest values lie about 2.3, to -3 to 3."""
TOGETHER = 64


@dataclass(frozen=True, slots=True)
class Predicates:
    """A sentence and how far its predicates are facts, by number of token, -3 to 3."""

    tokens: tuple[str, ...]
    values: dict[int, float]


def files(data: Path) -> list[Path]:
    """Files of predicates in `data`, but those to train on."""
    columns = [p for p in data.rglob("*.conll") if p.parent.name in ("uw", "meantime") and p.stem != "train"]
    return sorted([*columns, *(p for p in data.rglob("*.jsonl") if p.parent.name == "uds")])


def newspaper(path: Path) -> Iterator[Predicates]:
    """Sentences in CoNLL columns, the third of which is the value (Stanovsky et al. 2017)."""
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        rows = [line.split("\t") for line in block.splitlines() if line.count("\t") > 2]
        if rows:
            yield Predicates(tuple(r[1] for r in rows), {i: float(r[2]) for i, r in enumerate(rows) if r[2] != "_"})


def web(path: Path, *, training: bool = False) -> Iterator[tuple[str, Predicates]]:
    """Sentences of UDS with their ids: those for training, or the others (White et al. 2016)."""
    # Only \n ends a line of JSON: the texts hold other separators.
    with path.open(encoding="utf-8", newline="\n") as file:
        for row in map(json.loads, file):
            if (row.get("split") == "train") == training:
                values = {p["tok"]: p["value"] * UDS_SCALE for p in row["preds"]}
                yield row["sent_id"], Predicates(tuple(row["tokens"]), values)


def score(path: Path, model: OnnxModel) -> dict[str, float]:
    """Pearson's r times 100 and mean absolute error, the latter on the set's own scale (UDS about -2 to 2.3)."""
    is_web = path.suffix == ".jsonl"
    gold, found = read([p for _, p in web(path)] if is_web else list(newspaper(path)), model, int(is_web))
    scale = UDS_SCALE if is_web else 1
    bounded = np.clip(found, -3, 3) if is_web else model.facts(found)
    return {
        "predicates": float(len(gold)),
        "correlation": float(100 * np.corrcoef(gold, bounded)[0, 1]),
        "mean error": float(np.abs(gold - bounded).mean() / scale),
    }


def read(sentences: Sequence[Predicates], model: OnnxModel, scale: int) -> tuple[Floats, Floats]:
    """People's readings of all predicates, and what the head says of them on scale 0 (newspapers) or 1 (the web)."""
    told = [s for s in sentences if s.values]
    gold: list[float] = []
    found: list[float] = []
    for low in range(0, len(told), TOGETHER):
        group = told[low : low + TOGETHER]
        texts = [joined(s.tokens) for s in group]
        for sentence, (_, starts), scores in zip(
            group, texts, encode([t for t, _ in texts], model, threads=model.threads), strict=True
        ):
            for token, value in sentence.values.items():
                word = max(0, bisect_right(scores.words.starts, starts[token]) - 1)
                gold.append(value)
                found.append(float(scores.facts[word, scale]))
    return np.asarray(gold, np.float32), np.asarray(found, np.float32)
