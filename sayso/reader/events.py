"""Events: what kind of thing a range of words tells, who does it and to whom, from the scores of the model."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sayso.reader.encoder import Floats, Scores
from sayso.reader.tags import EVENTS, PARTICIPANTS

Run = tuple[int, int]
"""Words from the first to the last."""
Places = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Telling:
    """The likeliest PLOVER root code of some words, however unlikely that they tell any event at all.

    `chance` is the model's probability, 0 to 1, that they tell one. `word` says most of it.
    """

    type: str
    chance: float
    word: int
    actor: Run | None
    recipient: Run | None


def telling(scores: Scores, places: Places) -> Telling:
    """What the words at `places` (at least one, in order) tell."""
    lines = scores.events[places]
    weights = _softmax(lines[:, 0])
    chances = _softmax(weights @ lines[:, 1:])
    kind = int(chances[1:].argmax()) + 1
    # The word that has the most to say, and says this.
    word = int((weights * _softmax(lines[:, 1:])[:, kind]).argmax())
    runs = participants(scores.participants[places])
    actor, recipient = ((int(places[run[0]]), int(places[run[1]])) if run else None for run in runs)
    return Telling(EVENTS[kind], 1 - float(chances[0]), int(places[word]), actor, recipient)


def participants(lines: Floats) -> tuple[Run | None, Run | None]:
    """The surest run of words for the actor, and for the recipient."""
    chances = _softmax(lines)
    best: dict[str, tuple[float, Run]] = {}
    for role, first, last in _runs(lines.argmax(1)):
        tags = [i for i, tag in enumerate(PARTICIPANTS) if tag.startswith(role)]
        sure = float(chances[first : last + 1, tags].sum(1).mean())
        if role not in best or sure > best[role][0]:
            best[role] = sure, (first, last)
    return best["actor"][1] if "actor" in best else None, best["recipient"][1] if "recipient" in best else None


def _runs(tags: Places) -> list[tuple[str, int, int]]:
    runs: list[tuple[str, int, int]] = []
    for place, tag in enumerate(tags.tolist()):
        role, _, step = PARTICIPANTS[tag].rpartition("-")
        if not role:
            continue
        if step == "in" and runs and runs[-1][2] == place - 1 and runs[-1][0] == role:
            runs[-1] = role, runs[-1][1], place
        else:
            runs.append((role, place, place))
    return runs


def _softmax(lines: Floats) -> Floats:
    powers = np.exp(lines - lines.max(-1, keepdims=True))
    softened: Floats = powers / powers.sum(-1, keepdims=True)
    return softened
