"""Parties: who is who in two reports."""

from __future__ import annotations

import pytest

from sayso.link.parties import LIKELY, MAYBE, SURE, same_party, who
from sayso.records import Party
from sayso.text.profiles import describe


def _party(name: str, *, unnamed: bool = False) -> Party:
    known = describe(name, unnamed=unnamed)
    return Party(name, name, country=known.country, kind=known.kind, sector=known.sector, unnamed=unnamed)


@pytest.mark.parametrize(
    ("one", "other", "sure"),
    [
        ("John Kirby", "Kirby", SURE),
        ("Volodymyr Zelenskyy", "Zelensky", SURE),
        ("National Intelligence Service", "NIS", SURE),
        ("South Korea's spy agency", "South Korea's National Intelligence Service", LIKELY),
        ("Moscow", "the Russian government", LIKELY),
        ("John Kirby", "John Bolton", 0.0),
        ("Russia", "Ukraine", 0.0),
        ("Russia's defence ministry", "Ukraine's defence ministry", 0.0),
    ],
)
def test_the_same_party(one: str, other: str, sure: float) -> None:
    assert same_party(who(_party(one)), who(_party(other))) == sure
    assert same_party(who(_party(other)), who(_party(one))) == sure


def test_nobody_named_is_at_most_perhaps_the_same() -> None:
    one, other = (who(_party(name, unnamed=True)) for name in ("the ministry", "The ministry"))
    assert same_party(one, other) == MAYBE
    assert same_party(who(_party("a doctor", unnamed=True)), who(_party("a teacher", unnamed=True))) == 0.0
