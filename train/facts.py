"""Facts: how the head of facts is read, fitted on what it says of the newspapers that it learnt from; needs no torch.

    python -m train.facts --data DIR

The head says too little where people are sure. From `SURE` on the curve is the monotone one of least absolute error
over groups of equal size (pool adjacent violators: Barlow et al., 1972); below, what it says is taken as it is.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

import numpy as np

from eval.facts import newspaper, read
from sayso.reader.encoder import Floats
from sayso.reader.model import WEIGHTS, load

LEARNT_FROM = ("certainty/uw/train.conll", "certainty/meantime/train.conll")
GROUPS = 80
"""Groups that predicates are parted into by what the head says: in five parts of these files, each read by a curve of
the other four, 10 to 20 are too few and 40 to 160 alike (UW: mean error .45 without a curve, .40 with)."""
SURE = 1.0
"""What the head says of predicates that are rather facts. Below are 7% of them, on which people differ most: a curve
there too wins .01 of mean error and no correlation on MEANTIME."""


def curve(found: Floats, gold: Floats) -> dict[str, list[float]]:
    """Points of the rising line that takes what the head says to the medians of what people read."""
    pools: list[tuple[Floats, Floats]] = []
    sure = np.flatnonzero(found > SURE)
    for part in np.array_split(sure[np.argsort(found[sure], kind="stable")], max(1, min(GROUPS, len(sure)))):
        pools.append((found[part], gold[part]))
        while len(pools) > 1 and np.median(pools[-2][1]) >= np.median(pools[-1][1]):
            last, before = pools.pop(), pools.pop()
            pools.append((np.concatenate([before[0], last[0]]), np.concatenate([before[1], last[1]])))
    medians = [[round(float(np.median(side)), 3) for side in pool] for pool in pools if len(pool[0])]
    points = [[-3.0, -3.0], [SURE, SURE], *([at, value] for at, value in medians if value > SURE)]
    return {"at": [at for at, _ in points], "values": [value for _, value in points]}


def calibrate(folder: Path, data: Path) -> None:
    """Fit the curve to what the model in `folder` says of the training sentences in `data`; the card keeps it."""
    sentences = [sentence for name in LEARNT_FROM for sentence in newspaper(data / name)]
    gold, found = read(sentences, load(folder), 0)
    path = folder / "card.json"
    content = json.loads(path.read_text(encoding="utf-8")) | {"facts": curve(np.clip(found, -3, 3), gold)}
    path.write_text(json.dumps(content, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def main() -> int:
    """Fit the curve of the shipped model again."""
    parser = argparse.ArgumentParser(prog="python -m train.facts", description="How the head of facts is read.")
    parser.add_argument("--data", type=Path, required=True, help="folder with certainty/uw and certainty/meantime")
    parser.add_argument("--weights", type=Path, default=WEIGHTS, help="folder of the reader")
    options = parser.parse_args()
    calibrate(options.weights, options.data)
    return 0


if __name__ == "__main__":
    sys.exit(main())
