"""Lists of reports, edits, statements and rulings have the shape that their schemas tell."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from typing import Any, TextIO

import pytest

from sayso.export import listed
from sayso.link.revisions import revisions
from sayso.records import Ruling
from tests.deployment import ledger, readings
from tests.export.shapes import problems

RULINGS = [
    Ruling("grade", "Tide", "anna", "good", "2031-05-12T09:00:00Z", value="A"),
    Ruling("merge", "0" * 16, "ben", "the same", "2031-05-13T09:00:00Z", "1" * 16),
]


def _reports(out: TextIO) -> None:
    listed.write((one.reading.report for one in readings()), out)


def _edits(out: TextIO) -> None:
    book = ledger(None)
    urls = [one.reading.report.url for one in readings() if one.reading.report.url]
    versions = book.edited(urls)[0]
    listed.write_edits((versions[0], versions[1], tuple(revisions(versions[:2]))), out)


def _statements(out: TextIO) -> None:
    book = ledger(None)
    ids = [one.id for reading in readings()[:9] for one in reading.reading.statements]
    listed.write_statements(book.sayings(ids), out)


def _rulings(out: TextIO) -> None:
    listed.write_rulings(RULINGS, out)


WRITTEN: dict[str, Callable[[TextIO], None]] = {
    "reports": _reports,
    "edits": _edits,
    "statements": _statements,
    "rulings": _rulings,
}


def test_every_list_has_a_schema() -> None:
    assert listed.schemas().keys() == WRITTEN.keys()


@pytest.mark.parametrize("name", WRITTEN)
def test_a_list_fits_its_schema_and_the_schema_names_all_that_is_there(name: str) -> None:
    out = io.StringIO()
    WRITTEN[name](out)
    found = json.loads(out.getvalue())
    assert found[name]
    shape: dict[str, Any] = listed.schemas()[name]()
    assert list(problems(found, shape, shape)) == []
    assert found.keys() == shape["properties"].keys()
    items = shape["properties"][name]["items"]
    item = shape["$defs"][items["$ref"].rpartition("/")[2]] if "$ref" in items else items
    assert all(one.keys() == item["properties"].keys() for one in found[name])
