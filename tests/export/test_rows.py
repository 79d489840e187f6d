from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given

from sayso.export.rows import COLUMNS
from sayso.records import Reading, Report, Span, Statement
from tests.export.remake import written
from tests.export.story import READING
from tests.export.strategies import often, readings


def _rows(*readings: Reading) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(written("csv", *readings), newline="")))


def test_one_row_a_statement() -> None:
    rows = _rows(READING, READING)
    assert len(rows) == 2 * len(READING.statements)
    assert rows[3]["actor"] == "Ilda Marosh"
    assert rows[3]["content"].endswith("bank,” … “and we will not step back one metre.”")
    assert (rows[8]["actor"], rows[8]["unnamed"]) == ("A senior official in the president's office", "yes")
    assert (rows[9]["actor"], rows[9]["unnamed"], rows[9]["source"]) == ("", "", "")
    assert rows[7]["within"] == rows[6]["statement"]


@pytest.mark.parametrize(
    "start", ["=", "+", "-", "@", "\t", "\r", "\n", " =", "\xa0=", "＝", "＋", "－", "＠", "=cmd|' /C calc'!A0"]
)
def test_no_cell_starts_a_formula(start: str) -> None:
    text = f"{start}1+1"
    report = Report(text, url=text, outlet=text, title=text)
    row = _rows(Reading(report, "hand", (), (Statement("s", "own", (Span(0, len(text)),)),)))[0]
    for column in ("url", "outlet", "title", "content"):
        assert row[column] == f"'{text}"


def test_a_minus_inside_is_left_alone() -> None:
    report = Report("It fell to -5.")
    row = _rows(Reading(report, "hand", (), (Statement("s", "own", (Span(0, 14),)),)))[0]
    assert row["content"] == "It fell to -5."


@often
@given(readings())
def test_any_reading_gives_rows_that_any_spreadsheet_takes(made: Reading) -> None:
    text = written("csv", made)
    text.encode("utf-8")
    rows = list(csv.reader(io.StringIO(text, newline="")))
    assert tuple(rows[0]) == COLUMNS
    assert len(rows) == 1 + len(made.statements)
    for row in rows[1:]:
        assert len(row) == len(COLUMNS)
        assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n")) for cell in row)
