"""Track SVG: a track's values over the days on which they were said, open ends fading, sources beside their values."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sayso.export.claims import words
from sayso.export.views import axes, svg
from sayso.export.views.ranges import Extent, Range, day, drawn, extent, short
from sayso.export.visible import one_line
from sayso.records import Step, Track

WIDTH, HEIGHT = 720.0, 320.0
"""Size of one plot."""
_LEFT, _RIGHT, _TOP, _BOTTOM = 62.0, 40.0, 52.0, 34.0
"""Room around the values: for amounts, names, the title and open ends, and days."""
WIDE = "wide"
"""The class of page.css by which it keeps a width at which its words can be read; a page lets it be moved sideways."""
_TITLE = 22.0
_SMALL = 11.5
_OPEN = 30.0
"""How far an open end reaches."""
_FADES = (0.9, 0.6, 0.35)
"""Opacities along an open end."""
_BAR, _POINT, _HEAD = 5.0, 4.0, 5.0
_APART = 10.0
"""Between two values said at one time."""
_CROWD = 40
"""Values before one that it is kept clear of."""
_NAME = 26
"""Letters of a name at most."""
_LINE = 13.0
_SHIFTS = (0, 1, -1, 2, -2, 3, -3, 4, -4)
"""Lines by which a name is moved until it has room."""
_KEY = "by the day it was said · bar: from … to · arrow: open end · hollow: a part, or withdrawn · tick: relayed"
_NEAR = 160.0, 40.0
"""How near, in width and height, a name is not written again."""

Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""


@dataclass(frozen=True, slots=True)
class _Point:
    """A value where it is drawn."""

    step: Step
    range: Range
    x: float
    y: float
    low: float
    high: float

    @property
    def box(self) -> Box:
        """What it covers, open ends included."""
        top = self.high - _POINT - _OPEN * self.range.open_high
        return self.x - _POINT - 2, top, self.x + _POINT + 2, self.low + _POINT + _OPEN * self.range.open_low


@dataclass(frozen=True, slots=True)
class _Frame:
    """Where days and amounts stand."""

    days: axes.Scale
    amounts: axes.Scale
    extent: Extent


def picture(track: Track, title: str) -> str:
    """The plot of one track, without its title in letters: it stands under one."""
    parts = svg.element("g", "".join(_parts(track)), transform=f"translate(0 {svg.number(-_TITLE)})")
    return svg.picture(WIDTH, HEIGHT - _TITLE, title, _described(track), [parts], least=WIDE)


def pictures(tracks: Iterable[tuple[Track, str]]) -> str:
    """The plots of tracks with their titles, one below the other."""
    found = [(track, title) for track, title in tracks if _points_of(track)]
    if not found:
        told = "No figures to draw."
        return svg.picture(WIDTH, _TOP, told, told, [svg.text(told, _LEFT, _TOP / 2)])
    parts = (
        svg.element(
            "g", _titled(title) + "".join(_parts(track)), transform=f"translate(0 {svg.number(number * HEIGHT)})"
        )
        for number, (track, title) in enumerate(found)
    )
    described = " ".join(f"{title}: {_described(track)}" for track, title in found)
    return svg.picture(WIDTH, HEIGHT * len(found), "Figures and who gave them", described, parts)


def _described(track: Track) -> str:
    """The values in words."""
    told = (
        f"{short(step)} by {step.source}, {words.on(step.first.saying.published)}{_flag(step)}" for step in track.steps
    )
    return f"{'; '.join(map(one_line, told))}."


def _flag(step: Step) -> str:
    return ", withdrawn" if step.withdrawn else ""


def _points_of(track: Track) -> tuple[tuple[Step, Range], ...]:
    """Steps with a day and an amount."""
    return tuple((step, each) for step, each in drawn(track) if day(step) is not None)


def _titled(title: str) -> str:
    return svg.text(title[0].upper() + title[1:], 10, 22, weight=650, size=14)


def _parts(track: Track) -> Iterator[str]:
    found = _points_of(track)
    if not found:
        return
    frame = _frame(found)
    yield from _axes(frame, track)
    points = _placed(found, frame)
    yield from _threads(points)
    for point in points:
        yield svg.group([*_relays(point, frame), *_marked(point)], _told(point.step))
    yield from _labels(points)


def _frame(found: Sequence[tuple[Step, Range]]) -> _Frame:
    said = [each for step, _ in found for each in _days(step)]
    first, last = axes.padded(min(said), max(said))
    reached = extent(each for _, each in found)
    days = axes.Scale(first.toordinal(), last.toordinal(), _LEFT + 12, WIDTH - _RIGHT)
    top = _TOP + _OPEN * any(each.open_high and each.high * 1.1 > reached.high for _, each in found)
    bottom = HEIGHT - _BOTTOM - 8 - _OPEN * any(each.open_low and each.low < reached.low * 1.1 for _, each in found)
    amounts = axes.Scale(reached.low, reached.high, bottom, top, reached.logarithmic)
    return _Frame(days, amounts, reached)


def _days(step: Step) -> Iterator[date]:
    for given in (step.first, *step.relays):
        if given.saying.published is not None:
            yield date.fromisoformat(given.saying.published[:10])


def _axes(frame: _Frame, track: Track) -> Iterator[str]:
    bottom, right = HEIGHT - _BOTTOM, WIDTH - 10
    reached, whole = frame.extent, track.unit == "count"
    for mark in axes.amounts(reached.low, reached.high, 6, logarithmic=reached.logarithmic, whole=whole):
        y = frame.amounts.at(mark.at)
        yield svg.line((_LEFT, y), (right, y))
        yield svg.text(mark.label, _LEFT - 6, y + 4, ink="faint", anchor="end", size=_SMALL)
    yield svg.line((_LEFT, bottom), (right, bottom), ink="faint")
    first, last = (date.fromordinal(int(each)) for each in (frame.days.low, frame.days.high))
    for mark in axes.days(first, last, 6):
        x = frame.days.at(mark.at)
        yield svg.line((x, bottom), (x, bottom + 5), ink="faint")
        yield svg.text(mark.label, x, bottom + 18, ink="faint", anchor="middle", size=_SMALL)
    told = [each for each in (_unit(track), "logarithmic scale" if frame.extent.logarithmic else "", _KEY) if each]
    yield svg.text(" · ".join(told), 10, 38, ink="faint", size=10.5)


def _unit(track: Track) -> str:
    return {"share": track.measure or "%", "count": ""}.get(track.unit, track.measure or track.unit)


def _placed(found: Sequence[tuple[Step, Range]], frame: _Frame) -> list[_Point]:
    """The values where they stand; one that would lie on another is moved to the right of it."""
    points: list[_Point] = []
    for step, each in found:
        said = day(step)
        x = frame.days.at(said.toordinal()) if said is not None else _LEFT
        point = _Point(step, each, x, *(frame.amounts.at(one) for one in (each.at, each.low, each.high)))
        for before in sorted(points[-_CROWD:], key=lambda one: one.x):
            if abs(before.x - point.x) < _APART and _overlap(before.box, point.box):
                point = replace(point, x=before.x + _APART)
        points.append(point)
    return points


def _overlap(one: Box, other: Box) -> bool:
    """Whether two boxes share heights."""
    return one[1] < other[3] and other[1] < one[3]


def _threads(points: Sequence[_Point]) -> Iterator[str]:
    """Lines from each value to what its source said before."""
    by_statement = {point.step.first.saying.id: point for point in points}
    for point in points:
        for each in point.step.compared:
            before = by_statement.get(each.to) if each.how in ("updates", "repeats") else None
            if before is not None:
                yield svg.line((before.x, before.y), (point.x, point.y), ink="figure", dashes="2 4", opacity=0.8)


def _relays(point: _Point, frame: _Frame) -> Iterator[str]:
    """A tick for each statement that passes a value on, on a line from the value."""
    said = [
        frame.days.at(date.fromisoformat(given.saying.published[:10]).toordinal())
        for given in point.step.relays
        if given.saying.published is not None
    ]
    places = [x for x in sorted(set(said)) if x > point.x + _POINT]
    if places:
        yield svg.line((point.x, point.y), (places[-1], point.y), ink="faint", opacity=0.6)
    yield from (svg.line((x, point.y - 4), (x, point.y + 4), ink="faint") for x in places)


def _marked(point: _Point) -> Iterator[str]:
    """The value: a bar for an interval, fading where it is open, and a point for the number."""
    firm = point.step.withdrawn is None
    ink: svg.Ink = "figure" if firm else "against"
    if point.low - point.high > 1:
        yield svg.line((point.x, point.low), (point.x, point.high), ink=ink, width=_BAR, opacity=0.45)
        yield from (
            svg.line((point.x - _POINT, y), (point.x + _POINT, y), ink=ink, width=1.5) for y in (point.low, point.high)
        )
    if point.range.open_high:
        yield from _fading(point.x, point.high, -1, ink)
    if point.range.open_low:
        yield from _fading(point.x, point.low, 1, ink)
    yield _dot(point, ink)
    if not firm:
        x, y = point.x, point.y
        yield svg.line((x - 7, y + 7), (x + 7, y - 7), ink=ink, width=1.5)


def _dot(point: _Point, ink: svg.Ink) -> str:
    """Full for what stands as a whole; hollow for what counts a part or was withdrawn."""
    hollow = point.step.withdrawn is not None or point.step.part or point.step.spell is not None
    style = f"fill:{svg.colour('paper' if hollow else ink)};stroke:{svg.colour(ink)}"
    return svg.element("circle", cx=point.x, cy=point.y, r=_POINT, stroke_width=1.5, style=style)


def _fading(x: float, y: float, way: int, ink: svg.Ink) -> Iterator[str]:
    """An open end: pieces that fade, and a head."""
    piece = (_OPEN - _HEAD) / len(_FADES)
    for number, opacity in enumerate(_FADES):
        start, end = (y + way * piece * each for each in (number, number + 1))
        yield svg.line((x, start), (x, end), ink=ink, width=_BAR - number, opacity=opacity * 0.6)
    tip = y + way * _OPEN
    corners = ((x - _HEAD, tip - way * _HEAD), (x, tip), (x + _HEAD, tip - way * _HEAD))
    points = " ".join(f"{svg.number(a)},{svg.number(b)}" for a, b in corners)
    style = f"fill:none;stroke:{svg.colour(ink)}"
    yield svg.element("polyline", points=points, stroke_width=1.5, style=style)


def _told(step: Step) -> str:
    relays = f", relayed by {words.count(len(outlets(step)), 'outlet')}" if step.relays else ""
    return f"{short(step)}, {step.source}, {words.on(step.first.saying.published)}{_flag(step)}{relays}"


def outlets(step: Step) -> tuple[str, ...]:
    """The outlets that pass a value on."""
    own = words.outlet(step.first.saying)
    return tuple(dict.fromkeys(name for name in (words.outlet(each.saying) for each in step.relays) if name != own))


def _labels(points: Sequence[_Point]) -> Iterator[str]:
    """Names beside their values, as far as there is room, and not again where the same name stands near."""
    taken = [point.box for point in points]
    named: dict[str, _Point] = {}
    for point in points:
        name = _cut(point.step.source) + (", withdrawn" if point.step.withdrawn else "")
        if name in named and _beside(named[name], point):
            continue
        place = next((box for box in _places(point, svg.width(name, _SMALL)) if _free(box, taken)), None)
        if place is not None:
            taken.append(place)
            named[name] = point
            yield from _label(point, name, place)


def _label(point: _Point, name: str, place: Box) -> Iterator[str]:
    """A name, and a line to its value where it does not stand beside it."""
    left, top, right, _ = place
    after = left > point.x
    x, y = (left if after else right), top + _LINE - 3
    if abs(y - 4 - point.y) > _LINE / 2:
        yield svg.line((point.x, point.y), (x + (-2 if after else 2), y - 4), ink="faint", width=0.7)
    ink: svg.Ink = "against" if point.step.withdrawn else "ink"
    yield svg.text(name, x, y, anchor=None if after else "end", size=_SMALL, ink=ink, halo=True)


def _beside(one: _Point, other: _Point) -> bool:
    return abs(one.x - other.x) < _NEAR[0] and abs(one.y - other.y) < _NEAR[1]


def _places(point: _Point, width: float) -> Iterator[Box]:
    """Where a name may stand: to the right, to the left, and some lines higher or lower."""
    for lines in _SHIFTS:
        top = point.y - _LINE / 2 + lines * _LINE - 1
        gap = 9 + 3 * bool(lines)
        for left in (point.x + gap, point.x - gap - width):
            if left > _LEFT and left + width < WIDTH - 4 and _TOP - 8 < top < HEIGHT - _BOTTOM - _LINE:
                yield left, top, left + width, top + _LINE


def _free(box: Box, taken: Iterable[Box]) -> bool:
    left, top, right, bottom = box
    return not any(left < r and right > one and top < b and bottom > t for one, t, r, b in taken)


def _cut(name: str) -> str:
    shown = one_line(name)
    return shown if len(shown) <= _NAME else f"{shown[: _NAME - 1].rstrip()}…"
