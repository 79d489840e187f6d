from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.text.times import times
from sayso.text.times.calendar import days, easter, feast, narrowed, period, precision, shifted
from tests.rows import rows

WORDS = [
    *(
        "two",
        "25",
        "1990",
        "1990s",
        "19th",
        "May",
        "Oct.",
        "Friday",
        "last",
        "next",
        "this",
        "the",
        "of",
        "early",
        "mid",
    ),
    *("end", "year", "weeks", "quarter", "century", "-", ",", ".", "and", "half", "a", "few", "ago", "later", "before"),
    *("since", "by", "today", "overnight", "every", "daily", "now", "10:30", "p.m.", "BC", "9/11", "1/2", "2024-02-30"),
    *("13/13/2024", "Christmas", "fall", "hundred", "$", "'s", "will", "said", "9999", "AD", "99", "old", "Q3", "\n"),
    *("from", "today", "Monday", "to", "between", "88", "'71", "20th", "05.09.2024", "ahead", "back", "thousand"),
]
DAYS = st.one_of(st.none(), st.dates(date(1900, 1, 1), date(2100, 12, 31)))


@rows("times")
def test_times(row: dict[str, Any]) -> None:
    published = date.fromisoformat(row["published"]) if "published" in row else None
    found = times(row["text"], published)
    assert [(when.span.of(row["text"]), when.value) for when in found] == [tuple(pair[:2]) for pair in row["times"]]
    for when, wanted in zip(found, row["times"], strict=True):
        for name, value in (wanted[2] if len(wanted) > 2 else {}).items():
            got = getattr(when, name)
            assert (got.isoformat() if isinstance(got, date) else got) == value, name


def test_bound_span_is_the_bounding_words() -> None:
    text = "It may start as early as Monday."
    (when,) = times(text, date(2024, 10, 25))
    assert when.bound_span is not None
    assert when.bound_span.of(text) == "as early as"


def test_anchored_false_leaves_a_narrative_unresolved() -> None:
    text = "The war began in May 1998. In August, the town fell."
    assert [when.value for when in times(text, None)] == ["1998-05", "1998-08"]
    assert [when.value for when in times(text, None, anchored=False)] == ["1998-05", "XXXX-08"]


@given(st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join), DAYS)
@settings(max_examples=400)
def test_spans_are_in_order_and_intervals_are_not_reversed(text: str, published: date | None) -> None:
    end = 0
    for when in times(text, published):
        assert end <= when.span.start < when.span.end <= len(text)
        end = when.span.end
        assert when.span.of(text).strip() == when.span.of(text)
        assert when.value
        if when.earliest and when.latest:
            assert when.earliest <= when.latest


@given(st.text(max_size=80), DAYS)
def test_any_text_can_be_read(text: str, published: date | None) -> None:
    assert times(text, published) == times(text, published)


@pytest.mark.parametrize(
    "piece",
    [
        "two ",
        "two-",
        "1990-",
        "1,",
        "Friday, ",
        "the end of ",
        "1990 ",
        "12:",
        "'",
        "a",
        "1",
        "hundred and ",
        "25-",
        "in 88 and ",
        "Monday to ",
        "two weeks from ",
        "\n",
    ],
)
def test_hostile_input_comes_to_an_end(piece: str) -> None:
    # Were it quadratic, this would take minutes; how long it does take is for bench/ to say.
    assert len(times(piece * (100_000 // len(piece)), date(2024, 10, 25))) <= 100_000


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2024", "2024-01-01", "2024-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2024-W43-WE", "2024-10-26", "2024-10-27"),
        ("2024-Q4", "2024-10-01", "2024-12-31"),
        ("2024-WI", "2024-12-01", "2025-02-28"),
        ("199", "1990-01-01", "1999-12-31"),
        ("2024-05-03/2024-05-05", "2024-05-03", "2024-05-05"),
    ],
)
def test_days_of_values(value: str, first: str, last: str) -> None:
    assert days(value) == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize("value", ["2024-13", "2023-02-29", "P3Y", "PRESENT_REF", "XXXX-10", "2024-W60", ""])
def test_days_of_what_is_no_date_are_unknown(value: str) -> None:
    assert days(value) == (None, None)


def test_precision_of_values() -> None:
    values = {"2024": "year", "2024-W43-WE": "weekend", "2024-10-25TMO": "part of day", "P3Y": "year", "19": "century"}
    assert {value: precision(value) for value in values} == values


def test_feasts() -> None:
    assert easter(2024) == date(2024, 3, 31)
    assert feast("11-4-4", 2024) == date(2024, 11, 28)
    assert feast("5-1-5", 2024) == date(2024, 5, 27)


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)), st.sampled_from(["D", "W", "M", "Q", "Y", "E", "C"]))
def test_a_period_holds_its_day(day: date, unit: str) -> None:
    first, last = days(period(day, unit))
    assert first is not None
    assert last is not None
    assert first <= day <= last


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)), st.sampled_from(["START", "MID", "END"]))
def test_a_part_lies_within_its_month(day: date, part: str) -> None:
    whole = days(period(day, "M"))
    first, last = narrowed(whole, part)
    assert first is not None
    assert last is not None
    assert whole[0] is not None
    assert whole[1] is not None
    assert whole[0] <= first <= last <= whole[1]


def test_shifted_beyond_the_calendar_is_none() -> None:
    assert shifted(date(2024, 1, 31), "M", 1) == date(2024, 2, 29)
    assert shifted(date(2024, 1, 31), "Y", 100_000) is None
    assert shifted(date(2024, 1, 31), "D", -(10**9)) is None
