"""Rulings as lines to learn from, and their shape."""

from __future__ import annotations

import io
import json

import msgspec

from sayso.export.exchange import lessons
from sayso.records import Lesson, Link, Match
from sayso.view.lessons import lesson, matches
from tests.export.shapes import problems
from tests.judging import READING, REPORT, SAYINGS, moved, ruling

JOINED = Link("same", "road", "sake", 0.7, ("the same place",), "rules 1")
RULINGS = (
    ruling("accept", "sake"),
    ruling("reject", "radio", 1),
    ruling("correct", "denial", 2, spans=moved("Officials", "denied", "it")),
    ruling("correct", "calm", 3, act='"judges"'),
    ruling("reject", JOINED.id, 4),
    ruling("merge", "sake", 5, other="calm"),
)


def taught() -> list[Lesson | Match]:
    found = lesson([READING], SAYINGS, RULINGS)
    assert found is not None
    return [found, *matches(RULINGS, [JOINED], SAYINGS)]


def written() -> list[str]:
    out = io.StringIO()
    lessons.write(taught(), out)
    return out.getvalue().splitlines()


def test_every_line_has_one_report_or_one_pair() -> None:
    found = [json.loads(line) for line in written()]
    assert {line["schema"] for line in found} == {lessons.SCHEMA}
    assert [(len(line["reports"]), len(line["pairs"])) for line in found] == [(1, 0), (0, 1), (0, 1)]
    (report,) = found[0]["reports"]
    assert report["report"]["id"] == REPORT.id
    assert report["whole"] == [[0, 39], [60, 101]]
    assert [one["verdict"] for one in report["statements"]] == ["accepted", "corrected", "rejected", None]
    assert report["statements"][0]["found"]["cue"] == [13, 17]
    assert [line["pairs"][0]["same"] for line in found[1:]] == [False, True]


def test_the_lines_are_of_the_shape_that_the_schema_says() -> None:
    schema = lessons.schema()
    for line in written():
        assert list(problems(json.loads(line), schema, schema)) == []


def test_lines_read_back_as_what_they_were_written_from() -> None:
    told = [json.loads(line) for line in written()]
    assert [msgspec.convert(one, Lesson) for line in told for one in line["reports"]] == taught()[:1]
    assert [msgspec.convert(one, Match) for line in told for one in line["pairs"]] == taught()[1:]
