"""Ruling: an analyst's decision into the ledger, refused where it decides on nothing."""

from __future__ import annotations

from collections.abc import Iterable

from sayso.errors import SaysoError
from sayso.ledger import Ledger, Writer
from sayso.link.lift import JOIN
from sayso.pipeline.computing import recall, refresh
from sayso.pipeline.desk import Desk
from sayso.records import Ruling, Saying, Span
from sayso.view.rulings import SPANS, corrected, spans

GRADES = "ABCDEF"


def rule(ledger: Ledger, ruling: Ruling, desk: Desk) -> None:
    """Keep a ruling and let the claims obey it; SaysoError where its subject, field or value does not fit."""
    rule_all(ledger, [ruling], desk)


def rule_all(ledger: Ledger, rulings: Iterable[Ruling], desk: Desk) -> None:
    """Keep several rulings, or none of them where one does not fit."""
    with ledger.writing() as writer:
        for ruling in rulings:
            _check(writer, ruling)
            writer.rule(ruling)
        refresh(writer, desk)
    # The rest, where a grade concerns very many claims, with the next report.
    recall(ledger, desk)


def _check(writer: Writer, ruling: Ruling) -> None:
    match ruling.kind:
        case "grade":
            if ruling.value is None or len(ruling.value) != 1 or ruling.value not in GRADES:
                raise SaysoError(f"{ruling.value!r} is no grade: A to F")
        case "undo":
            if ruling.subject not in {known.id for known in writer.rulings()}:
                raise SaysoError(f"{ruling.subject}: there is no such ruling")
        case "accept" | "reject":
            if ruling.subject not in writer.find(ruling.subject):
                raise SaysoError(f"{ruling.subject}: there is no such statement or link")
        case "correct" | "merge" | "split":
            _check_statements(writer, ruling)


def _check_statements(writer: Writer, ruling: Ruling) -> None:
    wanted = [ruling.subject] if ruling.other is None else [ruling.subject, ruling.other]
    found = writer.sayings(wanted)
    for missing in set(wanted) - {saying.id for saying in found}:
        raise SaysoError(f"{missing}: there is no such statement")
    if ruling.kind == "merge" and len(set(wanted)) < 2:
        raise SaysoError("merge takes statements of two claims")
    if ruling.kind == "correct":
        corrected(found[0], ruling.field or "", ruling.value or "null")
    if ruling.kind == "correct" and ruling.field == SPANS:
        _check_spans(writer, found[0], ruling.value or "null")


def _check_spans(writer: Writer, saying: Saying, value: str) -> None:
    """Refuse spans that are not in the report, and words that do not stand there."""
    found, report = spans(value), writer.report(saying.report)
    assert report is not None, saying.report
    for start, end in (*found.content, *(one for one in (found.source, found.cue) if one)):
        if end > len(report.text):
            raise SaysoError(f"[{start}, {end}] is not in the report, which has {len(report.text)} characters")
    words = JOIN.join(Span(*one).of(report.text) for one in found.content)
    if words != found.text:
        raise SaysoError(f"at these places the report has “{words}”, not “{found.text}”")
