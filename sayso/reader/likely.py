"""Likely: attributions that no other one holds; of doubtful cues those whose content is likely said by somebody."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from sayso.reader.cues import is_saying
from sayso.reader.decode import Chances, Roles, chances, distinct, roles
from sayso.reader.encoder import Chain, Cue, Scores

SURE = 1.5
"""Logit over the threshold from which a cue is taken whatever it holds: 93% of what such cues hold is content, and 70%
of what those between hold (PolNeAR, dev documents)."""
LIKELY = 0.35
"""How likely words must be content, by the model, for an unsure cue to be taken for them.

The best F1 of words takes what is right in F1 / 2 of the cases or more (Lipton and others 2014), here 45%; of what the
model calls 0.3 to 0.4 likely, 47% is content (PolNeAR, dev documents).
"""
FEWEST = 6
"""Words that a cue below the threshold must add: three in ten are marked as cues, and fewer words are not worth it."""


def outermost(scores: Scores, chain: Chain, threshold: float, text: str) -> list[Roles]:
    """Attributions that stand in no other's content, in text order.

    A cue above `threshold` that is not sure is taken where what it holds is likely content, and one below it where
    nobody else has these words, too. Unsure cues speak for each other: whether a saying begins at "is" or at "expected"
    does not make its content less of one.
    """
    words, surely = scores.words, threshold + SURE
    every = list(zip(scores.cues, roles(scores.cues, chain), strict=True))
    sure = distinct((cue.outer, parts) for cue, parts in every if cue.outer > surely)
    found = [f for f in sure if is_saying(f, words, text, doubted=False)]
    held = {place for f in found for place in f.extent}
    unsure = [(cue, parts) for cue, parts in every if cue.outer <= surely and cue.word not in held]
    likely = _likely([cue for cue, _ in unsure], chain, len(words))
    for cue, read in _ranked(unsure, likely, threshold):
        doubted = cue.outer <= threshold
        asked = [place for place in read.content if place not in held] if doubted else list(read.content)
        enough = not doubted or len(asked) >= max(FEWEST, len(read.content) / 2)
        free = enough and likely[asked].mean() > LIKELY and held.isdisjoint(read.cue)
        if free and is_saying(read, words, text, doubted=doubted):
            found.append(read)
            held |= read.extent
    return sorted(found, key=lambda f: f.cue)


def _likely(cues: Sequence[Cue], chain: Chain, count: int) -> Chances:
    """How likely each of `count` words is in the content of any of `cues`, were they independent."""
    nobodys = np.ones(count)
    for cue, (begin, chance) in zip(cues, chances(cues, chain), strict=True):
        nobodys[begin : begin + len(chance)] *= 1 - chance / (1 + np.exp(-cue.anywhere))
    return 1 - nobodys


def _ranked(unsure: Iterable[tuple[Cue, Roles]], likely: Chances, threshold: float) -> list[tuple[Cue, Roles]]:
    """Cues above the threshold before others, and those with the likelier content first; none that holds nothing."""
    pairs = [(cue, parts) for cue, parts in unsure if parts.content]
    return sorted(pairs, key=lambda pair: (pair[0].outer <= threshold, -likely[list(pair[1].content)].mean()))
