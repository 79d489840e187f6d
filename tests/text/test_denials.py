from __future__ import annotations

from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.records import Act, DenialKind
from sayso.text.acts import act
from sayso.text.denials import denial, matter
from sayso.text.phrases import one_of
from tests.rows import rows
from tests.text.marks import place, places
from tests.text.speed import HOSTILE, seconds

WORDS = st.sampled_from(
    sorted(
        one_of("denied rejected the reports as false that no evidence could not declined to comment it was rumours “")
    )
)


@rows("denials")
def test_how_words_deny(row: dict[str, Any]) -> None:
    text = row["text"]
    read = act(text, place(text, row["cue"]), places(text, row["content"]), place(text, row["source"]))
    found = denial(read.value, row["cue"], row["content"])
    assert (found and found.kind) == row["kind"]
    assert (found and found.provided) == row.get("provided")


def test_the_outlets_own_words_are_no_denial() -> None:
    assert denial("denies", None, "the reports were false") is None


def test_an_act_that_is_known_to_deny_does_where_it_meets_a_claim() -> None:
    found = denial("denies", "said", "his men had stayed where they were")
    assert found is not None
    assert (found.kind, found.provided) == ("flat denial", "opposed")


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("that it had sent soldiers to Harn", "that it had sent soldiers to Harn"),
        ("earlier reports of foreign soldiers at the front", "foreign soldiers at the front"),
        ("the information about foreign soldiers was contradictory", "foreign soldiers"),
        ("the alliance could not yet confirm that soldiers were in Harn", "that soldiers were in Harn"),
        ("any such deployment would be lawful", "any such deployment"),
        ("the reports of a landing groundless rumours", "a landing"),
        ("the reports were groundless rumours meant to smear his country", ""),
        ("the reports", ""),
        ("they were groundless rumours", ""),
        ("a request for comment", ""),
        ("“It is a lie,”", ""),
    ],
)
def test_what_is_denied_is_told_without_the_denial(content: str, told: str) -> None:
    assert matter(content) == told


@given(st.sampled_from(get_args(Act)), st.lists(WORDS, max_size=8), st.lists(WORDS, max_size=20))
def test_any_words_are_one_of_the_kinds_or_none(read: Act, cue: list[str], content: list[str]) -> None:
    found = denial(read, " ".join(cue), " ".join(content))
    assert found is None or found.kind in get_args(DenialKind)


def test_time_is_linear_on_hostile_input() -> None:
    for text in HOSTILE:
        assert seconds(lambda text=text: denial("denies", text, text)) < 5  # type: ignore[misc]
