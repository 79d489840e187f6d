"""Logistic: regression by Newton's method; needs no torch."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

ROUNDS = 30
"""Newton steps; regressions settle after nine."""
PRIOR = 10.0
"""How strongly weights are held to nought: as much as ten rows."""
SETTLED = 1.0
"""Gain in log-likelihood below which nothing more is learnt."""

Rows = NDArray[np.float64]


def newton(design: Rows, gold: Rows, offset: Rows | float = 0.0, settled: float = SETTLED) -> Rows:
    """Weights of a logistic regression, by Newton's method with halved steps; `offset` is what is weighed already."""
    weights = np.zeros(design.shape[1])
    loss = _loss(design, gold, weights, offset)
    for _ in range(ROUNDS):
        chance = 1 / (1 + np.exp(-design @ weights - offset))
        curve = (design * (chance * (1 - chance))[:, None]).T @ design + PRIOR * np.eye(len(weights))
        step = np.linalg.solve(curve, design.T @ (gold - chance) - PRIOR * weights)
        while (now := _loss(design, gold, weights + step, offset)) > loss:
            step = step / 2
        weights = weights + step
        if loss - now < settled:
            break
        loss = now
    return weights


def _loss(design: Rows, gold: Rows, weights: Rows, offset: Rows | float) -> float:
    scores = design @ weights + offset
    return float(np.logaddexp(0, scores).sum() - scores @ gold + PRIOR / 2 * weights @ weights)
