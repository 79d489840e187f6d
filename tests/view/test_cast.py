"""Cast: who is one under several names, and who only sounds alike."""

from __future__ import annotations

from itertools import permutations

import pytest

from sayso.records import Kind, Party
from sayso.view.cast import cast
from sayso.view.parties import spoken


def body(
    name: str, mention: str | None = None, country: str | None = None, kind: Kind = "military", *, unnamed: bool = False
) -> Party:
    return Party(name, mention or name, country=country, kind=kind, unnamed=unnamed)


def man(name: str, mention: str, role: str, affiliation: str | None = None, country: str | None = None) -> Party:
    return Party(name, mention, role, affiliation, country, "government")


STAFF = body("General Staff", "Poland's General Staff")
CHIEF = man("Jan Orvan", "The chief of the General Staff, Jan Orvan", "chief", "General Staff")
ABROAD = man("Jan Orvan", "Hungary's chief of the General Staff, Jan Orvan", "chief", "Hungary", "HU")
HEAD = man("Pavel Horak", "The head of Poland's military intelligence, Pavel Horak", "head", "Poland", "PL")
HORAK = man("Pavel Horak", "Horak", "head", "Poland", "PL")
SPIES = body("Poland's military intelligence", country="PL", kind="intelligence", unnamed=True)
CHANNELS = body("Polish army channels", country="PL", unnamed=True)
MEDIC = Party("an army medic", "an army medic", "army medic", None, "PL", "military", unnamed=True)
WARSAW = body("Warsaw", country="PL", kind="state")


@pytest.mark.parametrize(
    "parties",
    [
        (HEAD, HORAK, SPIES, body("SWW", country="PL", kind="intelligence")),
        (CHIEF, ABROAD, body("General Staff", "Hungary's General Staff", "HU")),
        (STAFF, body("General Staff", "It")),
        (
            body("Ministry of National Defence", country="PL", kind="government"),
            body("Poland's defence ministry", country="PL", kind="government", unnamed=True),
        ),
        (Party("Meridian", "The Meridian"), Party("The Meridian", "The Meridian")),
    ],
)
def test_who_is_one(parties: tuple[Party, ...]) -> None:
    for told in permutations(parties):
        assert len(set(cast(told).values())) == 1, told


@pytest.mark.parametrize(
    "parties",
    [
        (STAFF, CHIEF),
        (STAFF, ABROAD),
        (CHANNELS, MEDIC),
        (CHANNELS, WARSAW),
        (CHANNELS, body("General Staff", country="PL")),
        (body("General Staff", country="PL"), body("General Staff", country="HU")),
    ],
)
def test_who_only_sounds_alike(parties: tuple[Party, ...]) -> None:
    for told in permutations(parties):
        assert len(set(cast(told).values())) == len(parties), told


def test_a_chief_of_one_staff_does_not_join_the_other() -> None:
    found = cast((STAFF, CHIEF, ABROAD))
    assert found[CHIEF] == found[ABROAD] != found[STAFF]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Kremlin", "the Kremlin"),
        ("his office", "his office"),
        ("The office", "the office"),
        ("Oskar's army", "Oskar's army"),
    ],
)
def test_a_name_as_it_stands_in_a_sentence(name: str, words: str) -> None:
    assert spoken(name) == words
