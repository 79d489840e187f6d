from __future__ import annotations

import csv
import dataclasses
import io
import json
import os
from unittest.mock import patch

import pytest
from rich.cells import cell_len

from sayso.export.views.unconfirmed import COLUMNS, EMPTY, MEANINGS, WRITERS
from sayso.records import Query, Story
from sayso.view.unconfirmed import unconfirmed
from tests.view.drifting import story
from tests.view.test_unconfirmed import AGAIN, OTHER, SENT, VERIFY

OFFICIAL = {**SENT, "by": "?a senior official", "text": "Velda lost 30 boats in the bay of Norr", "at": 200}
OPEN = story((SENT, AGAIN, VERIFY, OFFICIAL), ["1 relays 0"], Query(limit=20))
FILLED = story((SENT, VERIFY, OTHER), ["2 same 0"], Query(limit=20))


def written(form: str, told: Story = OPEN, width: int = 80) -> str:
    out = io.StringIO()
    with patch.dict(os.environ, {"COLUMNS": str(width)}):
        WRITERS[form](told, unconfirmed(told), out)
    return out.getvalue()


def test_a_claim_stands_with_its_age_and_why_much_rests_on_it() -> None:
    shown = " ".join(written("table").split())
    assert "NOBODY HAS CONFIRMED 1 Oskar sent 400 soldiers to the harbour of Lune 0" in shown
    assert "since 1 May 2031 · 245 days old · 2 statements 2 outlets carry it, all from the Velda Army" in shown


def test_one_unnamed_source_has_its_own_section() -> None:
    shown = " ".join(written("table").split())
    assert "ON THE WORD OF ONE SOURCE WHO IS NOT NAMED 1 Velda lost 30 boats in the bay of Norr 3" in shown


def test_a_gap_stands_with_its_claim_and_what_filled_it() -> None:
    gap = "WHAT REPORTS SAY IS LACKING “Tide could not verify the claim.”"
    assert gap in " ".join(written("table").split())
    assert "not filled by any later report here" in written("table")
    shown = " ".join(written("table", FILLED).split())
    assert "filled on 9 May 2031: the Tarn Ministry says so independently 2" in shown


def test_where_nothing_is_open_it_says_so() -> None:
    assert EMPTY in written("table", story((SENT,), []))


@pytest.mark.parametrize("width", [60, 80, 160])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    assert max(map(cell_len, written("table", width=width).splitlines())) <= width


@pytest.mark.parametrize("form", ["html", "md"])
def test_what_fills_a_gap_is_among_the_statements_cited(form: str) -> None:
    assert "Strait Post" in written(form, FILLED)


def test_a_row_for_each_gap_or_claim() -> None:
    lines = list(csv.DictReader(io.StringIO(written("csv"))))
    assert tuple(lines[0]) == COLUMNS
    assert [(line["open"], line["unnamed"], line["gap"]) for line in lines] == [
        ("yes", "no", "unverified"),
        ("yes", "yes", ""),
    ]


def test_json_has_every_field_and_schema_words_say_what_each_means() -> None:
    found = json.loads(written("json", FILLED))["unconfirmed"]
    assert found[0]["gaps"][0]["filled"]["id"] == "2"
    for record, (_, fields) in MEANINGS.items():
        assert set(fields) == {field.name for field in dataclasses.fields(record)}
