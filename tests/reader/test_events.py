from __future__ import annotations

import numpy as np

from sayso.reader.encoder import Scores
from sayso.reader.events import Teller, telling
from sayso.reader.tags import EVENTS, PARTICIPANTS
from sayso.records import Span, Statement
from tests.reader.fakes import scores

TEXT = "Veldan warplanes attacked Oskar positions"
ALL = np.arange(5)


def _scored(told: dict[int, str], roles: dict[int, str]) -> Scores:
    made = scores(TEXT)
    for word, kind in told.items():
        made.events[word, 0] = 5
        made.events[word, 1 + EVENTS.index(kind)] = 5
    for word, role in roles.items():
        made.participants[word, PARTICIPANTS.index(role)] = 5
    return made


def test_the_word_with_most_to_say_tells_the_type() -> None:
    told = telling(_scored({2: "ASSAULT"}, {}), ALL)
    assert (told.type, told.actor, told.recipient) == ("ASSAULT", None, None)
    assert told.chances["ASSAULT"] > 0.8


def test_words_may_tell_nothing() -> None:
    assert telling(_scored({2: "none"}, {}), ALL).chances["none"] > 0.8


def test_participants_are_runs_of_words() -> None:
    roles = {0: "actor-begin", 1: "actor-in", 3: "recipient-begin", 4: "recipient-in"}
    told = telling(_scored({2: "ASSAULT"}, roles), ALL)
    assert (told.actor, told.recipient) == ((0, 1), (3, 4))


def test_only_the_words_asked_for_are_looked_at() -> None:
    scored = _scored({0: "AID", 2: "ASSAULT"}, {0: "actor-begin", 3: "recipient-begin"})
    told = telling(scored, np.array([1, 2, 3]))
    assert (told.type, told.actor, told.recipient) == ("ASSAULT", None, (3, 3))


def _events(text: str, kind: str, roles: dict[int, str], *wholes: Span) -> list[tuple[str, ...]]:
    made = scores(text)
    made.events[:, 0] = 1
    made.events[:, 1 + EVENTS.index(kind)] = 5
    for word, role in roles.items():
        made.participants[word, PARTICIPANTS.index(role)] = 5
    statement = Statement("own", "own", (Span(0, len(text)),))
    found = Teller(text, [(0, len(text))], made, wholes).events(statement)
    return [(e.type, *(p.span.of(text) if p else "nobody" for p in (e.actor, e.recipient))) for e in found]


def test_a_type_that_no_word_tells_leaves_it_to_the_word() -> None:
    assert _events("Veldan warplanes attacked Oskar positions", "REJECT", {}) == [("ASSAULT", "nobody", "nobody")]
    assert _events("Veldan warplanes crossed Oskar positions", "REJECT", {}) == []


def test_a_number_is_nobody() -> None:
    text = "Some 10,000 Veldan soldiers attacked the first"
    roles = {1: "actor-begin", 8: "recipient-begin"}
    assert _events(text, "ASSAULT", roles) == [("ASSAULT", "nobody", "nobody")]


def test_a_number_cut_in_two_is_whole() -> None:
    text = "Some 10,000 Veldan soldiers attacked Oskar's"
    roles = {3: "actor-begin", 4: "actor-in", 5: "actor-in", 7: "recipient-begin", 8: "recipient-in", 9: "recipient-in"}
    assert _events(text, "ASSAULT", roles) == [("ASSAULT", "10,000 Veldan soldiers", "Oskar")]


def test_a_name_cut_in_two_is_whole() -> None:
    text = "Kelvar and South Tarsk attacked Oskar"
    roles = {3: "actor-begin", 5: "recipient-begin"}
    assert _events(text, "ASSAULT", roles) == [("ASSAULT", "South Tarsk", "Oskar")]


def test_nobody_is_actor_and_recipient() -> None:
    text = "Veldan pilots met envoys"
    roles = {0: "actor-begin", 1: "recipient-begin"}
    assert _events(text, "CONSULT", roles, Span(0, 13)) == [("CONSULT", "Veldan pilots", "nobody")]
