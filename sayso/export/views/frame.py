"""Frame: which part of the world a map shows, and where its points come to stand."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from sayso.export.views.outlines import Point
from sayso.records import Place, Spot

WIDTH = 640.0
KM_A_DEGREE = 111.2
_LOWEST, _HIGHEST = 0.5, 1.0
"""Height of a map as a share of its width."""
_MARGIN = 0.1
_LEAST_KM = 400.0
"""What a map shows at least from edge to edge: around one town its region is to be seen."""
_WORLD = 360.0
_VAGUE_KM = 700.0
"""Radius from which on a region is hardly smaller than countries are."""
_STEEPEST = 75.0
"""Latitude up to which degrees of longitude are shortened as on the ground: beyond it maps would be too narrow."""
_SHRINKS = 0.6
"""A place is left beyond the map where that shrinks it to less than so much of its area …"""
_SPARED = 0.2
"""… as long as those left out hold no more than this share of the claims."""


@dataclass(frozen=True, slots=True)
class Frame:
    """Degrees at the edges, `west` from -180 on and `east` beyond 180 if need be; `scale` units are a degree north."""

    west: float
    east: float
    south: float
    north: float
    scale: float

    @property
    def shortening(self) -> float:
        """How much shorter a degree of longitude is drawn than one of latitude: as it is in the middle of the map."""
        return _shortening((self.south + self.north) / 2)

    @property
    def height(self) -> float:
        """Height in units."""
        return (self.north - self.south) * self.scale

    def at(self, point: Point) -> Point:
        """Where a point stands; its longitude is taken as it is."""
        return (point[0] - self.west) * self.scale * self.shortening, (self.north - point[1]) * self.scale

    def near(self, lon: float) -> float:
        """The longitude turned around the globe so that it is as near as can be to the middle of the map."""
        middle = (self.west + self.east) / 2
        return lon + _WORLD * round((middle - lon) / _WORLD)

    def shows(self, place: Place) -> bool:
        """Whether the middle of a place is on the map."""
        if place.spot.lat is None or place.spot.lon is None:
            return False
        return self.west <= self.near(place.spot.lon) <= self.east and self.south <= place.spot.lat <= self.north

    def kilometres(self, units: float) -> float:
        """How far so many units are in the middle of the map."""
        return units / self.scale * KM_A_DEGREE


@dataclass(frozen=True, slots=True)
class _Box:
    """What a place needs of a map, in degrees, and how many claims are made of it."""

    west: float
    east: float
    south: float
    north: float
    claims: int


def vague(spot: Spot) -> bool:
    """Whether a place is too large and too vague to be filled: "Asia", "Siberia"."""
    return spot.level == "area" or (spot.level != "country" and (spot.precision_km or 0.0) > _VAGUE_KM)


def fitted(places: Sequence[Place]) -> Frame | None:
    """The frame that shows the places with a margin; None where none of them can be drawn.

    It is fitted to places within countries where most claims name such, for a country that is named is not all meant,
    else to countries too; a few far-off places of which little is claimed stay beyond it.
    """
    located = [place for place in places if place.spot.lat is not None and place.spot.lon is not None]
    fine = [one for one in located if one.spot.level != "country" and not vague(one.spot)]
    countries = [one for one in located if one.spot.level == "country"]
    mostly = fine if _claims(fine) >= _claims(countries) else [*fine, *countries]
    chosen = mostly or located
    return _framed(_trimmed(_turned([_box(place) for place in chosen]))) if chosen else None


def _claims(places: Iterable[Place]) -> int:
    return sum(place.claims for place in places)


def _shortening(lat: float) -> float:
    return math.cos(math.radians(min(abs(lat), _STEEPEST)))


def _box(place: Place) -> _Box:
    lat, lon, km = place.spot.lat or 0.0, place.spot.lon or 0.0, place.spot.precision_km or 1.0
    north = min(km / KM_A_DEGREE, 90.0)
    east = min(north / _shortening(lat), _WORLD / 2)
    return _Box(lon - east, lon + east, max(-90.0, lat - north), min(90.0, lat + north), place.claims)


def _turned(boxes: Sequence[_Box]) -> list[_Box]:
    """The boxes turned around the globe so that the widest stretch without any lies outside of them all."""
    found = sorted(boxes, key=lambda one: one.west + one.east)
    middles = [(one.west + one.east) / 2 for one in found]
    gaps = [after - before for before, after in pairwise([*middles, middles[0] + _WORLD])]
    cut = gaps.index(max(gaps)) + 1
    behind = [_Box(one.west + _WORLD, one.east + _WORLD, one.south, one.north, one.claims) for one in found[:cut]]
    return [*found[cut:], *behind] if cut < len(found) else found


def _around(boxes: Iterable[_Box]) -> _Box:
    west, east, south, north, claims = zip(
        *((one.west, one.east, one.south, one.north, one.claims) for one in boxes), strict=True
    )
    return _Box(min(west), max(east), min(south), max(north), sum(claims))


def _size(boxes: Iterable[_Box]) -> float:
    whole = _around(boxes)
    return (whole.east - whole.west) * (whole.north - whole.south)


def _trimmed(boxes: list[_Box]) -> _Box:
    """What holds all boxes but those far off: the one whose leaving shrinks it most goes first."""
    spare = _SPARED * sum(one.claims for one in boxes)
    while len(boxes) > 1:
        sizes = [(_size(boxes[:n] + boxes[n + 1 :]), n) for n, one in enumerate(boxes) if one.claims <= spare]
        least, place = min(sizes, default=(math.inf, 0))
        if least > _SHRINKS * _size(boxes):
            break
        spare -= boxes[place].claims
        boxes = boxes[:place] + boxes[place + 1 :]
    return _around(boxes)


def _framed(box: _Box) -> Frame:
    """The box with a margin, in the shape of a map."""
    lat, lon = (box.south + box.north) / 2, (box.west + box.east) / 2
    short, least = _shortening(lat), _LEAST_KM / KM_A_DEGREE
    wide = max((box.east - box.west) * short * (1 + 2 * _MARGIN), least)
    high = max((box.north - box.south) * (1 + 2 * _MARGIN), least * _LOWEST)
    wide = min(max(wide, high / _HIGHEST), _WORLD * short)
    high = min(max(high, wide * _LOWEST), 170.0)
    lat = min(max(lat, high / 2 - 90.0), 90.0 - high / 2)
    west = lon - wide / short / 2
    turn = _WORLD * math.floor((west + 180.0) / _WORLD)
    return Frame(west - turn, west - turn + wide / short, lat - high / 2, lat + high / 2, WIDTH / wide)
