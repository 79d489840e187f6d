"""The deadline book: what is a forecast, what became of it, and what shows that."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.records import Foreseen, Score
from sayso.view.forecasts import forecasts
from tests.deployment import MOMENTS
from tests.deployment import story as deployment
from tests.rows import rows
from tests.view.foreseeing import story

Said = dict[str, dict[str, Any]]


@rows("forecasts")
def test_forecasts(row: Mapping[str, Any]) -> None:
    found = forecasts(story(row))
    assert [(one.source, one.status) for one in found] == [(want["source"], want["status"]) for want in row["want"]]
    for one, want in zip(found, row["want"], strict=True):
        assert str(one.latest) == want["by"] or want["by"] is None
        signs = {sign.statement.id: sign.shows for sign in one.signs}
        assert signs.items() >= want["signs"].items()
        assert want["signs"] or not signs
        assert "told" not in want or [each.statement.id for each in one.wordings] == list(want["told"])


def foreseen(by: str, what: str, day: str = "2024-03-04", **more: Any) -> dict[str, Any]:
    return {"on": day, "in": "Tide", "by": by, "act": "predicts", "text": what, **more}


def shown(what: str, day: str) -> dict[str, Any]:
    return {"on": day, "in": "Beacon", "by": "Strait Mission", "text": what}


SAID: Said = {
    "a": foreseen("Ada Tol", "that the aid convoy would reach Tarsk by Friday", sure=[0.6, 0.8]),
    "b": foreseen("Ada Tol", "that the grain ship Halcyon would sail from Osk by Saturday", sure=[0.9, 1.0]),
    "c": foreseen("Ada Tol", "that the dam at Lorne would be repaired by Sunday", sure=[0.05, 0.8]),
    "d": foreseen("Bren Oduya", "that residents of Miren would be evacuated by March 20"),
    "e": foreseen("Bren Oduya", "that Oskar would attack Tarsk"),
    "f": foreseen("Bren Oduya", "that Oskar would free the mayor of Osk by March 7"),
    "r": shown("that the aid convoy had reached Tarsk on Thursday", "2024-03-08"),
    "s": shown("that the grain ship Halcyon had not sailed from Osk", "2024-03-11"),
    "t": shown("that the dam at Lorne had been repaired on Thursday", "2024-03-08"),
}


def book(at: str = "2024-03-12", since: str | None = None, said: Said = SAID) -> Sequence[Foreseen]:
    return forecasts(story({"say": said, "at": at}, since))


def test_scores_count_what_has_a_date_and_weigh_what_was_said_in_numbers() -> None:
    scores = {one.score.source: one.score for one in book() if one.score is not None}
    ada = scores["Ada Tol"]
    assert (ada.forecasts, ada.resolved, ada.came_true, ada.came_late, ada.did_not_come) == (3, 3, 2, 0, 1)
    # "Could" is a wide interval that says nothing of how likely: it is not weighed.
    assert ada.said == 2
    assert ada.brier == pytest.approx(((0.7 - 1) ** 2 + (0.95 - 0) ** 2) / 2)
    assert scores["Bren Oduya"] == Score("Bren Oduya", 2, 0, 0, 0, 0)


def test_due_goes_first_then_open_then_resolved_from_the_latest_then_what_has_no_date() -> None:
    assert [one.id for one in book()] == ["f", "d", "c", "b", "a", "e"]


def test_since_keeps_what_was_told_or_shown_or_fell_due() -> None:
    assert {one.id for one in book(since="2024-03-11")} == {"b"}
    assert {one.id for one in book(since="2024-03-07")} == {"a", "b", "c", "f"}
    assert book(since="2024-03-04") == book()


def test_nothing_is_judged_by_what_was_published_later() -> None:
    early = {key: value for key, value in SAID.items() if value["on"] <= "2024-03-08"}
    assert book("2024-03-08") == book("2024-03-08", said=early)


def test_the_deadline_is_that_of_its_source_and_another_is_marked() -> None:
    said = {
        "a": foreseen("Ada Tol", "that the aid convoy would reach Tarsk by March 9"),
        "b": foreseen("Ada Tol", "that the aid convoy would reach Tarsk on March 8", "2024-03-05"),
    }
    row = {"say": said, "at": "2024-03-06", "links": ["b relays a"]}
    found = forecasts(story(row))
    assert [str(one.latest) for one in found] == ["2024-03-09"]
    assert [each.differs for each in found[0].wordings] == [False, True]


def test_what_stands_against_a_forecast_is_told() -> None:
    said = {
        **SAID,
        "x": {**shown("that the aid convoy would reach Tarsk", "2024-03-05"), "act": "denies", "cue": "denied"},
    }
    found = forecasts(story({"say": said, "at": "2024-03-06", "links": ["x denies a"]}))
    assert [(each.statement.id, each.opposition) for one in found for each in one.against] == [("x", "denied")]


def test_those_with_a_date_are_told_alone_as_among_the_others() -> None:
    dated = forecasts(story({"say": SAID, "at": "2024-03-12"}), dated=True)
    assert [one.id for one in dated] == ["f", "d", "c", "b", "a"]
    assert tuple(dated) == tuple(book())[:5]


@given(st.permutations(sorted(SAID)))
def test_the_order_of_what_comes_in_does_not_matter(order: list[str]) -> None:
    assert book(said={key: SAID[key] for key in order}) == book()


@pytest.mark.parametrize("moment", MOMENTS)
def test_what_is_resolved_is_shown_by_statements_published_after_it_was_made(moment: str) -> None:
    for one in forecasts(deployment(moment)):
        assert one.wordings
        assert one.status not in ("came true", "came late", "did not come") or one.signs
        assert all((sign.statement.published or "") > (one.made or "") for sign in one.signs)
