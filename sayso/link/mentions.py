"""Mentions of events: how likely two of them, in whatever reports, speak of one event, and which do."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from sayso.errors import ModelError
from sayso.link.embed import SCALE, WEIGHTS, Vectors
from sayso.text.meanings import meanings
from sayso.text.phrases import one_of, words
from sayso.text.terms import is_term, stem

CARD_VERSION = 1
"""Raised whenever features and weights stop fitting each other."""
BESIDE = 40
"""Characters on either side of a word within which who does it to whom is mostly named."""
PREFIX = 4
"""Letters of a stem that words of one root mostly share ("explode", "explosion")."""
OPENING = 5
"""Sentences, the title among them, that say what a report is about."""

_PARTICLES = one_of("in into on out up down off over from to for of by with as at away back - through")
_NAME = re.compile(r"[A-Z][\w'’-]+")
Matrix = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Scene:
    """What a report is about: the names in its opening, and the mean of what its sentences mean.

    `ordinary` are words that it writes in lower case too, which are no names where they open a sentence.
    """

    names: frozenset[str]
    vector: Vectors
    ordinary: frozenset[str]


def scene(text: str, opening: Sequence[str], vectors: Vectors) -> Scene:
    """The scene of a report from its text, its first sentences and their vectors."""
    ordinary = frozenset(re.findall(r"\b[a-z]+\b", text))
    mean = vectors.astype(np.float64).sum(0)
    unit = np.rint(mean * (SCALE / max(1.0, float(np.linalg.norm(mean))))).astype(np.int8)
    return Scene(frozenset(name for line in opening for name in names(line, ordinary)), unit, ordinary)


def names(sentence: str, ordinary: Collection[str] = frozenset()) -> frozenset[str]:
    """Words of proper names, in lower case; the first of the sentence only where it is not an `ordinary` word."""
    found = ((m.start(), m.group().lower().removesuffix("'s").removesuffix("’s")) for m in _NAME.finditer(sentence))
    return frozenset(
        name for start, name in found if len(name) > 2 and is_term(name) and (start > 1 or name not in ordinary)
    )


@dataclass(frozen=True, slots=True)
class Mention:
    """A word or two that tell an event, in their sentence: `before` + `word` + `after`; `vector` is the sentence's.

    `report` is the id of the report; its `scene` is None where only the sentence is known.
    """

    word: str
    before: str
    after: str
    report: str
    vector: Vectors
    scene: Scene | None = None
    concept: str = field(init=False)
    prefix: str = field(init=False)
    names: frozenset[str] = field(init=False)
    beside: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        main = head(self.word)
        put = object.__setattr__
        put(self, "concept", meanings().concept(main))
        put(self, "prefix", stem(main)[:PREFIX])
        ordinary = self.scene.ordinary if self.scene else frozenset[str]()
        put(self, "names", names(self.before + self.word + self.after, ordinary))
        put(self, "beside", _concepts(self.before[-BESIDE:]) | _concepts(self.after[:BESIDE]))


def head(word: str) -> str:
    """The word that says most: "checked" in "checked into", "accident" in "car accident"."""
    parts = word.lower().split()
    return parts[0] if len(parts) > 1 and parts[1] in _PARTICLES else parts[-1]


def _concepts(text: str) -> frozenset[str]:
    return frozenset(meanings().concept(word.lower) for word in words(text) if is_term(word.lower))


def _equal(values: Sequence[str]) -> Matrix:
    numbers = np.unique(values, return_inverse=True)[1]
    same: Matrix = (numbers[:, None] == numbers[None]).astype(np.float64)
    return same


def _shared(sets: Sequence[frozenset[str]]) -> Matrix:
    """Twice the weight in common over that of both (Dice), longer words weighing more, since they are rarer."""
    place = {word: number for number, word in enumerate(sorted(frozenset[str]().union(*sets)))}
    held = np.zeros((len(sets), len(place)))
    for row, found in enumerate(sets):
        held[row, [place[word] for word in found]] = 1
    # Whole numbers, here and in `_alike`: their sums are exact, so that a pair scores the same in any company.
    weights = np.array([12 + min(len(word), 10) for word in place], float)
    total = held @ weights
    shared: Matrix = 2 * ((held * weights) @ held.T) / np.maximum(1.0, total[:, None] + total[None])
    return shared


def _alike(vectors: Sequence[Vectors]) -> Matrix:
    rows = np.array(vectors, np.float64)
    products = rows @ rows.T
    lengths = np.sqrt(np.maximum(1.0, np.diag(products)))
    cosines: Matrix = products / (lengths[:, None] * lengths[None])
    return cosines


def _scenes(mentions: Sequence[Mention]) -> list[Scene]:
    return [mention.scene for mention in mentions if mention.scene]


FEATURES: dict[str, Callable[[Sequence[Mention]], Matrix]] = {
    "same concept": lambda mentions: _equal([m.concept for m in mentions]),
    "same prefix": lambda mentions: _equal([m.prefix for m in mentions]),
    "sentences alike": lambda mentions: _alike([m.vector for m in mentions]),
    "names shared": lambda mentions: _shared([m.names for m in mentions]),
    "words beside shared": lambda mentions: _shared([m.beside for m in mentions]),
    "same report": lambda mentions: _equal([m.report for m in mentions]),
}
"""What each two of some mentions have in common, 0 to 1; it depends on the two alone."""
OF_SCENES: dict[str, Callable[[Sequence[Mention]], Matrix]] = {
    "scenes alike": lambda mentions: _alike([scene.vector for scene in _scenes(mentions)]),
    "scene names shared": lambda mentions: _shared([scene.names for scene in _scenes(mentions)]),
}
"""The same of their reports, for mentions that all have a scene."""


@dataclass(frozen=True, slots=True)
class Model:
    """A logistic regression on features less their `means`, and on products of any two (as named, "a * b").

    Mentions whose mean chance with each other is `threshold` at least are taken together.
    """

    bias: float
    means: Mapping[str, float]
    weights: Mapping[str, float]
    threshold: float

    def chances(self, mentions: Sequence[Mention]) -> Matrix:
        """The chance of each two to speak of one event, 0 to 1."""
        every = FEATURES | OF_SCENES
        values = {name: every[name](mentions) - mean for name, mean in self.means.items()}
        score = np.full((len(mentions), len(mentions)), self.bias)
        for name, weight in self.weights.items():
            first, _, second = name.partition(" * ")
            score += weight * (values[first] * values[second] if second else values[first])
        chances: Matrix = 1 / (1 + np.exp(-score))
        return chances


@cache
def models(folder: Path = WEIGHTS) -> Mapping[str, Model]:
    """The models in `folder`: "alone" for sentences, "in report" with scenes; ModelError where they do not fit."""
    path = folder / "mentions.json"
    try:
        card = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ModelError(f"{path}: cannot be read ({error})") from error
    wanted = {"version": CARD_VERSION, "features": [*FEATURES, *OF_SCENES]}
    for key, value in wanted.items():
        if card.get(key) != value:
            raise ModelError(f"{path}: {key} is {card.get(key)!r}, this version of Sayso needs {value!r}")
    return {name: Model(**fields) for name, fields in card["models"].items()}


def _fitting(mentions: Sequence[Mention]) -> Model:
    return models()["in report" if all(mention.scene for mention in mentions) else "alone"]


def same_event(one: Mention, other: Mention) -> float:
    """The chance that two mentions speak of one event, 0 to 1, whichever comes first; of pairs as in news on ECB+."""
    pair = one, other
    return float(_fitting(pair).chances(pair)[0, 1])


def clusters(mentions: Sequence[Mention]) -> list[list[int]]:
    """Numbers of the mentions that speak of one event, for each event."""
    if not mentions:
        return []
    model = _fitting(mentions)
    return joined(model.chances(mentions), model.threshold)


def joined(chances: Matrix, threshold: float) -> list[list[int]]:
    """Rows put together by average link: those with the greatest mean chance first, down to the threshold."""
    scores = chances.copy()
    np.fill_diagonal(scores, -1)
    groups = {row: [row] for row in range(len(scores))}
    nearest = scores.argmax(1)
    value = scores[np.arange(len(scores)), nearest]
    while value[best := int(value.argmax())] >= threshold:
        low, high = sorted((best, int(nearest[best])))
        sizes = len(groups[low]), len(groups[high])
        mean = (scores[low] * sizes[0] + scores[high] * sizes[1]) / sum(sizes)
        groups[low] += groups.pop(high)
        mean[[*(scores[low] < 0).nonzero()[0], low, high]] = -1
        scores[high] = scores[:, high] = -1
        scores[low] = scores[:, low] = mean
        closer = mean > value
        nearest[closer], value[closer] = low, mean[closer]
        stale = np.union1d(np.isin(nearest, (low, high)).nonzero()[0], [low, high])
        nearest[stale] = scores[stale].argmax(1)
        value[stale] = scores[stale, nearest[stale]]
    return [sorted(group) for group in groups.values()]
