from __future__ import annotations

import re
from typing import Any

from sayso.reader.assemble import statements
from sayso.reader.model import Thresholds
from sayso.records import Report, Statement
from sayso.text.sentences import sentences
from tests.reader.fakes import CHAIN, scores
from tests.rows import rows

THRESHOLDS = Thresholds(outer=0, nested=0)


def _read(text: str, *attributions: dict[str, Any]) -> tuple[Statement, ...]:
    return statements(Report(text), scores(text, *attributions), CHAIN, THRESHOLDS)


_WORD = re.compile(r"[^\W\d_]{2}")


@rows("assemble")
def test_assemble(row: dict[str, Any]) -> None:
    text = row["text"]
    found = _read(text, *row["attributions"])
    shown = [
        {
            "voice": s.voice,
            "source": s.source.span.of(text) if s.source else None,
            "cue": s.cue.of(text) if s.cue else None,
            "content": [span.of(text) for span in s.content],
            "within": next((i for i, other in enumerate(found) if other.id == s.within), None),
        }
        for s in found
    ]
    assert shown == row["statements"]


@rows("assemble")
def test_no_letter_of_a_sentence_with_a_word_is_lost(row: dict[str, Any]) -> None:
    text = row["text"]
    worded = [place for start, end in sentences(text) for place in range(start, end) if _WORD.search(text[start:end])]
    held: set[int] = set()
    for s in _read(text, *row["attributions"]):
        for span in (*s.content, *([s.source.span] if s.source else []), *([s.cue] if s.cue else [])):
            held.update(range(span.start, span.end))
    lost = "".join(text[i] if i in set(worded) - held else " " for i in range(len(text)))
    # What joins two clauses that are two statements is said by neither.
    assert set(re.findall(r"\w+", lost)) <= {"and", "but", "while", "whereas"}


def test_ids_are_stable_and_of_this_report() -> None:
    text = "Tol said it fell. It fell."
    attribution = {"source": "Tol", "cue": "said", "content": "it fell"}
    first, again = _read(text, attribution), _read(text, attribution)
    assert [s.id for s in first] == [s.id for s in again]
    assert len({s.id for s in first}) == len(first)
    other = statements(Report(text, outlet="Meridian"), scores(text, attribution), CHAIN, THRESHOLDS)
    assert not {s.id for s in other} & {s.id for s in first}


def test_many_statements_are_assembled() -> None:
    text = "\n".join(f"Tol{i} said{i} that it fell{i}." for i in range(300))
    attributions = [{"source": f"Tol{i}", "cue": f"said{i}", "content": f"that it fell{i}"} for i in range(300)]
    scored = scores(text, *attributions)
    assert len(statements(Report(text), scored, CHAIN, THRESHOLDS)) == 300
