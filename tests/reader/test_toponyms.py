"""Toponyms: which town "the city" is."""

from __future__ import annotations

import pytest

from sayso.reader.toponyms import taken_up
from sayso.records import Span, Where


def _where(text: str, name: str) -> Where:
    start = text.index(name)
    return Where(Span(start, start + len(name)), name, 1.0, 1.0, "XV", "region" if name == "Upland" else "town", 5.0)


@pytest.mark.parametrize(
    ("text", "town"),
    [
        ("Troops entered Lesk. Thousands fled the city.", "Lesk"),
        ("Troops left Tarsk for Lesk. The besieged town is quiet.", "Lesk"),
        ("Tarsk (Wire) - Troops are in Lesk, and the city is quiet.", "Lesk"),
        ("Tarsk (Wire) - The city is quiet.", None),
        ("In Upland the city is quiet.", None),
        ("The city is quiet. Lesk is not.", None),
        ("Lesk lies by the city of Corvo.", None),
    ],
)
def test_the_city_is_the_town_named_last(text: str, town: str | None) -> None:
    named = tuple(_where(text, name) for name in ("Tarsk", "Lesk", "Upland") if name in text)
    found = taken_up(text, tuple(sorted(named, key=lambda where: where.span)))
    added = [where for where in found if where not in named]
    assert [where.name for where in added] == ([town] if town else [])
    assert all(where.span.of(text).split()[-1] in ("city", "town") for where in added)
