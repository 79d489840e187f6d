"""`sayso brief`: a story as one page to send around."""

from __future__ import annotations

from typing import Annotated

import typer

from sayso.cli.options import AsOf, At, Known, Ledgered, Limit, Output, SaidBy, Words, formats, moment
from sayso.cli.telling import compared, write
from sayso.export.views.brief import WRITERS
from sayso.records import Query
from sayso.view.state import state

EXAMPLES = """\
\b
Examples:
  sayso brief "troops in Kursk" --output brief.html
  sayso brief --as-of 2024-10-26 --output brief.md
  sayso brief --since 2024-11-01 --output week.html

For PDF, print the HTML page from a browser: its print style leaves out nothing.
"""

FOREMOST = 10


def brief(
    ctx: typer.Context,
    query: Words = None,
    *,
    as_of: AsOf = None,
    known: Known = None,
    source: SaidBy = None,
    place: At = None,
    since: Annotated[
        str | None, typer.Option(metavar="DATE", callback=moment, help="Tell what changed from then on.")
    ] = None,
    limit: Limit = FOREMOST,
    form: Annotated[str | None, formats(WRITERS)] = None,
    output: Output = None,
    ledger: Ledgered = None,
) -> None:
    """Write a story as one page to send around.

    It needs no script and asks nothing of the network: a summary in numbered sentences, plots of the figures,
    forecasts, what is disputed and what nobody has confirmed. Every sentence rests on statements, which stand at
    the end with their outlet, date, address and the characters they were read from.
    """
    now, then = compared(ctx, Query(query, source, place, since, as_of, known, limit=limit), ledger)
    write(now, lambda story: (state(story, then),), WRITERS, form, output)
