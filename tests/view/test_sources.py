"""Sources: little stories of who said and carried what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import pytest

from sayso.records import Query, Repute, Revision, Story, Tally
from sayso.view.sources import sources
from tests.view.drifting import story

BRIDGE = {"in": "Tide", "on": "2031-05-01", "by": "Harbour Guild", "text": "Oskar has taken the bridge"}
DAM = {"in": "Mail", "on": "2031-05-02", "by": "Strait Mission", "text": "the dam may have broken"}


def profile(name: str, short: Sequence[Mapping[str, Any]], *links: str, told: Story | None = None) -> Repute:
    found = sources(told or story(short, links))
    return next(one for one in found if name in (one.name, *one.names))


def test_what_it_said_and_how_much_rests_on_it() -> None:
    said = [BRIDGE, {**BRIDGE, "in": "Mail", "on": "2031-05-02"}, {**BRIDGE, "text": "the dam has broken"}]
    found = profile("Harbour Guild", said, "1 relays 0")
    assert (found.kind, found.claims, found.statements, found.roots, found.fared.first) == ("actor", 2, 3, 2, 2)


def test_one_actor_under_several_names_is_one() -> None:
    tol = {**DAM, "by": "Ada Tol/Harbour Guild"}
    found = profile("Ada Tol", [BRIDGE, tol, {**DAM, "by": "Ada Tol"}, {**DAM, "by": "Tol", "on": "2031-05-03"}])
    assert found.statements == 4
    assert "Harbour Guild" in (found.name, *found.names)


def test_a_state_is_itself_whoever_speaks_for_it() -> None:
    found = sources(story([{**BRIDGE, "by": "Veldan Presidency"}, {**DAM, "by": "Velda"}], []))
    assert [one.name for one in found if one.kind == "actor"] == ["Velda", "Veldan Presidency"]


def test_who_is_not_named_has_no_profile_but_his_outlet_counts_him() -> None:
    found = sources(story([{**BRIDGE, "by": "?a senior official"}, BRIDGE], []))
    assert [one.name for one in found] == ["Harbour Guild", "Tide"]
    assert found[1].habits.unnamed == 0.5


def test_what_became_of_what_it_was_the_first_to_say() -> None:
    mission = {**BRIDGE, "in": "Mail", "on": "2031-05-02", "by": "Strait Mission"}
    denial = {**BRIDGE, "on": "2031-05-03", "by": "Oskar", "act": "denies", "text": "it took the bridge"}
    said = [BRIDGE, mission, denial]
    guild = profile("Harbour Guild", said, "1 same 0", "2 denies 0")
    assert (guild.fared.first, guild.fared.corroborated, guild.fared.denied, guild.fared.withdrawn) == (1, 1, 1, 0)
    assert profile("Strait Mission", said, "1 same 0", "2 denies 0").fared.first == 0
    oskar = profile("Oskar", said, "1 same 0", "2 denies 0")
    assert (oskar.claims, oskar.against, oskar.roots, oskar.fared.first) == (0, 1, 0, 0)


def test_what_its_source_took_back_is_withdrawn() -> None:
    back = {**BRIDGE, "on": "2031-05-03", "act": "denies", "text": "it was taken"}
    found = profile("Harbour Guild", [BRIDGE, back], "1 denies 0")
    assert (found.fared.first, found.fared.withdrawn, found.roots) == (1, 1, 0)


def test_whom_it_has_it_from_and_who_passes_it_on() -> None:
    said = [BRIDGE, {**BRIDGE, "in": "Mail", "on": "2031-05-02"}, {**DAM, "in": "Mail"}]
    links = ["1 relays 0", "2 relays @Far Post"]
    assert profile("Mail", said, *links).relays == (Tally("Far Post", 1), Tally("Tide", 1))
    assert profile("Tide", said, *links).relayed == (Tally("Mail", 1),)
    assert profile("Harbour Guild", said, *links).relayed == (Tally("Mail", 1),)


def test_an_outlet_cited_under_another_spelling_is_the_same() -> None:
    found = profile("Mail", [BRIDGE, {**DAM, "in": "Mail"}], "1 relays @The Tide")
    assert found.relays == (Tally("Tide", 1),)


def test_how_it_hedges() -> None:
    found = profile(
        "Strait Mission", [DAM, {**DAM, "text": "the dam will very likely break"}, {**DAM, "text": "it is so"}]
    )
    assert found.habits.hedged == pytest.approx(2 / 3)
    assert found.habits.certainty == pytest.approx((0.425 + 0.89625) / 2, abs=0.01)


def test_how_an_outlet_tells() -> None:
    own = {"in": "Tide", "on": "2031-05-01", "text": "The river has risen by a metre."}
    claimed = {**BRIDGE, "cue": "claimed", "context": "The Harbour Guild claimed that Oskar has taken the bridge."}
    found = profile("Tide", [own, BRIDGE, claimed, {**claimed, "text": "the dam has broken"}])
    assert (found.kind, found.statements, found.habits.own, found.habits.unnamed) == ("outlet", 4, 0.25, 0.0)
    assert found.habits.cues == (Tally("claimed", 2), Tally("said", 1))
    assert found.habits.distanced == pytest.approx(1 / 3)


def test_corrections_and_silent_edits_are_an_outlets() -> None:
    wrong = {"on": "2031-05-03", "by": "a report in Tide", "cue": "wrongly said", "act": "asserts"}
    said = [BRIDGE, {**BRIDGE, **wrong}]
    told = story(said, ["1 corrects 0"], None, Revision("Tide", None, None, "2031-05-03", None, None))
    found = profile("Tide", said, told=told)
    assert (found.corrections, found.edits) == (1, 1)
    assert profile("Harbour Guild", said, told=told).edits == 0


def test_a_grade_stands_beside_it_and_changes_nothing_else() -> None:
    told = story([BRIDGE, DAM], [])
    plain = sources(told)
    graded = sources(replace(told, grades={"Harbour Guild": "B"}))
    assert [one.grade for one in graded if one.name == "Harbour Guild"] == ["B"]
    assert [replace(one, grade=None) for one in graded] == list(plain)


def test_forecasts_with_a_date_are_counted() -> None:
    told = {**BRIDGE, "act": "predicts", "text": "Oskar will take the bridge by Friday", "due": "2031-05-09"}
    found = profile("Harbour Guild", [told])
    assert found.forecasts is not None
    assert (found.forecasts.forecasts, found.forecasts.resolved) == (1, 0)
    assert profile("Strait Mission", [DAM]).forecasts is None


def test_those_first_on_whom_most_rests() -> None:
    said = [DAM, BRIDGE, {**BRIDGE, "text": "the ferry has sunk"}]
    assert [one.name for one in sources(story(said, [])) if one.kind == "actor"] == ["Harbour Guild", "Strait Mission"]


def test_since_keeps_who_said_something_then_and_counts_all() -> None:
    said = [BRIDGE, DAM, {**DAM, "on": "2031-05-05", "text": "the ferry has sunk"}]
    found = sources(story(said, [], Query(since="2031-05-04")))
    assert [(one.name, one.statements) for one in found] == [("Strait Mission", 2), ("Mail", 2)]


def test_the_latest_come_first_and_none_twice() -> None:
    said = [
        {**BRIDGE, "on": f"2031-05-0{day}", "text": text}
        for day, text in enumerate(["one is so", "two is so", "two is so", "three is so", "four is so"], 1)
    ]
    assert [one.text for one in profile("Harbour Guild", said).latest] == ["four is so", "three is so", "two is so"]
