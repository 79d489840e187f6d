from __future__ import annotations

import csv
import dataclasses
import io
import json
import os
from unittest.mock import patch

import pytest
from rich.cells import cell_len

from sayso.export.views.denials import COLUMNS, EMPTY, MEANINGS, WRITERS
from sayso.records import Query, Story
from sayso.view.denials import denials
from tests.view.drifting import story
from tests.view.test_denials import ADMITTED, AGAIN, DENIED, SENT, answer

SILENT = answer("did not respond to", "a request for comment", "declines", at=80)
RUMOURS = answer("said", "the reports of soldiers in Lune were baseless rumours", at=40)
STORY = story(
    (SENT, AGAIN, DENIED, RUMOURS, SILENT, ADMITTED),
    ["1 relays 0", "2 denies 0", "5 confirms 0", "5 same 0"],
    Query(limit=20),
)


def written(form: str, told: Story = STORY, width: int = 80) -> str:
    out = io.StringIO()
    with patch.dict(os.environ, {"COLUMNS": str(width)}):
        WRITERS[form](told, denials(told), out)
    return out.getvalue()


def test_a_reversal_stands_first_with_both_statements_and_the_days_between() -> None:
    shown = " ".join(written("table").split())
    first = shown[: shown.index("FLAT DENIALS")]
    assert "Oskar Ministry: flat denial, Delta Sun, 3 May 2031 that it had sent soldiers" in first
    assert "Oskar Ministry: concedes it, Delta Sun, 1 August 2031" in first
    assert "→ 90 days later" in first


def test_each_kind_has_its_section_and_each_denial_its_claim() -> None:
    shown = " ".join(written("table").split())
    assert [shown.index(title) for title in ("FLAT DENIALS", "NON-DENIALS", "DECLINED")]
    assert "on: Oskar sent soldiers to the harbour of Lune 0" in shown
    assert "a party to it: the claim names it" in shown
    assert "otherwise on 1 August 2031: concedes it 5" in shown
    assert "no link joins them" in shown


def test_where_nobody_denies_it_says_so() -> None:
    assert EMPTY in written("table", story((SENT,), []))


@pytest.mark.parametrize("width", [60, 80, 160])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    assert max(map(cell_len, written("table", width=width).splitlines())) <= width


@pytest.mark.parametrize("form", ["html", "md"])
def test_every_statement_told_of_is_among_those_cited(form: str) -> None:
    assert all(saying["text"] in written(form) for saying in (SENT, DENIED, RUMOURS, ADMITTED))


def test_a_row_for_each_statement() -> None:
    lines = list(csv.DictReader(io.StringIO(written("csv"))))
    assert tuple(lines[0]) == COLUMNS
    flat = next(line for line in lines if line["kind"] == "flat denial")
    assert (flat["claim"], flat["linked"], flat["was"], flat["now"], flat["days"]) == (
        "0",
        "yes",
        "flat denial",
        "concedes it",
        "90",
    )


def test_json_has_every_field_and_schema_words_say_what_each_means() -> None:
    found = json.loads(written("json"))["denials"]
    assert found[0]["reversals"][0]["after"]["id"] == "5"
    for record, (_, fields) in MEANINGS.items():
        assert set(fields) == {field.name for field in dataclasses.fields(record)}
    assert set(found[0]) == {
        "id",
        "kind",
        "denier",
        "party",
        "statements",
        "outlets",
        "answers",
        "reversals",
    }
