"""Alike: does the sentence encoder put statements of one claim nearer to each other than those of different claims?

Asked of the stories in `train/claims.jsonl` that training leaves out (`train.claims`), each for itself.
"""

from __future__ import annotations

import json
from collections import defaultdict
from pathlib import Path
from statistics import fmean

import numpy as np
from numpy.typing import NDArray

from sayso.link.embed import load

CLAIMS = Path(__file__).parent.parent / "train/claims.jsonl"


def held(path: Path) -> dict[str, dict[str, str | None]]:
    """The claims that the statements of each story make, by text; None for one that nothing else says."""
    found: defaultdict[str, dict[str, str | None]] = defaultdict(dict)
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row.get("held", False):
            found[row["story"]].setdefault(row["text"], row["claim"])
    return found


def score(path: Path, threads: int) -> dict[str, float]:
    """Average precision of pairs by likeness, in per cent, mean of the stories."""
    embedder = load(threads)
    found = (_precision(embedder.vectors(list(told)), [*told.values()]) for told in held(path).values())
    return {"pairs": 100 * fmean(found)}


def _precision(vectors: NDArray[np.int8], claims: list[str | None]) -> float:
    rows = vectors.astype(np.float32)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    above = np.triu_indices(len(rows), 1)
    same = np.array([claims[a] is not None and claims[a] == claims[b] for a, b in zip(*above, strict=True)])
    right = same[np.argsort(-(rows @ rows.T)[above], kind="stable")]
    return float((np.cumsum(right) / np.arange(1, len(right) + 1))[right].mean())
