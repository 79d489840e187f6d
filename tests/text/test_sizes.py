from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.records import Amount
from sayso.text.figures.sizes import How, against

ENDS = st.none() | st.integers(0, 100_000).map(float)


def _amount(one: float | None, other: float | None, approximate: bool) -> Amount:
    low, high = sorted((one, other)) if one is not None and other is not None else (one, other)
    return Amount("some", low, high, approximate=approximate)


@pytest.mark.parametrize(
    ("one", "other", "how"),
    [
        (Amount("400", 400, 400), Amount("400", 400, 400), "equal"),
        (Amount("over 400", 401, None), Amount("400", 400, 400), "equal"),
        (Amount("400", 400, 400), Amount("401", 401, 401), "disjoint"),
        (Amount("at least 400", 400, None), Amount("1,200", 1200, 1200), "apart"),
        (Amount("about 400", 360, 440), Amount("420 to 500", 420, 500), "inside"),
    ],
)
def test_two_sizes(one: Amount, other: Amount, how: How) -> None:
    assert against(one, other).how == against(other, one).how == how


AMOUNTS = st.builds(_amount, ENDS, ENDS, st.booleans())


@given(AMOUNTS, AMOUNTS)
def test_it_does_not_matter_which_comes_first(one: Amount, other: Amount) -> None:
    assert against(one, other).how == against(other, one).how
    assert against(one, other).fold >= 1
