"""`sayso backup`: a copy of the ledger in one file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from sayso.cli.options import Ledgered, held
from sayso.cli.tools import tools

EXAMPLES = """\
\b
Examples:
  sayso backup ledger-2024-11-01.sayso
  sayso backup story.sayso --ledger postgresql://desk@db.example/sayso
"""


def backup(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Where to put the copy.", show_default=False)],
    *,
    ledger: Ledgered = None,
) -> None:
    """Copy the ledger to a file.

    The copy has the ledger as it is at one moment; others may go on writing to it.
    """
    with held(tools(ctx), ledger) as book:
        tools(ctx).backup(book, file)
        typer.echo(f"{book.counts().reports:,} reports copied to {file}")
