"""Decoding: from the scores around cues to the words of their sources and contents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sayso.reader.encoder import Chain, Cue, Floats, Ints
from sayso.reader.tags import CONTENT, CUE, OUTSIDE, SOURCE, TAGS

Chances = NDArray[np.float64]

NEVER = -1e4
LEAN = 1.25
"""Most attributions have a source and a content: where one comes out without, its likeliest word gets so much more.

On training documents of PolNeAR two thirds of the sources won so are marked by hand. A sure cue falls short of a
content by less than this where the text is a single sentence, and by more than 4 where what is won is nonsense.
"""
FAR_OUTSIDE = 8.0
"""A word that is outside by this much in all its tags is not looked at: no chain would win it back."""

ROWS = 256
"""Cues decoded at once: enough to make NumPy worth its while, few enough for any memory."""

RESCALED = 8
"""Words after which chances are scaled up again: over so many they cannot vanish."""


@dataclass(frozen=True, slots=True)
class Roles:
    """Words of one attribution by role, in order."""

    source: tuple[int, ...]
    cue: tuple[int, ...]
    content: tuple[int, ...]

    @property
    def extent(self) -> frozenset[int]:
        """All of its words."""
        return frozenset((*self.source, *self.cue, *self.content))

    def part(self, role: int) -> tuple[int, ...]:
        """The words of the role that begins at tag `role`."""
        return self.source if role == SOURCE else self.content


def distinct(read: Iterable[tuple[float, Roles]]) -> list[Roles]:
    """Attributions in text order, given with how sure their cues are; none that holds nothing.

    Of two cues that claim the same word the surer is read: they are one cue read twice.
    """
    found: list[Roles] = []
    taken: set[int] = set()
    for _, parts in sorted(read, key=lambda pair: -pair[0]):
        if parts.content and not taken & set(parts.cue):
            taken |= set(parts.cue)
            found.append(parts)
    return sorted(found, key=lambda f: f.cue)


def roles(cues: Sequence[Cue], chain: Chain, within: Sequence[frozenset[int] | None] | None = None) -> list[Roles]:
    """The best chain of tags around each of `cues`; where `within` gives words, all of it is among those."""
    cropped = [_crop(cue, allowed) for cue, allowed in zip(cues, within or [None] * len(cues), strict=True)]
    found = list(_decoded(cropped, chain))
    for role in (SOURCE, CONTENT):
        lacking = [row for row, read in enumerate(found) if not read.part(role)]
        for row in lacking:
            _lean(cropped[row][1], role)
        for row, read in zip(lacking, _decoded([cropped[row] for row in lacking], chain), strict=True):
            found[row] = read
    return found


def _lean(emissions: Floats, role: int) -> None:
    """Make the likeliest word of `role` so much likelier."""
    tags = np.s_[role : role + 4]
    ahead = emissions[:, tags].max(1) - np.delete(emissions, tags, axis=1).max(1)
    emissions[ahead.argmax(), tags] += LEAN


def _decoded(cropped: list[tuple[int, Floats]], chain: Chain) -> Iterator[Roles]:
    for low in range(0, len(cropped), ROWS):
        yield from _together(cropped[low : low + ROWS], chain)


def _together(cropped: list[tuple[int, Floats]], chain: Chain) -> list[Roles]:
    tags = viterbi(_padded(cropped), chain)[:, 1:]
    return [_roles(line, begin) for line, (begin, _) in zip(tags, cropped, strict=True)]


def _padded(cropped: list[tuple[int, Floats]]) -> Floats:
    longest = max(len(emissions) for _, emissions in cropped)
    # Padding, and one word before the first, are outside for nothing.
    batch = np.full((len(cropped), longest + 2, len(TAGS)), NEVER, np.float32)
    batch[:, :, OUTSIDE] = 0
    for row, (_, emissions) in enumerate(cropped):
        batch[row, 1 : len(emissions) + 1] = emissions
    return batch


def chances(cues: Sequence[Cue], chain: Chain) -> Iterator[tuple[int, Chances]]:
    """For each of `cues`, were it one: from which word on how likely each word is in its content, 0 to 1."""
    for low in range(0, len(cues), ROWS):
        cropped = [_crop(cue, None) for cue in cues[low : low + ROWS]]
        held = marginals(_padded(cropped), chain)[:, 1:, CONTENT : CONTENT + 4].sum(2)
        for row, (begin, emissions) in enumerate(cropped):
            yield begin, held[row, : len(emissions)]


def _crop(cue: Cue, within: frozenset[int] | None) -> tuple[int, Floats]:
    """The words that may belong to `cue`, as the first one's number and their scores; its own word is a cue."""
    emissions = cue.tags.astype(np.float32, copy=True)
    if within is not None:
        barred = np.ones(len(emissions), bool)
        barred[[i - cue.begin for i in within if cue.begin <= i < cue.begin + len(emissions)]] = False
        emissions[barred] = NEVER
        emissions[barred, OUTSIDE] = 0
    at = cue.word - cue.begin
    emissions[at] = NEVER
    emissions[at, CUE] = 0
    near = np.flatnonzero(emissions[:, OUTSIDE + 1 :].max(1) > emissions[:, OUTSIDE] - FAR_OUTSIDE)
    first, last = int(near[0]), int(near[-1])
    return cue.begin + first, emissions[first : last + 1]


def _roles(tags: Ints, begin: int) -> Roles:
    return Roles(
        *(tuple((np.flatnonzero((tags >= low) & (tags < high)) + begin).tolist())
          for low, high in ((SOURCE, SOURCE + 4), (CUE, CUE + 1), (CONTENT, CONTENT + 4)))
    )  # fmt: skip


def viterbi(emissions: Floats, chain: Chain) -> Ints:
    """The best sequences of tags, (rows, words), for (rows, words, tags) scores (Viterbi 1967)."""
    count, length, size = emissions.shape
    # Rows last: NumPy is quick at a maximum over the first axis, and slow at one over ten numbers at a time.
    best = emissions.transpose(1, 2, 0).copy()
    best[0] += chain.start[:, None]
    step = chain.step[:, :, None]
    options = np.empty((size, size, count), best.dtype)
    top = np.empty((size, count), best.dtype)
    for place in range(1, length):
        np.add(best[place - 1][:, None], step, out=options)
        best[place] += np.maximum.reduce(options, axis=0, out=top)
    # Where each best came from is only asked for on the way back, once a word.
    forth = np.ascontiguousarray(best.transpose(0, 2, 1))
    into = np.ascontiguousarray(chain.step.T)
    tags = np.empty((length, count), np.int64)
    tags[-1] = (forth[-1] + chain.end).argmax(1)
    for place in range(length - 1, 0, -1):
        tags[place - 1] = (forth[place - 1] + into[tags[place]]).argmax(1)
    return tags.T


def marginals(emissions: Floats, chain: Chain) -> Chances:
    """How likely each tag is at each word, (rows, words, tags): forward and backward (Rabiner 1989)."""
    seen = np.exp((emissions - emissions.max(2, keepdims=True)).astype(np.float64)).transpose(1, 0, 2)
    step = np.exp(chain.step.astype(np.float64))
    ahead, behind = np.empty_like(seen), np.empty_like(seen)
    ahead[0], behind[-1] = seen[0] * np.exp(chain.start), np.exp(chain.end)
    for place in range(1, len(seen)):
        ahead[place] = (ahead[place - 1] @ step) * seen[place]
        if place % RESCALED == 0:
            ahead[place] /= ahead[place].sum(1, keepdims=True)
    for place in range(len(seen) - 1, 0, -1):
        behind[place - 1] = (behind[place] * seen[place]) @ step.T
        if place % RESCALED == 0:
            behind[place - 1] /= behind[place - 1].sum(1, keepdims=True)
    both: Chances = (ahead * behind).transpose(1, 0, 2)
    both /= both.sum(2, keepdims=True)
    return both
