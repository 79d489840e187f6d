"""`sayso timeline`: events by when they happened."""

from __future__ import annotations

from typing import Annotated

import typer

from sayso.cli.options import LIMIT, AsOf, At, Known, Ledgered, Limit, Output, SaidBy, Since, Words, formats
from sayso.cli.telling import told, write
from sayso.export.views.timeline import WRITERS
from sayso.records import Query
from sayso.view.occurrences import occurrences

EXAMPLES = """\
\b
Examples:
  sayso timeline
  sayso timeline "troops in Kursk" --as-of 2024-10-26
  sayso timeline --since 2024-11-01 --limit 50
  sayso timeline --output events.svg
  sayso timeline --place Kursk --output events.geojson
"""


def timeline(
    ctx: typer.Context,
    query: Words = None,
    *,
    as_of: AsOf = None,
    known: Known = None,
    source: SaidBy = None,
    place: At = None,
    since: Since = None,
    limit: Limit = LIMIT,
    form: Annotated[str | None, formats(WRITERS)] = None,
    output: Output = None,
    ledger: Ledgered = None,
) -> None:
    """Show events by when they happened, and who says so.

    An event stands on the days that its claims give for it, not on those on which they were printed; where claimants
    differ, each has his own. What is only foreseen is marked. Events that nobody dates come last. The most contested
    and most spread are shown, in the order of their days.
    """
    asked = Query(query, source, place, since, as_of, known, None, limit)
    write(told(ctx, asked, ledger), occurrences, WRITERS, form, output)
