"""Words find statements and reports, and nothing that a user types is anything but words."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.ledger import Ledger, connect, search
from sayso.records import Query
from tests.ledger.entries import cached, entry
from tests.rows import rows

STORY = entry(
    "The Ostrand ministry: 3,000 soldiers crossed the Miren at Tolm",
    "An official in Żarów: no soldier has crossed, and none will cross",
    "A farmer: the bridge at Tolm is not destroyed, it isn't even damaged",
    'The U.S. embassy: the O\'Hara report says "half-built" of the bridge',
    outlet="The Northern Courier",
    title="Ostrand on the march",
    published="2031-05-12",
)
BRIEF = entry("A clerk: nothing", outlet="Herald", title="Soldiers of fortune", published="2031-05-13")


def fill(ledger: Ledger) -> None:
    with ledger.writing() as writer:
        writer.store(STORY)
        writer.store(BRIEF)
        cached(writer)


@rows("search")
def test_words_find_statements(ledger: Ledger, row: dict[str, object]) -> None:
    fill(ledger)
    found = ledger.search(str(row["query"]), 10)
    assert {STORY.sayings.index(saying) for saying in ledger.sayings(found)} == set(_numbers(row["found"]))


def _numbers(found: object) -> list[int]:
    assert isinstance(found, list)
    return found


def test_the_best_come_first_and_no_more_than_asked_for(ledger: Ledger) -> None:
    plain = entry("A: the bridge", "B: the bridge, and again the bridge of the bridge builders")
    with ledger.writing() as writer:
        writer.store(plain)
    assert ledger.search("bridge", 5)[0] == plain.sayings[1].id
    assert len(ledger.search("bridge", 1)) == 1


def test_words_find_reports(ledger: Ledger) -> None:
    fill(ledger)
    assert ledger.search_reports("march soldier", 5) == (STORY.reading.report.id,)
    assert set(ledger.search_reports("soldiers", 5)) == {STORY.reading.report.id, BRIEF.reading.report.id}


def near(ledger: Ledger, *terms: str, limit: int = 10) -> list[int]:
    return [STORY.sayings.index(saying) for saying, _ in ledger.near(terms, limit).found if saying in STORY.sayings]


def test_any_word_finds_statements_with_their_vectors(ledger: Ledger) -> None:
    fill(ledger)
    assert set(near(ledger, "bridg", "embassi")) == {2, 3}
    assert near(ledger, "bridg", "embassi")[0] == 3
    assert set(near(ledger, "3,000", "fire")) == {0}
    assert near(ledger, "bridg", "embassi", limit=1) == [3]
    assert near(ledger, "fire") == near(ledger) == near(ledger, '"', "*") == []
    assert {saying.id: vector for saying, vector in ledger.near(("bridg",), 10).found} == {
        saying.id: vector for saying, vector in list(zip(STORY.sayings, STORY.vectors, strict=True))[2:]
    }


def test_how_many_statements_hold_each_word_is_counted(ledger: Ledger) -> None:
    fill(ledger)
    counted = ledger.near(("soldier", "bridg", "3,000", "000,3", "fire"), 1)
    assert counted.held == {"soldier": 3, "bridg": 2, "3,000": 1, "000,3": 0, "fire": 0}
    assert counted.of == 5


def test_of_words_that_too_many_hold_the_latest_are_looked_at(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "HOLDERS", 4)
    with ledger.writing() as writer:
        for number in range(20):
            writer.store(entry(f"A: the bridge {'at Tolm ' * (number == 3)}of day {number}"))
    latest = ledger.near(("bridg",), 50)
    assert {saying.text for saying, _ in latest.found} == {f"the bridge of day {day}" for day in range(16, 20)}
    assert latest.held == {"bridg": 20}
    assert [saying.text for saying, _ in ledger.near(("bridg", "tolm"), 50).found] == ["the bridge at Tolm of day 3"]


@pytest.fixture(scope="module", params=["memory", "postgresql"])
def filled(request: pytest.FixtureRequest) -> Iterator[Ledger]:
    address = ":memory:" if request.param == "memory" else request.getfixturevalue("server")("hostile")
    with connect(address) as opened:
        fill(opened)
        yield opened


SPITEFUL = ["bridge", *"\"'*)-\0^\\&|!%", "NEAR(", "AND", "OR NOT", "words:", "--", "<->", ":*"]
WRITTEN = st.text(st.characters(exclude_categories=())) | st.lists(st.sampled_from(SPITEFUL)).map("".join)


@given(written=WRITTEN)
def test_any_query_is_only_words(filled: Ledger, written: str) -> None:
    assert len(filled.search(written, 3)) <= 3
    assert len(filled.search_reports(written, 3)) <= 3
    assert len(filled.near((written, *written.split()), 3).found) <= 3
    for query in (Query(text=written), Query(source=written), Query(place=written), Query(since=written)):
        assert len(filled.ranked(query)) <= 5
