"""The views on the example story: what they gave, the same out of a ledger that ends there, and all of it resting."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from sayso.export.views import brief
from sayso.export.views.page import Entry, Page, Run, runs
from sayso.export.views.schema import schemas
from sayso.records import Saying
from sayso.view.state import state
from tests.deployment import MOMENTS, readings
from tests.deployment import story as tell
from tests.export.shapes import problems
from tests.export.views.remake import FILES, FOLDER
from tests.export.views.telling import VERBS, told

CASES = [(verb, moment) for verb in VERBS for moment in MOMENTS]


@pytest.mark.parametrize("name", FILES)
def test_each_view_tells_what_it_told(name: str) -> None:
    expected = (FOLDER / name).read_bytes().decode("utf-8")
    assert told(*FILES[name]) == expected, "if meant: python -m tests.export.remake"


@pytest.mark.parametrize(("verb", "moment"), CASES)
def test_what_stood_then_is_what_a_ledger_that_ends_then_tells(verb: str, moment: str) -> None:
    for form in VERBS[verb][1]:
        assert told(verb, moment, form, limit=None) == told(verb, moment, form, until=moment, limit=None), form


@pytest.mark.parametrize("verb", schemas())
def test_every_document_is_of_the_shape_that_the_schema_states(verb: str) -> None:
    schema: Any = schemas()[verb]()
    made = json.loads(told(verb, MOMENTS[2], "json", limit=None))
    assert made[verb]
    assert list(problems(made, schema, schema)) == []
    made[verb][0] = {}
    assert list(problems(made, schema, schema))


@pytest.mark.parametrize("moment", MOMENTS)
def test_every_sentence_of_a_brief_leads_to_characters_of_a_report(moment: str) -> None:
    page = _brief(moment)
    texts = {one.reading.report.id: one.reading.report.text for one in readings()}
    known = {saying.id: saying for saying in page.sayings}
    entries = [part for section in page.sections for part in section.parts if isinstance(part, Entry)]
    assert entries
    for entry in entries:
        for line in _sentences(entry):
            cited = [known[run.to] for run in line if run.to]
            assert cited, "".join(run.text for run in line)
            assert all(_stands(saying, texts[saying.report]) for saying in cited)


def _brief(moment: str) -> Page:
    now = tell(moment, None)
    return brief.told(replace(now, query=replace(now.query, limit=None)), (state(now),))


def _sentences(entry: Entry) -> list[tuple[Run, ...]]:
    """The entry as one sentence, notes in small print with what they are on; and each one that hangs under it."""
    whole = tuple(run for line in entry.lines for run in line)
    return [whole, *(line for one in entry.under for line in _sentences(one))]


def _stands(saying: Saying, text: str) -> bool:
    """Whether the words of a statement begin at its character."""
    return text.startswith(saying.text.split(" … ")[0], saying.start)


def test_all_that_a_page_cites_stands_at_its_end() -> None:
    for moment in MOMENTS:
        page = _brief(moment)
        assert {run.to for run in runs(page.sections) if run.to} == {saying.id for saying in page.sayings}
