from __future__ import annotations

import numpy as np

from sayso.reader.encoder import Scores
from sayso.reader.events import telling
from sayso.reader.tags import EVENTS, PARTICIPANTS
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
