"""Events of claims, each once, told as in the statement that says most of it."""

from __future__ import annotations

from dataclasses import replace

from sayso.records import Coded, Happening, Party, Query, Saying, Story
from sayso.view.coding import coded
from tests.deployment import story as example
from tests.view.happening import story

TIDE = Party("Oskar Navy", "its navy", country="XO", kind="military")
PORT = Party("Veldan ships", "ships", country="XV")
SAID = (
    {"in": "Tide", "on": "2031-05-14", "by": "Ada Tol", "text": "ships were shelled at Lesk"},
    {"in": "Mail", "on": "2031-05-15", "by": "Ada Tol", "text": "Oskar's navy shelled Veldan ships at Lesk on Tuesday"},
)


def events(*told: tuple[Happening, ...], links: tuple[str, ...] = ("1 relays 0",)) -> tuple[Coded, ...]:
    """The coded events of a story whose statements tell these."""
    made = story(SAID, links)
    happening = {saying.text: some for saying, some in zip(_sayings(made), told, strict=True)}
    claims = tuple(
        replace(one, statements=tuple(replace(each, events=happening[each.text]) for each in one.statements))
        for one in made.claims
    )
    return coded(replace(made, claims=claims))


def _sayings(made: Story) -> list[Saying]:
    found = {saying.id: saying for claim in made.claims for saying in claim.statements}
    return [found[key] for key in sorted(found)]


def test_what_several_statements_tell_is_one_event_as_the_fullest_tells_it() -> None:
    (one,) = events((Happening("ASSAULT", "shelled"),), (Happening("ASSAULT", "shelled", None, TIDE, PORT),))
    assert (one.event.actor, one.event.recipient) == (TIDE, PORT)
    assert [saying.outlet for saying in one.statements] == ["Mail", "Tide"]
    assert one.statement == one.statements[0]
    assert [spot.name for spot in one.where] == ["Lesk", "Velda"]


def test_two_events_of_one_statement_stay_two_unless_one_only_says_less() -> None:
    back = Happening("ASSAULT", "fired back", None, PORT, TIDE)
    found = events((), (Happening("ASSAULT", "hit"), Happening("ASSAULT", "shelled", None, TIDE, PORT), back))
    assert [(one.event.actor, one.event.recipient) for one in found] == [(TIDE, PORT), (PORT, TIDE)]
    assert len({one.id for one in found}) == 2


def test_what_is_said_not_to_be_so_is_another_event() -> None:
    shelled = Happening("ASSAULT", "shelled", None, TIDE)
    found = events((shelled,), (replace(shelled, polarity=False), Happening("MOBILIZE", "sent")))
    assert [(one.event.type, one.event.polarity) for one in found] == [
        ("ASSAULT", True),
        ("ASSAULT", False),
        ("MOBILIZE", True),
    ]


def test_who_is_only_a_pronoun_or_a_scrap_is_nobody() -> None:
    scraps = [Party(name, name) for name in ("they", "At", "Some", ",", "000 soldiers")]
    for scrap in scraps:
        (one,) = events((), (Happening("ASSAULT", "shelled", None, scrap),))
        assert one.event.actor is None
    for name in ("the Lantern Front", "ARN", "Tolm's Harbour Guild"):
        (one,) = events((), (Happening("ASSAULT", "shelled", None, Party(name, name)),))
        assert one.event.actor


def test_the_town_that_a_report_was_written_in_is_no_place_of_an_event() -> None:
    own = {"in": "Tide", "on": "2031-05-14", "text": "LESK, Velda: shells fell on Brod and sank a ship"}
    made = story([own])
    claim = made.claims[0]
    said = replace(claim.statements[0], events=(Happening("ASSAULT", "fell"),))
    (one,) = coded(Story(Query(), "2032-01-01", (replace(claim, statements=(said,)),)))
    assert "Lesk" not in {spot.name for spot in one.where}
    assert "Brod" in {spot.name for spot in one.where}


def test_events_of_the_story_have_their_own_ids_and_the_days_of_their_versions() -> None:
    found = coded(example("2025-05-01"))
    assert len(found) == len({one.id for one in found}) > 20
    assert all(one.statement.id in {each.id for each in one.statements} for one in found)
    assert any(one.earliest and one.latest for one in found)
    assert any(one.ahead for one in found)
    assert all(one.earliest <= one.latest for one in found if one.earliest and one.latest)
