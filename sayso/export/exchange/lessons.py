"""Lessons: what analysts ruled as JSON lines to learn from, the form that `train/` takes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO

from sayso.export.claims.documents import plainly
from sayso.export.claims.meanings import MEANINGS as CLAIMS
from sayso.export.documents import dumps
from sayso.export.listed import MEANINGS as LISTED
from sayso.export.shapes import Meanings, document, items, reached
from sayso.records import Judged, Lesson, Match, Report, Spans

SCHEMA = "sayso/rulings/1"
"""Name and version of the shape; the number changes when what is there changes its meaning or goes."""
MEANINGS: Meanings = {
    Lesson: (
        "A report with what was ruled on its statements.",
        {
            "report": "The report; all offsets are code points of its text.",
            "whole": "Its sentences, [start, end], of which every statement was judged: what no statement tells of "
            "there is known to be nobody's. Elsewhere nothing is known beside the statements.",
            "statements": "The statements that somebody ruled on, in text order.",
        },
    ),
    Match: (
        "Two statements, as found, and what a ruling says that they have to do with each other.",
        {
            "relation": "What the link that was judged says the statement to do with the other; same of a merge or a "
            "split.",
            "holds": "Whether that is so.",
            "same": "Whether they are one claim; null where that does not follow.",
            "statement": "The statement that relays, updates, denies, confirms or corrects; of the rest any.",
            "other": "The other statement.",
            "ruling": "Who decided it, when and why.",
            "score": "How sure the link was, 0 to 1; null of a merge or a split.",
            "maker": "The rules that made the link; null of a merge or a split.",
        },
    ),
    Report: (
        "One version of one published text.",
        {
            "text": "The whole text.",
            "url": "Where it was published.",
            "outlet": "Who published it.",
            "title": "Its headline.",
            "author": "Its byline.",
            "published": "When: ISO 8601 date, or moment in UTC where the hour is known.",
            "language": "ISO 639-1 code of the language that it is written in.",
            "wire": "News agency credited in text or byline.",
            "id": "Hash of all the others.",
        },
    ),
    Judged: (
        "A statement that somebody ruled on.",
        {
            "statement": "Its id.",
            "maker": "What found it: software and model, with their versions.",
            "verdict": "accepted; rejected, there is no such statement; corrected, it stands elsewhere; null where "
            "only other fields were corrected, and nobody judged where it stands.",
            "voice": "As found: quoted (direct), paraphrased (indirect), both (mixed), or the outlet's own.",
            "found": "Where it was found.",
            "right": "Where it stands by the rulings; null where it is rejected.",
            "nested": "Whether its cue lies in the content of another statement.",
            "act": "What the source does with the content, after corrections.",
            "stance": "How far the outlet stands behind it, after corrections.",
            "basis": "On what the source says that it rests, after corrections.",
            "rulings": "The rulings on it that are in force, oldest first; what else was corrected stands there.",
        },
    ),
    Spans: (
        "Where the words of a statement stand: [start, end], in code points of the report's text.",
        {
            "source": "The mention of who says it; null for the outlet's own voice, and where nobody is named.",
            "cue": "The words that attribute it; null for the outlet's own voice.",
            "content": "What is said, in several parts where the text interrupts it.",
            "text": "The words of the content, its parts joined by …",
        },
    ),
}


def write(taught: Iterable[Lesson | Match], out: TextIO) -> None:
    """One JSON object a line, each with one report or with one pair."""
    out.writelines(f"{dumps(_line(one))}\n" for one in taught)


def _line(one: Lesson | Match) -> dict[str, object]:
    told = plainly(one)
    is_lesson = isinstance(one, Lesson)
    return {"schema": SCHEMA, "reports": [told] if is_lesson else [], "pairs": [] if is_lesson else [told]}


def schema() -> dict[str, object]:
    """JSON Schema of one line."""
    every = {**CLAIMS, **LISTED, **MEANINGS}
    parts = {
        "reports": items(Lesson, "Reports with what was ruled on their statements; one or none a line."),
        "pairs": items(Match, "Pairs of statements that were judged; one or none a line."),
    }
    about = "Rulings in force, to learn from: on the statements of reports, and on pairs of statements."
    return document(SCHEMA, about, parts, reached(Lesson, every) | reached(Match, every))
