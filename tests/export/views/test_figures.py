from __future__ import annotations

import csv
import dataclasses
import io
import json
import os
import re
from unittest.mock import patch
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from sayso.export.views.figures import COLUMNS, EMPTY, MEANINGS, WRITERS, title
from sayso.export.views.track_lines import lines
from sayso.export.views.track_svg import picture
from sayso.records import Query, Story
from sayso.view.tracks import tracks
from tests.view.counting import story

HERE = "Tarnish soldiers were in Oskarburg"
TOWN = {"in": "Tide", "place": "Oskarburg"}
SAID = (
    {**TOWN, "on": "2031-05-01", "by": "Ministry of Velda", "text": f"at least 3,000 {HERE}"},
    {**TOWN, "on": "2031-05-02", "in": "Harbour Mail", "by": "Ministry of Velda", "text": f"at least 3,000 {HERE}"},
    {**TOWN, "on": "2031-05-02", "by": "Army of Oskar", "text": f"about 12,000 {HERE}"},
    {**TOWN, "on": "2031-05-03", "by": "Army of Tarn", "text": f"up to 900 {HERE}"},
    {**TOWN, "on": "2031-05-04", "by": "Ministry of Velda", "text": f"5,000 {HERE}"},
    {"in": "Tide", "on": "2031-05-04", "by": "Army of Tarn", "text": "7 ships lay in Miren", "place": "Miren"},
)
STORY = story(SAID, ["1 relays 0"])
WIDE = story(
    [{**TOWN, "on": f"2031-05-{day:02}", "by": "Army of Oskar", "text": f"{10**day} {HERE}"} for day in (1, 2, 3)]
)


def written(form: str, told: Story = STORY, width: int = 80) -> str:
    out = io.StringIO()
    with patch.dict(os.environ, {"COLUMNS": str(width)}):
        WRITERS[form](told, tracks(told), out)
    return out.getvalue()


def test_the_page_tells_spread_values_and_how_they_stand() -> None:
    shown = " ".join(written("table", width=160).split())
    assert "TARNISH SOLDIERS IN OR SENT TO OSKARBURG" in shown
    assert "Now 900 or less to 13,200, by 3 sources; lowest: Army of Tarn 3; highest: Army of Oskar 2" in shown
    assert "left open downwards by Army of Tarn" in shown
    assert "≥ 3,000 Ministry of Velda 0 1 May 2031 “at least 3,000 Tarnish soldiers” relayed by 1 outlet 1" in shown
    assert "conflicts with Army of Oskar: “about 12,000” 2" in shown
    assert "updates its own “at least 3,000” 0" in shown
    assert "GIVEN ONCE · ships in Miren: 7, Army of Tarn, 4 May 2031" in shown


@pytest.mark.parametrize("width", [80, 160])
def test_the_plot_keeps_to_its_width(width: int) -> None:
    track = tracks(STORY)[0]
    drawn = lines(track, width)
    assert max(map(cell_len, drawn)) <= width
    assert all(cell_len(line) <= width for line in written("table", width=width).splitlines())


def test_open_ends_are_drawn_as_such() -> None:
    rows = lines(tracks(STORY)[0], 80)
    first, second, third, last, axis, numbers = rows
    assert re.search(r"●╌╌╌▶ +≥ 3,000$", first)
    assert re.search(r"├─*●─*┤ +≈ 12,000$", second)
    assert re.search(r"◀╌╌╌● +≤ 900$", third)
    assert re.search(r"● +5,000$", last)
    assert "▶" not in last
    assert "┴" in axis
    assert numbers.split() == ["0", "5,000", "10,000"]


def test_values_far_apart_are_drawn_by_logarithm() -> None:
    track = tracks(WIDE)[0]
    assert "logarithmic" in lines(track, 80)[-1]
    assert "logarithmic scale" in picture(track, "x")
    rows = [line.index("●") for line in lines(track, 80)[:3]]
    assert abs((rows[1] - rows[0]) - (rows[2] - rows[1])) <= 1
    assert "logarithmic" not in picture(tracks(STORY)[0], "x")


def test_a_withdrawn_value_is_hollow_and_struck() -> None:
    back = {**TOWN, "on": "2031-05-06", "by": "Army of Oskar", "act": "denies", "cue": "denied"}
    told = story([*SAID, {**back, "text": f"about 12,000 {HERE}"}], ["1 relays 0", "6 denies 2"])
    track = tracks(told)[0]
    assert any("○" in line and "≈ 12,000" in line for line in lines(track, 80))
    assert "Army of Oskar, withdrawn" in picture(track, "x")
    assert "withdrawn 6 May 2031" in written("table", told)


def test_a_picture_is_xml_with_a_title_and_the_values_in_words() -> None:
    root = ElementTree.fromstring(written("svg"))
    space = "{http://www.w3.org/2000/svg}"
    assert root.tag == f"{space}svg"
    assert root.findtext(f"{space}title")
    told = root.findtext(f"{space}desc") or ""
    assert "≥ 3,000 by Ministry of Velda, 1 May 2031; ≈ 12,000 by Army of Oskar, 2 May 2031" in told
    assert "script" not in written("svg")
    names = [each.text for each in root.iter(f"{space}text")]
    assert {"Ministry of Velda", "Army of Oskar", "Army of Tarn"} <= set(names)
    assert len(list(root.iter(f"{space}polyline"))) == 2


def test_names_do_not_lie_on_each_other() -> None:
    values = [
        {**TOWN, "on": "2031-05-01", "by": f"Ministry of Velda {name}", "text": f"{3000 + 10 * number} {HERE}"}
        for number, name in enumerate(("Alder", "Birch", "Cedar", "Damson", "Elder", "Fir", "Gorse", "Hazel"))
    ]
    root = ElementTree.fromstring(picture(tracks(story(values))[0], "x"))
    texts = [each for each in root.iter("{http://www.w3.org/2000/svg}text") if (each.text or "").startswith("Minis")]
    places = {(each.get("x"), each.get("y")) for each in texts}
    assert len(places) == len(texts) >= 6


def test_two_plots_stand_one_below_the_other() -> None:
    killed = (
        {**TOWN, "on": f"2031-05-0{n}", "by": "Army of Oskar", "text": f"{n}0 Tarnish soldiers died"} for n in (1, 2)
    )
    root = ElementTree.fromstring(written("svg", story([*SAID, *killed], ["1 relays 0"])))
    groups = [each.get("transform") for each in root if each.tag.endswith("}g")]
    assert groups == ["translate(0 0)", "translate(0 320)"]


def test_what_reports_say_is_no_markup() -> None:
    evil = "<b onload=x>&\x1b"
    said = [{**TOWN, "on": f"2031-05-0{n}", "by": f"{evil} {n}", "in": evil, "text": f"{n},000 {HERE}"} for n in (1, 2)]
    told = story(said)
    for form in ("svg", "html"):
        assert "<b onload" not in written(form, told)
    ElementTree.fromstring(written("svg", told))
    assert not re.search("[\x00-\x08\x0b-\x1f]", written("table", told) + written("svg", told))


@given(st.text(min_size=1))
def test_a_title_of_any_characters_makes_a_picture(words: str) -> None:
    ElementTree.fromstring(picture(tracks(STORY)[0], words))


def test_every_value_is_a_row() -> None:
    rows = list(csv.DictReader(io.StringIO(written("csv"))))
    assert tuple(rows[0]) == COLUMNS
    told = [(row["source"], row["low"], row["high"], row["how"], row["to"], row["relays"]) for row in rows]
    assert told == [
        ("Ministry of Velda", "3000", "", "", "", "1"),
        ("Army of Oskar", "10800", "13200", "apart", "0", "0"),
        ("Army of Tarn", "", "900", "conflicts", "2", "0"),
        ("Ministry of Velda", "5000", "5000", "updates", "0", "0"),
        ("Army of Tarn", "7", "7", "", "", "0"),
    ]


def test_json_has_every_field_and_each_has_a_meaning() -> None:
    (track, _) = json.loads(written("json"))["figures"]
    assert track["spread"]["high"]["value"] == 13200
    assert [step["first"]["saying"]["id"] for step in track["steps"]] == ["0", "2", "3", "4"]
    for record, (meaning, fields) in MEANINGS.items():
        assert meaning
        assert list(fields) == [field.name for field in dataclasses.fields(record)]


def test_the_limit_counts_tracks() -> None:
    told = dataclasses.replace(STORY, query=Query(limit=1))
    assert "and 1 more" in written("table", told)
    assert len(json.loads(written("json", told))["figures"]) == 1


def test_a_story_without_figures_says_so() -> None:
    empty = Story(Query(), "2032-01-01", ())
    assert EMPTY in written("table", empty)
    assert "No figures to draw." in written("svg", empty)


def test_titles() -> None:
    assert [title(track) for track in tracks(STORY)] == ["Tarnish soldiers in or sent to Oskarburg", "ships in Miren"]
