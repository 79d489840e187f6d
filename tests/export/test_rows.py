from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given

from sayso.export.rows import COLUMNS
from sayso.export.speakers import shown
from sayso.records import Event, Forecast, Reading, Report, Span, Statement, When, Where
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


def test_what_a_statement_means_stands_in_its_row() -> None:
    row = _rows(READING)[12]
    assert {name: row[name] for name in COLUMNS[COLUMNS.index("act") :]} == {
        "act": "predicts",
        "stance": "neutral",
        "basis": "imagery",
        "certainty_low": "0.55",
        "certainty_high": "0.8",
        "certainty_band": "likely",
        "certainty_words": "probably",
        "events": "MOBILIZE (troops), hypothetical: Ostrand soldiers → ?",
        "when": "2031-05-17/2031-05-18 as early as",
        "where": "the Harn valley",
        "figures": "11,000–13,000 Ostrand soldiers; 3 generals, part of “around 12,000”",
        "forecast_earliest": "2031-05-17",
        "forecast_latest": "",
        "condition": "if the bridge fell",
        "gaps": "",
    }
    assert (row["kind"], row["country"], row["sector"]) == ("military", "QV", "MIL")


def test_what_is_not_so_and_what_is_open() -> None:
    rows = _rows(READING)
    assert rows[1]["events"] == "not MOBILIZE (troops): its soldiers → ?"
    assert rows[2]["when"] == "2031-03-01/.. since"
    assert rows[11]["gaps"] == "unconfirmed: a crossing"


@pytest.mark.parametrize(
    "start", ["=", "+", "-", "@", "\t", "\r", "\n", " =", "\xa0=", "＝", "＋", "－", "＠", "=cmd|' /C calc'!A0"]
)
def test_no_cell_starts_a_formula(start: str) -> None:
    text = f"{start}1+1"
    report = Report(text, url=text, outlet=text, title=text)
    whole = Span(0, len(text))
    said = Statement(
        "s",
        "own",
        (whole,),
        events=(Event(whole, text),),
        when=(When(whole, "date", text, None, None, "vague"),),
        where=(Where(whole, text, None, None, None, "town", None),),
        forecast=Forecast(None, None, (), whole),
    )
    row = _rows(Reading(report, "hand", (), (said,)))[0]
    for column in ("url", "outlet", "title", "content", "events", "when", "where", "condition"):
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
    assert len(rows) == 1 + len(shown(made).statements)
    for row in rows[1:]:
        assert len(row) == len(COLUMNS)
        assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n")) for cell in row)
