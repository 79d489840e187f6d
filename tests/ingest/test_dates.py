from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.ingest.dates import iso

ROWS = {
    "2024-10-25": "2024-10-25",
    "2024/10/25": "2024-10-25",
    "20241025": "2024-10-25",
    "2024-10-25T14:03:00Z": "2024-10-25T14:03:00Z",
    "2024-10-25T14:03Z": "2024-10-25T14:03:00Z",
    "2024-10-25T14:03:00.123Z": "2024-10-25T14:03:00Z",
    "2024-10-25T14:03:00+03:00": "2024-10-25T11:03:00Z",
    "2024-10-25T14:03:00+0300": "2024-10-25T11:03:00Z",
    "2024-10-25 23:30:00 -0500": "2024-10-26T04:30:00Z",
    "2024-10-25T14:03:00": "2024-10-25",
    "2024-10-25 14:03": "2024-10-25",
    "2024-10-25T25:99:00Z": "2024-10-25",
    "Fri, 25 Oct 2024 14:03:00 GMT": "2024-10-25T14:03:00Z",
    "Fri, 25 Oct 2024 14:03:00 -0400": "2024-10-25T18:03:00Z",
    "25 October 2024": "2024-10-25",
    "Friday, 25th October 2024": "2024-10-25",
    "October 25, 2024": "2024-10-25",
    "Oct. 5, 2024 at 3 p.m.": "2024-10-05",
    "  25   Oct\n2024 ": "2024-10-25",
}
NO_DATES = ["", "yesterday", "2024", "2024-10", "2024-13-45", "3/4/2024", "0001-01-01", "31 Juno 2024",
            "9999-12-31T23:59-23:00", "30 February 2024", "2024-10-251", "x" * 99,
            "2024-10-25abc", "25 Ⅻ 2024", "٢٠٢٤-١٠-٢٥x"]  # fmt: skip


@pytest.mark.parametrize(("value", "expected"), ROWS.items())
def test_usual_writings(value: str, expected: str) -> None:
    assert iso(value) == expected


@pytest.mark.parametrize("value", NO_DATES)
def test_what_is_no_date(value: str) -> None:
    assert iso(value) is None


@settings(max_examples=60)
@given(st.text(max_size=80) | st.from_regex(r"[0-9TZ:+ /.-]{8,40}"))
def test_any_text_is_a_date_or_none(value: str) -> None:
    found = iso(value)
    if found is not None:
        assert iso(found) == found
        datetime.fromisoformat(found)


@given(st.dates(min_value=date(1600, 1, 1), max_value=date(2100, 12, 31)))
def test_every_day_in_words(day: date) -> None:
    assert iso(f"{day.day} {day:%B} {day.year}") == day.isoformat()
