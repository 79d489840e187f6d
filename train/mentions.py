"""Event mentions: fits how much each likeness of two counts, `python -m train.mentions --data DIR`.

Writes sayso/link/weights/mentions.json from the topics of ECB+ that are neither for development nor for testing.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations_with_replacement
from pathlib import Path

import numpy as np

from eval.clusters import scores
from eval.ecb import DEV, TEST, Placed, documents, grouped, placed
from sayso.link.embed import WEIGHTS, load
from sayso.link.mentions import CARD_VERSION, FEATURES, OF_SCENES, Model, joined
from train.export import digest
from train.logistic import Rows, newton

LICENCE = "ECB+ 1.0 (Cybulska and Vossen 2014), CC BY 3.0; no text is carried"
THRESHOLDS = (0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.5)

SETS: dict[str, tuple[str, ...]] = {"alone": (*FEATURES,), "in report": (*FEATURES, *OF_SCENES)}
"""Features of each model."""


def pairs(found: Sequence[Placed]) -> tuple[Rows, Rows]:
    """Features of each two mentions of a topic, and of as many from anywhere, and whether they speak of one event."""
    by_topic: defaultdict[str, list[Placed]] = defaultdict(list)
    for place in found:
        by_topic[place.topic].append(place)
    mixed = [found[start :: len(by_topic)] for start in range(len(by_topic))]
    parts = [_pairs(group) for group in (*by_topic.values(), *mixed)]
    return np.concatenate([x for x, _ in parts]), np.concatenate([y for _, y in parts])


def _pairs(found: Sequence[Placed]) -> tuple[Rows, Rows]:
    above = np.triu_indices(len(found), 1)
    mentions = [place.mention for place in found]
    columns = [feature(mentions)[above] for feature in (FEATURES | OF_SCENES).values()]
    chains = np.array([place.chain for place in found])
    return np.stack(columns, 1), (chains[above[0]] == chains[above[1]]).astype(np.float64)


def fitted(values: Rows, same: Rows, names: Sequence[str]) -> Model:
    """The regression on features and their products, all in one spread while it is fitted."""
    means, spreads = values.mean(0), values.std(0)
    lines = (values - means) / spreads
    products = list(combinations_with_replacement(range(len(names)), 2))
    design = np.column_stack([np.ones(len(lines)), lines, *(lines[:, i] * lines[:, j] for i, j in products)])
    bias, *weights = newton(design, same).tolist()
    spread = [*spreads, *(spreads[i] * spreads[j] for i, j in products)]
    terms = [*names, *(f"{names[i]} * {names[j]}" for i, j in products)]
    scaled = {term: round(w / s, 4) for term, w, s in zip(terms, weights, spread, strict=True)}
    return Model(round(bias, 4), dict(zip(names, (round(m, 4) for m in means.tolist()), strict=True)), scaled, 0.0)


def with_threshold(model: Model, found: Sequence[Placed]) -> Model:
    """The model with the threshold that clusters what it has learnt from best, by CoNLL score."""
    chances = model.chances([place.mention for place in found])
    gold = grouped([place.chain for place in found])
    best = max(THRESHOLDS, key=lambda threshold: scores(joined(chances, threshold), gold)["conll"])
    return Model(model.bias, model.means, model.weights, best)


def card(models: dict[str, Model], data: Iterable[Path]) -> dict[str, object]:
    """What mentions.json holds."""
    return {
        "version": CARD_VERSION,
        "features": [*FEATURES, *OF_SCENES],
        "models": {
            name: {"bias": m.bias, "threshold": m.threshold, "means": m.means, "weights": m.weights}
            for name, m in models.items()
        },
        "data": {"ecb+": digest(data)},
        "licences": {"ecb+": LICENCE},
    }


def main() -> int:
    """Fit both models and write them to `--out`."""
    options = _options()
    learnt = list(documents(options.data, lambda topic: topic not in DEV | TEST))
    found = placed(learnt, load())
    values, same = pairs(found)
    every = [*FEATURES, *OF_SCENES]
    models = {}
    for name, wanted in SETS.items():
        model = fitted(values[:, [every.index(feature) for feature in wanted]], same, wanted)
        models[name] = with_threshold(model, found)
        print(f"{name}: threshold {models[name].threshold}")
    folders = sorted({options.data / document.topic for document in learnt})
    text = json.dumps(card(models, folders), indent=1)
    (options.out / "mentions.json").write_text(text + "\n", encoding="utf-8")
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m train.mentions", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of ECB+, with its list of sentences")
    parser.add_argument("--out", type=Path, default=WEIGHTS, help="folder for mentions.json")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
