"""What all formats have in common, and those that are rows or features."""

from __future__ import annotations

import csv
import io
import json
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import duckdb
import pytest

from sayso.errors import SaysoError
from sayso.export.claims import LISTS
from sayso.export.claims.rows import COLUMNS
from sayso.export.exchange import WRITERS
from tests.deployment import story
from tests.export.claims.remake import written as listed
from tests.export.claims.story import CLAIM, FIRST, SMALL
from tests.export.exchange.samples import HOSTILE, hostile, written


@pytest.mark.parametrize("form", WRITERS)
def test_the_same_claims_are_the_same_bytes(form: str) -> None:
    claims = (*story("2025-05-01").claims[:40], CLAIM, SMALL)
    assert written(form, *claims) == written(form, *claims) != written(form, *claims[1:])


@pytest.mark.parametrize("form", WRITERS)
def test_no_claims_are_an_empty_file_of_the_form(form: str) -> None:
    told = written(form)
    if form in ("geojson", "jsonld"):
        found = json.loads(told)
        assert found.get("features", found.get("@graph")) == []
    assert told or form == "jsonl"


@pytest.mark.parametrize("form", ["csv", "jsonl"])
def test_rows_and_lines_are_those_of_the_list_of_claims(form: str) -> None:
    assert written(form, CLAIM, SMALL).decode() == listed(LISTS[form], CLAIM, SMALL)


def test_cells_that_begin_a_formula_are_defused() -> None:
    for row in csv.reader(io.StringIO(written("csv", hostile()).decode(), newline="")):
        assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in row)


@pytest.fixture
def parquet(tmp_path: Path) -> Path:
    path = tmp_path / "claims.parquet"
    path.write_bytes(written("parquet", CLAIM, SMALL, hostile()))
    return path


def test_parquet_has_the_rows_of_the_csv_with_types(parquet: Path) -> None:
    with duckdb.connect() as database:
        found = database.execute("SELECT * FROM read_parquet(?)", [str(parquet)])
        types = {name: kind for name, kind, *_ in found.description or ()}
        rows = [dict(zip(types, row, strict=True)) for row in found.fetchall()]
    assert tuple(types) == COLUMNS
    assert len(rows) == 6 + 3 + 1 + 6 + 3
    assert (rows[0]["claim"], rows[0]["roots"], rows[0]["credibility"]) == (CLAIM.id, 2, 1)
    assert (rows[4]["certainty_low"], rows[4]["forecast_earliest"]) == (0.55, date(2031, 5, 17))
    assert rows[4]["forecast_latest"] is None


def test_parquet_has_texts_as_they_stand_and_the_query(parquet: Path) -> None:
    with duckdb.connect() as database:
        texts = database.execute("SELECT DISTINCT outlet FROM read_parquet(?)", [str(parquet)]).fetchall()
        told = database.execute("SELECT key, value FROM parquet_kv_metadata(?)", [str(parquet)]).fetchall()
    assert (HOSTILE,) in texts
    (key, value), *_ = told
    assert (key, json.loads(value)["text"]) == (b"query", "it's")


def test_parquet_without_duckdb_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "duckdb", None)
    with pytest.raises(SaysoError, match=r"pip install 'sayso\[export\]'"):
        written("parquet", CLAIM)


def test_a_feature_is_a_claim_with_everybody_who_says_it() -> None:
    collection = json.loads(written("geojson", CLAIM, SMALL))
    assert (collection["type"], collection["query"]["text"]) == ("FeatureCollection", "it's")
    first, second = collection["features"]
    assert first["geometry"]["type"] == "Polygon"
    assert second["geometry"] is None
    told = first["properties"]
    assert (told["claim"], told["support"], told["roots"], told["opposition"]) == (
        CLAIM.id, "corroborated", 2, "withdrawn",
    )  # fmt: skip
    assert [one["part"] for one in told["statements"]] == [*["claim"] * 6, "denied", "doubted", "withdrawn"]
    assert told["statements"][0]["url"] == FIRST.url
    assert told["places"] == [{"name": "Miren", "country": "UA", "level": "area", "precision_km": 40.0}]
    assert told["root_names"] == ["Kelvar's Border Command", "the Rivers Observation Mission"]


def test_a_place_that_several_statements_name_is_one() -> None:
    again = replace(CLAIM, statements=(FIRST, replace(FIRST, id="f" * 16)))
    (feature,) = json.loads(written("geojson", again))["features"]
    assert len(feature["properties"]["places"]) == 1
    assert feature["geometry"]["type"] == "Polygon"
