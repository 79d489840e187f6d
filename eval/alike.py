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
"""A line for each statement: `story`, `text`, and `claim`, null where it is alone; `held` where not to be learnt."""


def stories(path: Path, *, held: bool) -> list[dict[str, str | None]]:
    """The claim that each statement of a story makes, by its text; None for one that nothing else says.

    Those stories that are `held` back from training, or the others.
    """
    found: defaultdict[str, dict[str, str | None]] = defaultdict(dict)
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row.get("held", False) == held:
            found[row["story"]].setdefault(row["text"], row["claim"])
    return list(found.values())


def score(path: Path, threads: int) -> dict[str, float]:
    """Average precision of pairs by likeness, in per cent, mean of the stories."""
    embedder = load(threads)
    found = (_precision(embedder.vectors(list(told)), [*told.values()]) for told in stories(path, held=True))
    return {"pairs": 100 * fmean(found)}


def _precision(vectors: NDArray[np.int8], claims: list[str | None]) -> float:
    rows = vectors.astype(np.float32)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    above = np.triu_indices(len(rows), 1)
    same = np.array([claims[a] is not None and claims[a] == claims[b] for a, b in zip(*above, strict=True)])
    right = same[np.argsort(-(rows @ rows.T)[above], kind="stable")]
    return float((np.cumsum(right) / np.arange(1, len(right) + 1))[right].mean())
