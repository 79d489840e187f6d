from __future__ import annotations

from dataclasses import fields
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.records import Figure, Span
from sayso.text.figures import figures
from tests.rows import rows

_NAMES = {"span": "text"}


def _plain(figure: Figure, text: str) -> dict[str, Any]:
    """Ends, words instead of spans, and nothing that is as it is by default."""
    plain: dict[str, Any] = {}
    for each in fields(figure):
        value = getattr(figure, each.name)
        if value != each.default:
            plain[_NAMES.get(each.name, each.name)] = value.of(text) if isinstance(value, Span) else value
    if "share" in plain:
        plain["share"] = pytest.approx(plain["share"], abs=1e-3)
    return plain


@rows("figures")
def test_figures(row: dict[str, Any]) -> None:
    assert [_plain(figure, row["text"]) for figure in figures(row["text"])] == row["figures"]


_WORDS = st.sampled_from(
    (
        *(
            "over",
            "up to",
            "about",
            "between",
            "and",
            "of",
            "the",
            "to",
            "-",
            "or more",
            "half",
            "a",
            "third",
            "several",
        ),
        *("hundred", "million", "dozens", "two", "12", "3,000", "1.5", "$", "%", "km", "dollars", "soldiers", "killed"),
        *(
            "including",
            "them",
            "since",
            "August",
            "rose",
            "from",
            "one",
            "in",
            "five",
            ",",
            ".",
            "(",
            "no",
            "both",
            "\n",
        ),
    )
)


@given(st.lists(_WORDS, max_size=30).map(" ".join))
def test_spans_are_in_range_and_order_and_intervals_are_not_empty(text: str) -> None:
    found = figures(text)
    for figure in found:
        for span in (figure.span, figure.counted, figure.of, figure.part_of, figure.since):
            assert span is None or 0 <= span.start < span.end <= len(text)
        assert figure.low is None or figure.high is None or figure.low <= figure.high
        assert figure.part_of is None or figure.part_of in {other.span for other in found}
    assert all(left.span.end <= right.span.start for left, right in pairwise(found))


@given(st.text(max_size=80))
def test_any_text_is_read(text: str) -> None:
    figures(text)


@pytest.mark.parametrize(
    "piece",
    [
        "1",
        "1,111",
        "1.",
        "a-",
        "two ",
        "hundred million ",
        "3 men since Monday ",
        "between 3 and ",
        "half of the ",
        "a'",
        "$",
        "12 men and ",
        "thousands of ",
        "three of them ",
    ],
)
def test_hostile_input_comes_to_an_end(piece: str) -> None:
    # Were it quadratic, this would take minutes; how long it does take is for bench/ to say.
    assert len(figures(piece * (100_000 // len(piece)))) <= 100_000
