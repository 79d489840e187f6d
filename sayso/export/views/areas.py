"""Areas: the ground that a place may mean, as polygons; never a point that nobody claimed."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise

from sayso.export.views.outlines import Point, Polygon, Ring, outline
from sayso.records import Level, Spot

AROUND = 72
"""Points of a circle."""
EARTH_KM = 6371.0
_FINENESS: tuple[Level, ...] = ("exact", "town", "district", "region", "country", "area")
_HALF = 180.0
_POLE = 90.0


def area(spot: Spot) -> tuple[Polygon, ...]:
    """The outline of a country, else a circle of the place's precision; none where the gazetteer lacks the place.

    Longitudes may go beyond 180 degrees.
    """
    if spot.level == "country" and spot.country and (land := outline(spot.country)):
        return land
    if spot.lat is None or spot.lon is None:
        return ()
    return ((circle((spot.lon, spot.lat), max(spot.precision_km or 0.0, 1.0)),),)


def circle(centre: Point, km: float) -> Ring:
    """All that lies so many kilometres around, against the clock; around a pole it is closed along it."""
    found = [_away(centre, km, -turn * math.tau / AROUND) for turn in range(AROUND)]
    ring = _unwrapped([*found, found[0]])
    if abs(ring[-1][0] - ring[0][0]) < 1:
        return (*ring[:-1], ring[0])
    pole = math.copysign(_POLE, centre[1])
    return (*ring, (ring[-1][0], pole), (ring[0][0], pole), ring[0])


def whole(polygons: Iterable[Polygon]) -> Iterator[Polygon]:
    """The same ground cut at the antimeridian, as RFC 7946 asks: all longitudes from -180 to 180."""
    for polygon in polygons:
        longitudes = [x for x, _ in polygon[0]]
        for turns in range(math.floor((min(longitudes) + _HALF) / 360), math.ceil((max(longitudes) - _HALF) / 360) + 1):
            rings = [_between([(x - 360 * turns, y) for x, y in ring]) for ring in polygon]
            if rings[0]:
                yield tuple(ring for ring in rings if ring)


def finest(spots: Iterable[Spot]) -> tuple[Spot, ...]:
    """The places without those that others of them tell more finely: not the country of a town."""
    known = [spot for spot in spots if spot.lat is not None]
    finer = {(spot.country, level) for spot in known for level in _FINENESS[_FINENESS.index(spot.level) + 1 :]}
    return tuple(spot for spot in known if (spot.country, spot.level) not in finer)


def around(ring: Sequence[Point], point: Point) -> bool:
    """Whether a closed line goes around a point."""
    x, y = point
    crossed = [
        (x2 - x1) * (y - y1) / (y2 - y1) + x1 > x for (x1, y1), (x2, y2) in pairwise(ring) if (y1 > y) != (y2 > y)
    ]
    return sum(crossed) % 2 == 1


def _away(centre: Point, km: float, bearing: float) -> Point:
    """The point so far away in that direction, clockwise from north in radians, on a sphere."""
    lon, lat = math.radians(centre[0]), math.radians(centre[1])
    angle = km / EARTH_KM
    north = math.asin(math.sin(lat) * math.cos(angle) + math.cos(lat) * math.sin(angle) * math.cos(bearing))
    east = math.atan2(
        math.sin(bearing) * math.sin(angle) * math.cos(lat), math.cos(angle) - math.sin(lat) * math.sin(north)
    )
    return round(math.degrees(lon + east), 4), round(math.degrees(north), 4)


def _unwrapped(ring: list[Point]) -> list[Point]:
    """The ring without jumps at the antimeridian."""
    found = [ring[0]]
    for x, y in ring[1:]:
        found.append((x + 360 * round((found[-1][0] - x) / 360), y))
    return found


def _between(ring: list[Point]) -> Ring:
    """The part of a ring from -180 to 180 degrees (Sutherland and Hodgman); empty where there is none."""
    for bound, inside in ((-_HALF, float.__ge__), (_HALF, float.__le__)):
        ring = list(_clipped(ring, bound, inside))
    if len(set(ring)) <= len("xy"):
        return ()
    return tuple(ring) if ring[0] == ring[-1] else (*ring, ring[0])


def _clipped(ring: list[Point], bound: float, inside: Callable[[float, float], bool]) -> Iterator[Point]:
    for before, point in zip([ring[-1], *ring], ring, strict=False):
        if inside(float(before[0]), bound) != inside(float(point[0]), bound):
            share = (bound - before[0]) / (point[0] - before[0])
            yield bound, round(before[1] + share * (point[1] - before[1]), 4)
        if inside(float(point[0]), bound):
            yield point
