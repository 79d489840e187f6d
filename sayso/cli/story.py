"""`sayso story`: what a story comes to, on one screen."""

from __future__ import annotations

from typing import Annotated

import typer

from sayso.cli.options import AsOf, At, Known, Ledgered, Limit, Output, SaidBy, Words, formats, moment
from sayso.cli.telling import compared, write
from sayso.export.views.story import WRITERS
from sayso.records import Query
from sayso.view.state import state

EXAMPLES = """\
\b
Examples:
  sayso story
  sayso story "troops in Kursk" --as-of 2024-10-26
  sayso story --since 2024-11-01
  sayso story --limit 10 --output story.html
"""

FOREMOST = 5
"""Lines of each list that fit on one screen."""


def story(
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
    """Show what a story comes to, on one screen.

    What is claimed, disputed, counted and foreseen, and what nobody has confirmed. Each claim stands with how many
    independent roots it has and who is against it. With --since it ends with what changed from then on: new claims,
    firmer and weaker ones, what was withdrawn, and silent edits.
    """
    now, then = compared(ctx, Query(query, source, place, since, as_of, known, limit=limit), ledger)
    write(now, lambda story: (state(story, then),), WRITERS, form, output)
