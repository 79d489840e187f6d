"""`sayso read`: who says what, in the reports that the sources hold."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Annotated, BinaryIO, Protocol

import typer

from sayso.cli.messages import Bar, complain
from sayso.cli.output import opened
from sayso.errors import SourceError
from sayso.export import WRITERS
from sayso.ingest import reports
from sayso.ingest.dates import iso
from sayso.pipeline import read_reports
from sayso.records import Reading, Report
from sayso.settings import settings


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


@dataclass(frozen=True, slots=True)
class Tools:
    """What does the work; a test gives others as the context's `obj`."""

    find: Find = reports
    read: Read = read_reports


def _date(text: str | None) -> str | None:
    moment = iso(text) if text is not None else None
    if text is not None and moment is None:
        raise typer.BadParameter(f"{text!r} is no date; write it as 2024-10-25 or 2024-10-25T14:03Z")
    return moment


def _format(name: str | None) -> str | None:
    if name is not None and name not in WRITERS:
        raise typer.BadParameter(f"{name!r} is none of {', '.join(WRITERS)}")
    return name


def read(
    ctx: typer.Context,
    sources: Annotated[
        list[str],
        typer.Argument(
            metavar="SOURCE",
            help="Text, HTML or PDF files, URLs, - for standard input, or .jsonl files with one report a line.",
            show_default=False,
        ),
    ],
    *,
    published: Annotated[
        str | None,
        typer.Option(metavar="DATE", callback=_date, help="Date of publication, whatever the report says."),
    ] = None,
    outlet: Annotated[str | None, typer.Option(metavar="NAME", help="Publisher, whatever the report says.")] = None,
    form: Annotated[
        str | None,
        typer.Option(
            "--format",
            metavar="|".join(WRITERS),
            callback=_format,
            help="How to show it; without it, as the ending of --output says, else as a table.",
        ),
    ] = None,
    output: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write to a file, complete or not at all.", allow_dash=True)
    ] = None,
) -> None:
    """Read reports and show who says what in them.

    Every attribution is a statement with its source, cue and content; what nobody is cited for is the outlet's
    own voice. A source that cannot be read is named on standard error, the others are still read, and the exit
    status is 1.
    """
    tools: Tools = ctx.obj or Tools()
    path = None if output == Path("-") else output
    with Bar(len(sources), wanted=_bar_fits(path)) as bar:
        find = partial(tools.find, published=published, outlet=outlet, stdin=sys.stdin.buffer if sys.stdin else None)
        intake = Intake(sources, find, bar)
        readings = intake.counted(tools.read(intake.reports(), threads=settings(os.environ).threads))
        _write(readings, intake, form or _by_ending(path), path)
    if intake.failed:
        raise typer.Exit(1)


class Intake:
    """The reports of all sources one after the other, and how many of the sources failed on the way."""

    def __init__(self, sources: list[str], find: Callable[[str], Iterator[Report | SourceError]], bar: Bar) -> None:
        self._sources = sources
        self._find = find
        self._bar = bar
        self.failed = 0

    def reports(self) -> Iterator[Report]:
        """Every report that can be had; what cannot is complained of as it comes up."""
        for found in chain.from_iterable(map(self._all, self._sources)):
            if isinstance(found, Report):
                self._bar.found()
                yield found
            else:
                self.failed += 1
                self._bar.failed()
                complain(str(found))

    def counted(self, readings: Iterator[Reading]) -> Iterator[Reading]:
        """The same readings, counted by the bar."""
        for reading in readings:
            self._bar.read()
            yield reading

    def _all(self, source: str) -> Iterator[Report | SourceError]:
        try:
            yield from self._find(source)
        except SourceError as error:
            yield error


def _write(readings: Iterator[Reading], intake: Intake, form: str, path: Path | None) -> None:
    """Writes what could be read; where all sources failed that is nothing, and a file stays as it was."""
    with opened(path) as out:
        first = next(readings, None)
        if first is None and intake.failed:
            raise typer.Exit(1)
        WRITERS[form](chain([first] if first else [], readings), out)


def _by_ending(path: Path | None) -> str:
    ending = path.suffix.lower().removeprefix(".") if path else ""
    return ending if ending in WRITERS else "table"


def _bar_fits(path: Path | None) -> bool:
    """A bar needs a terminal of its own: results that go to the same one are progress enough."""
    return sys.stderr.isatty() and (path is not None or not sys.stdout.isatty())
