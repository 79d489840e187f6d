"""The deadline book as people and programs get it."""

from __future__ import annotations

import csv
import dataclasses
import io
import json
import os
from typing import Any, get_type_hints
from unittest.mock import patch

import pytest
from rich.cells import cell_len

from sayso.export.views.forecasts import COLUMNS, DECIDING, MEANINGS, SECTIONS, TONES, WRITERS
from sayso.records import Foreseen, Shows, Status
from sayso.view.forecasts import forecasts
from tests.view.foreseeing import story


def said(day: str, by: str | None, text: str, **more: Any) -> dict[str, Any]:
    source = {"by": by} if by else {}
    return {"on": day, "in": "Tide", "text": text, **source, **more}


FORESEEN = {"act": "predicts"}
SAID = {
    "a": said(
        "2024-03-04", "Ada Tol", "that the aid convoy would reach Tarsk by Friday", sure=[0.65, 0.75], **FORESEEN
    ),
    "b": said("2024-03-05", "Ada Tol", "the convoy would be in Tarsk by Saturday", **{**FORESEEN, "in": "Beacon"}),
    "c": said("2024-03-09", "Strait Mission", "that the aid convoy had reached Tarsk on Thursday"),
    "d": said(
        "2024-03-04", "Bren Oduya", "that Oskar would free the mayor by March 20 if the shelling stopped", **FORESEEN
    ),
    "e": said("2024-03-04", "Bren Oduya", "that Oskar would attack <Tarsk>", **FORESEEN),
    "x": said("2024-03-05", "Oskar Army", "that the aid convoy would reach Tarsk", act="denies", cue="denied"),
}
STORY = story({"say": SAID, "at": "2024-03-12", "links": ["b relays a", "x denies a"]})


def written(form: str, width: int = 80) -> str:
    out = io.StringIO()
    with patch.dict(os.environ, {"COLUMNS": str(width)}):
        WRITERS[form](STORY, forecasts(STORY), out)
    return out.getvalue()


def flat(form: str) -> str:
    return " ".join(written(form).split())


def test_who_foresaw_what_by_when_and_what_became_of_it() -> None:
    shown = flat("table")
    told = "by 8 March 2024 · came true: told by the Strait Mission Ada Tol: “the aid convoy would reach Tarsk"
    assert told in shown
    assert "how sure: “likely”, taken for 65–75 %" in shown
    assert "said on 4 March 2024 · 2 outlets: Tide, Beacon" in shown


def test_the_outcome_stands_with_the_statement_that_shows_it_and_why() -> None:
    shown = flat("table")
    assert (
        "9 March 2024 came in time: Strait Mission, in Tide: “the aid convoy had reached Tarsk on Thursday” c" in shown
    )
    assert "says that it happened by then; tells the same deed (“reached”) of “aid”, “convoy”, “Tarsk”" in shown


def test_other_words_another_deadline_and_what_stands_against_it_are_told() -> None:
    shown = flat("table")
    assert "5 March 2024 Beacon: “the convoy would be in Tarsk by Saturday”; its deadline: 5–9 March 2024 b" in shown
    assert "5 March 2024 denied: Oskar Army, in Tide: “the aid convoy would reach Tarsk” x" in shown


def test_a_condition_is_told_and_what_has_no_date_stands_at_the_end() -> None:
    shown = flat("table")
    assert "on condition: “if the shelling stopped”" in shown
    assert shown.index("OPEN") < shown.index("WHAT BECAME OF THE REST") < shown.index("NO DATE GIVEN")
    assert "NO DATE GIVEN Bren Oduya: “Oskar would attack <Tarsk>” e said on 4 March 2024 · 1 outlet: Tide" in shown


def test_the_records_of_the_sources_say_on_how_many_they_rest() -> None:
    assert "Ada Tol 1 1 1 0 0 0.09 (n = 1) Bren Oduya 1 0 0 0 0 –" in flat("table")


def test_a_story_without_forecasts_says_so() -> None:
    out = io.StringIO()
    WRITERS["table"](STORY, (), out)
    assert "No forecast is known here." in out.getvalue()


@pytest.mark.parametrize("width", [80, 120, 160])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    assert max(map(cell_len, written("table", width).splitlines())) <= width


def test_pages_mark_the_words_and_escape_them() -> None:
    page = written("html")
    assert "&lt;Tarsk&gt;" in page
    assert "<Tarsk>" not in page
    assert page.count('<li id="s') == len(SAID)
    assert "## Open" in written("md")


def test_json_has_every_field_of_every_record() -> None:
    found = json.loads(written("json"))
    assert found["schema"] == "sayso/forecasts/1"
    names = [field.name for field in dataclasses.fields(Foreseen)]
    assert [list(one) for one in found["forecasts"]] == [names] * 3


def test_csv_has_a_row_for_each_forecast() -> None:
    found = list(csv.DictReader(io.StringIO(written("csv"))))
    assert tuple(found[0]) == COLUMNS
    came = next(one for one in found if one["status"] == "came true")
    assert (came["statements"], came["signs"], came["against"]) == ("a | b", "came in time: c", "denied: x")
    assert (came["latest"], came["low"], came["brier"]) == ("2024-03-08", "0.65", came["brier"])


def test_every_field_status_and_sign_has_its_words() -> None:
    for record, (_, meanings) in MEANINGS.items():
        assert list(meanings) == [field.name for field in dataclasses.fields(record)]
    statuses = get_type_hints(Foreseen)["status"]
    assert {status for _, some in SECTIONS for status in some} == set(TONES) == set(statuses.__args__)
    assert statuses == Status
    assert set(DECIDING) == set(Shows.__args__)  # type: ignore[attr-defined]
