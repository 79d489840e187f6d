"""Comparing: every feature is a pure function of two statements, the same from either side."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from sayso.link.compare import FEATURES, features
from sayso.link.content import content
from sayso.link.item import apart, by_words_alone
from sayso.link.roles import swapped, turned
from tests.link.shapes import item
from tests.rows import rows


@rows("links")
def test_a_feature_is_the_same_from_either_side(row: dict[str, Any]) -> None:
    one, other = item(row["one"]), item(row["other"])
    assert {name: found for name, found in features(one, other).items() if name not in _NAMING} == {
        name: found for name, found in features(other, one).items() if name not in _NAMING
    }
    for name, found in features(one, other).items():
        assert -1.0 <= found.score <= 1.0, name
        assert found.reason


_NAMING = frozenset(["shared terms", "same place", "same actor", "same recipient"])
"""Their scores are the same too, but they name what they found as the first statement does."""


@rows("links")
def test_the_score_is_the_same_where_only_the_names_differ(row: dict[str, Any]) -> None:
    one, other = item(row["one"]), item(row["other"])
    for name in _NAMING:
        found, back = FEATURES[name](one, other), FEATURES[name](other, one)
        assert (found and found.score) == pytest.approx(back and back.score)


@pytest.mark.parametrize(
    ("one", "other", "feature"),
    [
        ("Rebels attacked soldiers in Goma", "Soldiers attacked rebels in Goma", "roles swapped"),
        ("5,000 people crossed from Congo into Rwanda", "5,000 people crossed from Rwanda into Congo", "roles swapped"),
        ("Israel shelled Tyre", "Lebanon shelled Tyre", "other doers"),
        ("A drone hit Kursk", "A drone hit Bryansk", "same place"),
        ("A bomb exploded in Tripoli, Libya", "A bomb exploded in Tripoli, Lebanon", "same place"),
        ("The 95th brigade entered Sudzha", "The 47th brigade entered Sudzha", "numerals agree"),
        ("Three mines killed a farmer", "Three mines wounded a farmer", "contraries"),
        ("Hamas accepted the plan", "Hamas rejected the plan", "opposites"),
        ("All hostages were freed", "Some hostages were freed", "same extent"),
        ("1,000 died in the past week", "1,000 died since the war began", "same extent"),
        ("The army did not enter Sake", "The army entered Sake", "same polarity"),
        ("The army could enter Sake", "The army entered Sake", "same tense"),
        ("The bus was hit by shells", "The church was hit by shells", "same words"),
        ("Ships of the navy fired missiles", "Ships of the navy fired missiles in a drill", "contraries"),
    ],
)
def test_what_makes_two_things_of_it(one: str, other: str, feature: str) -> None:
    found = features(item({"text": one, "outlet": "A"}), item({"text": other, "outlet": "B"}))
    assert found[feature].score < 0, found


def test_a_passive_clause_swaps_nothing() -> None:
    assert swapped("In Goma rebels attacked soldiers", "Soldiers were attacked by rebels in Goma") is None
    assert turned("They came from Chad", "They have come from Chad") is None


def test_words_of_one_meaning_are_one_concept() -> None:
    one, other = content("North Korea dispatched soldiers"), content("Pyongyang sent troops")
    assert one.concepts == other.concepts
    assert "=KP" in one.states


def test_a_town_is_no_government_where_it_stands_for_the_ground() -> None:
    assert "=UA" in content("Kyiv denied it").states
    assert "=UA" not in content("A drone fell in Kyiv").states


def test_days_of_an_event_are_those_of_its_sentence() -> None:
    dated = item(
        {"text": "A drone struck the port", "context": "A drone struck the port on Monday, he said on Friday."}
    )
    assert dated.weekdays == {"Monday"}
    assert dated.days == ()


def test_a_saying_told_days_later_is_near_both_days() -> None:
    context = "The harbour office had said on Monday that the ferry was lost."
    told = item({"text": "the ferry was lost", "context": context, "published": "2024-10-25"})
    (first, later) = (item({"text": "the ferry was lost", "published": day}) for day in ("2024-10-21", "2024-10-26"))
    assert (told.said, apart(told, first), apart(told, later), apart(first, later)) == (date(2024, 10, 21), 0, 1, 5)


def test_what_a_body_says_of_itself_is_compared_without_its_name() -> None:
    one, other = (
        item({"text": text, "by": "National Intelligence Service"})
        for text in ("it was asking partners", "it had closed its office in Lesk")
    )
    assert features(one, other)["shared terms"].score > 0
    assert "shared terms" not in features(*by_words_alone(one, other))
