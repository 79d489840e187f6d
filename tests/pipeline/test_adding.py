"""The whole way of a few reports: read with the shipped weights, stored, linked, asked for, ruled on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import permutations
from typing import Any

import pytest
from sqlalchemy import event

from sayso.errors import SaysoError, SourceError
from sayso.ledger import Ledger, connect, verify
from sayso.pipeline.adding import add
from sayso.pipeline.asking import claim, claims
from sayso.pipeline.desk import Desk
from sayso.pipeline.linking import relink
from sayso.pipeline.ruling import rule
from sayso.records import Claim, Query, Report, Ruling
from sayso.text.outlets import outlets

DESK = Desk(outlets())
NOW = "2031-05-20T12:00:00Z"
WIRE = Report(
    "Veldan's Interior Ministry said on Wednesday that at least 14 people were killed when shells struck the ferry"
    " port of Lesk.\n\nThe mayor said three warehouses had burned down.",
    url="https://strait.example/1", outlet="Strait News Agency", published="2031-05-14T08:00:00Z", language="en",
)  # fmt: skip
RELAY = Report(
    "At least 14 people were killed when shells struck the ferry port of Lesk, Strait News Agency reported, citing"
    " Veldan's Interior Ministry.",
    url="https://courier.example/2", outlet="The Border Courier", published="2031-05-14T10:00:00Z", language="en",
)  # fmt: skip
DENIAL = Report(
    "Oskar's Defence Ministry denied on Thursday that its forces had shelled the ferry port of Lesk.",
    url="https://island.example/3", outlet="Island Herald", published="2031-05-15T09:00:00Z", language="en",
)  # fmt: skip
OTHER = Report(
    "The central bank of Carrow said on Thursday that prices had risen by four per cent in a year.",
    url="https://island.example/4", outlet="Island Herald", published="2031-05-15T11:00:00Z", language="en",
)  # fmt: skip
REPORTS = (WIRE, RELAY, DENIAL, OTHER)


def _filled(reports: Iterable[Report | SourceError]) -> Ledger:
    ledger = connect(":memory:")
    for _ in add(reports, ledger, DESK, recorded=lambda: NOW):
        pass
    return ledger


def _everything(ledger: Ledger) -> tuple[Claim, ...]:
    return tuple(sorted(claims(ledger, Query(limit=1000), DESK), key=lambda one: one.id))


@pytest.fixture(scope="module")
def ledger() -> Iterator[Ledger]:
    with _filled(REPORTS) as filled:
        yield filled


def _shelling(ledger: Ledger) -> Claim:
    return next(c for c in claims(ledger, Query(text="14 people killed"), DESK) if len(c.statements) > 1)


def test_a_relay_is_no_second_root(ledger: Ledger) -> None:
    found = _shelling(ledger)
    assert found.standing.support == "relayed"
    assert found.standing.roots == 1
    assert found.outlets == ("Strait News Agency", "The Border Courier")


def test_what_claims_were_is_kept_in_the_end(ledger: Ledger) -> None:
    assert ledger.waiting() == 0


def test_the_order_of_adding_does_not_matter(ledger: Ledger) -> None:
    wanted = _everything(ledger)
    for order in list(permutations(REPORTS))[1::7]:
        with _filled(order) as other:
            assert _everything(other) == wanted


def test_adding_twice_is_adding_once(ledger: Ledger) -> None:
    before = ledger.counts()
    outcomes = [added.outcome for added in add(REPORTS, ledger, DESK, recorded=lambda: NOW)]
    assert outcomes == ["known"] * len(REPORTS)
    assert ledger.counts() == before


def test_what_cannot_be_read_is_named_and_the_rest_goes_on() -> None:
    with _filled(()) as empty:
        found = [a.outcome for a in add((SourceError("x.html", "is empty"), OTHER), empty, DESK, recorded=lambda: NOW)]
    assert found == ["failed", "added"]


def test_relink_gives_the_same_links(ledger: Ledger) -> None:
    wanted, counts = _everything(ledger), ledger.counts()
    assert list(relink(ledger, DESK, recorded=lambda: NOW)) == [1, 2, 3, 4]
    assert ledger.waiting() == 0
    assert _everything(ledger) == wanted
    assert ledger.counts() == counts
    assert list(verify(ledger)) == []


def test_no_question_reads_a_whole_table() -> None:
    asked: list[tuple[str, Any]] = []
    with _filled(REPORTS[:2]) as ledger:
        event.listen(ledger.database.engine, "before_cursor_execute", lambda *told: asked.append((told[2], told[3])))
        for _ in add(REPORTS[2:], ledger, DESK, recorded=lambda: NOW):
            pass
        plans = [(statement, step) for statement, given in asked.copy() for step in _plan(ledger, statement, given)]
    assert plans
    assert [found for found in plans if WHOLE.search(found[1])] == []


WHOLE = re.compile(r"^SCAN (?:reports|readings|sayings|keys|prints|links|copies|threads|claims)\b|>\?\)$")
"""Steps of SQLite's plans that would take longer with every report."""


def _plan(ledger: Ledger, statement: str, given: Any) -> Iterator[str]:
    if statement.startswith(("SELECT", "UPDATE", "DELETE")):
        with ledger.database.reading() as connection:
            plan = connection.exec_driver_sql(
                f"EXPLAIN QUERY PLAN {statement}", given[0] if given and isinstance(given, list) else given
            )
            yield from (row[3] for row in plan)


def test_what_stood_before_the_relay(ledger: Ledger) -> None:
    early = claim(ledger, _shelling(ledger).id, DESK, as_of="2031-05-14T09:00:00Z")
    assert early.standing.support == "single root"
    listed = claims(ledger, Query(text="14 people killed", as_of="2031-05-14T09:00:00Z"), DESK)
    assert early in listed


def test_claims_obey_rulings_and_their_undoing() -> None:
    with _filled(REPORTS) as ledger:
        found = _shelling(ledger)
        split = Ruling("split", found.statements[-1].id, "ana", "another shelling", NOW)
        rule(ledger, split, DESK)
        assert claim(ledger, found.id, DESK).standing.support == "single root"
        rule(ledger, Ruling("undo", split.id, "ana", "it was not", NOW), DESK)
        assert claim(ledger, found.id, DESK) == found


@pytest.mark.parametrize(
    "ruling",
    [
        Ruling("grade", "Kremlin", "ana", "why", NOW, value="G"),
        Ruling("undo", "0123456789abcdef", "ana", "why", NOW),
        Ruling("reject", "0123456789abcdef", "ana", "why", NOW),
        Ruling("split", "0123456789abcdef", "ana", "why", NOW),
    ],
)
def test_a_ruling_on_nothing_is_refused(ledger: Ledger, ruling: Ruling) -> None:
    with pytest.raises(SaysoError):
        rule(ledger, ruling, DESK)


def test_no_such_claim(ledger: Ledger) -> None:
    with pytest.raises(SaysoError, match="no such"):
        claim(ledger, "0123456789abcdef", DESK)
