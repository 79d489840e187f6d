"""Lists of claims: those that fit, in order; and which of them a moment in the past leaves as they are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.ledger import Entry, Ledger, connect, ranked, verify
from sayso.ledger.entries import places, sources
from sayso.records import Claim, Query, Root, Ruling, Spot
from tests.ledger.entries import claim, entry, ids, link
from tests.rows import rows

CLAIMS: tuple[tuple[str, dict[str, Any]], ...] = (
    ("withdrawn", {"opposition": "withdrawn", "sources": ("A clerk",)}),
    ("denied", {"opposition": "denied", "roots": 2, "places": ("Tolm",)}),
    ("denied, of one root", {"opposition": "denied", "outlets": tuple("abcdefg"), "sources": ("The ministry", "AFP")}),
    ("disputed", {"opposition": "disputed", "places": ("Tolmin", "Żarów")}),
    ("doubted", {"opposition": "doubted", "sources": ("50%_ \\ off",)}),
    ("of four roots", {"roots": 4, "support": "corroborated", "sources": ("The Ministry of War",)}),
    ("of many outlets", {"outlets": tuple("abcde"), "support": "relayed"}),
    ("of many statements", {"size": 7}),
    ("late", {"last": "2031-05-14T06:00:00Z"}),
    ("early", {"last": "2031-05-01", "sources": ("afp",)}),
    ("undated", {"last": None, "support": "conceded"}),
)
"""Claims by their words in the order of lists, with what sets them apart; `size` counts statements."""


def _story() -> tuple[Entry, tuple[Claim, ...]]:
    """The claims, each with its own statements, and an entry that has all of these."""
    written = entry(
        *(f"{name}: tells a tale that is {name}" for name, fields in CLAIMS for _ in range(fields.get("size", 1))),
        published="2031-05-12",
    )
    left = iter(written.sayings)
    claims = []
    for name, fields in CLAIMS:
        spots = tuple(Spot(place) for place in fields.get("places", ()))
        own = [replace(next(left), source=None, where=spots) for _ in range(fields.get("size", 1))]
        roots = tuple(Root(source, own[0].id, (own[0].id,), ()) for source in fields.get("sources", ()))
        given = {key: value for key, value in fields.items() if key not in ("places", "sources", "size")}
        claims.append(replace(claim(own, text=name, **given), roots=roots))
    return replace(written, sayings=tuple(saying for one in claims for saying in one.statements)), tuple(claims)


STORY, FOUND = _story()


def fill(ledger: Ledger) -> None:
    with ledger.writing() as writer:
        writer.store(STORY)
        for one in reversed(FOUND):
            writer.cache([saying.id for saying in one.statements], [one])


@rows("ranked")
@pytest.mark.parametrize("few", [0, ranked.FEW], ids=["walked", "sorted"])
def test_claims_that_fit_come_in_order(
    ledger: Ledger, row: dict[str, Any], few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ranked, "FEW", few)
    fill(ledger)
    assert [found.text for found in ledger.ranked(Query(**row["query"]))] == row["found"]


def test_claims_come_back_exactly(ledger: Ledger) -> None:
    fill(ledger)
    assert ledger.ranked(Query()) == ledger.ranked(Query(limit=None)) == FOUND
    assert list(verify(ledger)) == []


def test_caching_again_replaces_all_claims_of_the_statements(ledger: Ledger) -> None:
    fill(ledger)
    first, second = STORY.sayings[:2]
    whole = claim([first, second], text="both", outlets=("Elsewhere",))
    with ledger.writing() as writer:
        writer.link([link(second.id, first.id)])
        writer.cache([first.id, second.id], [whole])
    assert [one.text for one in ledger.ranked(Query(source="elsewhere"))] == ["both"]
    assert ledger.ranked(Query(standing="withdrawn")) == ()
    assert ledger.counts().claims == len(FOUND) - 1
    with ledger.writing() as writer:
        writer.cache([first.id, second.id], [replace(FOUND[0], statements=(first, second))])
    assert ledger.ranked(Query(source="elsewhere")) == ()
    assert ledger.ranked(Query(text="withdrawn")) == (replace(FOUND[0], statements=(first, second)),)
    assert list(verify(ledger)) == []


MAY, JUNE = (
    entry("A: it was so", "B: nobody knows", published="2031-05-12", recorded="2031-05-13T00:00:00Z"),
    entry("C: it was so", "D: it was not so", published="2031-06-12", recorded="2031-07-01T00:00:00Z"),
)
A, B, C, D = ids(MAY, JUNE)


def told(ledger: Ledger, *, denies: bool = False) -> None:
    """B stands alone; C says what A said, or D denies it."""
    with ledger.writing() as writer:
        writer.store(MAY)
        writer.store(JUNE)
        writer.link([link(D, A, "denies")] if denies else [link(C, A)])
        for group in writer.stale().values():
            writer.cache(group, [claim(writer.sayings(group))])


@pytest.mark.parametrize("denies", [False, True])
@pytest.mark.parametrize(
    ("query", "settled", "straddling"),
    [
        (Query(as_of="2031-05-11"), 0, ""),
        (Query(as_of="2031-05-12"), 1, "A"),
        (Query(as_of="2031-05-11T23:59:59Z"), 0, ""),
        (Query(as_of="2031-06-11"), 1, "A"),
        (Query(as_of="2031-06-12"), 3, ""),
        (Query(known="2031-05-12"), 0, ""),
        (Query(known="2031-05-13T00:00:00Z"), 1, "A"),
        (Query(known="2031-07-01"), 3, ""),
        (Query(as_of="2031-06-12", known="2031-06-12"), 1, "A"),
        (Query(as_of="2031-05-12", text="knows"), 1, ""),
        (Query(as_of="2031-05-12", source="A"), 0, "A"),
        (Query(as_of="2031-05-12", source="X"), 0, ""),
        (Query(), 3, ""),
    ],
)
def test_the_cache_holds_for_what_did_not_change_later(
    ledger: Ledger, denies: bool, query: Query, settled: int, straddling: str
) -> None:
    told(ledger, denies=denies)
    # What denies a claim is a claim of its own, of the same date as what would have joined it.
    assert len(ledger.settled(query)) == settled + (denies and settled == 3)
    assert (A in ledger.straddling(query)) == bool(straddling)
    assert B not in ledger.straddling(query)


@pytest.mark.parametrize("denies", [False, True])
def test_what_surely_comes_after_is_left_out(ledger: Ledger, denies: bool) -> None:
    told(ledger, denies=denies)
    (b,) = ledger.settled(Query(as_of="2031-05-12", limit=1))
    assert b.claim == B
    later, of_three = replace(b, contested=1), replace(b, roots=3)
    for as_of in ("2031-05-12", "2031-06-11"):
        assert A in ledger.straddling(Query(as_of=as_of), b)
        # Nothing stood against it by then, and it has no three statements.
        assert A not in ledger.straddling(Query(as_of=as_of), later)
        assert A not in ledger.straddling(Query(as_of=as_of), of_three)
    assert (A in ledger.straddling(Query(known="2031-06-12"), later)) == denies


def test_what_has_no_date_never_stood(ledger: Ledger) -> None:
    undated = entry("E: who knows when")
    with ledger.writing() as writer:
        writer.store(undated)
        writer.cache(ids(undated), [claim(undated.sayings)])
    for moment in ("1900-01-01", "2031-05-12T00:00:00Z", "9999-12-31"):
        assert ledger.settled(Query(as_of=moment)) == ()
        assert ledger.straddling(Query(as_of=moment)) == ()


def test_a_later_ruling_unsettles_what_was_known(ledger: Ledger) -> None:
    told(ledger)
    with ledger.writing() as writer:
        writer.rule(Ruling("reject", B, "J. Tessal", "a joke", "2031-08-01T00:00:00Z"))
        writer.cache([B], [claim(writer.sayings([B]))])
    assert ledger.straddling(Query(known="2031-07-31")) == (B,)
    assert ledger.straddling(Query(known="2031-08-01")) == ()
    assert B in {one.claim for one in ledger.settled(Query(as_of="2031-05-12"))}


@pytest.fixture(scope="module")
def filled() -> Iterator[Ledger]:
    with connect(":memory:") as opened:
        fill(opened)
        yield opened


@given(
    query=st.builds(
        Query,
        source=st.none() | st.sampled_from(["afp", "m", "clerk"]),
        place=st.none() | st.sampled_from(["tolm", "ż"]),
        since=st.none() | st.sampled_from(["2031-05-02", "2031-05-14"]),
        standing=st.none() | st.sampled_from(["denied", "corroborated"]),
        limit=st.integers(1, 4),
        offset=st.integers(0, 4),
    )
)
def test_a_query_is_what_it_says(filled: Ledger, query: Query) -> None:
    def fits(one: Claim) -> bool:
        return (
            all(
                wanted is None or any(wanted in name.casefold() for name in names)
                for wanted, names in ((query.source, sources(one)), (query.place, places(one)))
            )
            and (query.since is None or (one.last or "") >= query.since)
            and query.standing in (None, one.standing.support, one.standing.opposition)
        )

    wanted = [one for one in FOUND if fits(one)][query.offset :][: query.limit]
    assert list(filled.ranked(query)) == wanted
    assert filled.ranked(replace(query, as_of="2000-01-01")) == tuple(wanted)
