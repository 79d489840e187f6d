"""Matters: fits what likeness of two statements counts to analysts' rulings; needs no torch.

    python -m train.matters rulings.jsonl

Prints the bias and the weights of `sayso/link/chance.py`, moved from where they are as far as the rulings say, and how
well pairs of rulings are told that took no part in it. Rulings are mostly on what the weights joined, so that few of
them say little: put other weights there only where the tests of linking still pass.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Mapping, Sequence
from math import log
from pathlib import Path

import numpy as np

from sayso.link.chance import BIAS, WEIGHTS, chance_of, weighed
from sayso.link.compare import features
from sayso.link.embed import Embedder, load
from sayso.link.item import Item
from sayso.link.lift import wording
from sayso.records import Match
from train.logistic import Rows, newton
from train.rulings import matches

PARTS = 5
"""Parts of the pairs, each of which is told by weights fitted to the others."""
SETTLED = 0.001
"""Gain in log-likelihood below which nothing more is learnt: rulings are few."""


def compared(found: Sequence[Match], embedder: Embedder) -> tuple[Rows, Rows, Rows]:
    """Features of pairs with a 1 for the bias, what the weights make of them as they are, and whether of one matter."""
    known = [(one, matter) for one in found if (matter := of_one_matter(one)) is not None]
    rows, scores = np.zeros((len(known), len(WEIGHTS) + 1)), np.zeros(len(known))
    for number, (one, _) in enumerate(known):
        vectors = embedder.vectors([wording(one.statement), wording(one.other)])
        alike = features(Item(one.statement, vectors[0].tobytes()), Item(one.other, vectors[1].tobytes()), WEIGHTS)
        values, chance = weighed(alike), chance_of(alike, None)
        rows[number] = [1.0, *(values.get(name, 0.0) for name in WEIGHTS)]
        scores[number] = log(chance / (1 - chance))
    return rows, scores, np.array([float(matter) for _, matter in known])


def of_one_matter(one: Match) -> bool | None:
    """Whether two are about one matter, whatever they say of it; None where the ruling leaves that open."""
    if one.holds:
        return True
    return False if one.relation == "same" else None


def fitted(rows: Rows, scores: Rows, same: Rows) -> Rows:
    """By how much bias and weights are to move; a prior holds them where they are."""
    return newton(rows, same, scores, SETTLED)


def told(rows: Rows, scores: Rows, same: Rows) -> tuple[float, float]:
    """Share of pairs told rightly by the weights as they are, and by weights fitted to the other parts of the pairs."""
    moved = scores.copy()
    for part in range(PARTS):
        mine = np.arange(len(same)) % PARTS == part
        moved[mine] += rows[mine] @ fitted(rows[~mine], scores[~mine], same[~mine])
    as_is, after = (float(((found > 0) == (same > 0)).mean()) for found in (scores, moved))
    return as_is, after


def lines(moves: Iterable[float]) -> str:
    """Bias and weights as `sayso/link/chance.py` has them."""
    bias, *weights = (was + move for was, move in zip((BIAS, *WEIGHTS.values()), moves, strict=True))
    named: Mapping[str, float] = dict(zip(WEIGHTS, weights, strict=True))
    rows = "".join(f'    "{name}": {weight:.1f},\n' for name, weight in named.items())
    return f"BIAS = {bias:.1f}\nWEIGHTS: Mapping[str, float] = {{\n{rows}}}\n"


def main() -> int:
    """Fit and print."""
    parser = argparse.ArgumentParser(prog="python -m train.matters", description=__doc__)
    parser.add_argument("rulings", type=Path, nargs="+", help="files of sayso export --format rulings")
    rows, scores, same = compared(list(matches(parser.parse_args().rulings)), load())
    if len(same) < PARTS:
        print(f"{len(same)} pairs are too few to learn from", file=sys.stderr)
        return 1
    as_is, after = told(rows, scores, same)
    print(
        f"# {len(same)} pairs, {int(same.sum())} of one matter: told rightly {as_is:.1%} as it is, {after:.1%} fitted"
    )
    print(lines(fitted(rows, scores, same).tolist()), end="")
    return 0


if __name__ == "__main__":
    sys.exit(main())
