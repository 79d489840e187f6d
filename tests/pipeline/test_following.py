"""Following a story tells what whole stories, told day after day, tell."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sayso.pipeline import following
from sayso.pipeline.following import followed
from sayso.pipeline.telling import story
from sayso.records import News, Query
from sayso.view.moment import eve
from sayso.view.news import news
from tests.deployment import desk, ledger, readings

NOW = "2025-06-01T09:00:00Z"
QUERIES = [
    Query(limit=None),
    Query(text="Kursk", limit=None),
    Query(source="Zelenskyy", limit=None),
    Query(place="Kursk", as_of="2024-12-28T12:00:00Z", limit=None),
]


def days(until: str = "9999") -> list[str]:
    published = (one.reading.report.published for one in readings())
    return sorted({one[:10] for one in published if one is not None and one[:10] <= until})


def told(query: Query) -> set[tuple[object, ...]]:
    return {_seen(one) for one in followed(ledger(None), query, desk(), now=NOW)}


def _seen(one: News) -> tuple[object, ...]:
    return one.id, one.when, one.change.turn, one.change.claim, one.change.reason


@pytest.mark.parametrize("query", QUERIES, ids=["all", "text", "source", "place"])
def test_it_tells_what_whole_stories_tell(query: Query, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(following, "DAYS", 100)
    end = query.as_of or NOW
    moments = [eve(days()[0]), *(day for day in days() if day < end[:10]), end]
    whole = news([story(ledger(None), replace(query, as_of=at), desk(), now=at) for at in moments])
    assert told(query) == set(map(_seen, whole))
    assert len(whole) > 10


def test_only_the_last_days_are_told() -> None:
    found = followed(ledger(None), Query(limit=None), desk(), now=NOW)
    last = days()[-following.DAYS :]
    assert {one.when[:10] for one in found if one.change.turn != "due"} == set(last)
    assert min(one.when for one in found) >= last[0]


def test_nothing_before_since_is_told() -> None:
    found = followed(ledger(None), Query(since="2025-01-13T09:00:00Z", limit=None), desk(), now=NOW)
    whole = followed(ledger(None), Query(limit=None), desk(), now=NOW)
    assert found
    assert {one.id for one in found} == {one.id for one in whole if one.when >= "2025-01-13T09:00:00Z"}


@pytest.mark.parametrize("query", [Query(text="submarine"), Query(as_of="2020-01-01"), Query(since="2030-01-01")])
def test_a_story_without_news_has_none(query: Query) -> None:
    assert followed(ledger(None), query, desk(), now=NOW) == ()


def test_what_the_ledger_did_not_know_is_not_told() -> None:
    assert followed(ledger(None), Query(known="2025-05-31", limit=None), desk(), now=NOW) == ()
    assert told(Query(known="2025-06-01", limit=None)) == told(Query(limit=None))
