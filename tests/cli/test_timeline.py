from __future__ import annotations

import json
from pathlib import Path

import pytest

from sayso.records import Query
from tests.cli.fakes import Fake
from tests.view.happening import story

CLAIMS = story(
    [
        {"in": "Tide", "on": "2031-05-14", "by": "Ada Tol", "text": "Oskar troops crossed the Miren at Lesk on May 12"},
        {"in": "Tide", "on": "2031-05-15", "by": "Ada Tol", "text": "shells fell on Brod on May 14"},
    ]
).claims


@pytest.mark.parametrize(("verb", "first"), [("timeline", "TIMELINE\n"), ("map", "MAP\n")])
def test_a_table_is_shown(verb: str, first: str, book: Path) -> None:
    Fake().run("add", "a.txt", "--ledger", book)
    result = Fake(CLAIMS).run(verb, "--ledger", book)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith(first)
    assert "Lesk" in result.stdout


@pytest.mark.parametrize("verb", ["timeline", "map"])
def test_what_is_asked_goes_into_the_query(verb: str, book: Path) -> None:
    Fake().run("add", "a.txt", "--ledger", book)
    fake = Fake(CLAIMS)
    fake.run(verb, "troops", "--as-of", "2031-05-20", "--place", "Lesk", "--since", "2031-05-15", "--ledger", book)
    assert fake.asked == [Query("troops", None, "Lesk", "2031-05-15", "2031-05-20")]


@pytest.mark.parametrize("verb", ["timeline", "map"])
@pytest.mark.parametrize("form", ["table", "json", "jsonl", "csv", "html", "md", "svg", "geojson"])
def test_every_format_is_told_by_the_ending(verb: str, form: str, book: Path, tmp_path: Path) -> None:
    fake = Fake(CLAIMS)
    shown = fake.run(verb, "--format", form, "--ledger", book).stdout
    fake.run(verb, "--output", tmp_path / f"out.{form}", "--ledger", book)
    assert (tmp_path / f"out.{form}").read_text("utf-8") == shown
    assert "Lesk" in shown


@pytest.mark.parametrize("verb", ["timeline", "map"])
def test_no_more_than_the_limit(verb: str, book: Path) -> None:
    told = Fake(CLAIMS).run(verb, "--limit", "1", "--format", "geojson", "--ledger", book).stdout
    assert len(json.loads(told)["features"]) == 1
