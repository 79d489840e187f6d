"""The past: what claims were before something came to their components, and what of it a change leaves standing."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import text

from sayso.ledger import Entry, Ledger, Stretch, ranked, verify
from sayso.records import Claim, Query, Ruling, Saying
from tests.ledger.entries import cached, claim, entry, ids, link

MAY = entry("A: the bridge fell", published="2031-05-12", recorded="2031-05-13T00:00:00Z")
JUNE = entry("B: the bridge fell", published="2031-06-12", recorded="2031-06-13T00:00:00Z")
JULY = entry("C: the bridge fell", published="2031-07-12", recorded="2031-07-13T00:00:00Z")
SLOWLY = entry("D: the bridge fell slowly", published="2031-06-12", recorded="2031-06-13T00:00:00Z")
A, B, C, D = ids(MAY, JUNE, JULY, SLOWLY)
PUBLISHED = {A: "2031-05-12", B: "2031-06-12", C: "2031-07-12", D: "2031-06-12"}
RECORDED = {one: f"{day[:8]}13T00:00:00Z" for one, day in PUBLISHED.items()}


def add(ledger: Ledger, *entries: Entry) -> None:
    """Store reports that all say the same, each linked to those before it, and compute their claims as of now."""
    with ledger.writing() as writer:
        there = [saying.id for report in writer.reports() for saying, _ in writer.said(report)]
        for one in entries:
            writer.store(one)
            writer.link(link(saying.id, other) for saying in one.sayings for other in there)
            there += [saying.id for saying in one.sayings]
        cached(writer)


def recall(ledger: Ledger) -> list[tuple[str, str, str]]:
    """Keep what is lacking, with one claim of all that was there; gives the stretches that were."""
    with ledger.writing() as writer:
        behind = writer.behind(100)
        found = {}
        for name, one in behind.items():
            there = writer.sayings(one.statements)
            found[name] = [(stretch, [_then(stretch, there)]) for stretch in one.stretches]
        writer.keep(found)
    return [(each.axis, each.since, each.until) for one in behind.values() for each in one.stretches]


def _then(stretch: Stretch, sayings: tuple[Saying, ...]) -> Claim:
    moments = PUBLISHED if stretch.axis == "published" else RECORDED
    return claim([one for one in sayings if moments[one.id] <= stretch.since])


def stood(ledger: Ledger, query: Query) -> list[tuple[str, ...]]:
    """The statements of each claim that is kept of the past."""
    found = list(ledger.past(query))
    claims = ledger.restored([number for number, _ in found])
    return [tuple(sorted(saying.id for saying in claims[number].statements)) for number, _ in found]


def both(*names: str) -> tuple[str, ...]:
    return tuple(sorted(names))


def test_each_stretch_is_kept_once(ledger: Ledger) -> None:
    add(ledger, MAY, JUNE, JULY)
    assert sorted(recall(ledger)) == [
        ("published", "2031-05-12", "2031-06-12"),
        ("published", "2031-06-12", "2031-07-12"),
        ("recorded", "2031-05-13T00:00:00Z", "2031-06-13T00:00:00Z"),
        ("recorded", "2031-06-13T00:00:00Z", "2031-07-13T00:00:00Z"),
    ]
    assert recall(ledger) == []


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        (Query(as_of="2031-05-11"), []),
        (Query(as_of="2031-05-12"), [(A,)]),
        (Query(as_of="2031-06-11T23:59:59Z"), [(A,)]),
        (Query(as_of="2031-06-12"), [both(A, B)]),
        (Query(as_of="2031-07-12"), []),
        (Query(known="2031-06-12"), [(A,)]),
        (Query(known="2031-06-13"), [both(A, B)]),
        (Query(known="2031-08-01"), []),
        (Query(as_of="2031-05-12", known="2031-06-12"), []),
        (Query(as_of="2031-05-12", standing="single root"), [(A,)]),
        (Query(as_of="2031-05-12", standing="denied"), []),
        (Query(as_of="2031-05-12", since="2031-05-12"), [(A,)]),
        (Query(as_of="2031-05-12", since="2031-05-13"), []),
        (Query(as_of="2031-05-12", text="bridge"), [(A,)]),
        (Query(as_of="2031-05-12", text="ferry"), []),
        (Query(as_of="2031-05-12", source="C"), [(A,)]),
        (Query(as_of="2031-05-12", source="D"), []),
        (Query(), []),
    ],
)
def test_what_stood_then(ledger: Ledger, query: Query, wanted: list[tuple[str, ...]]) -> None:
    add(ledger, MAY, JUNE, JULY)
    assert stood(ledger, query) == []
    recall(ledger)
    assert stood(ledger, query) == wanted


def _ruled(ledger: Ledger) -> None:
    with ledger.writing() as writer:
        writer.rule(Ruling("accept", A, "J. Tessal", "seen", "2031-08-01T00:00:00Z"))
        cached(writer)


def _unlinked(ledger: Ledger) -> None:
    with ledger.writing() as writer:
        writer.unlink("2031-08-01T00:00:00Z")
        writer.link([link(B, A)])
        cached(writer)


MONTH = "2031-05-13T00:00:00Z", "2031-06-13T00:00:00Z"
RULED = "2031-08-01T00:00:00Z"


@pytest.mark.parametrize(
    ("change", "wanted"),
    [
        (
            lambda ledger: add(ledger, JULY),
            [("published", "2031-06-12", "2031-07-12"), ("recorded", MONTH[1], "2031-07-13T00:00:00Z")],
        ),
        # What was ruled was so all along, but not known before.
        (_ruled, [("published", "2031-05-12", "2031-06-12"), ("recorded", MONTH[1], RULED)]),
        (_unlinked, [("published", "2031-05-12", "2031-06-12"), ("recorded", *MONTH)]),
    ],
)
def test_a_change_leaves_what_was_before_it(
    ledger: Ledger, change: Callable[[Ledger], None], wanted: list[tuple[str, str, str]]
) -> None:
    add(ledger, MAY, JUNE)
    recall(ledger)
    change(ledger)
    assert stood(ledger, Query(as_of="2031-05-12")) == []
    assert recall(ledger) == wanted
    assert stood(ledger, Query(as_of="2031-05-12")) == [(A,)]


def test_what_comes_late_changes_only_what_follows(ledger: Ledger) -> None:
    add(ledger, MAY, JULY)
    recall(ledger)
    add(ledger, JUNE)
    assert [one for one in recall(ledger) if one[0] == "published"] == [("published", "2031-06-12", "2031-07-12")]
    assert stood(ledger, Query(as_of="2031-05-12")) == [(A,)]
    assert stood(ledger, Query(as_of="2031-06-12")) == [both(A, B)]


@pytest.mark.parametrize("few", [0, ranked.FEW], ids=["walked", "sorted"])
@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        (Query("bridge", as_of="2031-05-12"), 1),
        (Query("bridge fell", as_of="2031-05-12"), 1),
        (Query("slowly", as_of="2031-05-12"), 0),
        (Query("slowly", as_of="2031-06-12"), 1),
        (Query("bridge slowly", as_of="2031-06-12"), 1),
        (Query("slow", as_of="2031-06-12"), 0),
        (Query("ridge", as_of="2031-06-12"), 0),
        (Query("of", as_of="2031-06-12"), 0),
    ],
)
def test_a_claim_of_the_past_is_found_by_what_was_said_by_then(
    ledger: Ledger, query: Query, wanted: int, few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ranked, "FEW", few)
    add(ledger, MAY, SLOWLY, JULY)
    recall(ledger)
    assert len(stood(ledger, query)) == wanted


def test_a_past_that_cannot_be_is_told(ledger: Ledger) -> None:
    add(ledger, MAY, JUNE)
    recall(ledger)
    assert list(verify(ledger)) == []
    with ledger.database.writing() as connection:
        connection.execute(text("UPDATE pasts SET until = since WHERE axis = 'published'"))
        connection.execute(text("UPDATE past_bodies SET body = '{' WHERE past = 2"))
    assert sorted(one.split(":")[0] for one in verify(ledger)) == [
        f"claim {A} as it was",
        f"claim {A} as it was from 2031-05-12 to 2031-05-12 fits no component of the ledger",
    ]
