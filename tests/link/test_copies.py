from __future__ import annotations

import random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.link.copies import ENOUGH, copied, prints
from sayso.link.passages import GRAM, WINDOW, overlap
from sayso.records import Copy, Report
from tests.rows import rows

TALE = " ".join(random.Random(5).choices([f"{head}{tail}" for head in "bdfgklmnprst" for tail in "aeiou"], k=400))
words = st.lists(st.sampled_from(["ship", "sank", "the", "crew", "said", "not", "“", "”", "\n", "."]), max_size=60).map(
    " ".join
)


@rows("copies")
def test_copies(row: dict[str, Any]) -> None:
    one, other = Report(**row["one"]), Report(**row["other"])
    copy = copied(one, other)
    assert (copy and copy.kind) == row["kind"]
    assert copy == copied(other, one)
    if copy:
        assert {copy.report, copy.of} == {one.id, other.id}
        assert row["original"] is None or copy.of == {"one": one, "other": other}[row["original"]].id


@rows("copies")
def test_what_is_a_copy_is_found_by_its_fingerprints(row: dict[str, Any]) -> None:
    if row["kind"] not in (None, "version"):
        assert len(prints(row["one"]["text"]) & prints(row["other"]["text"])) >= ENOUGH


def test_a_report_is_no_copy_of_itself() -> None:
    assert copied(Report(TALE), Report(TALE)) is None


def test_shares_are_those_of_the_copy_and_of_both() -> None:
    half = " ".join(TALE.split()[:202])
    copy = copied(Report(TALE, published="2024-05-03"), Report(half, published="2024-05-02"))
    assert isinstance(copy, Copy)
    assert (copy.contained, copy.similar) == (0.5, 0.5)
    assert copy.reasons == ("50% of its text stands in the other.",)


def test_reasons_name_the_credit() -> None:
    wire = Report(TALE, outlet="AFP", published="2024-05-02")
    copy = copied(Report(TALE, outlet="Tide", author="Agence France-Presse", published="2024-05-02"), wire)
    assert copy is not None
    assert copy.reasons[1] == "It names AFP, which published the other."
    both = copied(Report(TALE, outlet="Tide", wire="AFP"), Report(TALE, outlet="Ebb", wire="AFP"))
    assert both is not None
    assert both.reasons[1] == "Both credit AFP."


def test_of_one_moment_the_original_does_not_depend_on_the_order() -> None:
    reports = [Report(TALE, url=f"https://tide.example/{n}") for n in range(8)]
    for one in reports:
        for other in reports:
            copy = copied(one, other)
            assert (copy and copy.of) == (min(one.id, other.id) if one != other else None)


@pytest.mark.parametrize("place", [0, 3, 61, 200])
def test_enough_words_in_a_row_share_a_fingerprint(place: int) -> None:
    alike = GRAM + WINDOW - 1
    passage = " ".join(TALE.split()[place : place + alike])
    assert prints(f"One two three four {passage} five six seven.") & prints(TALE)


def test_quotations_and_notices_leave_no_fingerprints() -> None:
    quoted = " ".join(TALE.split()[:60])
    told = " ".join(TALE.split()[100:300])
    assert prints(f"{told}. “{quoted}.” We know what you read: {quoted}.") <= prints(told)
    assert prints(f"“{quoted}.”") & prints(quoted)


def test_fingerprints_are_the_same_everywhere() -> None:
    assert prints("A ship sank off Port Ellin.") == {1862242684324366286}
    assert prints("Too short to tell") == frozenset()


@given(words, words)
def test_any_two_texts_may_be_compared(one: str, other: str) -> None:
    assert all(0 <= mark < 2**63 for mark in prints(one))
    forth, back = overlap(one, other), overlap(other, one)
    assert (forth.similar, forth.words, forth.told) == (back.similar, back.words, back.told)
    assert 0 <= forth.told <= 1
    assert 0 <= forth.similar <= forth.contained <= 1
    assert copied(Report(one, url="a"), Report(other, url="b")) == copied(Report(other, url="b"), Report(one, url="a"))
