from __future__ import annotations

from itertools import permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.clusters import assigned, b3, ceafe, muc, scores

GOLD = [["a", "b", "c"], ["d", "e", "f", "g"]]


def test_by_hand_with_mentions_that_one_side_lacks() -> None:
    own = [["a", "b"], ["c", "d"], ["f", "g", "h", "i"]]
    # Links: a-b and f-g of the 5 on either side.
    assert (muc(own, GOLD).precision, muc(own, GOLD).recall) == (2 / 5, 2 / 5)
    # a, b: all of their own cluster; c, d: half; f, g: half; h, i: none. Of 8 mentions.
    assert b3(own, GOLD).precision == pytest.approx((2 * 1 + 2 * 1 / 2 + 2 * 1 / 2) / 8)
    # a, b: 2 of 3, c: 1 of 3; d: 1 of 4, f, g: 2 of 4, e: none. Of 7 mentions.
    assert b3(own, GOLD).recall == pytest.approx((2 * 2 / 3 + 1 / 3 + 1 / 4 + 2 * 2 / 4) / 7)
    # The first own with the first gold (2 · 2 / 5), the third with the second (2 · 2 / 8).
    assert ceafe(own, GOLD).precision == pytest.approx((4 / 5 + 4 / 8) / 3)
    assert ceafe(own, GOLD).recall == pytest.approx((4 / 5 + 4 / 8) / 2)


def test_all_in_one_keeps_every_link() -> None:
    own = [[*GOLD[0], *GOLD[1]]]
    assert (muc(own, GOLD).precision, muc(own, GOLD).recall) == (5 / 6, 1)
    assert b3(own, GOLD).precision == pytest.approx((3 * 3 / 7 + 4 * 4 / 7) / 7)
    assert ceafe(own, GOLD).precision == pytest.approx(2 * 4 / 11)


def test_all_apart_has_no_link() -> None:
    own = [[mention] for cluster in GOLD for mention in cluster]
    assert muc(own, GOLD).f1 == 0
    assert b3(own, GOLD).precision == 1
    assert b3(own, GOLD).recall == pytest.approx(2 / 7)
    assert ceafe(own, GOLD).recall == pytest.approx((2 / 4 + 2 / 5) / 2)


def test_conll_is_the_mean_and_full_marks_are_100() -> None:
    assert scores(GOLD, GOLD) == {"muc": 100, "b3": 100, "ceafe": pytest.approx(100), "conll": pytest.approx(100)}
    found = scores([["a", "b"], ["c"]], GOLD)
    assert found["conll"] == pytest.approx((found["muc"] + found["b3"] + found["ceafe"]) / 3)


@given(st.integers(1, 4), st.integers(1, 5), st.data())
def test_the_best_pairing_is_that_of_all_pairings(rows: int, columns: int, data: st.DataObject) -> None:
    values = np.array(data.draw(st.lists(st.lists(st.integers(0, 5), min_size=columns, max_size=columns),
                                         min_size=rows, max_size=rows)), float)  # fmt: skip
    wide = values if rows <= columns else values.T
    best = max(sum(wide[i, j] for i, j in enumerate(order)) for order in permutations(range(wide.shape[1]), len(wide)))
    assert assigned(values) == pytest.approx(best)
