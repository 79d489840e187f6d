from __future__ import annotations

from sayso.records import Query
from sayso.view.places import places
from tests.view.happening import story

TROOPS = {"in": "Tide", "on": "2031-05-14", "by": "Ada Tol", "text": "Oskar troops are at Lesk"}
SHELLS = {"in": "Mail", "on": "2031-05-15", "by": "Ada Tol", "text": "shells fell on Lesk and Brod"}
DENIAL = {
    "in": "Mail",
    "on": "2031-05-16",
    "by": "Oskar Ministry",
    "act": "denies",
    "text": "that its troops are at Lesk",
}


def test_places_have_a_layer_for_each_claimant_those_in_most_claims_first() -> None:
    lesk, brod = places(story([TROOPS, SHELLS, DENIAL], ["2 denies 0"]))
    assert (lesk.spot.name, lesk.claims, brod.spot.name, brod.claims) == ("Lesk", 3, "Brod", 1)
    assert [(layer.claimant, len(layer.claims)) for layer in lesk.layers] == [("Ada Tol", 2), ("Oskar Ministry", 1)]
    tol, ministry = lesk.layers
    assert (tol.first, tol.last) == ("2031-05-14", "2031-05-15")
    assert {one.standing.opposition for one in tol.claims} == {"none", "denied"}
    assert ministry.claims[0].statements[0].act == "denies"


def test_a_claim_of_two_claimants_counts_once_for_its_place() -> None:
    (lesk,) = places(story([TROOPS, {**TROOPS, "by": "Strait Mission", "in": "Mail"}], ["1 same 0"]))
    assert (lesk.claims, len(lesk.layers)) == (1, 2)


def test_where_a_report_was_written_is_no_place_of_a_claim() -> None:
    text = "LESK, May 14 - Oskar troops are near Brod and Lesk stands."
    assert [place.spot.name for place in places(story([{"in": "Tide", "on": "2031-05-14", "text": text}]))] == ["Brod"]


def test_who_cannot_say_claims_nothing_of_a_place() -> None:
    assert places(story([{**TROOPS, "act": "doubts"}])) == ()


def test_a_place_in_no_gazetteer_is_kept() -> None:
    (farrow,) = places(story([{**TROOPS, "text": "Oskar troops are at Farrow"}]))
    assert farrow.spot.lat is None


def test_since_keeps_places_named_then_or_later() -> None:
    found = places(story([TROOPS, {**SHELLS, "text": "shells fell on Brod"}], (), Query(since="2031-05-15")))
    assert [place.spot.name for place in found] == ["Brod"]
