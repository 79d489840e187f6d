from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.text.counted import counted, doer


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("North Korean special forces", "North Korean troops"),
        ("Kelvari infantry soldiers", "Kelvar personnel"),
        ("Ostrander civilians", "Ostrand residents"),
        ("cruise missiles", "cruise missiles"),
        ("drones", "UAVs"),
    ],
)
def test_words_for_one_thing(one: str, other: str) -> None:
    assert (counted(one).sort, counted(one).whom) == (counted(other).sort, counted(other).whom)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kelvari soldiers", "Ostrander soldiers"),
        ("soldiers", "civilians"),
        ("cruise missiles", "ballistic missiles"),
        ("soldiers", "officers"),
        ("people", "peacekeepers"),
        ("lives", "governments"),
    ],
)
def test_words_for_two_things(one: str, other: str) -> None:
    assert counted(one) != counted(other)


@pytest.mark.parametrize("words", ["killed", "number", "North Koreans", None])
def test_words_that_do_not_tell_who_is_counted(words: str | None) -> None:
    assert (counted(words).sort, counted(words).people) == (None, True)


def test_things_are_no_people() -> None:
    assert not counted("landing ships").people


@pytest.mark.parametrize(
    ("before", "whom"),
    [
        ("that Pyongyang has decided to ", "KP"),
        ("Kelvar had ", "kelvar"),
        ("North Korea has already ", "KP"),
        ("It has ", None),
        ("the mayor of Kelvar in ", None),
        ("", None),
    ],
)
def test_who_does_it(before: str, whom: str | None) -> None:
    assert doer(before) == whom


@given(st.text())
def test_any_words_count_something(words: str) -> None:
    found = counted(words)
    assert found.sort != ""
    assert found.whom != ""
    assert doer(words) != ""
