"""Blocks: statements that may have to do with each other share a key, and a key rests on one statement alone."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.link.block import keys
from sayso.link.item import Item
from tests.link.shapes import item, saying

LINKS = Path(__file__).parent.parent / "cases/links.jsonl"
MET_AT_LEAST = 0.95
"""Share of the linked pairs that must meet; a copy's statements meet anyway."""
MOST = 90
"""Keys of one statement: each is a row of a table."""


def _linked() -> list[dict[str, Any]]:
    rows = [json.loads(line) for line in LINKS.read_text(encoding="utf-8").splitlines()]
    return [row for row in rows if row["want"] and "copy" not in row and "corrects" not in row["want"]]


def test_what_is_linked_meets() -> None:
    met = [bool(keys(item(row["one"])) & keys(item(row["other"]))) for row in _linked()]
    assert sum(met) >= MET_AT_LEAST * len(met)


def test_what_has_nothing_in_common_does_not_meet() -> None:
    one = item({"text": "The central bank raised interest rates in Brazil", "published": "2024-10-25"})
    other = item({"text": "Rebels captured Sake", "published": "2024-10-25"})
    assert not keys(one) & keys(other)


def test_there_are_few_keys() -> None:
    assert max(len(keys(item(row["one"], bytes(range(128)) * 3))) for row in _linked()) <= MOST


@given(start=st.integers(0, 20000), apart=st.integers(0, 28))
def test_the_same_words_meet_within_four_weeks(start: int, apart: int) -> None:
    first = date(1990, 1, 1) + timedelta(start)
    one, other = (Item(replace(SAID, published=day.isoformat())) for day in (first, first + timedelta(apart)))
    assert keys(one) & keys(other)


SAID = saying({"text": "Rebels captured the town of Sake", "outlet": "Herald"})


def _met(text: str, apart: int) -> bool:
    """Whether a text meets itself so many days later, whenever that begins."""
    said = saying({"text": text, "outlet": "Herald"})
    first = [date(2024, 1, 1) + timedelta(start) for start in range(0, 56, 5)]
    return all(
        keys(Item(replace(said, published=day.isoformat())))
        & keys(Item(replace(said, published=(day + timedelta(apart)).isoformat())))
        for day in first
    )


def test_words_alone_meet_for_a_week_and_with_a_figure_for_three() -> None:
    assert _met("the warehouse had burned down", 7)
    assert not _met("the warehouse had burned down", 15)
    assert _met("12 warehouses had burned down", 21)
    assert not _met("12 warehouses had burned down", 43)


def test_report_and_source_play_no_part() -> None:
    other = replace(SAID, id="0", report="0", outlet="Courier", start=9)
    assert keys(Item(SAID)) == keys(Item(other))


def test_a_denial_half_a_year_later_meets_the_claim() -> None:
    claim = {"text": "that North Korea sent troops to Russia", "by": "Seoul", "published": "2024-01-10"}
    denial = {
        "text": "that it had sent soldiers to Russia",
        "by": "Pyongyang",
        "act": "denies",
        "published": "2024-06-20",
    }
    assert keys(item(claim)) & keys(item(denial))


def test_what_names_nobody_is_met_by_the_state_of_its_source() -> None:
    at = {"published": "2024-10-25", "act": "predicts"}
    one = item({"text": "that the quarrel could develop into war", "by": "Oslo", **at})
    other = item({"text": "The quarrel between Norway and Sweden will develop into war", "by": "Oslo", **at})
    assert keys(one) & keys(other)


def test_a_body_meets_itself_under_its_first_letters() -> None:
    one = item({"text": "the Upland Relief Forces had shelled the mill", "by": "Herald", "published": "2024-10-25"})
    other = item({"text": "The URF shelled the mill of Lesk", "by": "Courier", "published": "2024-10-25"})
    assert keys(one) & keys(other)


@pytest.mark.parametrize("published", [None, "2024-10-25"])
def test_keys_are_short_words(published: str | None) -> None:
    assert all(len(key) == 12 for key in keys(Item(replace(SAID, published=published))))
