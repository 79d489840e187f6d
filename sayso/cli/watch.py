"""`sayso watch`: feeds asked again and again, and what they come to hold put into the ledger."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from typing import Annotated

import typer

from sayso.cli.add import Tally
from sayso.cli.options import Ledgered, held
from sayso.cli.tools import Tools, tools
from sayso.errors import SourceError
from sayso.export.claims import words
from sayso.export.visible import one_line
from sayso.ledger import Ledger
from sayso.pipeline.adding import Added
from sayso.records import Poll, Report
from sayso.settings import settings

EXAMPLES = """\
\b
Examples:
  sayso watch https://news.example/rss.xml
  sayso watch feeds.opml --ledger story.db
"""

_OUTCOMES = {"added": "added", "version": "new version", "known": "known", "failed": "failed"}


def watch(
    ctx: typer.Context,
    feeds: Annotated[
        list[str],
        typer.Argument(metavar="FEED", help="RSS or Atom feeds, news sitemaps, OPML lists.", show_default=False),
    ],
    *,
    ledger: Ledgered = None,
) -> None:
    """Watch feeds and add what appears, until stopped.

    Feeds are asked politely: only for what changed, at the pace they allow, with rests after failures. Each report
    is a line, each failure one on standard error. Stop with Ctrl-C; the same command goes on where it stopped.
    """
    tally = Tally()
    with held(tools(ctx), ledger) as book:
        try:
            for added in _taken(feeds, book, tools(ctx)):
                tally.count(added)
                if added.report:
                    typer.echo(_line(added, added.report))
        except KeyboardInterrupt:
            typer.echo(f"stopped: {tally}")


def _taken(feeds: list[str], ledger: Ledger, tools: Tools) -> Iterator[Added]:
    """What becomes of each report, stored before the next is asked for: so nothing is lost by being stopped."""
    chosen = settings(os.environ)
    desk = tools.desk(chosen)

    def save(poll: Poll) -> None:
        with ledger.writing() as writer:
            writer.polled(poll)

    for found in tools.watch(feeds, ledger.poll, save, known=lambda url: bool(ledger.versions(url))):
        if isinstance(found, Report | SourceError):
            yield from tools.add([found], ledger, desk, recorded=tools.now, threads=chosen.threads)
        elif sys.stderr.isatty():
            typer.echo(f"asked {one_line(found.address)}, next at {words.moment(found.due)}", err=True)


def _line(added: Added, report: Report) -> str:
    about = (report.outlet, words.moment(report.published), report.title, report.url)
    return f"{_OUTCOMES[added.outcome]}: {one_line(' · '.join(each for each in about if each))}"
