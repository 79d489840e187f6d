"""Room: what the pages are made from and with."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Protocol

from sayso.errors import SourceError
from sayso.ingest.sources import reports
from sayso.ledger import Accounts, Ledger
from sayso.pipeline.adding import Added, add
from sayso.pipeline.desk import Desk
from sayso.records import Report
from sayso.web.reach import Reach


class Add(Protocol):
    """Reads reports into a ledger."""

    def __call__(
        self,
        reports: Iterable[Report | SourceError],
        ledger: Ledger,
        desk: Desk,
        *,
        recorded: Callable[[], str],
        threads: int | None,
    ) -> Iterator[Added]:
        """What became of each, as soon as it is stored."""


@dataclass(frozen=True, slots=True)
class Room:
    """A ledger and what is needed to show it and add to it; `now` gives the moment, ISO 8601 in UTC.

    `find` has the reports at an address, `add` reads them in, on so many `threads`. Without `accounts` `user` is who
    sits at this computer, and shows by the `token` that a form is from one of these pages; with them everybody signs
    in. `reach` is where people find the desk, None on this computer alone.
    """

    ledger: Ledger
    desk: Desk
    now: Callable[[], str]
    user: str
    threads: int | None = None
    find: Callable[[str], Iterator[Report | SourceError]] = reports
    add: Add = add
    token: str = field(default_factory=lambda: secrets.token_urlsafe(24))
    accounts: Accounts | None = None
    reach: Reach | None = None
