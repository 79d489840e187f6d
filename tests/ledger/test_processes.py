"""Processes: one that is killed leaves no half, and many that add at once lose nothing."""

from __future__ import annotations

import multiprocessing
import signal
from collections.abc import Callable
from multiprocessing.context import ForkServerProcess

import pytest

from sayso.ledger import connect, verify
from tests.ledger.adding import add, content, entries
from tests.ledger.conftest import SHARED

PROCESSES = 8
FORKSERVER = multiprocessing.get_context("forkserver")
FORKSERVER.set_forkserver_preload(["tests.ledger.adding"])


ENDS = (1, 9, 20, 45, 77, 78, 79, 80, 110, 150, 231)
"""Statements after which a process is killed: while it makes the tables, and here and there in transactions."""


def begin(address: str, turn: int = 0, end: int | None = None) -> ForkServerProcess:
    process = FORKSERVER.Process(target=add, args=(address, turn, end))
    process.start()
    return process


@pytest.mark.parametrize("kind", SHARED)
def test_who_is_killed_leaves_no_half_and_goes_on_where_he_stopped(kind: str, address_of: Callable[[str], str]) -> None:
    whole, broken = address_of(kind), address_of(kind)
    add(whole)
    for end in ENDS:
        process = begin(broken, end=end)
        process.join()
        assert process.exitcode == -signal.SIGKILL
        with connect(broken) as ledger:
            assert list(verify(ledger)) == []
    add(broken)
    assert content(broken) == content(whole)


def test_many_at_once_lose_nothing_and_double_nothing(shared: str, address_of: Callable[[str], str]) -> None:
    alone = address_of("file")
    add(alone)
    processes = [begin(shared, turn) for turn in range(PROCESSES)]
    for process in processes:
        process.join()
    assert [process.exitcode for process in processes] == [0] * PROCESSES
    found, wanted = content(shared, numbers=False), content(alone, numbers=False)
    for table in ("reports", "readings", "sayings", "links", "copies", "threads", "claims"):
        assert found[table] == wanted[table], table
    # Since when they have changed depends on what came last.
    assert [(one, turns) for one, *_, turns in found["stale"]] == [(one, turns) for one, *_, turns in wanted["stale"]]
    with connect(shared) as ledger:
        assert ledger.counts().reports == len({one.reading.report.id for one in entries()})
        assert list(verify(ledger)) == []
