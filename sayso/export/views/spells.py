"""Spells: events as bars along the days, for pages and terminals; what is open at an end runs on there."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import quantiles

from rich.cells import cell_len, set_cell_size

from sayso.export import plain
from sayso.export.views import axes, svg
from sayso.export.views.looks import Look, defined, looks
from sayso.export.visible import one_line
from sayso.records import Occurrence, Version

PICTURE = "timeline"
WIDTH = 640.0
_LEFT, _RIGHT, _TOP = 8.0, 632.0, 26.0
_BAR = 9.0
_ROW = 17.0
_NAME = 16.0
_SPACE = 8.0
_FADE = 18.0
"""Units over which an open end fades."""
_SIGNS = (
    "├─┤ some day from one to the other  ● that day",
    "◀ ▶ open or further on at that end  ╌ ○ only foreseen",
)
_NOTE = "A bar: some day within it. Hollow: only foreseen. An arrow: open, lasting or further on at that end."
_FEWEST = 8.0
"""Units of the shortest bar: a day is to be seen among years."""
_FAR = 6.0
"""Quartile ranges beyond the quartiles from which on days are off the picture: twice Tukey's outer fence."""
_SMALL = 4
"""So few days are all shown."""
_GAP = 8.0
_LETTERS = 11.0
_BOLD = 1.1
"""How much wider bold letters are."""
_ENOUGH = 140.0
"""Units that hold enough of a name."""
_MARKS = 6


@dataclass(frozen=True, slots=True)
class Spell:
    """Days to be drawn, None where open; `ahead` where they are only foreseen, `lasting` where they go on."""

    earliest: date | None
    latest: date | None
    ahead: bool = False
    lasting: bool = False


def spell(one: Occurrence | Version) -> Spell | None:
    """The days of an event or of a version of it; None where it is not dated."""
    if one.earliest is None and one.latest is None:
        return None
    return Spell(one.earliest, one.latest, one.ahead, one.lasting)


def window(spells: Iterable[Spell]) -> tuple[date, date] | None:
    """The first and last day of a picture: those of the spells, but for a few far off."""
    found = sorted(day for one in spells for day in (one.earliest, one.latest) if day)
    if not found:
        return None
    days = [day.toordinal() for day in found]
    if len(days) > _SMALL:
        first, _, third = quantiles(days)
        reach = max(_FAR * (third - first), 1.0)
        days = [day for day in days if first - reach <= day <= third + reach]
    return axes.padded(date.fromordinal(days[0]), date.fromordinal(days[-1]))


def drawn(items: Sequence[tuple[int, Occurrence]]) -> str | None:
    """The events as SVG, each under its number and words, a bar for each version; None where none is dated."""
    scale = _scale(items, _LEFT, _RIGHT)
    if scale is None:
        return None
    versions = [version for _, one in items for version in one.versions]
    known = looks([version.claimant for version in versions if spell(version)])
    parts: list[str] = []
    height = _TOP + _SPACE
    for number, one in items:
        block, height = _block(number, one, known, scale, height)
        parts += block
    told = f"{len(items)} events as bars along the days, one for each claimant; open ends are arrows."
    axis = _axis(scale, height)
    note = svg.text(_NOTE, _LEFT, height + _ROW, ink="faint", size=_LETTERS)
    inside = [defined(PICTURE, known.values()), *axis, *parts, note]
    return svg.picture(WIDTH, height + _ROW + _SPACE, "Events by when they happened", told, inside)


def nothing() -> str:
    """A picture that says that there is nothing to draw."""
    words = "No event is dated."
    return svg.picture(WIDTH, _TOP * 2, words, words, [svg.text(words, _LEFT, _TOP)])


def lines(items: Sequence[tuple[int, Occurrence]], width: int) -> list[str]:
    """The events as lines of so many columns: the number, and a bar with the words beside it."""
    left = len(str(max((number for number, _ in items), default=0))) + 1
    scale = _scale(items, 0, width - left - 1)
    if scale is None:
        return []
    rows = [f"{number:>{left - 1}} {_row(one, scale)}".rstrip() for number, one in items]
    return [" " * left + _marked(scale), *rows, "", *_SIGNS]


def _scale(items: Iterable[tuple[int, Occurrence]], start: float, end: float) -> axes.Scale | None:
    told: list[Occurrence | Version] = []
    for _, one in items:
        told += [one, *one.versions]
    spells = [found for each in told if (found := spell(each))]
    days = window(spells)
    return axes.Scale(days[0].toordinal(), days[1].toordinal() + 1, start, end) if days else None


def _words(one: Occurrence) -> str:
    return one_line(one.text).removeprefix("that ")


@dataclass(frozen=True, slots=True)
class _Ends:
    """Where a bar begins and ends, and whether it runs on there, open or beyond the picture."""

    start: float
    end: float
    before: bool
    after: bool


def _at(scale: axes.Scale, found: Spell, arrow: float) -> _Ends:
    """The ends of a bar; one that runs on is at least as long as its arrow."""
    first, last = found.earliest, found.latest
    before = first is None or first.toordinal() < scale.low
    after = last is None or found.lasting or last.toordinal() >= scale.high
    start = scale.start if first is None else scale.at(first.toordinal())
    end = scale.end if last is None else scale.at(last.toordinal() + 1) + arrow * found.lasting
    end = min(scale.end, max(end, start + arrow * (before or after)))
    return _Ends(min(start, end - arrow * (before or after)), end, before, after)


def _axis(scale: axes.Scale, height: float) -> Iterator[str]:
    first, last = (date.fromordinal(round(day)) for day in (scale.low, scale.high - 1))
    for mark in axes.days(first, last, _MARKS):
        x = scale.at(mark.at)
        near = x + svg.width(mark.label, _LETTERS) > WIDTH
        yield svg.line((x, _TOP - _SPACE), (x, height))
        yield svg.text(mark.label, x, _TOP - 12, ink="faint", size=_LETTERS, anchor="end" if near else None)


def _block(
    number: int, one: Occurrence, known: Mapping[str, Look], scale: axes.Scale, top: float
) -> tuple[list[str], float]:
    """An event's words and the bars of its versions from `top` on, and where the next may begin."""
    words = f"{number}  {_words(one)}"
    parts = [svg.text(_cut(words, (_RIGHT - _LEFT) / _BOLD), _LEFT, top + _NAME - 4, weight=600)]
    top += _NAME
    for version in one.versions:
        if found := spell(version):
            at = _at(scale, found, _FADE)
            label = f"{one_line(version.claimant)}{', foreseen' if version.ahead else ''}"
            bar = _bar(at, top, found.ahead, known[version.claimant])
            top += 0 if _beside(label, at) else _ROW * 0.8
            parts.append(svg.group([*bar, _label(label, at, top)], _told(version)))
            top += _ROW
    return parts, top + _SPACE


def _bar(at: _Ends, top: float, ahead: bool, look: Look) -> Iterator[str]:
    """A bar that fades into an arrow where it runs on; hollow where it is only foreseen."""
    start, end = at.start, max(at.end, at.start + _FEWEST)
    left, right = start + _FADE * at.before, end - _FADE * at.after
    style = f"stroke:{svg.colour(look.ink)}"
    fill = "none" if ahead else look.fill(PICTURE)
    dashes = "3 2" if ahead else None
    if right > left:
        yield svg.element(
            "rect", x=left, y=top, width=right - left, height=_BAR, fill=fill, stroke_dasharray=dashes, style=style
        )
    for open_end, edge, out in ((at.before, left, -1), (at.after, right, 1)):
        if open_end:
            yield from _fading(edge, out, top, look)


def _fading(edge: float, out: int, top: float, look: Look) -> Iterator[str]:
    """Pieces that grow faint outwards from an edge, and an arrow at their end."""
    piece, style = _FADE / 4, f"fill:{svg.colour(look.ink)}"
    for n, opacity in enumerate((0.55, 0.35, 0.2)):
        x = edge + out * piece * n - (piece if out < 0 else 0)
        yield svg.element("rect", x=x, y=top, width=piece, height=_BAR, fill_opacity=opacity, style=style)
    tip, foot = edge + out * _FADE, edge + out * piece * 3
    points = f"{tip:.1f},{top + _BAR / 2:.1f} {foot:.1f},{top - 1:.1f} {foot:.1f},{top + _BAR + 1:.1f}"
    yield svg.element("polygon", points=points, style=style)


def _beside(words: str, at: _Ends) -> bool:
    """Whether there is room for words, or for enough of them, on a side of a bar."""
    return max(at.start, WIDTH - at.end) - _GAP >= min(svg.width(words, _LETTERS), _ENOUGH)


def _label(words: str, at: _Ends, top: float) -> str:
    """The claimant beside the bar, on its roomier side, else below it."""
    end, base = max(at.end, at.start + _FEWEST), top + _BAR
    right, left = WIDTH - end - _GAP, at.start - _GAP
    if not _beside(words, at):
        return svg.text(_cut(words, _RIGHT - _LEFT, _LETTERS), _LEFT, base, size=_LETTERS)
    if right >= min(left, svg.width(words, _LETTERS)):
        return svg.text(_cut(words, right, _LETTERS), end + _GAP / 2, base, size=_LETTERS)
    return svg.text(_cut(words, left, _LETTERS), left + _GAP / 2, base, size=_LETTERS, anchor="end")


def _told(version: Version) -> str:
    """What a pointer on a bar is told: who, when, and the days."""
    return f"{version.claimant}: {plain.days(version.earliest, version.latest)}"


def _cut(words: str, room: float, size: float = svg.SIZE) -> str:
    """The words, or as many of their letters as there is room for."""
    if svg.width(words, size) <= room:
        return words
    while words and svg.width(f"{words}…", size) > room:
        words = words[:-1]
    return f"{words.rstrip()}…" if words else ""


def _row(one: Occurrence, scale: axes.Scale) -> str:
    """A bar in characters, with as many words as there is room for on its roomier side."""
    found = spell(one)
    if found is None:
        return ""
    at = _at(scale, found, 1)
    first = min(int(at.start), int(scale.end) - 1)
    whole = found.earliest != found.latest
    last = min(max(first, math.ceil(at.end) - 1), int(scale.end) - 1) if whole else first
    bar, words = _characters(last - first + 1, at, found.ahead), _words(one)
    right = int(scale.end) - last - 3
    if right >= min(first - 2, cell_len(words)):
        return f"{' ' * first}{bar} {_fitted(words, right)}"
    told = _fitted(words, first - 1)
    return f"{' ' * (first - 1 - cell_len(told))}{told} {bar}"


def _characters(size: int, at: _Ends, ahead: bool) -> str:
    line = "╌" if ahead else "─"
    left, right = "◀" if at.before else "├", "▶" if at.after else "┤"
    if size == 1:
        closed = "○" if ahead else "●"
        return left if at.before else right if at.after else closed
    return f"{left}{line * (size - 2)}{right}"


def _fitted(words: str, room: int) -> str:
    """The words in so many columns."""
    return words if cell_len(words) <= room else f"{set_cell_size(words, max(room - 1, 0)).rstrip()}…"


def _marked(scale: axes.Scale) -> str:
    """The axis: a stroke and a day at each mark for which there is room."""
    line = ""
    first, last = (date.fromordinal(round(day)) for day in (scale.low, scale.high - 1))
    for mark in axes.days(first, last, max(2, int(scale.end) // 14)):
        place = int(scale.at(mark.at))
        if place >= len(line) and place + len(mark.label) < scale.end:
            line = f"{line.ljust(place)}│{mark.label} "
    return line.rstrip()
