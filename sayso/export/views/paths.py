"""Paths: polygons on a map as SVG, no finer than can be seen and no further than the map goes."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator

from sayso.export.views import svg
from sayso.export.views.frame import WIDTH, Frame
from sayso.export.views.outlines import Extent, Point, Polygon, extent

_BEYOND = 20.0
"""Units beyond an edge from which on what is drawn does not reach into the map."""
_NEAREST = 0.7
"""Units that two points of a border must be apart for both to be drawn."""


def path(polygons: Iterable[Polygon], frame: Frame) -> str:
    """Polygons as a path, as often as the map shows them around the globe; empty where it does not."""
    return drawn_in(((polygon, extent(polygon)) for polygon in polygons), frame)


def drawn_in(polygons: Iterable[tuple[Polygon, Extent]], frame: Frame) -> str:
    """The same for polygons whose ends are known."""
    return "".join(
        _line([(x + turn, y) for x, y in ring], frame)
        for polygon, reach in polygons
        for turn in (-360.0, 0.0, 360.0)
        if _reaches(reach, turn, frame)
        for ring in polygon
    )


def _reaches(extent: Extent, turn: float, frame: Frame) -> bool:
    west, east, south, north = extent
    return west + turn < frame.east and east + turn > frame.west and south < frame.north and north > frame.south


def _line(ring: Iterable[Point], frame: Frame) -> str:
    """A ring as a path, each point told from the one before it: that is short."""
    told: list[str] = []
    last = (math.inf, math.inf)
    for x, y in _needed(ring, frame):
        at = round(x, 1), round(y, 1)
        if not told:
            told.append(f"M{svg.number(at[0])} {svg.number(at[1])}l")
        elif math.dist(at, last) < _NEAREST:
            continue
        else:
            told.append(f"{svg.number(at[0] - last[0])} {svg.number(at[1] - last[1])} ")
        last = at
    return f"{''.join(told)[:-1]}Z"


def _needed(ring: Iterable[Point], frame: Frame) -> Iterator[Point]:
    """The points of a ring but those far out, between two that lie beyond the same edge: nothing of them is seen."""
    shortening, wide, high = frame.shortening, WIDTH + _BEYOND, frame.height + _BEYOND
    points = [((lon - frame.west) * frame.scale * shortening, (frame.north - lat) * frame.scale) for lon, lat in ring]
    beyond = [(x < -_BEYOND) | (x > wide) << 1 | (y < -_BEYOND) << 2 | (y > high) << 3 for x, y in points]
    last = 0
    for number, point in enumerate(points):
        after = beyond[number + 1] if number + 1 < len(points) else 0
        if not last & beyond[number] & after:
            yield point
            last = beyond[number]
