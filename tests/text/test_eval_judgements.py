from __future__ import annotations

from collections import Counter

import pytest

from eval import hedges, judgements


def test_kappa_is_agreement_beyond_chance() -> None:
    assert judgements.kappa([("a", "a"), ("b", "b")]) == 1
    assert judgements.kappa([("a", "a"), ("a", "b"), ("b", "a"), ("b", "b")]) == 0


def test_spearman_with_ties() -> None:
    assert hedges.spearman([1, 2, 2, 3], [10, 20, 20, 30]) == pytest.approx(1)
    assert hedges.spearman([1, 2, 3], [3, 2, 1]) == pytest.approx(-1)


def test_every_class_has_fifteen_statements() -> None:
    rows = list(judgements.judged())
    assert len(rows) >= 320
    for place in range(3):
        counts = Counter(row.gold[place] for row in rows)
        assert min(counts.values()) >= 15, counts


@pytest.mark.parametrize("part", ["dev", "test"])
def test_macro_f1_of_each_field(part: str) -> None:
    scores = judgements.score(part=part)
    assert all(scores[f"{field} macro F1"] >= 90 for field in judgements.FIELDS)
