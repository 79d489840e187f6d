"""`sayso verify`: whether the ledger agrees with itself."""

from __future__ import annotations

import typer

from sayso.cli.options import Ledgered, address, held
from sayso.cli.output import opened
from sayso.cli.tools import tools
from sayso.export.visible import one_line

EXAMPLES = """\
\b
Examples:
  sayso verify
  sayso verify --ledger story.db
"""


def verify(ctx: typer.Context, *, ledger: Ledgered = None) -> None:
    """Check the ledger against itself.

    Words must stand where they should, hashes match, links point somewhere. Every problem is a line on standard output,
    and the exit status is 1 if there is any.
    """
    problems = 0
    with held(tools(ctx), ledger) as book, opened(None) as out:
        for problem in tools(ctx).verify(book):
            problems += 1
            out.write(f"{one_line(problem)}\n")
        if not problems:
            held_now = book.counts()
            out.write(f"{address(ledger)}: sound ({held_now.reports:,} reports, {held_now.statements:,} statements)\n")
    if problems:
        raise typer.Exit(1)
