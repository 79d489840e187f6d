"""A desk to ask: pages of a ledger that is read already, and reports added to it without a model."""

# ruff: noqa: ARG002 — a fake has all parameters of what it stands for.

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from starlette.testclient import TestClient

from sayso.errors import SourceError
from sayso.ledger import Ledger
from sayso.pipeline.adding import Added
from sayso.pipeline.desk import Desk
from sayso.records import Report
from sayso.web.room import Room
from sayso.web.site import site
from tests.deployment import desk, ledger

NOW = "2025-06-01T09:00:00Z"
USER = "anna"
TOKEN = "given by one of these pages"


class Taken:
    """Takes reports without reading them."""

    def __init__(self) -> None:
        self.reports: list[Report] = []

    def __call__(
        self,
        reports: Iterable[Report | SourceError],
        ledger: Ledger,
        desk: Desk,
        *,
        recorded: Callable[[], str],
        threads: int | None,
    ) -> Iterator[Added]:
        for found in reports:
            if isinstance(found, SourceError):
                yield Added("failed", found.name, error=found)
                continue
            self.reports.append(found)
            yield Added("added", found.title or "a text", found)


def found_nothing(address: str) -> Iterator[Report | SourceError]:
    """No address has anything."""
    yield SourceError(address, "is refused: 10.0.0.1 is not a public address")


def room(book: Ledger | None = None, add: Taken | None = None) -> Room:
    """The room of a ledger, without one that of the whole example story."""
    return Room(book or ledger(None), desk(), lambda: NOW, USER, None, found_nothing, add or Taken(), TOKEN)


def client(book: Ledger | None = None, add: Taken | None = None) -> TestClient:
    """A browser at the desk of a ledger."""
    return TestClient(site(room(book, add)), base_url="http://localhost:8000", follow_redirects=False)
