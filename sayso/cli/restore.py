"""`sayso restore`: the ledger back from its copy."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from sayso.cli.options import Ledgered, address, held
from sayso.cli.tools import tools

EXAMPLES = """\
\b
Examples:
  sayso restore ledger-2024-11-01.sayso --ledger new.db
  sayso restore story.sayso --ledger postgresql://desk@db.example/sayso
"""


def restore(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A copy made by sayso backup.", show_default=False)],
    *,
    ledger: Ledgered = None,
) -> None:
    """Fill an empty ledger from a copy.

    A ledger that holds reports is left alone.
    """
    tools(ctx).restore(file, address(ledger))
    with held(tools(ctx), ledger) as book:
        typer.echo(f"{book.counts().reports:,} reports restored from {file}")
