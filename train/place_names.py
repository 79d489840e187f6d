"""Place names: fits what each piece of evidence counts, `python -m train.place_names --data DIR`.

Writes sayso/text/places/weights.py from the training part of LGL and TR-News.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import numpy as np

import sayso.text.places
from eval.places import Document, documents, is_demonym
from sayso.text.places.evidence import Scene, evidence
from sayso.text.places.recognition import candidates, extent
from sayso.text.places.words import words

ROUNDS = 10
"""Newton steps; the regression settles after six."""
PRIOR = 1.0
"""How strongly weights are held to nought: as much as one sighting."""
BY_HAND = {"brand after": -6.0}
"""Evidence that the corpora have too little of: what is named after a place is none."""

Seen = Counter[tuple[tuple[str, ...], bool]]


def seen(found: Iterable[Document]) -> Seen:
    """How often each combination of evidence stood at a candidate that was a place, and at one that was none."""
    count: Seen = Counter()
    for document in found:
        scene = Scene(document.text, words(document.text))
        gold = {t.span for t in document.toponyms if not is_demonym(t.span.of(document.text))}
        for candidate in candidates(scene):
            count[tuple(sorted(set(evidence(scene, candidate)))), extent(scene, candidate) in gold] += 1
    return count


def fitted(count: Seen) -> tuple[float, dict[str, float]]:
    """Bias and weights of a logistic regression with a normal prior, by Newton's method."""
    keys = sorted({key for key, _ in count})
    features = sorted({feature for key in keys for feature in key})
    table = np.array([[*(feature in key for feature in features), True] for key in keys], np.float64)
    right, wrong = (np.array([count[key, value] for key in keys], np.float64) for value in (True, False))
    total, prior = right + wrong, np.array([*[PRIOR] * len(features), 0.01])
    weights = np.zeros(len(prior))
    for _ in range(ROUNDS):
        chance = 1 / (1 + np.exp(-table @ weights))
        curve = (table * (total * chance * (1 - chance) + 1e-9)[:, None]).T @ table + np.diag(prior)
        weights -= np.linalg.solve(curve, table.T @ (total * chance - right) + prior * weights)
    return float(weights[-1]), dict(zip(features, weights[:-1].tolist(), strict=True)) | BY_HAND


def main() -> int:
    """Fit and write."""
    parser = argparse.ArgumentParser(prog="python -m train.place_names", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with places/toponyms.jsonl")
    bias, weights = fitted(seen(documents(parser.parse_args().data / "places/toponyms.jsonl", "train")))
    path = Path(sayso.text.places.__file__).parent / "weights.py"
    head = path.read_text(encoding="utf-8").partition("BIAS")[0]
    rows = "".join(f'    "{feature}": {weight:.2f},\n' for feature, weight in sorted(weights.items()))
    path.write_text(f"{head}BIAS = {bias:.2f}\nWEIGHTS = {{\n{rows}}}\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
