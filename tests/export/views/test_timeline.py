from __future__ import annotations

import csv
import io
import json
import os
from collections.abc import Sequence
from unittest.mock import patch
from xml.etree import ElementTree

import pytest
from rich.cells import cell_len

from sayso.export.views.timeline import COLUMNS, MEANINGS, WRITERS
from sayso.records import Occurrence, Query, Story, Version
from sayso.view.occurrences import occurrences
from tests.deployment import MOMENTS
from tests.deployment import story as example
from tests.view.happening import story

HOSTILE = "<script>alert(1)</script> ]]> &amp; \x1b[31m"
SAID = (
    {"in": "Tide", "on": "2031-05-14", "by": "Ada Tol", "text": "Oskar troops crossed the Miren at Lesk on May 12"},
    {"in": "Mail", "on": "2031-05-15", "by": "Harbour Guild", "text": "they crossed at Lesk on May 9"},
    {"in": "Mail", "on": "2031-05-16", "by": "Oskar Ministry", "act": "denies", "text": "that they crossed at Lesk"},
    {"in": "Post", "on": "2031-05-16", "by": "Strait Mission", "text": "Velda has held Brod since April"},
    {"in": "Post", "on": "2031-05-16", "by": "Ada Tol", "act": "predicts", "text": "Oskar will leave Lesk by June 1"},
    {
        "in": f"Tide {HOSTILE}",
        "on": "2031-05-17",
        "by": f"Guild {HOSTILE}",
        "text": f"{HOSTILE} shells hit Lesk and Brod",
    },
)
STORY = story(SAID, ["1 conflicts 0", "2 denies 0"], Query(limit=20))


def written(form: str, told: Story = STORY, width: int = 80) -> str:
    out = io.StringIO()
    with patch.dict(os.environ, {"COLUMNS": str(width)}):
        WRITERS[form](told, occurrences(told), out)
    return out.getvalue()


def test_events_stand_in_the_order_of_their_days_with_every_version() -> None:
    shown = " ".join(written("table").split())
    assert "APRIL 2031 1 from 1 April 2031 on, still so on 16 May 2031" in shown
    assert "MAY 2031 2 9–12 May 2031 · accounts differ Oskar troops crossed the Miren at Lesk on May 12 0" in shown
    assert "Ada Tol said it on 14 May 2031, in Tide 0 “May 12”: 12 May 2031 · Lesk denied by Oskar Ministry" in shown
    assert "Harbour Guild said it on 15 May 2031, in Mail 1 “May 9”: 9 May 2031" in shown
    assert "3 16 May – 1 June 2031 · forecast Oskar will leave Lesk by June 1" in shown
    assert "NOT DATED 4 not dated; no later than 17 May 2031, when it was first told" in shown


def test_bars_stand_above_with_open_ends_and_days() -> None:
    bars = {line.split()[0]: line for line in written("table").splitlines()[3:8] if line.strip()}
    assert "├" in bars["1"]
    assert "─▶" in bars["1"]
    assert "├─" in bars["2"]
    assert "├╌" in bars["3"]


@pytest.mark.parametrize("width", [60, 80, 160])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    assert max(map(cell_len, written("table", width=width).splitlines())) <= width


@pytest.mark.parametrize("form", ["svg", "html", "table", "md"])
def test_what_is_hostile_stays_text(form: str) -> None:
    shown = written(form)
    assert "<script" not in shown or form in ("table", "md")
    assert "\x1b" not in shown


def test_the_picture_is_a_document_with_a_bar_for_each_dated_version() -> None:
    root = ElementTree.fromstring(written("svg"))
    names = [each.text for each in root.iter("{http://www.w3.org/2000/svg}title")]
    assert names[1:] == [
        "Strait Mission: 1 April – 16 May 2031",
        "Ada Tol: 12 May 2031",
        "Harbour Guild: 9 May 2031",
        "Ada Tol: 16 May – 1 June 2031",
    ]
    assert "url(#timeline-" in written("svg")


def test_labels_and_titles_stay_within_the_picture() -> None:
    root = ElementTree.fromstring(written("svg", example("2025-05-01")))
    for each in root.iter("{http://www.w3.org/2000/svg}text"):
        assert 0 <= float(each.attrib["x"]) <= 640


def test_geojson_has_a_feature_for_each_version_with_its_time() -> None:
    document = json.loads(written("geojson"))
    assert (document["type"], document["name"]) == ("FeatureCollection", "timeline")
    by_id = {each["id"]: each for each in document["features"]}
    assert by_id["0"]["when"] == {"start": "2031-05-12", "end": "2031-05-12", "type": "Interval"}
    assert by_id["3"]["when"] == {"start": "2031-04-01", "end": None, "type": "Interval"}
    assert by_id["0"]["geometry"]["type"] == "Polygon"
    assert by_id["5"]["geometry"]["type"] == "Polygon"
    assert by_id["5"]["properties"]["no_later_than"] == "2031-05-17"
    assert "when" not in by_id["5"]


def test_rows_are_as_many_as_versions() -> None:
    first, *rest = csv.reader(io.StringIO(written("csv")))
    assert tuple(first) == COLUMNS
    assert [(row[2], row[3], row[6], row[11], row[13]) for row in rest][:2] == [
        ("2031-05-09", "2031-05-12", "Ada Tol", "2031-05-12", "no"),
        ("2031-05-09", "2031-05-12", "Harbour Guild", "2031-05-09", "no"),
    ]


def test_every_field_has_a_meaning_and_nothing_else_has() -> None:
    for record in (Occurrence, Version):
        assert set(MEANINGS[record][1]) == set(record.__dataclass_fields__)


def test_where_nothing_is_told_it_says_so() -> None:
    assert "No event is told by these claims." in written("table", story((), (), Query()))
    assert "No event is dated." in written("svg", story((), (), Query()))
    assert json.loads(written("geojson", story((), (), Query())))["features"] == []


@pytest.mark.parametrize("moment", MOMENTS)
@pytest.mark.parametrize("form", sorted(WRITERS))
def test_the_example_is_written_in_every_format(form: str, moment: str) -> None:
    assert written(form, example(moment))


def _titles(lines: Sequence[str]) -> list[str]:
    return [line for line in lines if line.isupper()]


def test_months_stand_in_their_order_and_what_is_not_dated_last() -> None:
    titles = _titles(written("table").splitlines())
    assert titles == ["TIMELINE", "APRIL 2031", "MAY 2031", "NOT DATED"]
