from __future__ import annotations

from collections.abc import Iterator

import pytest

from sayso.view.gradual import Gradual


def counting(made: list[int]) -> Iterator[int]:
    for one in range(5):
        made.append(one)
        yield one * 10


def test_nothing_is_worked_out_before_it_is_asked_for() -> None:
    made: list[int] = []
    found = Gradual(counting(made), 5)
    assert (len(found), made) == (5, [])
    assert (found[:2], made) == ((0, 10), [0, 1])
    assert (found[1], made) == (10, [0, 1])
    assert (found[-1], made) == (40, [0, 1, 2, 3, 4])


def test_it_is_read_as_a_tuple_is() -> None:
    found = Gradual(counting([]), 5)
    assert found == (0, 10, 20, 30, 40) == tuple(found)
    assert found != (0, 10)
    assert (found[3:1], found[::2], found[-2:]) == ((), (0, 20, 40), (30, 40))
    with pytest.raises(IndexError):
        found[5]


def test_an_empty_one_is_false() -> None:
    assert not Gradual(iter(()), 0)
