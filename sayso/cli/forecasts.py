"""`sayso forecasts`: who foresaw what by when, and what became of it."""

from __future__ import annotations

from typing import Annotated

import typer

from sayso.cli.options import LIMIT, AsOf, At, Known, Ledgered, Limit, Output, SaidBy, Since, Words, formats
from sayso.cli.telling import told, write
from sayso.export.views.forecasts import WRITERS
from sayso.records import Query
from sayso.view.forecasts import forecasts as view

EXAMPLES = """\
\b
Examples:
  sayso forecasts
  sayso forecasts "ceasefire" --as-of 2024-11-01
  sayso forecasts --source NATO --since 2024-11-01
  sayso forecasts --output deadlines.html
  sayso forecasts --format csv --output deadlines.csv
"""


def forecasts(
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
    """Show who foresaw what by when, and what came of it.

    A forecast is due once its day has passed. That it came true, came late or did not come is told only with the
    statements that say so; where these contradict each other, or only the side of the forecaster tells it, it is
    unresolved. At the end stand the records of the sources, with a Brier score where words of probability were said.
    """
    story = told(ctx, Query(query, source, place, since, as_of, known, None, limit), ledger)
    write(story, view, WRITERS, form, output)
