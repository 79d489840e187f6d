from __future__ import annotations

import dataclasses
from typing import Any, get_args

import pytest

from sayso.export.claims import words
from sayso.records import Against, Claim, Opposition, Party, Root, Standing, Support
from tests.export.claims.story import BACK, CLAIM, DENIAL, DOUBT, FIRST, MISSION, SMALL


def _standing(support: Support, roots: int, opposition: Opposition = "none") -> Claim:
    return dataclasses.replace(SMALL, standing=Standing(support, roots, opposition, None, "x"))


@pytest.mark.parametrize(
    ("support", "roots", "told"),
    [
        ("single root", 1, "a single root"),
        ("relayed", 1, "a single root, relayed"),
        ("relayed", 0, "no root that counts, relayed"),
        ("corroborated", 3, "corroborated by 3 roots"),
        ("conceded", 1, "conceded against its interest, 1 root"),
    ],
)
def test_support_in_words(support: Support, roots: int, told: str) -> None:
    assert words.support(_standing(support, roots)) == told


def test_every_support_and_opposition_has_words() -> None:
    assert all(words.support(_standing(each, 1)) for each in get_args(Support))
    assert {*words.STRONGEST, "none"} == set(get_args(Opposition))


def test_opposition_is_told_strongest_first_and_by_whom() -> None:
    assert words.opposition(CLAIM) == (
        "withdrawn by an Ostrand officer",
        "denied by Ostrand's defence ministry",
        "doubted by the Rivers Observation Mission",
    )
    assert words.opposition(SMALL) == ()
    assert words.opposition(_standing("relayed", 1, "denied")) == ("denied",)


def test_of_many_who_deny_two_are_named() -> None:
    deniers = tuple(
        Against(dataclasses.replace(DENIAL, id=name, source=Party(name, name)), "denied", "x") for name in "ABCAD"
    )
    assert words.opposition(dataclasses.replace(SMALL, against=deniers[:2])) == ("denied by A and B",)
    assert words.opposition(dataclasses.replace(SMALL, against=deniers)) == ("denied by A, B and 2 more",)


def test_a_state_is_named_once_under_whatever_name() -> None:
    called = (Party(name, name, country="XV", kind="state") for name in ("Ostrand", "Velm"))
    deniers = tuple(Against(dataclasses.replace(DENIAL, id=one.name, source=one), "denied", "x") for one in called)
    assert words.opposition(dataclasses.replace(SMALL, against=deniers)) == ("denied by Ostrand",)


def test_of_many_roots_three_are_named() -> None:
    roots = tuple(Root(name, name, (), ()) for name in "ABCDE")
    assert words.roots(dataclasses.replace(SMALL, roots=roots)) == "A · B · C · and 2 more"


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({}, "Kelvar's Border Command, in The Northern Courier"),
        ({"voice": "own", "source": None}, "The Northern Courier"),
        ({"source": None}, "no source named, in The Northern Courier"),
        ({"act": "denies"}, "denied by Kelvar's Border Command, in The Northern Courier"),
        ({"outlet": None}, "Kelvar's Border Command, in courier.example"),
        ({"outlet": None, "url": "http://[x"}, "Kelvar's Border Command, in an outlet that is not known"),
    ],
)
def test_by_whom(changes: dict[str, Any], told: str) -> None:
    assert words.credit(dataclasses.replace(FIRST, **changes)) == told


def test_the_words_of_a_claim_are_those_of_one_of_its_statements() -> None:
    assert words.worded(dataclasses.replace(CLAIM, text=MISSION.text)) == MISSION
    assert words.worded(dataclasses.replace(CLAIM, text="corrected")) == FIRST
    assert words.wording(CLAIM) == "about 400 Ostrand soldiers had crossed the Miren overnight"


@pytest.mark.parametrize(
    ("published", "told"),
    [
        (None, "not dated"),
        ("2031-05-12", "12 May 2031"),
        ("2031-05-12T06:30:00Z", "12 May 2031, 06:30 UTC"),
    ],
)
def test_moments(published: str | None, told: str) -> None:
    assert words.moment(published) == told


def test_how_long_and_how_far() -> None:
    assert words.spread(CLAIM) == "4 outlets · 12–13 May 2031 · 6 statements"
    assert words.spread(dataclasses.replace(SMALL, first=None, last=None)) == "1 outlet · not dated · 1 statement"


def test_notes() -> None:
    assert list(words.notes(MISSION)) == [
        "“probably”: 55–80 %",
        "basis: seen",
        "≥ 600 Ostrand soldiers",
        "due: from 17 May 2031 on",
        "unverified",
    ]
    assert list(words.notes(BACK)) == ["denies"]
    assert words.details(DOUBT) == ""
