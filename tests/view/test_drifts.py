"""Drifts: little stories, half of them traps in which nothing fell off, and silent edits."""

from __future__ import annotations

from typing import Any

import pytest

from sayso.records import Passage, Query, Revision, Touched
from sayso.view.drifts import drifts
from tests.rows import rows
from tests.view.drifting import story

PAIR = (
    {"in": "Tide", "on": "2031-05-01", "by": "Ministry of Velda", "text": "the bridge may have fallen"},
    {"in": "Harbour Mail", "on": "2031-05-02", "by": "Ministry of Velda", "text": "the bridge has fallen"},
)


@rows("drifts")
def test_drifts(row: dict[str, Any]) -> None:
    found = [
        {
            "at": one.outlet,
            "lost": [loss.lost for loss in one.losses],
            "told": [loss.told for loss in one.losses],
            **({"repeats": [each.outlet for each in one.repeats]} if one.repeats else {}),
        }
        for one in drifts(story(row["say"], row["links"]))
    ]
    assert found == row["drifts"]


def revision(before: str | None, after: str | None, *touched: Touched) -> Revision:
    was, now = (Passage(report, 0, text) if text else None for report, text in (("old", before), ("new", after)))
    words = (("not", ""),) if "negation" in touched else ()
    return Revision("Tide", "https://tide/1", "Bridge", "2031-05-03T10:00:00Z", was, now, words, touched)


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("The bridge has apparently fallen.", "The bridge has fallen.", "“apparently” fell off"),
        ("Up to 400 men crossed.", "400 men crossed.", "“Up to 400” became “400”"),
        ("About 400 men crossed.", "About 900 men crossed.", "“About 400” became “About 900”"),
        ("The bridge had not fallen.", "The bridge had fallen.", "“not” fell off"),
        (
            "The ministry offered no photographs.",
            None,
            "a sentence that says what was not shown or verified was taken out",
        ),
        (
            "The account could not be verified.",
            None,
            "a sentence that says what was not shown or verified was taken out",
        ),
        ("The bridge has fallen.", "The bridge has apparently fallen.", None),
        ("The bridge has apparently fallen.", "The bridge seems to have fallen.", None),
        ("The bridge is long.", None, None),
        ("About 400 men crossed.", "Some 400 men crossed.", None),
    ],
)
def test_silent_edits(before: str, after: str | None, told: str | None) -> None:
    touched: tuple[Touched, ...] = ("negation",) if told and "not" in told.split("”")[0] else ()
    found = drifts(story((), (), None, revision(before, after, *touched)))
    assert [loss.told for one in found for loss in one.losses] == ([told] if told else [])


def test_a_sentence_that_only_moved_was_not_taken_out() -> None:
    caveat = "The account could not be verified."
    assert drifts(story((), (), None, revision(caveat, None), revision(None, caveat))) == ()


def test_a_silent_edit_cites_the_statements_that_stand_in_it() -> None:
    said = (
        {**PAIR[0], "report": "old", "url": "https://tide/1", "in": "Tide"},
        {**PAIR[1], "report": "new", "url": "https://tide/1", "in": "Tide"},
        {**PAIR[1], "in": "Strait Post", "on": "2031-05-04"},
    )
    edit = revision("the bridge may have fallen", "the bridge has fallen", "certainty")
    (found,) = drifts(story(said, ("1 same 0", "2 relays 1"), None, edit))
    assert found.before is not None
    assert found.after is not None
    assert (found.before.id, found.after.id, found.edit) == ("0", "1", edit)
    assert [one.outlet for one in found.repeats] == ["Strait Post"]


def test_since_keeps_what_happened_then_or_later() -> None:
    assert drifts(story(PAIR, ["1 relays 0"], Query(since="2031-05-02")))
    assert not drifts(story(PAIR, ["1 relays 0"], Query(since="2031-05-03")))


def test_caveats_are_not_compared_where_reports_are_not_seen_whole() -> None:
    said = (
        {"in": "Tide", "on": "2031-05-01", "by": "Velda", "text": "Oskar has taken the bridge", "gaps": ["unverified"]},
        {"in": "Mail", "on": "2031-05-02", "by": "Tide", "cue": "reported", "text": "Oskar has taken the bridge"},
    )
    assert drifts(story(said, ["1 relays 0"]))
    assert not drifts(story(said, ["1 relays 0"], Query("bridge")))


def test_what_more_people_repeat_comes_first() -> None:
    chain = [
        {**one, "by": "Tarn", "text": one["text"].replace("bridge", "dam")}
        for one in (*PAIR, {**PAIR[1], "in": "Strait Post", "on": "2031-05-03"})
    ]
    links = ["1 relays 0", "3 relays 2", "4 relays 3"]
    assert [len(one.repeats) for one in drifts(story((*PAIR, *chain), links))] == [1, 0]
