"""Tracks: every counted thing of a story, with all values given for it, who gave them and how far they lie apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from sayso.records import Saying, Story, Track, fingerprint
from sayso.text.counted import counted
from sayso.view.moment import instant, order
from sayso.view.tracks.counts import counts
from sayso.view.tracks.kinds import bundles, completed
from sayso.view.tracks.lines import Line, lines, linked
from sayso.view.tracks.spread import bounds, spread
from sayso.view.tracks.steps import Value, ids, values

__all__ = ["tracks"]


def tracks(story: Story, *, several: bool = False) -> tuple[Track, ...]:
    """The tracks of a story: first those whose values differ, of these the ones with the most sources and values.

    Those of one value come last, or with `several` not at all. With `since` in the story's query only tracks with
    something said then or later.
    """
    bundled = bundles(counts(story))
    completed(bundled)
    laid = lines(bundled, linked(bundled))
    names = _names(laid)
    found = sorted((_track(line, names) for line in laid if not several or _several(line)), key=_rank)
    since = story.query.since
    moved = (track for track, _, latest in found if since is None or _later(latest, since))
    return tuple(track for track in moved if not several or len(track.steps) > 1)


Ranked = tuple[Track, tuple[object, ...], str | None]
"""A track, what it is ranked by, and when it was last spoken of."""


def _several(line: Line) -> bool:
    """Whether a line may have several values: what goes back to one root is one."""
    return len({(count.claim.id, count.root.first) for bundle in line.bundles for count in bundle.counts}) > 1


def _rank(found: Ranked) -> tuple[object, ...]:
    return found[1]


def _later(published: str | None, since: str) -> bool:
    return published is not None and instant(published) >= instant(since)


def _track(line: Line, names: Names) -> Ranked:
    told = [count for bundle in line.bundles for count in bundle.counts]
    found = values(told)
    said = sorted(ids(found), key=order)
    first = found[0].step.first
    kind = line.kind
    track = Track(
        id=fingerprint("track", first.saying.id, first.amount.words, kind.fate or "", kind.sort or ""),
        thing=_thing(line, names),
        whom=kind.whom,
        fate=kind.fate,
        foreseen=kind.foreseen,
        place=next((count.place for count in told if count.place is not None), None),
        unit=kind.unit,
        measure=kind.measure,
        steps=tuple(one.step for one in found),
        spread=spread(found),
        outlets=tuple(dict.fromkeys(saying.outlet for saying in said if saying.outlet is not None)),
    )
    dates = [saying.published for saying in said if saying.published is not None]
    return track, _weight(track, found, said), max(dates, key=instant) if dates else None


def _weight(track: Track, found: Sequence[Value], said: Sequence[Saying]) -> tuple[object, ...]:
    """Differing values, then sources, values, outlets; then the earliest."""
    different = {bounds(step.first.amount) for step in track.steps}
    sources = {one.key for one in found if one.step.independent}
    return len(different) < 2, -len(sources), -len(track.steps), -len(track.outlets), order(said[0]), track.id


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
