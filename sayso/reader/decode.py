"""Decoding: from the scores around a cue to the words of its source and content."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sayso.reader.encoder import Chain, Cue, Floats
from sayso.reader.tags import CONTENT, CUE, OUTSIDE, SOURCE

NEVER = -1e4


@dataclass(frozen=True, slots=True)
class Roles:
    """Words of one attribution by role, in order."""

    source: tuple[int, ...]
    cue: tuple[int, ...]
    content: tuple[int, ...]


def roles(cue: Cue, chain: Chain, within: frozenset[int] | None = None) -> Roles:
    """The best chain of tags around `cue`; with `within`, all its words are among those."""
    emissions = cue.tags.astype(np.float32, copy=True)
    if within is not None:
        outside = [i for i in range(len(emissions)) if cue.begin + i not in within]
        emissions[outside] = NEVER
        emissions[outside, OUTSIDE] = 0
    at = cue.word - cue.begin
    emissions[at] = NEVER
    emissions[at, CUE] = 0
    tags = viterbi(emissions, chain)
    places = range(cue.begin, cue.begin + len(tags))
    return Roles(
        tuple(p for p, t in zip(places, tags, strict=True) if SOURCE <= t < SOURCE + 4),
        tuple(p for p, t in zip(places, tags, strict=True) if t == CUE),
        tuple(p for p, t in zip(places, tags, strict=True) if CONTENT <= t < CONTENT + 4),
    )


def viterbi(emissions: Floats, chain: Chain) -> list[int]:
    """The best sequence of tags for (words, tags) scores (Viterbi 1967)."""
    best = chain.start + emissions[0]
    back = np.zeros(emissions.shape, np.int64)
    for place in range(1, len(emissions)):
        options = best[:, None] + chain.step
        back[place] = options.argmax(0)
        best = options.max(0) + emissions[place]
    tags = [int((best + chain.end).argmax())]
    for place in range(len(emissions) - 1, 0, -1):
        tags.append(int(back[place, tags[-1]]))
    return tags[::-1]
