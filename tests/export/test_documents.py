from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from sayso.errors import SaysoError
from sayso.export.documents import SCHEMA, document, dumps
from sayso.export.readings import reading
from sayso.export.schema import schema
from sayso.records import Reading, Report, Span, Statement
from tests.export.remake import written
from tests.export.shapes import problems
from tests.export.story import READING
from tests.export.strategies import often, readings


@often
@given(readings())
def test_a_reading_comes_back_from_its_document(made: Reading) -> None:
    assert reading(document(made)) == made


@often
@given(readings())
def test_a_reading_comes_back_from_json(made: Reading) -> None:
    line = dumps(document(made))
    assert reading(json.loads(line.encode("utf-8"))) == made
    assert len(line.splitlines()) == 1


@often
@given(readings())
def test_every_document_is_of_the_shape_that_the_schema_states(made: Reading) -> None:
    assert list(problems(document(made), schema(), schema())) == []


def test_every_field_is_described() -> None:
    def bare(node: Any, path: str) -> list[str]:
        if isinstance(node, list):
            return [each for item in node for each in bare(item, path)]
        if not isinstance(node, dict):
            return []
        parts = node.get("properties", {})
        missing = [f"{path}.{name}" for name, part in parts.items() if not part.get("description")]
        return missing + [each for name, part in node.items() for each in bare(part, f"{path}.{name}")]

    assert bare(schema(), "") == []


def test_the_schema_asks_for_all_that_is_written() -> None:
    made = document(READING)
    whole: Any = schema()
    first: Any = {name: made[name][0] for name in ("actors", "statements")}  # type: ignore[index]
    assert whole["required"] == list(made)
    assert whole["properties"]["report"]["required"] == list(made["report"])  # type: ignore[call-overload]
    assert whole["$defs"]["actor"]["required"] == list(first["actors"])
    assert whole["$defs"]["statement"]["required"] == list(first["statements"])
    assert whole["$defs"]["source"]["required"] == list(first["statements"]["source"])


def test_whole_numbers_have_no_point() -> None:
    line = dumps(document(READING)["report"]["figures"])  # type: ignore[index]
    assert '"low": 11000, "high": 13000,' in line


def test_what_json_has_no_number_for_is_refused() -> None:
    with pytest.raises(ValueError, match="not JSON compliant"):
        dumps(float("nan"))


def test_every_key_is_documented() -> None:
    page = (Path(__file__).parents[2] / "docs" / "reading.md").read_text(encoding="utf-8")

    def keys(node: Any) -> set[str]:
        parts = node.get("properties", {}) if isinstance(node, dict) else {}
        inside = node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
        return {*parts, *(key for each in inside for key in keys(each))}

    assert [key for key in sorted(keys(schema())) if f"`{key}`" not in page] == []


def test_one_report_is_an_object_and_several_are_an_array() -> None:
    assert json.loads(written("json", READING)) == document(READING)
    assert json.loads(written("json", READING, READING, READING)) == [document(READING)] * 3
    assert json.loads(written("json")) == []
    assert [json.loads(line) for line in written("jsonl", READING, READING).splitlines()] == [document(READING)] * 2
    assert written("jsonl") == ""


def test_offsets_are_code_points() -> None:
    report = Report("😀 “é” said")
    statement = Statement("s", "direct", (Span(2, 5),))
    made: Any = document(Reading(report, "hand", (), (statement,)))
    assert made["statements"][0]["content"] == [{"start": 2, "end": 5, "text": "“é”"}]


def _broken(path: str, value: object) -> object:
    """The story's document with one value in it changed, or taken out where the value is `...`."""
    whole: Any = json.loads(json.dumps(document(READING)))
    *way, last = path.split(".")
    part = whole
    for step in way:
        part = part[int(step) if step.isdigit() else step]
    key: Any = int(last) if last.isdigit() else last
    if value is ...:
        del part[key]
    else:
        part[key] = value
    return whole


@pytest.mark.parametrize(
    ("path", "value", "problem"),
    [
        ("schema", "sayso/reading/1", f"document.schema is not '{SCHEMA}'"),
        ("schema", ..., "document lacks 'schema'"),
        ("maker", None, "document.maker is not a string"),
        ("report", [], "document.report is not an object"),
        ("report.text", "Another text.", "document.report.id is not"),
        ("report.title", 7, "document.report.title is not a string"),
        ("report.wire", ..., "document.report lacks 'wire'"),
        ("actors", {}, "document.actors is not an array"),
        ("actors.0.unnamed", 0, "document.actors[0].unnamed is not true or false"),
        ("actors.1.id", "a1", "two actors have the same id"),
        ("statements.0.voice", "loud", "document.statements[0].voice is none of direct, indirect, mixed, own"),
        ("statements.0.voice", ["own"], "document.statements[0].voice is none of direct, indirect, mixed, own"),
        ("statements.0.content", [], "document.statements[0].content is empty"),
        ("statements.0.cue.start", -1, "document.statements[0].cue from -1"),
        ("statements.0.cue.end", 10**9, "document.statements[0].cue from"),
        ("statements.0.cue.end", True, "document.statements[0].cue.end is not a whole number"),
        ("statements.0.cue.text", "denied", "document.statements[0].cue is quoted as 'denied', the report has"),
        ("statements.0.source.actor", "a99", "names an actor 'a99' that is not there"),
        ("statements.0.within", "nowhere", "is within 'nowhere', which is not there"),
        ("statements.0.within", document(READING)["statements"][0]["id"], "is within itself"),  # type: ignore[index]
        ("actors.0.kind", "giant", "document.actors[0].kind is none of state, government"),
        ("statements.0.act", "sings", "document.statements[0].act is none of asserts"),
        ("statements.0.evidence", ..., "document.statements[0] lacks 'evidence'"),
        ("statements.0.evidence.act", [{}], "document.statements[0].evidence.act[0] lacks 'start'"),
        ("statements.4.certainty.low", 0.9, "document.statements[4].certainty has its low above its high"),
        ("statements.4.certainty.high", 80, "document.statements[4].certainty.high is not from 0 to 1"),
        ("statements.4.certainty.low", None, "document.statements[4].certainty.low is not a number"),
        ("statements.4.certainty.low", float("nan"), "document.statements[4].certainty.low is not a finite number"),
        ("statements.4.certainty.low", 10**400, "document.statements[4].certainty.low is too large a number"),
        ("statements.4.certainty.words", "may", "document.statements[4].certainty.words is quoted as 'may'"),
        ("statements.4.certainty.band", "sure", "document.statements[4].certainty.band is none of almost no chance"),
        ("statements.4.when.0.earliest", "2031-06-01", "document.statements[4].when[0] ends before it begins"),
        ("statements.4.when.0.earliest", "20310512", "earliest '20310512' is not written as 2031-05-12"),
        ("statements.4.when.0.earliest", "May", "document.statements[4].when[0].earliest 'May' is not a date"),
        ("statements.4.where.0.lat", 91, "document.statements[4].where[0].lat is not from -90 to 90"),
        ("statements.4.where.0.lon", None, "document.statements[4].where[0] has one coordinate without the other"),
        ("statements.4.forecast.latest", "2031-05-01", "document.statements[4].forecast ends before it begins"),
        ("statements.4.forecast.latest", "2031-05-20", "document.report.forecasts are not those of the statements"),
        ("statements.12.forecast.condition", "if", "document.statements[12].forecast.condition is quoted as 'if'"),
        ("statements.12.figures.0.low", 99_000, "document.statements[12].figures[0] has its low above its high"),
        ("statements.12.figures.0.counted", "tanks", "document.statements[12].figures[0].counted is quoted as 'tanks'"),
        ("statements.12.figures.0.unit", "sheep", "document.statements[12].figures[0].unit is none of count"),
        ("statements.12.events.0.polarity", True, "document.statements[12].events[0].polarity is none of negative"),
        ("statements.12.events.0.actor.actor", "a99", "names an actor 'a99' that is not there"),
        ("statements.12.events.0.actor.country", "QV", "events[0].actor.country is not 'QO', as the actor's"),
        ("report.events.0.actor.actor", "a99", "an event of the report names an actor 'a99' that is not there"),
        ("report.events.0.actor.sector", None, "document.report.events[0].actor.sector is not 'GOV', as the actor's"),
        ("report.gaps.0.statement", "s99", "a gap names a statement 's99' that is not there"),
        ("report.forecasts.0.statement", "s99", "document.report.forecasts are not those of the statements"),
        ("statements.1.id", document(READING)["statements"][0]["id"], "two statements have the same id"),  # type: ignore[index]
    ],
)
def test_another_shape_is_refused_with_the_place(path: str, value: object, problem: str) -> None:
    with pytest.raises(SaysoError) as caught:
        reading(_broken(path, value))
    assert str(caught.value).startswith("not a reading: ")
    assert problem in str(caught.value)


@pytest.mark.parametrize("document", [None, [], "x", 1, {}])
def test_what_is_no_document_is_refused(document: object) -> None:
    with pytest.raises(SaysoError):
        reading(document)


def test_keys_of_later_versions_are_passed_over() -> None:
    assert reading(_broken("report.mood", "grim")) == READING
