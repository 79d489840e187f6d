"""Reviewing: what waits in the ledger of the example story, and what becomes of it as it is ruled on."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from sayso.errors import SaysoError
from sayso.ledger import Ledger
from sayso.pipeline import reviewing
from sayso.pipeline.asking import claim, claims
from sayso.pipeline.reviewing import Read, last, pending, read, ruled, waiting
from sayso.pipeline.ruling import rule, rule_all
from sayso.records import Pending, Query, Ruling, Saying, Span
from tests.deployment import copied, desk, ledger

MOMENT = "2025-06-02T10:00:00Z"


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Ledger]:
    with copied(tmp_path) as found:
        yield found


def everything() -> tuple[Pending, ...]:
    return pending(ledger(None), Query(), desk())


def statement() -> Saying:
    """A statement of several that is not nested, with its source."""
    return next(
        one.statement
        for one in everything()
        if one.link is None and one.claim and len(one.claim.statements) > 2 and one.statement.text.startswith("that ")
    )


def where(book: Ledger, saying: Saying) -> Read:
    found = read(book, saying)
    assert found is not None
    return found


def test_the_weakest_come_first_each_once() -> None:
    found = everything()
    assert len(found) > reviewing.ENOUGH
    places = [one.weakness * one.weight for one in found]
    assert places == sorted(places, reverse=True)
    assert len({one.subject for one in found}) == len(found)
    assert all(one.reasons for one in found[:50])


@pytest.mark.parametrize("bounds", [{"FOREMOST": 3}, {"STATEMENTS": 1}])
def test_the_foremost_claims_are_looked_through_until_enough_waits(
    bounds: dict[str, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in {"LATEST": 0, "ENOUGH": 1, **bounds}.items():
        monkeypatch.setattr(reviewing, name, value)
    foremost = [one.id for one in claims(ledger(None), Query(limit=3), desk())]
    statements = {one.claim.id for one in everything() if one.claim and one.link is None}
    assert statements == set(foremost[: bounds.get("FOREMOST", 1)])
    monkeypatch.setattr(reviewing, "ENOUGH", 10_000)
    assert len(everything()) > 500


def test_what_the_latest_reports_say_waits_with_the_foremost(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reviewing, "FOREMOST", 3)
    monkeypatch.setattr(reviewing, "ENOUGH", 1)
    newest = next(ledger(None).latest())
    assert newest.id in {one.statement.report for one in everything()}
    narrowed = pending(ledger(None), Query("Vladivostok"), desk())
    assert newest.id not in {one.statement.report for one in narrowed}


def test_a_query_narrows_what_waits() -> None:
    found = pending(ledger(None), Query("Vladivostok", as_of="2024-10-01", limit=1), desk())
    assert 0 < len(found) < len(everything())
    fitting = {one.id for one in claims(ledger(None), Query("Vladivostok", limit=None), desk())}
    assert {one.claim.id for one in found if one.claim and one.link is None} <= fitting


def test_a_ruling_is_obeyed_and_what_it_was_on_waits_no_more_until_it_is_undone(book: Ledger) -> None:
    first = next(one for one in pending(book, Query(), desk()) if one.link is None)
    made = Ruling("reject", first.subject, "ana", "not said", MOMENT)
    rule(book, made, desk())
    assert first.subject not in {one.subject for one in pending(book, Query(), desk())}
    assert ruled(book, first.subject) == (made,)
    with pytest.raises(SaysoError, match="did not stand"):
        claim(book, first.subject, desk())
    assert waiting(book, first.subject, desk()).claim is None
    rule(book, Ruling("undo", made.id, "ana", "said", MOMENT), desk())
    assert first.subject in {one.subject for one in pending(book, Query(), desk())}
    assert ruled(book, first.subject) == ()


def test_a_link_can_be_judged(book: Ledger) -> None:
    first = next(one for one in pending(book, Query(), desk()) if one.link)
    assert waiting(book, first.subject, desk()) == first
    rule(book, Ruling("accept", first.subject, "ana", "so it is", MOMENT), desk())
    assert first.subject not in {one.subject for one in pending(book, Query(), desk())}
    assert [one.kind for one in ruled(book, first.subject)] == ["accept"]


def test_what_is_not_there_cannot_wait(book: Ledger) -> None:
    with pytest.raises(SaysoError, match="no such statement or link"):
        waiting(book, "0000", desk())


def test_a_statement_stands_where_its_words_are() -> None:
    for one in everything()[:200]:
        found = where(ledger(None), one.statement)
        text = found.report.text
        assert " … ".join(Span(*part).of(text) for part in found.spans.content) == one.statement.text
        assert found.spans.text == one.statement.text
        assert one.statement.start == found.spans.content[0][0]
        if found.spans.cue:
            assert Span(*found.spans.cue).of(text) == one.statement.cue
        if found.spans.source and one.statement.source:
            assert Span(*found.spans.source).of(text) == one.statement.source.mention


def spans(found: Read, **changed: object) -> str:
    known = found.spans
    return json.dumps(
        {"source": known.source, "cue": known.cue, "content": known.content, "text": known.text} | changed
    )


def test_corrected_spans_are_obeyed(book: Ledger) -> None:
    saying = statement()
    found = where(book, saying)
    start, end = found.spans.content[0]
    words = found.report.text[start + 5 : end]
    value = spans(found, content=[[start + 5, end]], text=words)
    rule(book, Ruling("correct", saying.id, "ana", "without that", MOMENT, field="spans", value=value), desk())
    (now,) = (one for one in claim(book, saying.id, desk()).statements if one.id == saying.id)
    assert now == replace(saying, start=start + 5, text=words)
    assert where(book, now).spans.content == ((start + 5, end),)


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"content": [[0, 999_999]]}, "is not in the report"),
        ({"source": [999_990, 999_999]}, "is not in the report"),
        ({"text": "other words"}, "not “other words”"),
        ({"content": [[0, 3]]}, "at these places the report has"),
        ({"content": []}, "does not fit"),
    ],
)
def test_spans_that_do_not_fit_the_report_are_refused(book: Ledger, changed: dict[str, object], told: str) -> None:
    saying = statement()
    value = spans(where(book, saying), **changed)
    with pytest.raises(SaysoError, match=told):
        rule(book, Ruling("correct", saying.id, "ana", "so", MOMENT, field="spans", value=value), desk())
    assert book.rulings() == ()


def test_several_rulings_are_kept_or_none(book: Ledger) -> None:
    one = Ruling("accept", statement().id, "ana", "right", MOMENT)
    with pytest.raises(SaysoError):
        rule_all(book, [one, replace(one, subject="0000")], desk())
    assert book.rulings() == ()
    rule_all(book, [one], desk())
    assert book.rulings() == (one,)


def test_the_last_ruling_is_ones_own_and_in_force(book: Ledger) -> None:
    one, other, third = (found.subject for found in everything()[:3])
    first = Ruling("accept", one, "ana", "right", MOMENT)
    corrections = [
        Ruling("correct", statement().id, "ana", "so", MOMENT, field=name, value=value)
        for name, value in (("act", '"denies"'), ("stance", '"neutral"'))
    ]
    elses = Ruling("accept", other, "ben", "right", MOMENT)
    later = Ruling("accept", third, "ana", "right", MOMENT)
    rule_all(book, [first, *corrections, elses, later], desk())
    assert last(book, "ana") == (later,)
    rule(book, Ruling("undo", later.id, "ana", "a slip", MOMENT), desk())
    assert set(last(book, "ana")) == set(corrections)
    assert last(book, "ben") == (elses,)
    rule_all(book, [Ruling("undo", made.id, "ana", "a slip", MOMENT) for made in corrections], desk())
    assert last(book, "ana") == (first,)
    assert last(book, "cem") == ()
