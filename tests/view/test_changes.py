"""Changes: little stories at two moments."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sayso.records import Change, Material, Passage, Query, Revision, Story
from sayso.view.changes import changes
from sayso.view.claims import claims
from tests.view.drifting import said
from tests.view.stories import OUTLETS, link

THEN, NOW = "2031-05-10", "2031-05-20"
BRIDGE = {"in": "Tide", "on": "2031-05-01", "by": "Ministry of Velda", "text": "Oskar has taken the bridge"}


def told(
    short: Sequence[Mapping[str, Any]], *links: str, then: str = THEN, now: str = NOW, edits: Sequence[Revision] = ()
) -> list[tuple[str, str]]:
    return [(one.turn, one.reason) for one in found(short, *links, then=then, now=now, edits=edits)]


def found(
    short: Sequence[Mapping[str, Any]], *links: str, then: str = THEN, now: str = NOW, edits: Sequence[Revision] = ()
) -> tuple[Change, ...]:
    sayings = tuple(said(f"{place}", one) for place, one in enumerate(short))
    material = Material(sayings, tuple(map(link, links)))

    def at(moment: str) -> Story:
        stood = tuple(one for one in edits if one.published and one.published[:10] <= moment)
        return Story(Query(as_of=moment), moment, claims(material, as_of=moment, outlets=OUTLETS), stood)

    return changes(at(then), at(now))


def test_nothing_changed() -> None:
    assert told([BRIDGE]) == []
    assert told([BRIDGE, {**BRIDGE, "in": "Mail", "on": "2031-05-12"}], "1 relays 0") == []


def test_a_claim_that_was_not_there_is_new() -> None:
    assert told([BRIDGE, {**BRIDGE, "on": "2031-05-12", "text": "Oskar has taken the dam"}]) == [
        ("new", "first said by Ministry of Velda on 12 May 2031")
    ]


def test_what_an_outlet_says_in_passing_is_not_told() -> None:
    assert told([BRIDGE, {"in": "Tide", "on": "2031-05-12", "text": "On Monday."}]) == []


def test_another_root_makes_it_firmer() -> None:
    other = {**BRIDGE, "in": "Mail", "on": "2031-05-12", "by": "Strait Mission"}
    assert told([BRIDGE, other], "1 same 0") == [
        ("firmer", "2 independent roots now, 1 then, corroborated: the Strait Mission on 12 May 2031")
    ]


def test_a_denial_makes_it_weaker_each_who_denies_once() -> None:
    denials = [
        {"in": "Mail", "on": f"2031-05-1{day}", "by": "Oskar", "act": "denies", "text": "it took the bridge"}
        for day in (2, 3)
    ]
    shown = found([BRIDGE, *denials], "1 denies 0", "2 denies 0")
    assert [(one.turn, one.reason) for one in shown if one.turn != "new"] == [
        ("weaker", "denied by Oskar on 12 May 2031")
    ]
    assert [each.id for each in shown[0].statements] == ["2", "1"]


def test_what_was_denied_by_then_is_no_news() -> None:
    denial = {"in": "Mail", "on": "2031-05-02", "by": "Oskar", "act": "denies", "text": "it took the bridge"}
    assert told([BRIDGE, denial], "1 denies 0") == []


def test_what_its_source_takes_back_is_withdrawn() -> None:
    back = {"in": "Mail", "on": "2031-05-12", "by": "Ministry of Velda", "act": "denies", "text": "it was taken"}
    turns = told([BRIDGE, back], "1 denies 0")
    assert ("withdrawn", "withdrawn by Ministry of Velda on 12 May 2031") in turns
    assert not any(turn == "weaker" for turn, _ in turns)


def test_a_figure_that_moved() -> None:
    first = {**BRIDGE, "text": "400 soldiers crossed"}
    more = {**BRIDGE, "on": "2031-05-12", "text": "900 soldiers crossed"}
    assert ("figure", "says so") in told([first, more], "1 updates 0")
    assert told([first, {**more, "on": "2031-05-02"}], "1 updates 0") == []


def test_a_forecast_that_fell_due() -> None:
    said_then = {**BRIDGE, "act": "predicts", "due": "2031-05-15"}
    assert told([said_then]) == [("due", "fell due on 15 May 2031")]
    assert told([said_then], now="2031-05-14") == []
    assert told([said_then], now="2031-05-15") == [("due", "fell due on 15 May 2031")]
    assert told([said_then], then="2031-05-15") == []


def test_a_day_that_had_come_when_it_was_told_is_no_forecast() -> None:
    assert told([{**BRIDGE, "act": "predicts", "due": "2031-05-01"}], then="2031-04-01")[1:] == []


def test_a_claim_is_the_same_though_it_begins_with_an_earlier_statement() -> None:
    later = {**BRIDGE, "in": "Mail", "on": "2031-05-12"}
    assert told([BRIDGE, later], "0 same 1") == []


def test_silent_edits_since_then() -> None:
    def edit(day: str) -> Revision:
        before, after = Passage("old", 0, "It may have fallen."), Passage("new", 0, "It has fallen.")
        return Revision("Tide", "https://tide/1", None, day, before, after, (("may have", "has"),), ("certainty",))

    assert told([BRIDGE], edits=[edit("2031-05-09"), edit("2031-05-12")]) == [
        ("edited", "Tide silently changed a sentence on 12 May 2031: “may have” to “has”")
    ]


def test_the_order_of_the_story_is_kept() -> None:
    said_then = [said("0", BRIDGE), said("1", {**BRIDGE, "text": "the dam has broken"})]
    later = [said(f"{n}", {**BRIDGE, "in": "Mail", "on": "2031-05-12", "by": "Strait Mission"}) for n in (2, 3)]
    material = Material((*said_then, *later), (link("2 same 0"), link("3 same 1")))
    then, now = (claims(material, as_of=moment, outlets=OUTLETS) for moment in (THEN, NOW))
    for ranked in (now, now[::-1]):
        found = changes(Story(Query(), THEN, then), Story(Query(), NOW, ranked))
        assert [one.claim for one in found] == [claim.id for claim in ranked]
