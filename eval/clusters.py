"""Scores of clusters: MUC, B³ and CEAFe, and their mean, the CoNLL score of coreference.

As defined by Vilain et al. (1995), Bagga and Baldwin (1998) and Luo (2005, with his fourth similarity); what only one
side has found stays as it is, as in version 8 of the reference scorer (Pradhan et al. 2014).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Hashable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Clusters = Sequence[Collection[Hashable]]
"""Mentions that speak of one thing, for each thing; no mention stands in two of them."""


@dataclass(frozen=True, slots=True)
class Ratio:
    """Precision and recall, 0 to 1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Their harmonic mean."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def scores(own: Clusters, gold: Clusters) -> dict[str, float]:
    """F1 of each measure, and their mean as "conll", in per cent."""
    found = {"muc": muc(own, gold), "b3": b3(own, gold), "ceafe": ceafe(own, gold)}
    values = {name: 100 * ratio.f1 for name, ratio in found.items()}
    return {**values, "conll": sum(values.values()) / len(values)}


def muc(own: Clusters, gold: Clusters) -> Ratio:
    """Links: how many of those that hold a cluster together are kept by the other side."""
    return Ratio(_kept(own, gold), _kept(gold, own))


def _kept(clusters: Clusters, other: Clusters) -> float:
    place = _places(other)
    # A mention that the other side lacks is a part of its own.
    parts = sum(len({place.get(mention, (mention,)) for mention in cluster}) for cluster in clusters)
    mentions = sum(map(len, clusters))
    return _share(mentions - parts, mentions - len(clusters))


def b3(own: Clusters, gold: Clusters) -> Ratio:
    """Mentions: how much of the cluster that each stands in is right."""
    return Ratio(_pure(own, gold), _pure(gold, own))


def _pure(clusters: Clusters, other: Clusters) -> float:
    place = _places(other)
    found = 0.0
    for cluster in clusters:
        shared = Counter(place[mention] for mention in cluster if mention in place)
        found += sum(count * count for count in shared.values()) / len(cluster)
    return _share(found, sum(map(len, clusters)))


def ceafe(own: Clusters, gold: Clusters) -> Ratio:
    """Clusters: how alike they are when each is paired with one of the other side, as well as can be."""
    place = _places(gold)
    alike: dict[tuple[int, int], float] = {}
    for i, cluster in enumerate(own):
        for j, count in Counter(place[mention] for mention in cluster if mention in place).items():
            alike[i, j] = 2 * count / (len(cluster) + len(gold[j]))
    total = sum(map(_best, _apart(alike)))
    return Ratio(_share(total, len(own)), _share(total, len(gold)))


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0


def _places(clusters: Clusters) -> dict[Hashable, int]:
    return {mention: number for number, cluster in enumerate(clusters) for mention in cluster}


def _apart(alike: dict[tuple[int, int], float]) -> Iterable[dict[tuple[int, int], float]]:
    """The pairs in groups that have no cluster in common, since each group can be paired for itself."""
    leader: dict[tuple[str, int], tuple[str, int]] = {}

    def find(node: tuple[str, int]) -> tuple[str, int]:
        while leader.setdefault(node, node) != node:
            leader[node] = node = leader[leader[node]]
        return node

    for i, j in alike:
        leader[find(("own", i))] = find(("gold", j))
    groups: defaultdict[tuple[str, int], dict[tuple[int, int], float]] = defaultdict(dict)
    for (i, j), value in alike.items():
        groups[find(("own", i))][i, j] = value
    return groups.values()


def _best(alike: dict[tuple[int, int], float]) -> float:
    rows = {i: number for number, i in enumerate(sorted({i for i, _ in alike}))}
    columns = {j: number for number, j in enumerate(sorted({j for _, j in alike}))}
    values = np.zeros((len(rows), len(columns)))
    for (i, j), value in alike.items():
        values[rows[i], columns[j]] = value
    return assigned(values)


def assigned(values: NDArray[np.float64]) -> float:
    """The greatest sum of values, of which no two share a row or a column (Kuhn 1955, with potentials)."""
    costs = -(values if values.shape[0] <= values.shape[1] else values.T)
    rows, columns = costs.shape
    row_price, price = np.zeros(rows), np.zeros(columns + 1)
    holder = np.full(columns + 1, -1)  # which row has a column; the last column is a place to start from
    for row in range(rows):
        holder[columns], column = row, columns
        way, slack = np.full(columns, columns), np.full(columns, np.inf)
        used = np.zeros(columns + 1, bool)
        while holder[column] >= 0:
            used[column] = True
            reduced = costs[holder[column]] - row_price[holder[column]] - price[:columns]
            nearer = ~used[:columns] & (reduced < slack)
            slack[nearer], way[nearer] = reduced[nearer], column
            following = int(np.where(used[:columns], np.inf, slack).argmin())
            step = slack[following]
            row_price[holder[used]] += step
            price[used] -= step
            slack[~used[:columns]] -= step
            column = following
        while column != columns:
            holder[column], column = holder[way[column]], int(way[column])
    return float(-sum(costs[holder[j], j] for j in range(columns) if holder[j] >= 0))
