from __future__ import annotations

import csv
import io
import itertools
import json
import os
from dataclasses import replace
from typing import Any
from unittest.mock import patch
from xml.etree import ElementTree

import pytest
from rich.cells import cell_len

from sayso.export.views import cartography
from sayso.export.views.frame import fitted
from sayso.export.views.map import COLUMNS, MEANINGS, WRITERS
from sayso.records import Layer, Level, Place, Placed, Query, Spot, Story
from sayso.view.places import places
from tests.deployment import MOMENTS
from tests.deployment import story as example
from tests.export.claims.story import CLAIM
from tests.view.happening import story

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = "<script>alert(1)</script> ]]> \x1b[31m"
SAID = (
    {"in": "Tide", "on": "2031-05-14", "by": "Ada Tol", "text": "Oskar troops are at Lesk"},
    {"in": "Mail", "on": "2031-05-15", "by": "Ada Tol", "text": "shells fell on Lesk and Brod"},
    {"in": "Mail", "on": "2031-05-16", "by": "Oskar Ministry", "act": "denies", "text": "that its troops are at Lesk"},
    {"in": "Post", "on": "2031-05-16", "by": f"Guild {HOSTILE}", "text": f"{HOSTILE} ships came to Lesk and Farrow"},
)
STORY = story(SAID, ["2 denies 0"], Query(limit=20))


def written(form: str, told: Story = STORY, width: int = 80) -> str:
    out = io.StringIO()
    with patch.dict(os.environ, {"COLUMNS": str(width)}):
        WRITERS[form](told, places(told), out)
    return out.getvalue()


def place(name: str, at: tuple[float, float], level: Level, km: float, *, claims: int = 1) -> Place:
    placed = Placed(CLAIM.id, "it is so", CLAIM.standing, CLAIM.statements[:1])
    return Place(Spot(name, *at, None, level, km), (Layer("Ada Tol", (placed,), None, None),), claims)


def test_places_stand_country_by_country_with_who_claims_what_there() -> None:
    shown = " ".join(written("table").split())
    assert "XV Lesk · town, ± 5 km 4 claims by 3 claimants Ada Tol · 14 May 2031 to 15 May 2031" in shown
    assert "Oskar troops are at Lesk 0 · a single root · denied" in shown
    assert "Oskar Ministry · 16 May 2031 denies: its troops are at Lesk 2" in shown
    assert "COUNTRIES NOT TOLD Farrow · town, in no gazetteer" in shown


@pytest.mark.parametrize("width", [60, 80, 160])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    assert max(map(cell_len, written("table", width=width).splitlines())) <= width


@pytest.mark.parametrize("form", ["svg", "html", "table", "md", "geojson"])
def test_what_is_hostile_stays_text(form: str) -> None:
    shown = written(form)
    assert "<script" not in shown or form in ("table", "md", "geojson")
    assert "\x1b" not in shown


def test_geojson_has_a_feature_for_each_place_and_claimant() -> None:
    document = json.loads(written("geojson"))
    features = document["features"]
    assert [(each["properties"]["place"], each["properties"]["claimant"]) for each in features[:2]] == [
        ("Lesk", "Ada Tol"),
        ("Lesk", "Oskar Ministry"),
    ]
    (claim,) = features[1]["properties"]["claims"]
    assert (claim["act"], claim["text"], claim["statements"]) == ("denies", "that its troops are at Lesk", ["2"])
    farrow = next(each for each in features if each["properties"]["place"] == "Farrow")
    assert farrow["geometry"] is None


@pytest.mark.parametrize("moment", MOMENTS)
def test_geojson_is_valid(moment: str) -> None:
    document = json.loads(written("geojson", example(moment)))
    assert document["type"] == "FeatureCollection"
    assert len({each["id"] for each in document["features"]}) == len(document["features"])
    for each in document["features"]:
        assert each["type"] == "Feature"
        if each["geometry"] is not None:
            _check(each["geometry"])


def _check(geometry: dict[str, Any]) -> None:
    """RFC 7946: rings closed, of four points at least, outer ones against the clock, within the world."""
    several = geometry["type"] == "MultiPolygon"
    for rings in geometry["coordinates"] if several else [geometry["coordinates"]]:
        for number, ring in enumerate(rings):
            assert ring[0] == ring[-1]
            assert len(ring) >= 4
            assert all(-180 <= x <= 180 and -90 <= y <= 90 for x, y in ring)
            turn = sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in itertools.pairwise(ring))
            assert (turn > 0) == (number == 0)


def test_the_picture_has_a_layer_for_each_claimant() -> None:
    root = ElementTree.fromstring(written("svg"))
    layers = [each for each in root.iter(f"{SVG}g") if each.get("id", "").startswith("map-layer-")]
    names = [layer[0].text for layer in layers]
    assert names[0] == "Ada Tol"
    assert len(names) == 3
    told = {title.text for title in layers[0].iter(f"{SVG}title")}
    assert told == {"Ada Tol", "Ada Tol: Brod, 1 claim", "Ada Tol: Lesk, 2 claims"}
    notes = [each.text for each in root.iter(f"{SVG}text")]
    assert "In no gazetteer: Farrow" in notes


def _boxes(picture: str) -> list[tuple[float, float, float]]:
    """Where labels of places begin, and their widths at least."""
    root = ElementTree.fromstring(picture)
    bold = [each for each in root.iter(f"{SVG}text") if each.get("font-weight") == "600"]
    return [(float(each.attrib["x"]), float(each.attrib["y"]), 6.0 * len(each.text or "")) for each in bold]


def test_labels_do_not_lie_over_each_other() -> None:
    crowd = [place(f"Town {n}", (49 + n % 5 / 50, 31 + n // 5 / 50), "town", 1) for n in range(25)]
    boxes = _boxes(cartography.drawn(crowd) or "")
    assert len(boxes) > 12
    for number, (x, y, wide) in enumerate(boxes):
        for other_x, other_y, other in boxes[number + 1 :]:
            assert abs(y - other_y) > 10 or x + wide <= other_x or other_x + other <= x


def test_a_map_fits_its_places_and_leaves_a_far_one_of_which_little_is_claimed_beyond() -> None:
    near = [place("Lesk", (49, 31), "town", 5, claims=9), place("Brod", (50, 33), "region", 60, claims=6)]
    far = place("Farrow", (-30, 150), "town", 5, claims=1)
    frame = fitted([*near, far])
    assert frame is not None
    assert [frame.shows(one) for one in (*near, far)] == [True, True, False]
    assert frame.east - frame.west < 15
    much = fitted([*near, replace(far, claims=9)])
    assert much is not None
    assert much.shows(far)


def test_a_map_goes_across_the_antimeridian_where_places_lie_on_both_sides() -> None:
    both = [place("Lesk", (-18, 178), "town", 5), place("Brod", (-14, -172), "town", 5)]
    frame = fitted(both)
    assert frame is not None
    assert all(frame.shows(one) for one in both)
    assert frame.east - frame.west < 20


@pytest.mark.parametrize("one", [place("Arctic", (80, 0), "area", 2000), place("Pole", (-90, 0), "exact", 5)])
def test_places_around_the_poles_are_drawn(one: Place) -> None:
    ElementTree.fromstring(cartography.drawn([one]) or "")


def test_rows_are_as_many_as_claims_of_claimants() -> None:
    first, *rest = csv.reader(io.StringIO(written("csv")))
    assert tuple(first) == COLUMNS
    assert len(rest) == 6


def test_every_field_has_a_meaning_and_nothing_else_has() -> None:
    for record in (Place, Layer, Placed):
        assert set(MEANINGS[record][1]) == set(record.__dataclass_fields__)


def test_where_no_place_is_named_it_says_so() -> None:
    assert "No place is named by these claims." in written("table", story((), (), Query()))
    assert "No place that is known is named." in written("svg", story((), (), Query()))


@pytest.mark.parametrize("moment", MOMENTS)
@pytest.mark.parametrize("form", sorted(WRITERS))
def test_the_example_is_written_in_every_format(form: str, moment: str) -> None:
    assert written(form, example(moment))
