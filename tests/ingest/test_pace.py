from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.ingest.listing import Entry
from sayso.ingest.pace import LONGEST, SHORTEST, USUAL, interval, kept, latest, recent, stamp

NOON = datetime(2024, 10, 25, 12, tzinfo=UTC)


@given(st.lists(st.booleans(), max_size=30))
def test_intervals_stay_between_five_minutes_and_six_hours(news: list[bool]) -> None:
    wait = USUAL
    for new in news:
        before, wait = wait, interval(wait, new=new)
        assert SHORTEST <= wait <= LONGEST
        assert wait <= before if new else wait >= before


@pytest.mark.parametrize(
    ("ttl", "cache", "minutes"),
    [
        (None, None, 15),
        (3600, None, 60),
        (60, None, 15),
        (None, "public, max-age=1800", 30),
        (None, "Max-Age=\"1800\"", 30),
        (None, "s-maxage=99, x-max-age=7200", 15),
        (3600, "max-age=7200", 120),
        (None, "max-age=999999999", 360),
        (None, "max-age=soon", 15),
    ],
)  # fmt: skip
def test_lists_are_kept_as_long_as_they_say(ttl: float | None, cache: str | None, minutes: float) -> None:
    assert kept(USUAL, ttl, cache) == timedelta(minutes=minutes)


@pytest.mark.parametrize(
    ("published", "updated", "expected"),
    [
        ("2024-10-24T12:00:00Z", None, True),
        ("2024-10-23T11:59:59Z", None, False),
        ("2024-10-22", None, False),
        ("2024-10-23", None, True),
        ("2024-10-01", "2024-10-25T11:00:00Z", True),
        (None, None, None),
    ],
)
def test_recent(published: str | None, updated: str | None, expected: bool | None) -> None:
    assert recent(Entry("/", published=published, updated=updated), NOON) is expected


@given(st.datetimes(min_value=datetime(1600, 1, 2), max_value=datetime(2100, 1, 1), timezones=st.timezones()))
def test_stamps_are_read_back(moment: datetime) -> None:
    # By the clock of one zone: an hour that a change of clocks leaves out equals none of another zone (PEP 495).
    assert latest(stamp(moment)) == moment.replace(microsecond=0).astimezone(UTC)
