"""Telling: a story that is too large to be told whole is told of its foremost claims."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sayso.pipeline.telling import before, story
from sayso.records import Query
from sayso.view.changes import changes
from tests.deployment import MOMENTS, desk, ledger

NOW = "2025-06-01T09:00:00Z"
ALL = Query(limit=None)


def test_a_story_that_is_small_enough_is_whole() -> None:
    assert story(ledger(None), ALL, desk(), now=NOW, most=100_000) == story(ledger(None), ALL, desk(), now=NOW)


@pytest.mark.parametrize("moment", [None, *MOMENTS])
@pytest.mark.parametrize("most", [1, 40, 200])
def test_a_large_story_has_the_foremost_claims_with_so_many_statements(most: int, moment: str | None) -> None:
    query = replace(ALL, as_of=moment)
    told = story(ledger(None), query, desk(), now=NOW, most=most)
    every = story(ledger(None), query, desk(), now=NOW).claims
    sizes = [len(claim.statements) for claim in every]
    count = max(n for n in range(1, len(every) + 1) if n == 1 or sum(sizes[:n]) <= most)
    assert told.claims == every[:count]
    assert told.whole == (count == len(every))


def test_a_story_can_be_told_without_silent_edits() -> None:
    told = story(ledger(None), ALL, desk(), now=NOW)
    assert told.revisions
    assert story(ledger(None), ALL, desk(), now=NOW, edits=False) == replace(told, revisions=())


def test_what_is_left_out_does_not_count_as_new_or_changed() -> None:
    now = story(ledger(None), ALL, desk(), now=NOW, most=100)
    then = replace(ALL, as_of=MOMENTS[2])
    every = changes(story(ledger(None), then, desk(), now=NOW), now)
    assert changes(before(ledger(None), now, then, desk()), now) == every != ()
