from __future__ import annotations

import itertools
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.export.views.areas import AROUND, EARTH_KM, area, around, circle, finest, whole
from sayso.export.views.outlines import Point, Ring, outlines
from sayso.records import Spot


def _signed(ring: Ring) -> float:
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in itertools.pairwise(ring)) / 2


def _away(one: Point, other: Point) -> float:
    (x1, y1), (x2, y2) = ((math.radians(x), math.radians(y)) for x, y in (one, other))
    cosine = math.sin(y1) * math.sin(y2) + math.cos(y1) * math.cos(y2) * math.cos(x1 - x2)
    return EARTH_KM * math.acos(max(-1.0, min(1.0, cosine)))


def test_outlines_are_closed_and_turn_as_geojson_wants_it() -> None:
    assert len(outlines()) > 220
    for polygons in outlines().values():
        for outer, *holes in polygons:
            assert outer[0] == outer[-1]
            assert _signed(outer) > 0
            assert all(_signed(hole) < 0 and hole[0] == hole[-1] for hole in holes)
            assert all(-90 <= y <= 90 for _, y in outer)


@pytest.mark.parametrize(
    ("code", "point"),
    [("UA", (30.5, 50.4)), ("UA", (34.1, 45.2)), ("RU", (37.6, 55.7)), ("RU", (185.0, 67.0)), ("ZA", (28.0, -26.2)),
     ("LS", (28.2, -29.5)), ("SO", (44.5, 9.6)), ("CY", (33.3, 35.3)), ("XK", (20.9, 42.6)), ("AQ", (0.0, -85.0))],
)  # fmt: skip
def test_places_lie_in_their_countries(code: str, point: Point) -> None:
    holding = {
        name
        for name, polygons in outlines().items()
        if any(around(outer, point) and not any(around(hole, point) for hole in holes) for outer, *holes in polygons)
    }
    assert holding == {code}


def test_a_country_is_its_outline_and_else_a_place_is_a_circle() -> None:
    assert area(Spot("Russia", 60, 100, "RU", "country", 2333)) == outlines()["RU"]
    assert len(area(Spot("Nowhere", 10, 20, "ZZ", "country", 100))[0][0]) == AROUND + 1
    assert area(Spot("Farrow")) == ()


POINTS = st.tuples(st.floats(-180, 180), st.floats(-85, 85))


@given(POINTS, st.floats(1, 3000))
def test_a_circle_is_as_wide_as_the_precision_and_turns_against_the_clock(centre: Point, km: float) -> None:
    ring = circle(centre, km)
    assert ring[0] == ring[-1]
    assert len(ring) > 48
    assert _signed(ring) > 0
    edge = [point for point in ring if abs(point[1]) < 90]
    assert all(abs(_away(centre, point) - km) < 0.2 + km / 1000 for point in edge)


@given(POINTS, st.floats(1, 3000))
def test_what_is_cut_at_the_antimeridian_is_the_same_ground_within_the_world(centre: Point, km: float) -> None:
    ring = circle(centre, km)
    parts = list(whole([(ring,)]))
    assert all(-180 <= x <= 180 and -90 <= y <= 90 for part in parts for x, y in part[0])
    assert all(part[0][0] == part[0][-1] and _signed(part[0]) > 0 for part in parts)
    assert sum(_signed(part[0]) for part in parts) == pytest.approx(_signed(ring), rel=1e-3, abs=1e-3)


def test_a_place_beyond_the_antimeridian_is_in_two_parts() -> None:
    parts = list(whole(area(Spot("Lau", -18, 179.9, "FJ", "region", 100))))
    assert sorted(round(max(x for x, _ in part[0])) for part in parts) == [-179, 180]


def test_the_finest_places_of_a_country_tell_where_it_is() -> None:
    town, state = Spot("Lesk", 49, 31, "XV", "town"), Spot("Velda", 49, 32, "XV", "country")
    other = Spot("Oskar", 1, 2, "XO", "country")
    assert finest([state, town, other, Spot("Farrow")]) == (town, other)
