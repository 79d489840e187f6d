from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given

from sayso.errors import SaysoError
from sayso.export import document, reading, schema
from sayso.export.documents import SCHEMA, dumps
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
        ("schema", "sayso/reading/2", f"document.schema is not '{SCHEMA}'"),
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
