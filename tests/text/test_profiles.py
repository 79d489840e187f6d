from __future__ import annotations

from time import process_time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.text.profiles import Profile, country_of, describe
from sayso.text.profiles.bodies import bodies, seats
from sayso.text.profiles.states import by_capital, by_demonym, by_name, states
from tests.rows import rows


@rows("profiles")
def test_profiles(row: dict[str, Any]) -> None:
    found = describe(row["name"], row["role"], row["affiliation"], row["unnamed"], row["context"])
    assert found == Profile(row["country"], row["kind"], row["sector"])


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("North Korean troops", "KP"),
        ("South Sudan's army", "SS"),
        ("the U.S. ambassador to Russia", "US"),
        ("Moscow", "RU"),
        ("US-backed forces in Syria", "SY"),
        ("anti-Iran protesters in Baghdad", "IQ"),
        ("the governor of New Mexico", "US"),
        ("IRAN", "IR"),
        ("us", None),
        ("turkey sandwiches", None),
        ("", None),
    ],
)
def test_country_of(text: str, country: str | None) -> None:
    assert country_of(text) == country


def test_no_state_shares_its_code_and_no_name_is_claimed_twice() -> None:
    codes = [state.code for state in states()]
    assert len(codes) == len(set(codes))
    assert all(len(code) == 2 and code.isupper() for code in codes)
    first_names = [state.name for state in states()]
    assert len(first_names) == len(set(first_names))


def test_tables_agree_with_each_other() -> None:
    codes = {state.code for state in states()}
    assert {body.country for body in bodies().values()} - {None} <= codes
    assert {"Kremlin", "White House", "Downing Street"} <= seats()
    assert by_name()["U.S."] is by_demonym()["American"]
    assert by_capital()["Kyiv"] is by_name()["Ukraine"]


@given(st.text(max_size=60), st.none() | st.text(max_size=30), st.none() | st.text(max_size=30), st.booleans())
def test_any_words_are_described(name: str, role: str | None, affiliation: str | None, unnamed: bool) -> None:
    found = describe(name, role, affiliation, unnamed)
    assert found == describe(name, role, affiliation, unnamed)
    assert found.country is None or len(found.country) == 2


@pytest.mark.parametrize("unit", ["a", "A", "A.", "of ", "Ukraine's ", "-", "army-", "’s", "North "])
def test_a_name_of_a_hundred_thousand_characters_is_described_in_linear_time(unit: str) -> None:
    begin = process_time()
    describe(unit * (100_000 // len(unit)))
    country_of(unit * (100_000 // len(unit)))
    assert process_time() - begin < 5
