"""Judging: what two statements do with each other, whichever is given first."""

from __future__ import annotations

import json
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from sayso.link import judge
from sayso.link.judge import answered, judged
from sayso.link.maker import MAKER
from sayso.records import Copy, Link
from tests.link.shapes import item
from tests.rows import rows

LINKS = Path(__file__).parent.parent / "cases/links.jsonl"


@rows("links")
def test_two_statements_are_linked_as_the_row_says(row: dict[str, Any]) -> None:
    links = _judged(row)
    assert [link.relation for link in links] == row["want"], [link.reasons for link in links]
    if "statement" in row:
        assert links[0].statement == item(row[row["statement"]]).saying.id


@rows("links")
def test_it_makes_no_difference_which_is_given_first(row: dict[str, Any]) -> None:
    assert _judged(row) == _judged({**row, "one": row["other"], "other": row["one"]}, turned=True)


@rows("links")
def test_every_link_says_why(row: dict[str, Any]) -> None:
    for link in _judged(row):
        assert all(reason.strip() for reason in link.reasons)
        assert link.reasons
        assert 0 < link.score <= 1
        assert link.maker == MAKER


@rows("matters")
def test_claims_of_one_story_are_not_one_claim(row: dict[str, Any]) -> None:
    items = [
        item({"text": text, "outlet": f"Outlet {n}", "published": "2024-10-25"}) for n, text in enumerate(row["texts"])
    ]
    linked = [
        (one.saying.text, other.saying.text)
        for one, other in combinations(items, 2)
        if any(link.relation in ("same", "relays", "confirms") for link in judged(one, other))
    ]
    assert linked == []


def test_statements_of_one_report_are_not_linked() -> None:
    one = item({"text": "Rebels captured Sake", "outlet": "Herald", "published": "2024-10-25"})
    assert judged(one, one) == ()


def test_what_ends_it_at_once_would_end_it_anyway(monkeypatch: pytest.MonkeyPatch) -> None:
    cases = [json.loads(line) for line in LINKS.read_text(encoding="utf-8").splitlines()]
    items = [item(row[side]) for row in cases for side in ("one", "other")]
    pairs = list(combinations(items, 2))
    found = [judged(one, other) for one, other in pairs]
    monkeypatch.setattr(judge, "DECISIVE", ())
    assert [judged(one, other) for one, other in pairs] == found


def test_a_lone_fold_is_told_where_it_matters() -> None:
    one = item({"text": "over 3,000 soldiers were in Kursk", "by": "Pentagon", "published": "2024-10-23"})
    other = item({"text": "around 8,000 soldiers were in Kursk", "by": "Pentagon", "published": "2024-10-31"})
    (link,) = judged(one, other)
    assert "compatible but 3-fold apart" in " ".join(link.reasons)


def _judged(row: dict[str, Any], *, turned: bool = False) -> tuple[Link, ...]:
    one, other = item(row["one"]), item(row["other"])
    earlier, later = (other, one) if turned else (one, other)
    copy = None
    if "copy" in row:
        copy = Copy(later.saying.report, earlier.saying.report, row["copy"], 0.9, 0.9, (), "test")
    return judged(one, other, copy)


def test_a_denial_answers_what_its_own_report_tells() -> None:
    at = {"published": "2031-05-12", "outlet": "Herald"}
    one = item({"text": "Oskar's troops had fired first near the mill of Lesk", "by": "the Veldan ministry", **at})
    other = item({"text": "that its troops had fired first", "by": "Oskar", "kind": "state", "act": "denies", **at})
    vague = item({"text": "the claims", "by": "Oskar", "kind": "state", "act": "denies", **at})
    assert [link.relation for link in answered(one, other)] == ["denies"]
    assert answered(other, one) == answered(one, other)
    assert answered(one, one) == answered(other, other) == answered(one, vague) == ()
