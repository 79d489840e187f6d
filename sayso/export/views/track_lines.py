"""Track lines: a track's values drawn with characters, one line each, in the order in which they were said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from textwrap import wrap

from rich.cells import cell_len, set_cell_size

from sayso.export.views import axes
from sayso.export.views.ranges import Extent, Range, day, drawn, extent, short
from sayso.export.visible import one_line
from sayso.records import Step, Track

_KEY = "● a value, ├─┤ from … to, ╌▶ or more, ◀╌ or less, ○ withdrawn, ◇ a part or a short time"
_WIDE = 110
"""From this many columns on names have more room."""
_NAMES = {False: 24, True: 40}
_GAP = 2
_ARROW = 4
"""Columns of an open end."""
_LEAST = 12
"""Columns that values have at least."""


def lines(track: Track, width: int) -> tuple[str, ...]:
    """The lines, at most `width` columns wide where it is at least 60."""
    found = drawn(track)
    if not found:
        return ()
    dates = _dates([step for step, _ in found])
    amounts = [short(step) for step, _ in found]
    names = [one_line(step.source) for step, _ in found]
    left = max(map(len, dates)) + _GAP, min(max(map(cell_len, names)), _NAMES[width >= _WIDE]) + _GAP
    right = max(map(cell_len, amounts)) + _GAP
    room = max(_LEAST, width - sum(left) - right)
    reached = extent(each for _, each in found)
    scale = axes.Scale(reached.low, reached.high, _ARROW, room - 1 - _ARROW, reached.logarithmic)
    rows = zip(dates, names, found, amounts, strict=True)
    drawn_rows = (
        f"{said:<{left[0]}}{_fitted(name, left[1])}{_row(step, each, scale, room)}{' ' * _GAP}{much}"
        for said, name, (step, each), much in rows
    )
    return (*drawn_rows, *_axis(reached, scale, (sum(left), room), whole=track.unit == "count"))


def key(width: int) -> list[str]:
    """What the characters mean, in lines of that width."""
    return wrap(_KEY, width)


def _dates(steps: Sequence[Step]) -> list[str]:
    """The days, with their years where there are several; one said on the day of the one before has none."""
    days = [day(step) for step in steps]
    several = len({each.year for each in days if each}) > 1
    told = [f"{axes.day(each)}{f' {each.year}' if several else ''}" if each else "" for each in days]
    return [each if not number or each != told[number - 1] else "" for number, each in enumerate(told)]


def _fitted(name: str, width: int) -> str:
    room = width - _GAP
    shown = name if cell_len(name) <= room else f"{set_cell_size(name, room - 1).rstrip()}…"
    return set_cell_size(shown, width)


def _row(step: Step, reached: Range, scale: axes.Scale, room: int) -> str:
    cells = [" "] * room
    low, high, at = (round(scale.at(each)) for each in (reached.low, reached.high, reached.at))
    cells[low : high + 1] = ["─"] * (high + 1 - low)
    if low < high:
        cells[low], cells[high] = "├", "┤"
    if reached.open_high:
        cells[high + 1 : high + 1 + _ARROW] = [*"╌" * (_ARROW - 1), "▶"]
    if reached.open_low:
        cells[low - _ARROW : low] = ["◀", *"╌" * (_ARROW - 1)]
    part = step.part or step.spell is not None
    cells[at] = "○" if step.withdrawn else "◇" if part else "●"
    return "".join(cells[:room])


def _axis(reached: Extent, scale: axes.Scale, place: tuple[int, int], *, whole: bool) -> Iterator[str]:
    """The line below, with the round numbers that have room, and what kind of scale it is."""
    left, room = place
    ticks, labels, end = [*"─" * room], [" "] * room, -1
    most = max(2, room // 12)
    for mark in axes.amounts(reached.low, reached.high, most, logarithmic=reached.logarithmic, whole=whole):
        at = round(scale.at(mark.at))
        begin = max(0, min(room - len(mark.label), at - len(mark.label) // 2))
        ticks[at] = "┴"
        if begin > end:
            labels[begin : begin + len(mark.label)] = mark.label
            end = begin + len(mark.label)
    told = "logarithmic" if reached.logarithmic else ""
    yield f"{' ' * left}{''.join(ticks)}"
    yield f"{told:<{left}}{''.join(labels)}".rstrip()
