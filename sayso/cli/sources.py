"""`sayso sources`: who says it, who prints it, and how that fared."""

from __future__ import annotations

from typing import Annotated

import typer

from sayso.cli.options import LIMIT, AsOf, At, Known, Ledgered, Limit, Output, SaidBy, Since, Words, formats
from sayso.cli.telling import told, write
from sayso.export.views.sources import WRITERS
from sayso.records import Query
from sayso.view.sources import sources as profiles

EXAMPLES = """\
\b
Examples:
  sayso sources
  sayso sources "troops in Kursk" --limit 5
  sayso sources --as-of 2024-11-14 --format csv
  sayso sources --output sources.html
"""


def sources(
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
    """Show who says and prints it, and how that fared.

    Each actor and each outlet has a profile, those first on whom most claims rest: how much it says, how often it is
    the first, how often that was corroborated, denied, disputed or withdrawn, its forecasts, whom it has claims from
    and who passes its own on, and how it hedges. An analyst's grade stands beside it. It all counts; nothing judges.
    """
    story = told(ctx, Query(query, source, place, since, as_of, known, limit=limit), ledger, edits=True)
    write(story, profiles, WRITERS, form, output)
