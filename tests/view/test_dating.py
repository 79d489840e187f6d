from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from sayso.view.dating import Days, dated, hull, meet
from tests.rows import rows
from tests.view.happening import happened


@rows("dating")
def test_what_dates_an_event(row: Mapping[str, Any]) -> None:
    saying = happened("a", {"in": "Tide", "by": "Ada Tol", **row})
    saying = replace(saying, events=tuple(replace(one, word=row.get("word", one.word)) for one in saying.events))
    found = dated(saying)
    days = [day.isoformat() if day else None for day in found.days] if found.days else None
    assert (days, found.ahead, found.lasting) == (row["days"], row.get("ahead", False), row.get("lasting", False))


def test_days_in_the_wrong_order_were_misread_and_date_nothing() -> None:
    one = happened("a", {"in": "Tide", "on": "2031-05-14", "by": "Ada Tol", "text": "war comes on May 12 or May 11"})
    assert dated(one).days is None
    assert [time.words for time in dated(one).times] == ["May 12", "May 11"]


DAY = st.integers(0, 40).map(lambda n: date(2031, 5, 1) + timedelta(n))


@st.composite
def days(draw: st.DrawFn) -> Days:
    first, last = sorted((draw(DAY), draw(DAY)))
    return draw(st.one_of(st.none(), st.just(first))), draw(st.one_of(st.none(), st.just(last)))


def _holds(found: Days, day: date) -> bool:
    return (found[0] is None or found[0] <= day) and (found[1] is None or day <= found[1])


@given(days(), days(), DAY)
def test_what_two_allow_is_what_each_allows(one: Days, other: Days, day: date) -> None:
    both = meet(one, other)
    assert (both is not None and _holds(both, day)) == (_holds(one, day) and _holds(other, day))


@given(days(), days(), DAY)
def test_a_hull_holds_all_that_any_allows(one: Days, other: Days, day: date) -> None:
    assert _holds(hull((one, other)), day) or not (_holds(one, day) or _holds(other, day))
