from __future__ import annotations

import numpy as np
import pytest

from sayso.reader.model import Curve
from train.facts import curve


def _fitted(found: list[float], gold: list[float]) -> Curve:
    points = curve(np.array(found, np.float32), np.array(gold, np.float32))
    return Curve(tuple(points["at"]), tuple(points["values"]))


def test_where_the_head_is_sure_it_is_read_as_most_people_did() -> None:
    found = np.linspace(1, 3, 400).tolist()
    gold = [-3.0 if place % 10 == 0 else 3.0 if said > 2 else said for place, said in enumerate(found)]
    read = _fitted(found, gold)
    assert read(np.array([1.5, 2.6], np.float32)) == pytest.approx([1.5, 3], abs=0.1)


def test_where_it_is_not_it_is_taken_as_it_is() -> None:
    read = _fitted([-2, 0, 0.5, 2], [3, 3, 3, 3])
    assert read(np.array([-2, 0, 0.5, 1], np.float32)) == pytest.approx([-2, 0, 0.5, 1])


def test_the_curve_rises_even_where_readings_do_not() -> None:
    points = curve(np.arange(100, dtype=np.float32), np.tile([0, 3, -1, 2], 25).astype(np.float32))
    assert points["values"] == sorted(set(points["values"]))
    assert points["at"] == sorted(set(points["at"]))


def test_nobody_sure_leaves_all_as_it_is() -> None:
    assert curve(np.zeros(3, np.float32), np.ones(3, np.float32)) == {"at": [-3, 1], "values": [-3, 1]}


def test_beyond_its_ends_a_curve_stays_level() -> None:
    read = Curve((0, 1), (-1, 3))
    assert read(np.array([-5, 0.5, 9], np.float32)).tolist() == [-1, 1, 3]
