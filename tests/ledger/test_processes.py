"""Processes: one that is killed leaves no half, and many that add at once lose nothing."""

from __future__ import annotations

import multiprocessing
import time
from collections.abc import Callable
from multiprocessing.context import ForkServerProcess

import pytest

from sayso.ledger import connect, verify
from tests.ledger.adding import add, content, entries
from tests.ledger.conftest import SHARED

PROCESSES = 8
FORKSERVER = multiprocessing.get_context("forkserver")
FORKSERVER.set_forkserver_preload(["tests.ledger.adding"])


def begin(address: str, turn: int = 0) -> ForkServerProcess:
    process = FORKSERVER.Process(target=add, args=(address, turn))
    process.start()
    return process


def reports(address: str) -> int:
    with connect(address) as ledger:
        return ledger.counts().reports


@pytest.mark.parametrize("kind", SHARED)
def test_who_is_killed_leaves_no_half_and_goes_on_where_he_stopped(kind: str, address_of: Callable[[str], str]) -> None:
    whole, broken = address_of(kind), address_of(kind)
    add(whole)
    kills = 0
    for after in (0, 3, 5, 8, 11, 14, 17, 20):
        process = begin(broken)
        while reports(broken) < after and process.is_alive():
            time.sleep(0.001)
        process.kill()
        process.join()
        kills += process.exitcode == -9
        with connect(broken) as ledger:
            assert list(verify(ledger)) == []
    assert kills > 4
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
    for table in ("reports", "readings", "sayings", "links", "copies", "threads", "stale", "claims"):
        assert found[table] == wanted[table], table
    with connect(shared) as ledger:
        assert ledger.counts().reports == len({one.reading.report.id for one in entries()})
        assert list(verify(ledger)) == []
