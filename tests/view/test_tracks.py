from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.records import Bearing, Step, Track
from sayso.view.tracks import tracks
from tests.deployment import MOMENTS
from tests.deployment import story as example
from tests.rows import rows
from tests.view.counting import story

HERE = "Tarnish soldiers were in Oskarburg"


def one(*values: dict[str, Any], links: tuple[str, ...] = ()) -> Track:
    """The only track of statements on soldiers in one town."""
    (found,) = tracks(story([{"in": "Tide", "place": "Oskarburg", **each} for each in values], links))
    return found


def say(on: str, by: str, many: str, **more: Any) -> dict[str, Any]:
    return {"on": on, "by": by, "text": f"{many} {HERE}", **more}


def how(step: Step) -> list[Bearing]:
    return [each.how for each in step.compared]


@rows("tracks")
def test_tracks(row: dict[str, Any]) -> None:
    found = tracks(story(row["say"], row.get("links", ())))
    told = [
        [track.fate, track.place.name if track.place else None, [step.first.saying.id for step in track.steps]]
        for track in found
    ]
    assert sorted(told, key=str) == sorted(row["tracks"], key=str)
    steps = {step.first.saying.id: step for track in found for step in track.steps}
    assert {ident: [each.saying.id for each in steps[ident].relays] for ident in row.get("relays", {})} == row.get(
        "relays", {}
    )
    assert {ident: steps[ident].compared[0].how for ident in row.get("how", {})} == row.get("how", {})


V, T, O = "Ministry of Velda", "Army of Tarn", "Army of Oskar"  # noqa: E741


@pytest.mark.parametrize(
    ("before", "after", "wanted"),
    [
        (say("2031-05-01", V, "3,000"), say("2031-05-04", V, "3,000"), "repeats"),
        (say("2031-05-01", V, "3,000"), say("2031-05-04", V, "5,000"), "updates"),
        (say("2031-05-01", V, "3,000"), say("2031-05-04", O, "3,000"), "agrees"),
        (say("2031-05-01", V, "3,000"), say("2031-05-02", O, "5,000"), "conflicts"),
        (say("2031-05-01", V, "3,000"), say("2031-05-09", O, "5,000"), "excludes"),
        (say("2031-05-01", V, "5,000"), say("2031-05-06", O, "3,000"), "conflicts"),
        (say("2031-05-01", V, "5,000"), say("2031-05-20", O, "3,000"), "excludes"),
        (say("2031-05-01", V, "at least 3,000"), say("2031-05-02", O, "12,000"), "apart"),
        (say("2031-05-01", V, "about 10,000"), say("2031-05-02", O, "9,500 to 12,000"), "differs"),
    ],
)
def test_how_a_value_stands_to_the_one_before(before: dict[str, Any], after: dict[str, Any], wanted: Bearing) -> None:
    assert how(one(before, after).steps[1]) == [wanted]


def test_a_value_for_an_earlier_time_updates_nothing() -> None:
    late = {"on": "2031-05-09", "by": V, "text": f"5,000 {HERE} in March", "days": ["March", 60, 40]}
    track = one(say("2031-05-01", V, "3,000"), late)
    assert how(track.steps[1]) == ["excludes"]
    assert track.steps[1].as_of is not None


def test_what_counts_a_week_is_not_set_against_totals() -> None:
    text = "more than 100 Tarnish soldiers were killed in Oskarburg in the past week"
    all_in_all = {"on": "2031-05-01", "by": V, "text": "3,000 Tarnish soldiers were killed in Oskarburg"}
    track = one(all_in_all, {"on": "2031-05-02", "by": O, "text": text})
    assert (track.steps[1].spell, how(track.steps[1])) == ("in the past week", ["part"])
    assert track.spread is not None
    assert (track.spread.low.value, track.spread.high.value, track.spread.roots) == (3000, 3000, 1)


def test_the_spread_is_over_the_last_value_of_each_source() -> None:
    track = one(
        say("2031-05-01", V, "20,000"),
        say("2031-05-04", V, "about 10,000"),
        say("2031-05-05", O, "at least 3,000"),
    )
    assert track.spread is not None
    low, high = track.spread.low, track.spread.high
    assert (low.value, low.sources, low.statements, low.opened) == (3000, (O,), ("2",), ())
    assert (high.value, high.sources, high.opened) == (11000, (V,), (O,))
    assert track.spread.roots == 2


def test_what_was_withdrawn_is_marked_and_does_not_spread() -> None:
    back = {"on": "2031-05-03", "by": V, "act": "denies", "cue": "denied", "text": f"30,000 {HERE}"}
    track = one(
        say("2031-05-01", V, "30,000"), say("2031-05-02", O, "3,000"), back, links=("2 denies 0", "1 conflicts 0")
    )
    first, other = track.steps
    assert first.withdrawn is not None
    assert (first.withdrawn.id, first.independent, other.withdrawn) == ("2", False, None)
    assert track.spread is not None
    assert (track.spread.high.value, track.spread.roots) == (3000, 1)


def test_who_tells_that_another_says_it_is_not_its_source() -> None:
    outer = say("2031-05-01", T, "3,000", report="r")
    inner = say("2031-05-01", O, "3,000", report="r", at=20, within="0")
    assert [step.source for step in one(outer, inner).steps] == [O]


def test_who_tells_of_a_promise_is_its_source() -> None:
    outer = {"on": "2031-05-01", "by": V, "report": "r", "text": "Tarn has decided to send 3,000 soldiers"}
    inner = {"on": "2031-05-01", "by": T, "report": "r", "at": 30, "text": "to send 3,000 soldiers"}
    inner |= {"within": "0", "act": "promises"}
    found = tracks(story([{"in": "Tide", **each} for each in (outer, inner)]))
    assert [step.source for track in found for step in track.steps] == [V]


def test_one_source_told_in_two_claims_on_one_day_is_one_step() -> None:
    track = one(say("2031-05-01T08:00:00Z", V, "3,000"), say("2031-05-01T09:00:00Z", V, "3,000"))
    (step,) = track.steps
    assert [each.saying.id for each in step.relays] == ["1"]


def test_tracks_of_differing_values_and_more_sources_come_first() -> None:
    lone = {"in": "Tide", "on": "2031-05-01", "by": V, "text": "7 ships lay in Miren", "place": "Miren"}
    several = [
        {"in": "Tide", "place": "Oskarburg", **say(f"2031-05-0{n}", who, f"{n},000")} for n, who in ((2, V), (3, O))
    ]
    assert [track.thing for track in tracks(story([lone, *several]))] == ["Tarnish soldiers", "ships"]


@pytest.mark.parametrize("moment", MOMENTS)
def test_several_leaves_out_tracks_of_one_value(moment: str) -> None:
    every = tracks(example(moment))
    assert tracks(example(moment), several=True) == tuple(track for track in every if len(track.steps) > 1)
    assert {len(track.steps) > 1 for track in every} == {True, False}


def test_since_leaves_out_what_was_not_spoken_of_again() -> None:
    old = {"in": "Tide", "on": "2031-05-01", "by": V, "text": "7 ships lay in Miren", "place": "Miren"}
    new = {"in": "Tide", "place": "Oskarburg", **say("2031-05-09", V, "3,000")}
    assert [track.thing for track in tracks(story([old, new], since="2031-05-05"))] == ["Tarnish soldiers"]


@given(st.permutations(range(4)))
def test_the_order_of_claims_does_not_matter(order: list[int]) -> None:
    values = [say(f"2031-05-0{n}", who, f"{n},000") for n, who in ((1, V), (2, O), (3, V), (4, T))]
    told = story([{"in": "Tide", "place": "Oskarburg", **each} for each in values])
    shuffled = type(told)(told.query, told.moment, tuple(told.claims[n] for n in order))
    assert tracks(shuffled) == tracks(told)


@pytest.mark.parametrize("moment", MOMENTS)
def test_tracks_of_the_example_keep_to_their_kind(moment: str) -> None:
    found = tracks(example(moment))
    assert found
    assert len({track.id for track in found}) == len(found)
    ids = [(step.first.saying.id, step.first.amount.words, track.fate) for track in found for step in track.steps]
    assert len(set(ids)) == len(ids)
    for track in found:
        moments = [step.first.saying.published or "" for step in track.steps]
        assert moments == sorted(moments)
        assert {step.first.amount.unit for step in track.steps} == {track.unit}
        before = [step.first.saying.id for step in track.steps]
        assert all(each.to in before[:n] for n, step in enumerate(track.steps) for each in step.compared)
