"""Figures: amounts as intervals of the same thing."""

from __future__ import annotations

import pytest

from sayso.link.figures import amounts, compared
from tests.link.shapes import saying


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        ("3,000 troops came", "12,000 troops came", "disjoint"),
        ("over 3,000 troops came", "around 12,000 troops came", "apart"),
        ("over 3,000 troops came", "3,000 soldiers came", "equal"),
        ("nearly 11,000 troops came", "some 11,000 troops came", "equal"),
        ("about 10,000 troops came", "about 11,000 troops came", "inside"),
        ("12 people died", "13 people died", "disjoint"),
        ("Twelve sailors drowned", "12 sailors drowned", "equal"),
        ("12,000 troops came", "500 officers came", "things"),
        ("3,000 troops came", "The troops came", "lone"),
        ("20 people died and 30 people were wounded", "20 people died and 35 people were wounded", "disjoint"),
        ("14 people died", "14 civilians died", "equal"),
    ],
)
def test_figures_of_two_statements(one: str, other: str, verdict: str) -> None:
    for first, second in ((one, other), (other, one)):
        found = compared(*(amounts(saying({"text": text}).figures) for text in (first, second)))
        assert found is not None
        assert found.verdict == verdict


def test_nothing_is_compared_where_neither_counts() -> None:
    assert compared((), ()) is None


def test_the_fold_is_that_of_the_larger_to_the_smaller() -> None:
    found = compared(*(amounts(saying({"text": f"{n} troops came"}).figures) for n in ("3,000", "12,000")))
    assert found is not None
    assert found.pair is not None
    assert found.pair.fold == 4.0
