from __future__ import annotations

import dataclasses
import json
from pathlib import Path
from typing import Any, get_type_hints

from hypothesis import given

from sayso.export.claims import LISTS, document, schema
from sayso.export.claims.meanings import MEANINGS
from sayso.records import Claim, Saying
from tests.export.claims.remake import written
from tests.export.claims.story import CLAIM, FIRST, SMALL
from tests.export.claims.strategies import claims
from tests.export.shapes import problems
from tests.export.strategies import often


@often
@given(claims())
def test_every_document_is_of_the_shape_that_the_schema_states(claim: Claim) -> None:
    made = json.loads(written(LISTS["json"], claim, SMALL))
    assert list(problems(made, schema(), schema())) == []
    assert made["claims"][1] == json.loads(written(LISTS["json"], SMALL))["claims"][0]


def test_another_shape_is_not_of_the_schema() -> None:
    for path, value in (("standing.support", "sure"), ("first", 7), ("statements", None), ("standing.credibility", 2)):
        made: Any = json.loads(json.dumps(document([CLAIM])))
        *way, last = path.split(".")
        part = made["claims"][0]
        for step in way:
            part = part[step]
        part[last] = value
        assert list(problems(made, schema(), schema())), path


def test_all_fields_of_all_records_are_there_and_described() -> None:
    whole: Any = schema()
    for record, (_, meanings) in MEANINGS.items():
        names = [field.name for field in dataclasses.fields(record)]
        node = whole["$defs"][record.__name__.lower()]
        assert set(names) == set(meanings)
        assert node["required"] == names == list(node["properties"])
        assert all(part["description"] for part in node["properties"].values())


def test_every_record_that_a_claim_holds_is_defined() -> None:
    text = json.dumps(schema())
    for record in MEANINGS:
        for hint in get_type_hints(record).values():
            assert "sayso.records" not in str(hint) or any(each.__name__ in str(hint) for each in MEANINGS)
    assert all(f"#/$defs/{record.__name__.lower()}" in text for record in MEANINGS)


def test_one_line_a_claim() -> None:
    lines = [json.loads(line) for line in written(LISTS["jsonl"], CLAIM, SMALL).splitlines()]
    assert lines == [json.loads(json.dumps(document([each]))) for each in (CLAIM, SMALL)]
    assert written(LISTS["jsonl"]) == ""


def test_values_as_json_has_them() -> None:
    made: Any = document([CLAIM])
    first = made["claims"][0]["statements"][0]
    assert (first["figures"][0]["low"], first["when"][0]["earliest"]) == (360, "2031-05-11")
    assert set(first) == {field.name for field in dataclasses.fields(Saying)}
    assert first["id"] == FIRST.id


def test_every_key_is_documented() -> None:
    page = (Path(__file__).parents[3] / "docs" / "ledger.md").read_text(encoding="utf-8")
    keys = {name for _, meanings in MEANINGS.values() for name in meanings}
    assert [key for key in sorted(keys) if f"`{key}`" not in page] == []
