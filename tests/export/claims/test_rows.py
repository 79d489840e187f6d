from __future__ import annotations

import csv
import dataclasses
import io

import pytest
from hypothesis import given

from sayso.export.claims import LISTS
from sayso.export.claims.rows import COLUMNS
from sayso.records import Claim
from tests.export.claims.remake import written
from tests.export.claims.story import CLAIM, COPY, FIRST, SMALL
from tests.export.claims.strategies import claims
from tests.export.strategies import often


def _rows(*claims: Claim) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(written(LISTS["csv"], *claims), newline="")))


def test_one_row_a_statement_and_then_one_for_each_against() -> None:
    rows = _rows(CLAIM, SMALL)
    assert [row["part"] for row in rows] == [*["claim"] * 6, "denied", "doubted", "withdrawn", "claim"]
    assert {row["claim"] for row in rows} == {CLAIM.id, SMALL.id}


def test_where_each_has_it_from() -> None:
    rows = _rows(CLAIM)
    assert (rows[0]["root"], rows[0]["independent"], rows[0]["relays"]) == ("Kelvar's Border Command", "yes", "")
    assert (rows[1]["relays"], rows[3]["relays"], rows[5]["independent"]) == (FIRST.id, "ARN", "no")
    assert rows[2]["relays"] == COPY.id
    assert rows[7]["reason"] == "it could not confirm a crossing"


def test_what_a_statement_means() -> None:
    row = _rows(CLAIM)[4]
    assert {name: row[name] for name in COLUMNS[COLUMNS.index("act") :]} == {
        "act": "asserts",
        "stance": "neutral",
        "basis": "seen",
        "certainty_low": "0.55",
        "certainty_high": "0.8",
        "certainty_words": "probably",
        "events": "",
        "when": "",
        "where": "",
        "figures": "≥ 600 Ostrand soldiers",
        "forecast_earliest": "2031-05-17",
        "forecast_latest": "",
        "condition": "if the bridge holds",
        "gaps": "unverified",
    }
    first = _rows(CLAIM)[0]
    assert (first["events"], first["when"]) == ("MOBILIZE: Ostrand soldiers → ?", "2031-05-11/2031-05-12")
    assert first["where"] == "Miren (Ukraine)"


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", " =", "＝"])
def test_no_cell_starts_a_formula(start: str) -> None:
    text = f"{start}1+1"
    saying = dataclasses.replace(FIRST, text=text, outlet=text, url=text, cue=text, gaps=(text,))
    row = _rows(dataclasses.replace(SMALL, text=text, statements=(saying,)))[0]
    for column in ("claim_text", "text", "outlet", "url", "cue", "gaps"):
        assert row[column] == f"'{text}"


@often
@given(claims())
def test_any_claim_gives_rows_that_any_spreadsheet_takes(claim: Claim) -> None:
    text = written(LISTS["csv"], claim)
    text.encode("utf-8")
    rows = list(csv.reader(io.StringIO(text, newline="")))
    assert tuple(rows[0]) == COLUMNS
    assert len(rows) == 1 + len(claim.statements) + len(claim.against)
    for row in rows[1:]:
        assert len(row) == len(COLUMNS)
        assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n")) for cell in row)
