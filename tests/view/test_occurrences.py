from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest

from sayso.records import Query
from sayso.view.occurrences import occurrences
from tests.deployment import MOMENTS
from tests.deployment import story as example
from tests.view.happening import story

MAY = date(2031, 5, 1), date(2031, 5, 31)
CROSSING = {
    "in": "Tide",
    "on": "2031-05-14",
    "by": "Ada Tol",
    "text": "Oskar troops crossed the Miren at Lesk on May 12",
}
MONTH = {"in": "Mail", "on": "2031-05-20", "by": "Strait Mission", "text": "Oskar troops crossed the Miren this month"}
BARE = {"in": "Post", "on": "2031-05-21", "by": "Harbour Guild", "text": "Oskar troops have crossed the Miren at Lesk"}
OTHER = {"in": "Mail", "on": "2031-05-15", "by": "Harbour Guild", "text": "they crossed at Lesk on May 9"}
DENIAL = {
    "in": "Mail",
    "on": "2031-05-16",
    "by": "Oskar Ministry",
    "act": "denies",
    "text": "that they crossed at Lesk",
}


def test_claimants_who_agree_narrow_the_days_and_each_keeps_his_own() -> None:
    (one,) = occurrences(story([CROSSING, MONTH, BARE], ["1 same 0", "2 same 0"]))
    assert (one.earliest, one.latest, one.agreed, one.by) == (date(2031, 5, 12), date(2031, 5, 12), True, None)
    assert [(each.claimant, each.earliest, each.latest) for each in one.versions] == [
        ("Ada Tol", date(2031, 5, 12), date(2031, 5, 12)),
        ("Strait Mission", *MAY),
        ("Harbour Guild", None, None),
    ]


def test_conflicting_accounts_are_versions_of_one_event_and_their_days_differ() -> None:
    (one,) = occurrences(story([CROSSING, OTHER], ["1 conflicts 0"]))
    assert (one.earliest, one.latest, one.agreed) == (date(2031, 5, 9), date(2031, 5, 12), False)
    assert [each.claimant for each in one.versions] == ["Ada Tol", "Harbour Guild"]


def test_a_denial_stands_against_an_event_and_is_none() -> None:
    (one,) = occurrences(story([CROSSING, DENIAL], ["1 denies 0"]))
    assert [each.claimant for each in one.versions] == ["Ada Tol"]
    assert [(each.opposition, each.statement.id) for each in one.versions[0].against] == [("denied", "1")]
    (alone,) = occurrences(story([DENIAL]))
    assert alone.versions[0].statement.act == "denies"


def test_what_one_denial_stands_against_is_not_one_event() -> None:
    march = {"in": "Post", "on": "2031-05-14", "by": "Strait Mission", "text": "Oskar shelled Brod in March"}
    assert len(occurrences(story([CROSSING, march, DENIAL], ["2 denies 0", "2 denies 1"]))) == 2


def test_one_claimant_who_changes_his_days_has_two_versions() -> None:
    later = {**CROSSING, "on": "2031-05-18", "text": "Oskar troops crossed the Miren at Lesk on May 10"}
    again = {**CROSSING, "on": "2031-05-19", "in": "Mail"}
    (one,) = occurrences(story([CROSSING, later, again], ["1 same 0", "2 same 0"]))
    assert [(each.statement.id, [relay.id for relay in each.relays]) for each in one.versions] == [
        ("0", ["2"]),
        ("1", []),
    ]
    assert not one.agreed


def test_a_day_foreseen_is_not_the_day_of_what_happened() -> None:
    foreseen = {**CROSSING, "act": "predicts", "text": "Oskar troops will cross the Miren at Lesk by May 20"}
    (ahead,) = occurrences(story([foreseen]))
    assert (ahead.ahead, ahead.earliest, ahead.latest) == (True, date(2031, 5, 14), date(2031, 5, 20))
    (one,) = occurrences(story([foreseen, BARE], ["1 same 0"]))
    assert (one.ahead, one.earliest, one.latest, one.by) == (False, None, None, date(2031, 5, 21))
    assert one.text == BARE["text"]


def test_what_nobody_dates_comes_last_and_was_no_later_than_first_told() -> None:
    found = occurrences(story([BARE, {**OTHER, "by": "Ada Tol"}]))
    assert [one.by for one in found] == [None, date(2031, 5, 21)]


FRAME = {
    "in": "Tide",
    "on": "2031-05-14",
    "text": "LESK … on Monday",
    "context": "LESK - Oskar said on Monday it fell.",
}
REST = {**FRAME, "text": "on Monday after long talks", "context": "Oskar said so on Monday after long talks."}


@pytest.mark.parametrize(
    "short", [FRAME, REST, {**CROSSING, "act": "doubts"}, {**CROSSING, "act": "declines"}], ids=lambda one: one["text"]
)
def test_frames_of_sayings_and_acts_that_tell_nothing_are_no_events(short: Mapping[str, Any]) -> None:
    assert occurrences(story([short])) == ()


def test_who_only_tells_what_another_says_tells_no_event_of_his_own() -> None:
    inner = {**CROSSING, "by": "Oskar Army", "within": "0", "at": 9}
    (one,) = occurrences(story([{**CROSSING, "text": f"Oskar's army says {CROSSING['text']}"}, inner]))
    assert [each.claimant for each in one.versions] == ["Oskar Army"]


def test_since_keeps_what_was_told_or_objected_to_then_or_later() -> None:
    told = [CROSSING, DENIAL, {**OTHER, "by": "Ada Tol", "on": "2031-05-13"}]
    found = occurrences(story(told, ["1 denies 0"], Query(since="2031-05-16")))
    assert [one.id for one in found] == ["0"]


@pytest.mark.parametrize("moment", MOMENTS)
def test_nothing_happened_after_the_moment_but_what_is_ahead_or_may_still_come(moment: str) -> None:
    found = occurrences(example(moment))
    assert found
    dates = [one.earliest is not None or one.latest is not None for one in found]
    assert dates == sorted(dates, reverse=True)
    assert all(one.earliest is None or one.earliest <= date.fromisoformat(moment) for one in found if not one.ahead)
