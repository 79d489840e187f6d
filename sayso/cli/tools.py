"""Tools: what does the work of the verbs; a test gives others as the context's `obj`."""

from __future__ import annotations

import getpass
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO, Protocol

import typer

from sayso.errors import SaysoError, SourceError
from sayso.ingest import reports
from sayso.ingest.watch import watch
from sayso.ledger import Ledger, backup, connect, restore, verify
from sayso.pipeline.adding import Added, add
from sayso.pipeline.archiving import take_in
from sayso.pipeline.asking import claim, claims
from sayso.pipeline.desk import Desk, desk
from sayso.pipeline.exporting import EXPORTS, Export
from sayso.pipeline.linking import relink
from sayso.pipeline.nearest import nearest
from sayso.pipeline.reading import read_reports
from sayso.pipeline.ruling import rule
from sayso.pipeline.telling import story
from sayso.records import Claim, Poll, Query, Reading, Report, Ruling, Story
from sayso.settings import Settings


class Find(Protocol):
    """Finds reports."""

    def __call__(
        self, source: str, *, published: str | None, outlet: str | None, stdin: BinaryIO | None
    ) -> Iterator[Report | SourceError]:
        """The reports in a source; what cannot be read is yielded as an error in its place."""


class Read(Protocol):
    """Reads reports."""

    def __call__(self, reports: Iterable[Report], *, threads: int | None) -> Iterator[Reading]:
        """A reading of each report, in order; may take several reports at a time."""


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


class Relink(Protocol):
    """Judges all links of a ledger anew."""

    def __call__(self, ledger: Ledger, desk: Desk, *, recorded: Callable[[], str]) -> Iterator[int]:
        """How many reports are done, after each."""


class Watch(Protocol):
    """Watches feeds."""

    def __call__(
        self,
        addresses: Iterable[str],
        load: Callable[[str], Poll | None],
        save: Callable[[Poll], None],
        *,
        known: Callable[[str], bool],
    ) -> Iterator[Report | SourceError | Poll]:
        """Every report that appears, until stopped; what fails as an error in its place; where each feed stands."""


class Trace(Protocol):
    """Finds the claim that a statement belongs to."""

    def __call__(self, ledger: Ledger, id_or_prefix: str, desk: Desk, *, as_of: str | None, known: str | None) -> Claim:
        """The claim that has this statement."""


class Tell(Protocol):
    """Finds a story."""

    def __call__(self, ledger: Ledger, query: Query, desk: Desk, *, now: str) -> Story:
        """All claims that fit, told as of the query's moment, else as of `now`."""


def now() -> str:
    """This moment in UTC, in whole seconds: "2024-10-25T14:03:00Z"."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def user() -> str:
    """The name of whoever runs this; SaysoError where the system has none."""
    try:
        return getpass.getuser()
    except (OSError, KeyError) as error:
        raise SaysoError("the system does not say who you are: name yourself with --who") from error


@dataclass(frozen=True, slots=True)
class Tools:
    """Everything that verbs call to have something done."""

    find: Find = reports
    read: Read = read_reports
    connect: Callable[[str], AbstractContextManager[Ledger]] = connect
    desk: Callable[[Settings], Desk] = desk
    add: Add = add
    take_in: Callable[[Path, Ledger, Desk], Iterator[Added]] = take_in
    claims: Callable[[Ledger, Query, Desk], tuple[Claim, ...]] = claims
    nearest: Callable[[Ledger, Query, Desk], tuple[Claim, ...]] = nearest
    claim: Trace = claim
    story: Tell = story
    exports: Mapping[str, Export] = field(default_factory=lambda: EXPORTS)
    rule: Callable[[Ledger, Ruling, Desk], None] = rule
    relink: Relink = relink
    watch: Watch = watch
    verify: Callable[[Ledger], Iterator[str]] = verify
    backup: Callable[[Ledger, Path], None] = backup
    restore: Callable[[Path, str], None] = restore
    now: Callable[[], str] = now
    user: Callable[[], str] = user


def tools(ctx: typer.Context) -> Tools:
    """The tools of this run."""
    found = ctx.obj
    return found if isinstance(found, Tools) else Tools()
