"""Tools: what does the work of the verbs; a test gives others as the context's `obj`."""

from __future__ import annotations

import getpass
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Protocol

import typer

from sayso.errors import SaysoError, SourceError
from sayso.records import Claim, Poll, Query, Reading, Report, Ruling, Story
from sayso.settings import Settings

if TYPE_CHECKING:
    from sayso.ledger import Ledger
    from sayso.pipeline.adding import Added
    from sayso.pipeline.desk import Desk


@dataclass(frozen=True, slots=True)
class Later:
    """The function `name` of a `module` that is loaded when it is first called.

    A verb needs few of the tools, and to load all of them takes a second.
    """

    module: str
    name: str

    @property
    def function(self) -> Callable[..., Any]:
        """The function itself."""
        found: Callable[..., Any] = getattr(import_module(self.module), self.name)
        return found

    def __call__(self, *given: Any, **named: Any) -> Any:
        """What it does."""
        return self.function(*given, **named)


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

    def __call__(self, ledger: Ledger, query: Query, desk: Desk, *, now: str, edits: bool = True) -> Story:
        """All claims that fit, told as of the query's moment, else as of `now`; with silent `edits` or without."""


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

    find: Find = Later("sayso.ingest.sources", "reports")
    read: Read = Later("sayso.pipeline.reading", "read_reports")
    connect: Callable[[str], AbstractContextManager[Ledger]] = Later("sayso.ledger", "connect")
    desk: Callable[[Settings], Desk] = Later("sayso.pipeline.desk", "desk")
    add: Add = Later("sayso.pipeline.adding", "add")
    take_in: Callable[[Path, Ledger, Desk], Iterator[Added]] = Later("sayso.pipeline.archiving", "take_in")
    claims: Callable[[Ledger, Query, Desk], tuple[Claim, ...]] = Later("sayso.pipeline.asking", "claims")
    nearest: Callable[[Ledger, Query, Desk], tuple[Claim, ...]] = Later("sayso.pipeline.nearest", "nearest")
    claim: Trace = Later("sayso.pipeline.asking", "claim")
    story: Tell = Later("sayso.pipeline.telling", "story")
    rule: Callable[[Ledger, Ruling, Desk], None] = Later("sayso.pipeline.ruling", "rule")
    relink: Relink = Later("sayso.pipeline.linking", "relink")
    watch: Watch = Later("sayso.ingest.watch", "watch")
    verify: Callable[[Ledger], Iterator[str]] = Later("sayso.ledger", "verify")
    backup: Callable[[Ledger, Path], None] = Later("sayso.ledger", "backup")
    restore: Callable[[Path, str], None] = Later("sayso.ledger", "restore")
    now: Callable[[], str] = now
    user: Callable[[], str] = user


def tools(ctx: typer.Context) -> Tools:
    """The tools of this run."""
    found = ctx.obj
    return found if isinstance(found, Tools) else Tools()
