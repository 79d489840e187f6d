"""Asking: what the cache gives is what computing gives, at every moment and after every change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from sayso.errors import SaysoError
from sayso.ledger import Entry, Ledger, connect
from sayso.ledger.entries import ordered, rank
from sayso.pipeline import desk as desks
from sayso.pipeline.asking import claim, claims
from sayso.pipeline.computing import recall, refresh
from sayso.pipeline.desk import Desk
from sayso.records import Claim, Link, Material, Query, Reading, Report, Ruling, RulingKind, Saying
from sayso.text.outlets import outlets
from tests import deployment
from tests.view.test_claims import materials

DESK = Desk(outlets())
EVERYTHING = Query(limit=None)
DAYS = ("2024-10-01", "2024-10-02", "2024-10-04")
RECORDED = ("2024-11-01T00:00:00Z", "2024-12-01T00:00:00Z")
"""When the first half of a story's reports was added, and when the second."""


def everything(ledger: Ledger) -> list[str]:
    return [saying.id for report in ledger.reports() for saying, _ in ledger.said(report)]


def computed(ledger: Ledger, desk: Desk, *, as_of: str | None = None, known: str | None = None) -> tuple[Claim, ...]:
    """All claims, computed, in order of rank."""
    found = desk.claims(ledger.around(everything(ledger)), as_of=as_of, known=known)
    by_id = {one.id: one for one in found}
    return tuple(by_id[one.claim] for one in ordered([rank(one) for one in found]))


def agree(ledger: Ledger, desk: Desk, moments: Iterable[Query] = (EVERYTHING,)) -> None:
    for query in moments:
        wanted = computed(ledger, desk, as_of=query.as_of, known=query.known)
        assert claims(ledger, replace(query, limit=None), desk) == wanted
        assert claims(ledger, replace(query, limit=2, offset=1), desk) == wanted[1:3]
        for standing in ("none", "denied"):
            fitting = [one for one in wanted if one.standing.opposition == standing]
            assert list(claims(ledger, replace(query, standing=standing, limit=1), desk)) == fitting[:1]


MOMENTS = (
    EVERYTHING,
    *(Query(as_of=day) for day in DAYS),
    *(Query(known=moment) for moment in (*RECORDED, "2025-01-01", "2025-01-02", "2025-01-03")),
    Query(as_of=DAYS[1], known=RECORDED[0]),
)


class Told:
    """A material as reports, one after the other or backwards, each with the links to what was there before."""

    def __init__(self, material: Material, backwards: bool) -> None:
        self.left = list(material.links)
        self.here: set[str] = set()
        reports: dict[str, list[Saying]] = {}
        for saying in material.sayings:
            reports.setdefault(saying.report, []).append(saying)
        self.reports = list(reports.values())[:: -1 if backwards else 1]

    def entries(self) -> Iterator[Entry]:
        for place, sayings in enumerate(self.reports):
            report = Report(sayings[0].report, published=sayings[0].published, outlet=sayings[0].outlet)
            own = tuple(replace(saying, report=report.id) for saying in sayings)
            self.here |= {saying.id for saying in own}
            nothing = (b"",) * len(own), (frozenset[str](),) * len(own)
            yield Entry(Reading(report, "test"), own, *nothing, frozenset(), RECORDED[2 * place >= len(self.reports)])

    def links(self) -> Iterator[Link]:
        """Those that now have both ends."""
        ready = [one for one in self.left if {one.statement, one.other} - {None} <= self.here]
        self.left = [one for one in self.left if one not in ready]
        yield from ready


def decided(ids: Sequence[str], made: str) -> tuple[Ruling, ...]:
    """A grade, a correction, and the taking back of the one before."""
    correction = Ruling("correct", ids[-1], "ana", "misread", made, field="act", value='"denies"')
    return (
        Ruling("grade", "Harbour Guild", "ana", "knows", made, value="B"),
        correction,
        Ruling("undo", correction.id, "ana", "was right", made),
    )


def remembered(ledger: Ledger, desk: Desk, moments: Iterable[Query]) -> None:
    """What claims were agrees with what is computed, and nothing is left to be computed."""
    recall(ledger, desk, lots=ledger.waiting())
    agree(ledger, desk, moments)
    for query in moments:
        if not (query.as_of and query.known):
            assert ledger.straddling(query) == ()


@settings(max_examples=20)
@given(materials(), st.integers(2, 4), st.booleans())
def test_cached_claims_are_the_computed_ones_whatever_is_added_or_ruled(
    material: Material, often: int, backwards: bool
) -> None:
    told = Told(material, backwards)
    with connect(":memory:") as ledger:
        for turn, entry in enumerate(told.entries()):
            with ledger.writing() as writer:
                writer.store(entry)
                writer.link(told.links())
                refresh(writer, DESK)
            agree(ledger, DESK)
            if turn % often == 1:
                remembered(ledger, DESK, MOMENTS)
        agree(ledger, DESK, MOMENTS)
        ids = [saying.id for saying in material.sayings]
        for ruling in chain(material.rulings, decided(ids, "2025-01-05T00:00:00Z")):
            with ledger.writing() as writer:
                writer.rule(ruling)
                refresh(writer, DESK)
            agree(ledger, DESK)
        agree(ledger, DESK, MOMENTS)
        remembered(ledger, DESK, MOMENTS)


@pytest.fixture(scope="module")
def example() -> Iterator[Ledger]:
    with deployment.ledger.__wrapped__(None) as filled:
        yield filled


def test_the_example_as_it_was_added(example: Ledger) -> None:
    moments = [EVERYTHING, *(Query(as_of=moment) for moment in deployment.MOMENTS), Query(known="2025-05-31")]
    agree(example, deployment.desk(), moments)
    remembered(example, deployment.desk(), moments)


@pytest.mark.parametrize("kind", ["reject", "split", "grade", "correct"])
def test_the_example_after_a_ruling(example: Ledger, kind: RulingKind) -> None:
    first = next(one for one in claims(example, EVERYTHING, deployment.desk()) if one.against and one.relays)
    values = {"grade": "C", "correct": '"Tarsk"'}
    subject = first.roots[0].name if kind == "grade" else first.statements[1].id
    field = "outlet" if kind == "correct" else None
    ruling = Ruling(kind, subject, "ana", "seen", "2025-07-01T00:00:00Z", field=field, value=values.get(kind))
    undo = Ruling("undo", ruling.id, "ana", "seen again", "2025-07-02T00:00:00Z")
    before = computed(example, deployment.desk())
    for one in (ruling, undo):
        with example.writing() as writer:
            writer.rule(one)
            refresh(writer, deployment.desk())
        agree(example, deployment.desk(), [EVERYTHING, Query(as_of="2024-10-26"), Query(known="2025-07-01")])
        assert (computed(example, deployment.desk()) == before) == (one is undo)


def test_a_statement_is_one_object_in_all_claims() -> None:
    found = claims(deployment.ledger(None), EVERYTHING, deployment.desk())
    shown = [saying for one in found for saying in (*one.statements, *(each.statement for each in one.against))]
    assert len({id(saying) for saying in shown}) == len({saying.id for saying in shown}) < len(shown)


def test_another_desk_computes_anew(example: Ledger) -> None:
    own = deployment.desk()
    other = replace(own, sides=(("Ukraine", "South Korea", "against"),))
    assert other.mark != own.mark == Desk(own.outlets).mark
    before = claims(example, EVERYTHING, own)
    assert claims(example, EVERYTHING, other) == computed(example, other) != before
    waiting = example.waiting()
    recall(example, own)
    assert example.waiting() == waiting > 0
    remembered(example, other, [Query(as_of=moment) for moment in deployment.MOMENTS])
    assert claims(example, EVERYTHING, own) == before


def test_other_rules_compute_anew(example: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    wanted = claims(example, EVERYTHING, deployment.desk())
    with example.database.writing() as connection:
        connection.execute(text("UPDATE claims SET contested = 0, roots = 1"))
        connection.execute(text("""UPDATE claim_bodies SET body = replace(body, '"denied"', '"none"')"""))
    assert claims(example, EVERYTHING, deployment.desk()) != wanted
    monkeypatch.setattr(desks, "_rules", lambda: "others")
    assert claims(example, EVERYTHING, replace(deployment.desk())) == wanted


def test_who_only_asks_an_empty_ledger_leaves_nothing_in_it() -> None:
    with connect(":memory:") as empty:
        assert claims(empty, EVERYTHING, DESK) == ()
        assert empty.desk() is None


def test_words_that_came_later_find_nothing_as_of_before() -> None:
    told = [("A: it was so", "2031-05-12"), ("B: so it was at Tolm", "2031-06-12")]
    entries = []
    for line, day in told:
        report = Report(line, published=day, title=f"Of {line[0]}", outlet="The Courier")
        one = Saying(line[0].lower(), report.id, 3, line[3:], line[3:], "own", outlet="The Courier", published=day)
        entries.append(Entry(Reading(report, "test"), (one,), (b"",), (frozenset(),), frozenset(), RECORDED[0]))

    def texts(words: str, as_of: str | None = None) -> list[str]:
        return [one.text for one in claims(ledger, Query(words, as_of=as_of), DESK)]

    with connect(":memory:") as ledger:
        with ledger.writing() as writer:
            for entry in entries:
                writer.store(entry)
            writer.link([Link("same", "b", "a", 1.0, ("the same words",), "test")])
            refresh(writer, DESK)
        assert texts("Tolm") == texts("so", "2031-05-12") == ["it was so"]
        assert texts("Tolm", "2031-05-12") == []
        with pytest.raises(SaysoError, match="did not stand then"):
            claim(ledger, "b", DESK, as_of="2031-05-12")


def test_claims_of_some_statements_are_those_among_all() -> None:
    book, desk = deployment.ledger(None), deployment.desk()
    every = everything(book)
    wanted = [one for group in book.components(every[:40]).values() for one in group]
    among = [one for one in computed(book, desk) if one.statements[0].id in wanted]
    some = desk.claims(book.around(wanted), of=wanted)
    assert {one.id: one for one in some} == {one.id: one for one in among}
    assert 0 < len(some) < len(desk.claims(book.around(wanted)))
