"""The event table: one row an event, with the precision that ACLED's users expect."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import date

import pytest

from sayso.export.exchange.events import COLUMNS, time_precision, write
from sayso.records import Coded, Level, Spot
from tests.export.claims.story import CLAIM, FIRST, RELAY

LESK = Spot("Lesk", 49.0, 31.0, "XV", "town", 5.0)
TOLD = Coded(
    "e" * 16, CLAIM.id, CLAIM.id, FIRST.events[0], FIRST, (FIRST, RELAY), CLAIM.standing, FIRST.where,
    date(2031, 5, 11), date(2031, 5, 12), ahead=False,
)  # fmt: skip


def row(told: Coded) -> dict[str, str]:
    out = io.StringIO()
    write([told], out)
    (found,) = csv.DictReader(io.StringIO(out.getvalue(), newline=""))
    return found


def test_who_does_what_and_who_says_so() -> None:
    found = row(TOLD)
    assert tuple(found) == COLUMNS
    assert (found["event_type"], found["polarity"], found["ahead"]) == ("MOBILIZE", "positive", "no")
    assert (found["actor_name"], found["actor_raw"], found["actor_country"]) == ("Ostrand soldiers", "soldiers", "QO")
    assert found["recipient_name"] == ""
    assert (found["source"], found["act"]) == ("Kelvar's Border Command", "asserts")
    assert (found["outlets"], found["statements"]) == ("The Northern Courier; Radio Tolm", "2")
    assert (found["support"], found["roots"], found["opposition"]) == ("corroborated", "2", "withdrawn")
    assert (found["claim"], found["statement"], found["url"]) == (CLAIM.id, FIRST.id, FIRST.url)


@pytest.mark.parametrize(
    ("earliest", "latest", "grade", "day"),
    [
        ("2031-05-11", "2031-05-11", "1", "2031-05-11"),
        ("2031-05-11", "2031-05-12", "2", "2031-05-11"),
        ("2031-05-05", "2031-05-11", "2", "2031-05-08"),
        ("2031-05-01", "2031-05-31", "3", "2031-05-16"),
        ("2031-05-01", "2031-06-01", "", ""),
        ("2031-05-01", None, "", ""),
        (None, "2031-05-01", "", ""),
        (None, None, "", ""),
    ],
)
def test_time_precision_is_a_day_a_week_a_month_or_none(
    earliest: str | None, latest: str | None, grade: str, day: str
) -> None:
    first, last = (date.fromisoformat(one) if one else None for one in (earliest, latest))
    found = row(replace(TOLD, earliest=first, latest=last))
    assert (found["time_precision"], found["event_date"]) == (grade, day)
    assert (found["earliest"], found["latest"]) == (earliest or "", latest or "")
    assert str(time_precision(first, last) or "") == grade


@pytest.mark.parametrize(
    ("level", "grade"),
    [("exact", "1"), ("town", "1"), ("district", "2"), ("region", "3"), ("country", ""), ("area", "")],
)
def test_geo_precision_goes_by_the_level_and_a_country_has_no_point(level: Level, grade: str) -> None:
    found = row(replace(TOLD, where=(replace(LESK, level=level),)))
    assert (found["place"], found["country"], found["geo_precision"]) == ("Lesk", "XV", grade)
    assert (found["latitude"], found["longitude"]) == (("49.0", "31.0") if grade else ("", ""))
    assert found["precision_km"] == "5.0"


def test_the_place_is_the_finest_and_all_are_named() -> None:
    velda = Spot("Velda", 49.2, 31.5, "XV", "country", 300.0)
    found = row(replace(TOLD, where=(velda, LESK)))
    assert (found["place"], found["places"]) == ("Lesk", "Velda; Lesk")


def test_a_place_in_no_gazetteer_is_only_named() -> None:
    found = row(replace(TOLD, where=(Spot("Farrow", level="town"),)))
    assert (found["place"], found["latitude"], found["geo_precision"]) == ("Farrow", "", "")
    assert row(replace(TOLD, where=()))["place"] == ""


def test_cells_that_begin_a_formula_are_defused() -> None:
    event = replace(TOLD.event, mode="=1+1")
    found = row(replace(TOLD, event=event, statement=replace(FIRST, text="@SUM(A1)", url="-1")))
    assert (found["event_mode"], found["text"], found["url"]) == ("'=1+1", "'@SUM(A1)", "'-1")
