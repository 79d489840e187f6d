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

from sayso.export.views.sources import COLUMNS, MEANINGS, WRITERS
from sayso.records import Fared, Habits, Query, Repute, Score, Story, Tally
from sayso.view.sources import sources
from tests.view.drifting import story

SAID = (
    {"in": "Tide", "on": "2031-05-01", "by": "Harbour Guild", "text": "the dam may have broken"},
    {"in": "Mail", "on": "2031-05-02", "by": "Strait Mission", "text": "the dam has broken"},
    {"in": "Mail", "on": "2031-05-03", "by": "Oskar", "act": "denies", "text": "the dam broke"},
)
STORY = replace(story(SAID, ["1 same 0", "2 denies 0"], Query(limit=20)), grades={"Harbour Guild": "B"})


def written(form: str, told: Story = STORY, found: tuple[Repute, ...] | None = None, width: int = 80) -> str:
    out = io.StringIO()
    with patch.dict(os.environ, {"COLUMNS": str(width)}):
        WRITERS[form](told, sources(told) if found is None else found, out)
    return out.getvalue()


def test_a_profile_reads_as_a_few_lines() -> None:
    shown = " ".join(written("table").split())
    assert "WHO SAYS IT 1 Harbour Guild · reliability B, an analyst's makes 1 claim in 1 statement" in shown
    assert (
        "· a root of 1 · first to say 1: 1 corroborated, 1 denied hedges 100 % of it · then 43 % sure (median)" in shown
    )
    assert "“the dam may have broken” 1 May 2031, Tide 0" in shown
    assert "denies: “the dam broke” 3 May 2031, Mail 2" in shown
    assert "WHO PRINTS IT 1 Mail carries 1 claim in 2 statements" in shown


def test_forecasts_edits_and_habits_are_told_where_there_are_any() -> None:
    habits = Habits(0.25, 0.7, 0.5, (Tally("imagery", 2),), (Tally("claimed", 3),), 0.1, 0.4)
    score = Score("Tide", 4, 3, 1, 2, 0, 2, 0.125)
    told = Repute("outlet", "Tide", (), None, 9, 12, 0, 3, Fared(), habits, (), (), score, 1, 2)
    shown = " ".join(written("table", found=(told,)).split())
    assert "1 correction · 2 sentences silently changed" in shown
    assert "own voice 10 % · 40 % of its sources not named · hedges 25 % of its own voice · then 70 % sure" in shown
    assert "keeps its distance 50 % · rests on imagery 2 · its words: claimed 3" in shown
    assert "4 forecasts with a date: 1 came true, 2 came late, Brier score 0.12" in shown


@pytest.mark.parametrize("width", [60, 80, 160])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    assert max(map(cell_len, written("table", width=width).splitlines())) <= width


def test_where_nobody_says_anything_it_says_so() -> None:
    assert "Nobody says anything here." in written("table", story((), (), Query()))


def test_a_row_for_each() -> None:
    lines = list(csv.DictReader(io.StringIO(written("csv"))))
    assert tuple(lines[0]) == COLUMNS
    guild = next(one for one in lines if one["name"] == "Harbour Guild")
    assert (guild["grade"], guild["roots"], guild["denied"], guild["hedged"]) == ("B", "1", "1", "1.0")


def test_json_has_every_field_and_schema_words_say_what_each_means() -> None:
    found = json.loads(written("json"))["sources"]
    assert set(found[0]) == set(Repute.__slots__)
    for record, (_, fields) in MEANINGS.items():
        assert set(fields) == {field.name for field in dataclasses.fields(record)}
