from __future__ import annotations

import csv
import dataclasses
import io
import json
import os
from dataclasses import replace
from unittest.mock import patch

import pytest
from rich.cells import cell_len

from sayso.export.views.drift import COLUMNS, MEANINGS, WRITERS
from sayso.records import Drift, Passage, Query, Revision, Story
from sayso.view.drifts import drifts
from tests.view.drifting import story

SAID = (
    {"in": "Tide", "on": "2031-05-01", "by": "Ministry of Velda", "text": "up to 400 of its men may have crossed"},
    {"in": "Harbour Mail", "on": "2031-05-02", "by": "Ministry of Velda", "text": "400 of its men have crossed"},
    {"in": "Strait Post", "on": "2031-05-03", "by": "Ministry of Velda", "text": "400 of its men have crossed"},
)
EDIT = Revision(
    "Tide",
    "https://tide/1",
    "A crossing",
    "2031-05-03T10:00:00Z",
    Passage("old", 0, "The ministry showed no pictures."),
    None,
)
STORY = story(SAID, ["1 relays 0", "2 relays 1"], Query(limit=20), EDIT)


def written(form: str, told: Story = STORY, width: int = 80) -> str:
    out = io.StringIO()
    with patch.dict(os.environ, {"COLUMNS": str(width)}):
        WRITERS[form](told, drifts(told), out)
    return out.getvalue()


def test_both_wordings_stand_with_what_fell_off_and_who_repeated_it() -> None:
    shown = " ".join(written("table").split())
    assert "Tide, 1 May 2031 Ministry of Velda said that up to 400 of its men may have crossed. 0" in shown
    assert "Harbour Mail, 2 May 2031 Ministry of Velda said that 400 of its men have crossed. 1" in shown
    assert "→ “may” fell off; “up to 400” became “400”; repeated so by 1 report: Strait Post 2" in shown


def test_they_stand_side_by_side_where_there_is_room() -> None:
    assert any(
        "Tide, 1 May 2031" in line and "Harbour Mail" in line for line in written("table", width=160).split("\n")
    )


def test_a_sentence_taken_out_says_until_when_it_stood() -> None:
    shown = " ".join(written("table").split())
    assert "Tide, until 3 May 2031, 10:00 UTC The ministry showed no pictures. Tide, 3 May" in shown
    assert "(taken out)" in shown


@pytest.mark.parametrize("width", [60, 80, 160])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    assert max(map(cell_len, written("table", width=width).splitlines())) <= width


def test_where_nothing_fell_off_it_says_so() -> None:
    assert "Nothing fell off, as far as these reports tell." in written("table", story(SAID[1:], ["1 relays 0"]))


def test_what_was_lost_is_marked_on_pages() -> None:
    assert 'class="tone-hedge">may</bdi>' in written("html")
    assert "https://" not in written("md").split("[^")[0]


def test_a_row_for_each_thing_that_fell_off() -> None:
    lines = list(csv.DictReader(io.StringIO(written("csv"))))
    assert tuple(lines[0]) == COLUMNS
    assert [(one["lost"], one["outlet"], one["silent_edit"]) for one in lines] == [
        ("hedge", "Harbour Mail", "no"),
        ("bound", "Harbour Mail", "no"),
        ("evidence", "Tide", "yes"),
    ]
    assert (lines[0]["repeats"], lines[0]["repeated_by"]) == ("1", "Strait Post")
    assert (lines[2]["before_text"], lines[2]["after_text"]) == ("The ministry showed no pictures.", "")


def test_json_has_every_field_and_schema_words_say_what_each_means() -> None:
    found = json.loads(written("json"))["drift"]
    assert found[0]["before"]["id"] == "0"
    assert found[0]["losses"][0]["told"] == "“may” fell off"
    for record, (_, fields) in MEANINGS.items():
        assert set(fields) == {field.name for field in dataclasses.fields(record)}
    assert set(found[0]) == set(Drift.__slots__)


def test_a_denial_left_out_is_cited() -> None:
    denial = {"in": "Tide", "on": "2031-05-01", "by": "Oskar", "cue": "denied", "act": "denies", "text": "it", "at": 90}
    cited = {**SAID[0], "in": "Delta Sun", "on": "2031-05-04", "by": "Tide", "cue": "reported"}
    told = replace(story((SAID[0], denial, cited), ["1 denies 0", "2 relays 0"]), query=Query(limit=9))
    assert "the denial of Oskar beside it was left out (“Oskar denied that it.”) 1" in " ".join(
        written("table", told, 200).split()
    )
