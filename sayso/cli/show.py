"""`sayso show`: one claim whole."""

from __future__ import annotations

import os
from typing import Annotated

import typer

from sayso.cli.options import AsOf, Known, Ledgered, Output, chosen, formats, held, written_to
from sayso.cli.output import opened
from sayso.cli.tools import tools
from sayso.export.claims import WHOLES
from sayso.pipeline.showing import shown
from sayso.settings import settings

EXAMPLES = """\
\b
Examples:
  sayso show 3f9a2c1b
  sayso show 3f9a2c1b --as-of 2024-10-25
  sayso show 3f9a2c1b --output claim.html
  sayso show 3f9a2c1b --format json
"""


def show(
    ctx: typer.Context,
    identity: Annotated[
        str,
        typer.Argument(
            metavar="ID", help="Of the claim or any of its statements; the first digits do.", show_default=False
        ),
    ],
    *,
    as_of: AsOf = None,
    known: Known = None,
    form: Annotated[str | None, formats(WHOLES)] = None,
    output: Output = None,
    ledger: Ledgered = None,
) -> None:
    """Show one claim whole.

    Its roots, who has it from whom and why that is thought so, every statement, what stands against it, its
    figures, and the rulings on it.
    """
    path = written_to(output)
    with held(tools(ctx), ledger) as book:
        desk = tools(ctx).desk(settings(os.environ))
        found = shown(tools(ctx).claim(book, identity, desk, as_of=as_of, known=known), book)
    with opened(path) as out:
        WHOLES[chosen(form, path, WHOLES)]([found], out)
