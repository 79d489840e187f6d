from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from sayso.export import plain
from sayso.records import Certainty, Figure, Forecast, Found, Span, Statement, When, Where
from tests.rows import rows

_WORDS = ("counted", "of", "since", "part_of")


def _figure(text: str, parts: dict[str, Any]) -> Figure:
    starts = {name: text.index(parts[name]) for name in _WORDS if name in parts}
    spans = {name: Span(start, start + len(parts[name])) for name, start in starts.items()}
    return Figure(Span(0, len(text)), **{"low": None, "high": None, **parts, **spans})


def _when(parts: dict[str, Any]) -> When:
    days = {name: date.fromisoformat(parts[name]) for name in ("earliest", "latest") if parts[name]}
    return When(Span(0, 1), "date", **{"precision": "day", **parts, **days})


@rows("plain")
def test_values_in_plain_words(row: dict[str, Any]) -> None:
    if "figure" in row:
        assert plain.figure(_figure(row["text"], row["figure"]), row["text"]) == row["plain"]
    elif "when" in row:
        assert plain.when(_when(row["when"])) == row["plain"]
    else:
        assert plain.where(Where(Span(0, 1), **row["where"])) == row["plain"]


def test_a_certainty_has_its_band_only_where_it_has_one() -> None:
    assert plain.certainty(Certainty(0.45, 0.8, ())) == "45–80 %"
    assert plain.certainty(Certainty(0.55, 0.8, (), "likely")) == "55–80 %, likely"


def test_a_forecast_without_days_says_so() -> None:
    day = date(2031, 5, 17)
    when = _when({"value": "2031-05-17", "earliest": "2031-05-17", "latest": None})
    assert plain.due(Forecast(None, None, ()), ()) == "no date given"
    assert plain.due(Forecast(day, None, (Span(4, 8),)), (when,)) == "no date given"
    assert plain.due(Forecast(day, day, ()), ()) == "17 May 2031"
    assert plain.due(Forecast(day, None, (Span(4, 8), when.span)), (when,)) == "from 17 May 2031 on"


def test_only_what_is_worth_knowing_is_noted() -> None:
    text = "could be nothing"
    plainly = Statement("s", "own", (Span(0, 5),), stance=Found("own"))
    assert list(plain.notes(plainly, text)) == []
    told = Statement(
        "s",
        "indirect",
        (Span(0, 5),),
        act=Found("denies"),
        stance=Found("distanced"),
        basis=Found("none offered", (Span(9, 16),)),
        certainty=Certainty(0.2, 0.8, (Span(0, 5),)),
        figures=(Figure(Span(9, 16), 1, 1), Figure(Span(9, 16), 2, 2)),
    )
    assert list(plain.notes(told, text, beside=frozenset(told.figures[:1]))) == [
        "denies", "“could”: 20–80 %", "offers no basis", "stance: distanced", "2",
    ]  # fmt: skip


@pytest.mark.parametrize("said", ["1" * 5000, "1,".ljust(5000, "1"), "٣", "1e9", "9" * 400 + ".5"])
def test_any_number_in_the_words_is_taken(said: str) -> None:
    assert plain.amount(Figure(Span(0, len(said)), 1, 3, approximate=True), said)
