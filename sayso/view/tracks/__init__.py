"""Tracks: every counted thing of a story, with all values given for it, who gave them and how far they lie apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sayso.records import Saying, Story, Track, fingerprint
from sayso.text.counted import counted
from sayso.view.gradual import Gradual
from sayso.view.moment import instant, order, ordered
from sayso.view.tracks.counts import counts
from sayso.view.tracks.kinds import bundles, completed
from sayso.view.tracks.lines import Line, lines, linked
from sayso.view.tracks.spread import bounds, spread
from sayso.view.tracks.steps import Value, compared, ids, values

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
    told = (_told(line) for line in laid if not several or _several(line))
    since = story.query.since
    kept = [one for one in told if (since is None or one.later(since)) and (not several or len(one.values) > 1)]
    kept.sort(key=lambda one: one.rank)
    return Gradual((_track(one, names) for one in kept), len(kept))


@dataclass(frozen=True, slots=True)
class _Told:
    """A line with its values, and all statements that give them in time order."""

    line: Line
    values: tuple[Value, ...]
    said: tuple[Saying, ...]

    @property
    def id(self) -> str:
        """That of its track."""
        first, kind = self.values[0].step.first, self.line.kind
        return fingerprint("track", first.saying.id, first.amount.words, kind.fate or "", kind.sort or "")

    @property
    def outlets(self) -> tuple[str, ...]:
        """Who carries it."""
        return tuple(dict.fromkeys(saying.outlet for saying in self.said if saying.outlet is not None))

    @property
    def rank(self) -> tuple[object, ...]:
        """Differing values first, then more sources, values, outlets; then the earliest."""
        different = {bounds(one.step.first.amount) for one in self.values}
        sources = {one.key for one in self.values if one.step.independent}
        sizes = -len(sources), -len(self.values), -len(self.outlets)
        return len(different) < 2, *sizes, order(self.said[0]), self.id

    def later(self, since: str) -> bool:
        """Whether it is spoken of then or later."""
        return any(one.published is not None and instant(one.published) >= instant(since) for one in self.said)


def _told(line: Line) -> _Told:
    found = values([count for bundle in line.bundles for count in bundle.counts])
    return _Told(line, found, ordered(ids(found)))


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
