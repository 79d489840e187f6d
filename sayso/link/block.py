"""Block: keys under which statements that may have to do with each other meet.

Two statements are compared where they share a key. A key rests on one statement alone, so that what meets does not
depend on the order of adding. Each joins two things that a paraphrase keeps, and a window of time:

- a name or town with a word of the content, or with another name (up to 12): specific enough as they are;
- a state with a word (up to 2 by 4). Where the word is one of those that every report on a conflict has, also a few
  bits of the vector, in several bands (up to 20): "troops" and "Russia" alone would gather half of a ledger;
- a figure with what it counts (up to 2);
- two words that few reports have, or any two where nothing is named (up to 3).

Windows are eight weeks long and begin every four, so that two statements up to four weeks apart share one: every key
stands there twice. Two words alone, or a figure with one word or state, are of many matters, and tell of the same one
only at about the same time: their windows are of two weeks, and as well of six where they come with a figure, which may
grow, and with no name. Denials and updates come months later: the pair of states with a word, and more bits of the
vector, has windows of a year as well, and so has a figure with a state or name (up to 12). Most statements have 5 to 25
keys.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from sayso.link.content import Content
from sayso.link.figures import sort
from sayso.link.item import Item
from sayso.records import Amount, fingerprint
from sayso.text.figures.sizes import value
from sayso.text.meanings import meanings

NAMES, STATES, TOPICS, FIGURES = 3, 2, 3, 2
"""How many of each are joined: the weightiest, which a paraphrase keeps most often."""
STATE_TOPICS = 2
WEEK, GROWN, WEEKS, YEAR = 1, 3, 4, 26
"""Weeks after which a new window begins; each is twice as long."""
BANDS, BITS = 5, 3
"""Of vectors with a cosine of 0.8, one of 5 bands of 3 bits agrees in 97 of 100 pairs; a block shrinks to an eighth."""
LONG_BANDS, LONG_BITS = 2, 4
SIZE = 384
SEED = 20241018
"""Of the hyperplanes: any will do, but never another, or nothing meets any more."""


def keys(item: Item) -> frozenset[str]:
    """Keys of a statement; two that share none have nothing to do with each other, unless they mean much the same."""
    signs = _signs(item.vector) if item.vector else None
    near = {*_named(item), *_of_states(item, signs), *_counted(item)}
    brief = {*_worded(item), *_recounted(item)}
    grown = set(_worded(item)) if item.figures and not _names_any(item) else set[Parts]()
    found = ((brief, WEEK), (grown, GROWN), (near, WEEKS), (set(_lasting(item, signs)), YEAR))
    return frozenset(
        fingerprint(window, *parts)[:12]
        for kind, weeks in found
        for parts in kind
        for window in _windows(item.day, weeks)
    )


Parts = tuple[str, ...]


def _named(item: Item) -> Iterator[Parts]:
    """A name with a word, or two names."""
    names = _names(item)
    for name in names[:NAMES]:
        for topic in _topics(item.content)[:TOPICS]:
            yield "name", name, topic
    for pair in combinations(sorted(names[:NAMES]), 2):
        yield "names", *pair


def _of_states(item: Item, signs: NDArray[np.bool_] | None) -> Iterator[Parts]:
    """A state with a word; with bits of the vector where the word is common."""
    for state in _states(item)[:STATES]:
        for topic in _common_topics(item.content)[:STATE_TOPICS]:
            yield from (("state", state, topic, band) for band in _bands(signs, BANDS, BITS))
        for topic in _rare_topics(item.content)[:STATE_TOPICS]:
            yield "state", state, topic


def _counted(item: Item) -> Iterator[Parts]:
    """A figure to two digits with what it counts."""
    for figure in item.figures[:FIGURES]:
        yield "figure", *_number(figure)


def _recounted(item: Item) -> Iterator[Parts]:
    """A figure with a word or a state, for what only tells how many: "at least 300 have been moved there"."""
    for figure in item.figures[:1]:
        for what in (*_topics(item.content)[:STATES], *_states(item)[:STATES]):
            yield "recounted", f"{value(figure):.1e}", what


def _number(figure: Amount) -> Parts:
    return f"{value(figure):.1e}", min(sort(figure), default="")


def _worded(item: Item) -> Iterator[Parts]:
    """Two words that few reports have, and any two where nothing is named."""
    pairs = set(combinations(sorted(_rare_topics(item.content)[:TOPICS]), 2))
    if not _names_any(item):
        pairs.update(combinations(sorted(_topics(item.content)[:TOPICS]), 2))
    yield from (("words", *pair) for pair in pairs)


def _names_any(item: Item) -> bool:
    return bool(item.content.names or item.content.states or item.towns)


def _lasting(item: Item, signs: NDArray[np.bool_] | None) -> Iterator[Parts]:
    """Who and whom with a word, for what comes months later; a denier stands for the "it" of his denial."""
    for pair in combinations(_states(item)[: STATES + 1], 2):
        for topic in _topics(item.content)[:1]:
            yield from (("lasting", *pair, topic, band) for band in _bands(signs, LONG_BANDS, LONG_BITS))
    for figure in item.figures[:1]:
        yield from (("counted", whose, *_number(figure)) for whose in (*_names(item)[:1], *_states(item)[:STATES]))


def _names(item: Item) -> list[str]:
    towns = {spot.name.lower() for spot in item.towns}
    return sorted({*item.content.names, *towns}, key=lambda name: (-len(name), name))


def _states(item: Item) -> list[str]:
    """States that are named; that of a denier, and of whoever tells of what nobody is named in, stands for "it"."""
    silent = item.denied or not _names_any(item)
    source = {f"={item.source.country}"} if silent and item.source and item.source.country else set[str]()
    return sorted(item.content.states | source)


def _topics(content: Content) -> list[str]:
    """Words that are no names, first those with a meaning of their own here, then by weight; the faint ones last."""
    rest = content.concepts - content.names - content.states
    ranks = {concept: (concept in meanings().faint, concept not in _common()) for concept in rest}
    return sorted(rest, key=lambda concept: (ranks[concept], -content.weights[concept], concept))


def _common_topics(content: Content) -> list[str]:
    return [topic for topic in _topics(content) if topic in _common()]


def _rare_topics(content: Content) -> list[str]:
    return [topic for topic in _topics(content) if topic not in _common()]


@cache
def _common() -> frozenset[str]:
    """Words of many reports on conflicts: those that have a meaning of their own here, rarer ones left out."""
    return meanings().common | meanings().faint


def _windows(day: date | None, weeks: int) -> tuple[str, ...]:
    """The two windows that a day lies in; what has no day meets only its like."""
    if day is None:
        return (f"{weeks}:none",)
    number = day.toordinal() // (7 * weeks)
    return f"{weeks}:{number - 1}", f"{weeks}:{number}"


def _bands(signs: NDArray[np.bool_] | None, bands: int, bits: int) -> Iterator[str]:
    """Bits of the vector by band; one empty band where there is no vector."""
    if signs is None:
        yield ""
        return
    for band in range(bands):
        yield f"{band}:" + "".join("01"[int(bit)] for bit in signs[band * bits : (band + 1) * bits])


def _signs(vector: bytes) -> NDArray[np.bool_]:
    """On which side of each hyperplane a vector lies."""
    sides: NDArray[np.bool_] = _planes() @ np.frombuffer(vector, np.int8).astype(np.int64) > 0
    return sides


@cache
def _planes() -> NDArray[np.int64]:
    """Hyperplanes of whole numbers by a linear congruence, so that no library and no machine changes them."""
    state, found = SEED, []
    for _ in range(max(BANDS * BITS, LONG_BANDS * LONG_BITS) * SIZE):
        state = (6364136223846793005 * state + 1442695040888963407) % 2**64
        found.append((state >> 40) - 2**23)
    return np.array(found, np.int64).reshape(-1, SIZE)
