from __future__ import annotations

import pytest

from sayso.reader.tags import EVENTS
from sayso.text.triggers import triggers, types


def _found(text: str) -> list[tuple[str, str]]:
    return [(span.of(text), kind) for span, kind in triggers(text, 0, len(text))]


def test_words_are_found_in_any_form() -> None:
    text = "Troops were deployed after the attacks; both sides met for talks on a cease fire."
    assert _found(text) == [
        ("deployed", "MOBILIZE"),
        ("attacks", "ASSAULT"),
        ("met", "CONSULT"),
        ("talks", "CONSULT"),
        ("cease fire", "YIELD"),
    ]


def test_soldiers_are_sent_as_troops_are() -> None:
    text = "Veldan has sent soldiers to Tarsk and is sending troops."
    assert _found(text) == [("sent soldiers", "MOBILIZE"), ("sending troops", "MOBILIZE")]


def test_words_inside_words_are_none() -> None:
    assert _found("The metal was unbanned.") == []


def test_only_what_lies_between_is_looked_at() -> None:
    text = "They attacked and retreated."
    assert [kind for _, kind in triggers(text, 14, len(text))] == ["YIELD"]


def test_every_type_is_one_that_the_reader_tells() -> None:
    text = "attack met urged accused refused threat protest sanctions deployed arrested agreed support joint aid freed"
    assert {kind for _, kind in _found(text)} == set(EVENTS[1:])


@pytest.mark.parametrize(
    ("word", "kinds"),
    [
        ("shelled", {"ASSAULT"}),
        ("seized", {"ASSAULT", "COERCE"}),
        ("co-operated", {"COOPERATE"}),
        ("post-summit", {"CONSULT"}),
        ("summitry", set()),
        ("tractor", set()),
    ],
)
def test_a_word_alone_is_looked_up(word: str, kinds: set[str]) -> None:
    assert types(word) == kinds


def test_a_word_alone_tells_what_it_tells_in_a_text() -> None:
    for word in ("attack", "withdrew", "pre-arranged", "warnings", "meeting", "harvest"):
        assert bool(types(word)) == bool(list(triggers(word, 0, len(word))))
