from __future__ import annotations

from sayso.web.attempts import KEYS, WHILE, Attempts


class Clock:
    def __init__(self) -> None:
        self.seconds = 1000.0

    def __call__(self) -> float:
        return self.seconds


def test_so_many_tries_in_a_while_and_then_a_wait() -> None:
    clock = Clock()
    tries = Attempts(3, clock)
    for _ in range(3):
        assert tries.wait("anna") == 0
        tries.count("anna")
        clock.seconds += 100
    assert tries.wait("anna") == WHILE - 300
    assert tries.wait("ben") == 0
    clock.seconds += WHILE - 300
    assert tries.wait("anna") == 0
    tries.count("anna")
    assert tries.wait("anna") == 100


def test_a_wait_is_never_too_short() -> None:
    clock = Clock()
    tries = Attempts(1, clock)
    tries.count("anna")
    clock.seconds += WHILE - 0.5
    assert tries.wait("anna") == 1


def test_tries_are_taken_back_and_forgotten() -> None:
    tries = Attempts(2, Clock())
    tries.undo("anna")
    for _ in range(2):
        tries.count("anna")
    tries.undo("anna")
    assert tries.wait("anna") == 0
    tries.count("anna")
    assert tries.wait("anna")
    tries.forget("anna")
    tries.forget("ben")
    assert tries.wait("anna") == 0


def test_what_is_remembered_has_an_end() -> None:
    tries = Attempts(1, Clock())
    for number in range(KEYS + 10):
        tries.count(str(number))
        tries.wait(f"asked {number}")
    assert len(vars(tries)["_tries"]) == KEYS
    assert tries.wait("0") == 0, "the oldest is forgotten"
    assert tries.wait(str(KEYS))
