"""`sayso add`: reports into the ledger."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated

import typer

from sayso.cli.intake import everything
from sayso.cli.messages import Bar, complain
from sayso.cli.options import Ledgered, Outlet, Published, held
from sayso.cli.tools import Tools, tools
from sayso.errors import SourceError
from sayso.export.exchange.archive import is_archive
from sayso.ledger import Ledger
from sayso.pipeline.adding import Added
from sayso.pipeline.desk import Desk
from sayso.records import Report
from sayso.settings import settings

EXAMPLES = """\
\b
Examples:
  sayso add report.txt https://news.example/story
  sayso add archive.jsonl folder/ --ledger story.db
  sayso add https://news.example/rss.xml
  sayso add story.html --published 2024-10-25 --outlet "The Example"
  sayso add archive-of-a-colleague.zip
"""

_STOPPED = 130
"""Exit status of what was stopped by Ctrl-C, as shells have it: 128 and the number of the signal."""


@dataclass(slots=True)
class Tally:
    """How many reports were added, already known, new versions, or failed."""

    counts: Counter[str] = field(default_factory=Counter)

    def count(self, added: Added) -> None:
        """One more, and its reason on standard error if it failed."""
        self.counts[added.outcome] += 1
        if added.error:
            complain(str(added.error))

    def __str__(self) -> str:
        known, versions, ruled, failed = (self.counts[each] for each in ("known", "version", "ruled", "failed"))
        parts = [
            f"{self.counts['added']:,} added",
            *([f"{known:,} already known"] if known else []),
            *([f"{versions:,} new version{'s' if versions > 1 else ''}"] if versions else []),
            *([f"{ruled:,} ruling{'s' if ruled > 1 else ''}"] if ruled else []),
            *([f"{failed:,} failed"] if failed else []),
        ]
        return ", ".join(parts)


def add(
    ctx: typer.Context,
    sources: Annotated[
        list[str],
        typer.Argument(
            metavar="SOURCE",
            help="Text, HTML, PDF or .jsonl files, folders, URLs, feeds, OPML lists, news sitemaps, archives, or -.",
            show_default=False,
        ),
    ],
    *,
    published: Published = None,
    outlet: Outlet = None,
    ledger: Ledgered = None,
) -> None:
    """Read reports into the ledger and link what they say.

    A report that is there already is left as it is, another text at the same address is a new version of it. Each
    report is stored whole as soon as it is read: stop with Ctrl-C whenever you like, and run the same command again
    to go on. What fails is named on standard error, and the exit status is 1.

    An archive that sayso export made is taken in with its readings and rulings.
    """
    tally = Tally()
    desk = tools(ctx).desk(settings(os.environ))
    archives = [Path(source) for source in sources if is_archive(Path(source))]
    others = [source for source in sources if Path(source) not in archives]
    found = everything(others, tools(ctx), published=published, outlet=outlet)
    with held(tools(ctx), ledger) as opened:
        store = Store(opened, desk, tools(ctx))
        with Bar(len(sources), wanted=sys.stderr.isatty(), doing="adding") as bar:
            stopped = stored(found, store, tally, bar) or counted(taken_in(archives, store, bar), tally, bar)
        typer.echo(f"stopped: {tally}; this is stored, run it again to go on" if stopped else str(tally))
    if stopped or tally.counts["failed"]:
        raise typer.Exit(_STOPPED if stopped else 1)


@dataclass(frozen=True, slots=True)
class Store:
    """Where reports are added, and with what."""

    ledger: Ledger
    desk: Desk
    tools: Tools


def stored(found: Iterable[Report | SourceError], store: Store, tally: Tally, bar: Bar) -> bool:
    """Adds all reports to a ledger, counting them; True where that was stopped by Ctrl-C."""
    tools, threads = store.tools, settings(os.environ).threads
    done = tools.add(_seen(found, bar), store.ledger, store.desk, recorded=tools.now, threads=threads)
    return counted(done, tally, bar)


def taken_in(archives: Iterable[Path], store: Store, bar: Bar) -> Iterator[Added]:
    """Takes all archives into a ledger."""
    for archive in archives:
        for added in store.tools.take_in(archive, store.ledger, store.desk):
            bar.found()
            yield added


def counted(done: Iterable[Added], tally: Tally, bar: Bar) -> bool:
    """Has everything stored, counting it; True where that was stopped by Ctrl-C."""
    try:
        for added in done:
            tally.count(added)
            (bar.failed if added.error else bar.read)()
    except KeyboardInterrupt:
        return True
    return False


def _seen(found: Iterable[Report | SourceError], bar: Bar) -> Iterator[Report | SourceError]:
    for each in found:
        if isinstance(each, Report):
            bar.found()
        yield each
