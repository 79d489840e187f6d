from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from eval.places import metonyms, unmarked
from sayso.records import Span
from sayso.text.places import is_metonym
from tests.rows import rows

FLOOR = 92.0
"""Per cent of the marked names of eval/metonyms.jsonl, a little under what the rules reach."""


@rows("metonyms")
def test_metonyms(row: dict[str, Any]) -> None:
    text, span = unmarked(row["text"])
    assert is_metonym(text, span) == row["metonym"]


def test_the_whole_set_stays_above_its_floor() -> None:
    assert metonyms()["metonyms"] >= FLOOR


def test_the_set_is_large_and_balanced() -> None:
    path = Path(__file__).parents[2] / "eval" / "metonyms.jsonl"
    marks = [json.loads(line)["metonym"] for line in path.read_text(encoding="utf-8").splitlines()]
    assert len(marks) >= 220
    assert 0.4 < sum(marks) / len(marks) < 0.6


@given(st.text(alphabet="Moscw said'’-,. \n", max_size=60), st.integers(0, 60), st.integers(1, 20))
def test_any_span_of_any_text_is_judged(text: str, start: int, size: int) -> None:
    if start + size <= len(text):
        assert is_metonym(text, Span(start, start + size)) in (True, False)


def test_only_the_words_around_a_name_are_looked_at() -> None:
    text = "a" * 100_000 + " in Moscow " + "b" * 100_000
    assert not is_metonym(text, Span(100_004, 100_010))
