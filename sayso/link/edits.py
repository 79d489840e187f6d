"""Edits: what has silently changed between two versions of a text, sentence by sentence and word by word."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import takewhile
from typing import Literal

from sayso.records import Span, Touched
from sayso.text.certainty import certainty
from sayso.text.figures import figures
from sayso.text.phrases import one_of
from sayso.text.phrases import words as undone
from sayso.text.sentences import sentences

ALIKE = 0.5
"""The share of their words that two sentences must have in common to be one that was changed, and not two."""
SAME = 1.5
"""What the same sentence counts for, so that it is never given up for two that are only alike."""
LARGEST = 250_000
"""Comparisons of one sentence, or word, with another that a stretch may cost; a larger one is taken as replaced."""
_WORD = re.compile(r"\w+")
_SPACE = re.compile(r"\s")
_TOKEN = re.compile(r"\d[\d.,]*\d|\w+|[^\w\s]")
_NEGATORS = one_of("not no never none nobody nothing neither nor without cannot")


@dataclass(frozen=True, slots=True)
class Edit:
    """A sentence that was added (no `before`), removed (no `after`) or changed; spans in the old and the new text.

    `words` are the pairs of what stood there and what stands there now, either of them empty where words were only
    put in or taken out. `touched` says what of weight a changed sentence says differently.
    """

    kind: Literal["added", "removed", "changed"]
    before: Span | None
    after: Span | None
    words: tuple[tuple[Span, Span], ...] = ()
    touched: tuple[Touched, ...] = ()


def edits(old: str, new: str) -> tuple[Edit, ...]:
    """The differences between two versions of a text, in order; white space and line breaks are none.

    A sentence that has only moved is removed and added.
    """
    before, after = _sentences(old), _sentences(new)
    found: list[Edit] = []
    i = j = 0
    for i_next, j_next in (*_anchors(before, after), (len(before), len(after))):
        found += _between(old, new, before[i:i_next], after[j:j_next])
        i, j = i_next + 1, j_next + 1
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Sentence:
    span: Span
    key: str
    """Its text, white space apart."""
    words: frozenset[str]


def _sentences(text: str) -> list[_Sentence]:
    # Lines may be broken elsewhere in the other version, also within a sentence.
    unbroken = _SPACE.sub(" ", text)
    return [_sentence(text, Span(start, end)) for start, end in sentences(unbroken)]


def _sentence(text: str, span: Span) -> _Sentence:
    key = " ".join(span.of(text).split())
    return _Sentence(span, key, frozenset(_WORD.findall(key.lower())))


def _anchors(before: Sequence[_Sentence], after: Sequence[_Sentence]) -> list[tuple[int, int]]:
    """Sentences that stand once in each text, as many as are in the same order in both.

    As in patience sorting, which keeps long texts fast: what lies between two of them is compared for itself.
    """
    once, there = _once(before), _once(after)
    shared = [(i, there[key]) for key, i in once.items() if key in there]
    ends: list[int] = []
    chains: list[tuple[int, int, int | None]] = []
    last: list[int] = []
    for i, j in shared:
        place = bisect_left(ends, j)
        chains.append((i, j, last[place - 1] if place else None))
        ends[place : place + 1] = [j]
        last[place : place + 1] = [len(chains) - 1]
    return _chain(chains, last[-1] if last else None)


def _chain(chains: Sequence[tuple[int, int, int | None]], end: int | None) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    while end is not None:
        i, j, end = chains[end]
        found.append((i, j))
    return found[::-1]


def _once(found: Sequence[_Sentence]) -> dict[str, int]:
    """The sentences that stand there only once, in order, with their places."""
    counted = Counter(sentence.key for sentence in found)
    return {sentence.key: place for place, sentence in enumerate(found) if counted[sentence.key] == 1}


def _between(old: str, new: str, before: Sequence[_Sentence], after: Sequence[_Sentence]) -> Iterator[Edit]:
    """Edits that make one stretch of sentences of the other, removals before additions."""
    i = j = 0
    for i_next, j_next in (*_pairs(before, after), (len(before), len(after))):
        yield from (Edit("removed", sentence.span, None) for sentence in before[i:i_next])
        yield from (Edit("added", None, sentence.span) for sentence in after[j:j_next])
        if i_next < len(before) and before[i_next].key != after[j_next].key:
            yield _changed(old, new, before[i_next].span, after[j_next].span)
        i, j = i_next + 1, j_next + 1


def _pairs(before: Sequence[_Sentence], after: Sequence[_Sentence]) -> list[tuple[int, int]]:
    """Which sentences are the same one, changed or not, in order: the pairing by which most stays alike."""
    if len(before) * len(after) > LARGEST:
        alike_so_far = takewhile(lambda k: before[k].key == after[k].key, range(min(len(before), len(after))))
        return [(k, k) for k in alike_so_far]
    alike = [[_alike(one, other) for other in after] for one in before]
    best = [[0.0] * (len(after) + 1) for _ in range(len(before) + 1)]
    for i in reversed(range(len(before))):
        for j in reversed(range(len(after))):
            paired = alike[i][j] + best[i + 1][j + 1] if alike[i][j] else 0
            best[i][j] = max(best[i + 1][j], best[i][j + 1], paired)
    return list(_best_path(best, alike))


def _best_path(best: list[list[float]], alike: list[list[float]]) -> Iterator[tuple[int, int]]:
    i = j = 0
    while i < len(alike) and j < len(alike[i]):
        if alike[i][j] and best[i][j] == alike[i][j] + best[i + 1][j + 1]:
            yield i, j
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1


def _alike(one: _Sentence, other: _Sentence) -> float:
    """The share of words in common, 0 where it is too small; more than 1 for the same sentence, which goes first."""
    if one.key == other.key:
        return SAME
    share = 2 * len(one.words & other.words) / max(1, len(one.words) + len(other.words))
    return share if share >= ALIKE else 0


def _changed(old: str, new: str, before: Span, after: Span) -> Edit:
    words = tuple(_words(old, new, before, after))
    return Edit("changed", before, after, words, tuple(_touched(before.of(old), after.of(new))))


def _words(old: str, new: str, before: Span, after: Span) -> Iterator[tuple[Span, Span]]:
    ones, others = (
        [Span(*match.span()) for match in _TOKEN.finditer(text, span.start, span.end)]
        for text, span in ((old, before), (new, after))
    )
    if len(ones) * len(others) > LARGEST:
        yield before, after
        return
    matcher = SequenceMatcher(None, [s.of(old) for s in ones], [s.of(new) for s in others], autojunk=False)
    for tag, i, i_end, j, j_end in matcher.get_opcodes():
        if tag != "equal":
            yield _stretch(ones, i, i_end, before), _stretch(others, j, j_end, after)


def _stretch(tokens: Sequence[Span], first: int, end: int, sentence: Span) -> Span:
    """From the first to before the `end`th token; where that is none, the empty place behind the one before."""
    if first < end:
        return Span(tokens[first].start, tokens[end - 1].end)
    place = tokens[first - 1].end if first else sentence.start
    return Span(place, place)


def _touched(before: str, after: str) -> Iterator[Touched]:
    if _amounts(before) != _amounts(after):
        yield "figure"
    if _certainty(before) != _certainty(after):
        yield "certainty"
    if _negations(before) != _negations(after):
        yield "negation"


def _amounts(sentence: str) -> Counter[tuple[float | None, float | None, float | None, str | None]]:
    return Counter((f.low, f.high, f.share, f.measure) for f in figures(sentence))


def _certainty(sentence: str) -> tuple[float, float] | None:
    found = certainty(sentence, [Span(0, len(sentence))])
    return (found.low, found.high) if found else None


def _negations(sentence: str) -> int:
    return sum(word.lower in _NEGATORS for word in undone(sentence))
