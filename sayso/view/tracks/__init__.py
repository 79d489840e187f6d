"""Tracks: every counted thing of a story, with all values given for it, who gave them and how far they lie apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from heapq import heapify, heappop, heappush

from sayso.records import Story, Track, fingerprint
from sayso.text.counted import counted
from sayso.view.gradual import Gradual
from sayso.view.moment import Order, instant, order, ordered
from sayso.view.tracks.counts import counts
from sayso.view.tracks.kinds import bundles, completed
from sayso.view.tracks.lines import Line, lines, linked
from sayso.view.tracks.spread import bounds, spread
from sayso.view.tracks.steps import Value, compared, ids, steps, unsigned, values

__all__ = ["tracks"]


def tracks(story: Story, *, several: bool = False) -> Sequence[Track]:
    """The tracks of a story: first those whose values differ, of these the ones with the most sources and values.

    Those of one value come last, or with `several` not at all. With `since` in the story's query only tracks with
    something said then or later.
    """
    bundled = bundles(counts(story))
    completed(bundled)
    laid = lines(bundled, linked(bundled))
    names = _names(laid)
    told = (_Told(line) for line in laid if not several or _several(line))
    since = story.query.since
    kept = [one for one in told if (since is None or one.later(since)) and (not several or one.several)]
    return Gradual((_track(one, names) for one in _ranked(kept)), len(kept))


Rank = tuple[bool, int, int, int, Order, str]


class _Told:
    """A line with its values, and all statements that give them in time order.

    Of how many sources they are is worked out where that is asked: it takes longer than all else.
    """

    def __init__(self, line: Line) -> None:
        self.line = line
        self.taken = steps([count for bundle in line.bundles for count in bundle.counts])
        self.said = ordered(ids(step for step, _ in self.taken))
        self.outlets = tuple(dict.fromkeys(saying.outlet for saying in self.said if saying.outlet is not None))

    @cached_property
    def values(self) -> tuple[Value, ...]:
        """Its values in time order."""
        return values(self.taken)

    @property
    def id(self) -> str:
        """That of its track."""
        first, kind = self.taken[0][0].first, self.line.kind
        return fingerprint("track", first.saying.id, first.amount.words, kind.fate or "", kind.sort or "")

    @property
    def several(self) -> bool:
        """Whether it has several values: those of whom it is counted alike on one day may be one source's."""
        return len({unsigned(step) for step, _ in self.taken}) > 1 or len(self.values) > 1

    @property
    def rank(self) -> Rank:
        """Differing values first, then more sources, values, outlets; then the earliest."""
        return self._rank(len({one.key for one in self.values if one.step.independent}), len(self.values))

    @property
    def foremost(self) -> Rank:
        """What its rank is at most: each step a value, and each of another source."""
        return self._rank(sum(step.independent for step, _ in self.taken), len(self.taken))

    def _rank(self, sources: int, values: int) -> Rank:
        different = {bounds(step.first.amount) for step, _ in self.taken}
        return len(different) < 2, -sources, -values, -len(self.outlets), order(self.said[0]), self.id

    def later(self, since: str) -> bool:
        """Whether it is spoken of then or later."""
        return any(one.published is not None and instant(one.published) >= instant(since) for one in self.said)


def _ranked(found: Sequence[_Told]) -> Iterator[_Told]:
    """Lines by rank, each ranked once none of those left can come before it."""
    waiting = [(one.foremost, False, place) for place, one in enumerate(found)]
    heapify(waiting)
    while waiting:
        _, known, place = heappop(waiting)
        if known:
            yield found[place]
        else:
            heappush(waiting, (found[place].rank, True, place))


def _several(line: Line) -> bool:
    """Whether a line may have several values: what goes back to one root is one."""
    return len({(count.claim.id, count.root.first) for bundle in line.bundles for count in bundle.counts}) > 1


def _track(told: _Told, names: Names) -> Track:
    kind = told.line.kind
    given = (count for bundle in told.line.bundles for count in bundle.counts)
    return Track(
        id=told.id,
        thing=_thing(told.line, names),
        whom=kind.whom,
        fate=kind.fate,
        foreseen=kind.foreseen,
        place=next((count.place for count in given if count.place is not None), None),
        unit=kind.unit,
        measure=kind.measure,
        steps=compared(told.values),
        spread=spread(told.values),
        outlets=told.outlets,
    )


Names = Mapping[tuple[str | None, str | None], str]
"""The words for what is counted, by its sort and whose it is."""


def _names(found: Iterable[Line]) -> Names:
    """The words that reports use most for each sort of thing, of whomever it is."""
    told: dict[tuple[str | None, str | None], Counter[str]] = {}
    for line in found:
        for count in (count for bundle in line.bundles for count in bundle.counts):
            own = counted(count.amount.counted)
            if count.amount.counted and own.whom is not None:
                told.setdefault((line.kind.sort, own.whom), Counter())[" ".join(count.amount.counted.split())] += 1
    return {key: max(words, key=lambda each: words[each]) for key, words in told.items()}


def _thing(line: Line, names: Names) -> str:
    """What is counted, in the words that the reports use most, those that also tell of whom before others."""
    named = names.get((line.kind.sort, line.kind.whom)) if line.kind.whom else None
    told = [count for bundle in line.bundles for count in bundle.counts]
    sorts = [count for count in told if count.counted.sort is not None]
    words = Counter(" ".join((count.amount.counted or "").split()) for count in sorts)
    # Where most count "people", those counted as civilians do not make civilians of them.
    if named is not None or 2 * len(sorts) >= len(told):
        return named or max(words, key=lambda each: words[each])
    kind = line.kind
    return kind.unit if kind.unit != "count" else "people" if kind.people else "things"
