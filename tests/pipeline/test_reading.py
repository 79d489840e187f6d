"""The whole reader, with the shipped weights, on sentences that leave no doubt."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import sayso
from sayso import Reading, Report, read
from tests.rows import rows

HARBOUR = Path(__file__).parents[2] / "examples/harbour.txt"


def _found(reading: Reading) -> Iterator[tuple[str | None, str | None, str]]:
    text = reading.report.text
    for s in reading.statements:
        if s.voice != "own":
            yield (
                s.source.span.of(text) if s.source else None,
                s.cue.of(text) if s.cue else None,
                " … ".join(c.of(text) for c in s.content),
            )


@rows("pipeline")
def test_read(row: dict[str, Any]) -> None:
    assert [list(f) for f in _found(read(row["text"]))] == row["statements"]


@pytest.fixture(scope="module")
def harbour() -> Reading:
    return read(HARBOUR.read_text(encoding="utf-8"))


def test_every_letter_is_in_some_statement(harbour: Reading) -> None:
    held: set[int] = set()
    for s in harbour.statements:
        for span in (*s.content, *([s.source.span] if s.source else []), *([s.cue] if s.cue else [])):
            held.update(range(span.start, span.end))
    assert {i for i, c in enumerate(harbour.report.text) if c.isalnum()} <= held


def test_sources_lead_to_actors(harbour: Reading) -> None:
    names = {actor.id: actor.name for actor in harbour.actors}
    text = harbour.report.text
    said = {s.source.span.of(text): names.get(s.source.actor or "") for s in harbour.statements if s.source}
    assert said["Tol"] == "Irena Tol"
    assert any(actor.unnamed for actor in harbour.actors)


def test_many_are_read_as_one_by_one() -> None:
    texts = [line for line in HARBOUR.read_text(encoding="utf-8").split("\n") if line]
    together = [list(_found(reading)) for reading in read(texts)]
    assert together == [list(_found(read(text))) for text in texts]


def test_a_reading_names_its_maker(harbour: Reading) -> None:
    assert harbour.maker.startswith(f"sayso {sayso.__version__}, reader ")


@settings(max_examples=15)
@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    reading = read(Report(text))
    assert all(0 <= c.start < c.end <= len(text) for s in reading.statements for c in s.content)


def test_nothing_to_read_is_an_empty_reading() -> None:
    assert read("").statements == ()
