"""Bridges: edges without which what they join falls apart (Tarjan, 1974)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

Edge = tuple[str, str]


def bridges(edges: Iterable[Edge]) -> Mapping[Edge, int]:
    """Those edges, each once, that alone join two parts, with how many nodes the smaller part has."""
    told = list(edges)
    near: dict[str, list[tuple[str, int]]] = {}
    for number, (one, other) in enumerate(told):
        near.setdefault(one, []).append((other, number))
        near.setdefault(other, []).append((one, number))
    found: dict[Edge, int] = {}
    seen: dict[str, int] = {}
    for root in near:
        if root not in seen:
            found |= {told[number]: size for number, size in _below(root, near, seen)}
    return found


def _below(root: str, near: Mapping[str, Sequence[tuple[str, int]]], seen: dict[str, int]) -> Iterator[tuple[int, int]]:
    """The numbers of the bridges of what can be reached from `root`, with the size of each smaller part."""
    low: dict[str, int] = {}
    sizes: dict[str, int] = {}
    cut: list[tuple[int, int]] = []
    # Without recursion: a claim may be longer than Python's stack is deep.
    path: list[tuple[str, int, Iterator[tuple[str, int]]]] = [(root, -1, iter(near[root]))]
    seen[root] = low[root] = len(seen)
    sizes[root] = 1
    while path:
        node, by, left = path[-1]
        for other, number in left:
            if other not in seen:
                seen[other] = low[other] = len(seen)
                sizes[other] = 1
                path.append((other, number, iter(near[other])))
                break
            if number != by:
                low[node] = min(low[node], seen[other])
        else:
            path.pop()
            if path:
                above = path[-1][0]
                low[above] = min(low[above], low[node])
                sizes[above] += sizes[node]
                if low[node] == seen[node]:
                    cut.append((by, sizes[node]))
    return ((number, min(size, sizes[root] - size)) for number, size in cut)
