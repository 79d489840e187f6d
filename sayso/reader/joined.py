"""Joined: two things said in one breath, "that the dam at Lesk broke and that two died in Tarsk", as two statements."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from sayso.records import Report, Span, Statement, fingerprint
from sayso.text.clauses import tells
from sayso.text.phrases import words
from sayso.text.quotes import quotations

_JOINT = re.compile(
    r",?\s(?:and|but)\s(?=that\s(?!(?:of|in|is|was|were|are|has|had|will|would|could|should|can|does|did|it)\b))"
    r"|,?\s(?:and|but)\s(?=that it\s(?!(?:is|was)\s(?:not\s)?(?:that|why|how)\b))"
)
FEWEST = 3
"""Words of a part at least."""


def severed(report: Report, attributed: Iterable[Statement]) -> list[Statement]:
    """Statements with those that join two things by "and that" parted; what stands in them goes with its part."""
    made: list[Statement] = []
    moved: dict[str, list[Statement]] = {}
    for statement in attributed:
        parts = list(_parts(report, statement))
        moved[statement.id] = parts
        made += parts
    return [replace(s, within=_holding(moved[s.within], s)) if s.within in moved else s for s in made]


def _parts(report: Report, statement: Statement) -> Iterator[Statement]:
    spans = list(_spans(report.text, statement.content[0])) if _is_plain(statement) else []
    if len(spans) < 2:
        yield statement
        return
    source, cue = statement.source.span if statement.source else None, statement.cue
    quoted = quotations(report.text)
    for span in spans:
        key = fingerprint("statement", report.id, source, cue, (span,))
        mixed = any(start < span.end and span.start < end for start, end in quoted)
        yield replace(statement, id=key, content=(span,), voice="mixed" if mixed else "indirect")


def _is_plain(statement: Statement) -> bool:
    """Whether a statement is in one piece, and not all of it quoted."""
    return statement.voice in ("indirect", "mixed") and len(statement.content) == 1


def _spans(text: str, whole: Span) -> Iterator[Span]:
    joints = tuple(_JOINT.finditer(text, whole.start, whole.end))
    # Few statements join anything, and to find all quotations of a report takes longer than to see that.
    begin, quoted = whole.start, quotations(text) if joints else []
    for joint in joints:
        part, rest = Span(begin, joint.start()), Span(joint.end(), whole.end)
        if any(start < joint.start() < end for start, end in quoted):
            continue
        if all(_stands_alone(text, s) for s in (part, rest)):
            yield part
            begin = joint.end()
    yield Span(begin, whole.end)


def _stands_alone(text: str, span: Span) -> bool:
    """Whether a part tells something and names of whom or where: "that two were killed" needs what stands before it."""
    named = _NAME.search(text, span.start, span.end) is not None
    return named and len(words(text, span.start, span.end)) >= FEWEST and tells(text, [span])


_NAME = re.compile(r"(?<=[^\W_] )[“\"‘']?[A-Z]")


def _holding(parts: Iterable[Statement], inner: Statement) -> str:
    """The id of the part in which a statement begins, the first where none holds it."""
    found = tuple(parts)
    place = (inner.cue or inner.content[0]).start
    return next((part.id for part in reversed(found) if part.content[0].start <= place), found[0].id)
