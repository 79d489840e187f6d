from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from sayso.records import Span
from sayso.text.certainty import certainty
from sayso.text.phrases import one_of, table
from tests.rows import rows
from tests.text.speed import HOSTILE, seconds

WORDS = st.sampled_from(
    sorted(one_of("may could not probably unlikely if , . which will be 70 per cent chance that no doubt”"))
)


@rows("certainty")
def test_certainty(row: dict[str, Any]) -> None:
    cue = row["cue"] or ""
    text = f"{cue} {row['text']}"
    found = certainty(text, [Span(len(cue) + 1, len(text))], Span(0, len(cue)) if cue else None)
    if row["low"] is None:
        assert found is None
        return
    assert found is not None
    assert [span.of(text) for span in found.spans] == row["words"]
    assert (found.low, found.high, found.band) == (row["low"], row["high"], row["band"])


@given(st.lists(WORDS, max_size=30))
def test_intervals_and_spans_are_in_range(ws: list[str]) -> None:
    text = " ".join(ws)
    found = certainty(text, [Span(0, len(text))])
    if found:
        assert 0 <= found.low <= found.high <= 1
        assert all(0 <= span.start < span.end <= len(text) for span in found.spans)


def test_synonyms_repeat_what_was_measured() -> None:
    entries = [entry for entry in table("probability_words.tsv") if entry[6] != "stop"]
    measured = {entry[4].removeprefix("measured: "): entry[1:4] for entry in entries if entry[4].startswith("measured")}
    assert len(measured) == 17
    for phrase, *numbers, source, _, _ in entries:
        assert [float(n) for n in numbers] == sorted(float(n) for n in numbers), phrase
        if source.startswith("as: "):
            assert numbers == measured[source.removeprefix("as: ")], phrase


def test_time_is_linear_on_hostile_input() -> None:
    for text in HOSTILE:
        assert seconds(lambda text=text: certainty(text, [Span(0, len(text))])) < 5  # type: ignore[misc]
