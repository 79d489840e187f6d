"""`sayso relink`: all links anew."""

from __future__ import annotations

import os
import sys

import typer

from sayso.cli.messages import Bar
from sayso.cli.options import Ledgered, held
from sayso.cli.tools import tools
from sayso.settings import settings

EXAMPLES = """\
\b
Examples:
  sayso relink
  sayso relink --ledger story.db
"""


def relink(ctx: typer.Context, *, ledger: Ledgered = None) -> None:
    """Judge all links anew, as after an update.

    Reports, statements and rulings stay as they are.
    """
    with held(tools(ctx), ledger) as book:
        with Bar(book.counts().reports, wanted=sys.stderr.isatty(), doing="linking") as bar:
            desk = tools(ctx).desk(settings(os.environ))
            for done in tools(ctx).relink(book, desk, recorded=tools(ctx).now):
                bar.done(done)
        held_now = book.counts()
        typer.echo(f"{held_now.links:,} links among {held_now.statements:,} statements of {held_now.reports:,} reports")
