"""`sayso read`: who says what, in the reports that the sources hold."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import Annotated

import typer

from sayso.cli.intake import everything
from sayso.cli.messages import Bar, complain
from sayso.cli.options import Outlet, Output, Published, chosen, formats, written_to
from sayso.cli.output import opened
from sayso.cli.tools import tools
from sayso.errors import SourceError
from sayso.export.writers import WRITERS
from sayso.records import Reading, Report
from sayso.settings import settings

EXAMPLES = """\
\b
Examples:
  sayso read report.txt
  sayso read https://news.example/story --format json
  sayso read story.html --published 2024-10-25 --output story-read.html
  sayso read archive.jsonl *.pdf --output statements.csv
  curl -s https://news.example/story | sayso read - --outlet "The Example"
"""


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
    published: Published = None,
    outlet: Outlet = None,
    form: Annotated[str | None, formats(WRITERS)] = None,
    output: Output = None,
) -> None:
    """Read reports and show who says what in them.

    Every attribution is a statement with its source, cue and content; what nobody is cited for is the outlet's
    own voice. A source that cannot be read is named on standard error, the others are still read, and the exit
    status is 1.
    """
    path = written_to(output)
    with Bar(len(sources), wanted=_bar_fits(path)) as bar:
        found = everything(sources, tools(ctx), published=published, outlet=outlet)
        intake = Intake(found, bar)
        readings = intake.counted(tools(ctx).read(intake.reports(), threads=settings(os.environ).threads))
        _write(readings, intake, chosen(form, path, WRITERS), path)
    if intake.failed:
        raise typer.Exit(1)


class Intake:
    """The reports of all sources one after the other, and how many of the sources failed on the way."""

    def __init__(self, found: Iterable[Report | SourceError], bar: Bar) -> None:
        self._found = found
        self._bar = bar
        self.failed = 0

    def reports(self) -> Iterator[Report]:
        """Every report that can be had; what cannot is complained of as it comes up."""
        for found in self._found:
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


def _write(readings: Iterator[Reading], intake: Intake, form: str, path: Path | None) -> None:
    """Writes what could be read; where all sources failed that is nothing, and a file stays as it was."""
    with opened(path) as out:
        first = next(readings, None)
        if first is None and intake.failed:
            raise typer.Exit(1)
        WRITERS[form](chain([first] if first else [], readings), out)


def _bar_fits(path: Path | None) -> bool:
    """A bar needs a terminal of its own: results that go to the same one are progress enough."""
    return sys.stderr.isatty() and (path is not None or not sys.stdout.isatty())
