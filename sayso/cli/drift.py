"""`sayso drift`: where a caution fell off on the way from report to report."""

from __future__ import annotations

from typing import Annotated

import typer

from sayso.cli.options import LIMIT, AsOf, At, Known, Ledgered, Limit, Output, SaidBy, Since, Words, formats
from sayso.cli.telling import told, write
from sayso.export.views.drift import WRITERS
from sayso.records import Query
from sayso.view.drifts import drifts

EXAMPLES = """\
\b
Examples:
  sayso drift
  sayso drift "troops in Kursk" --as-of 2024-11-14
  sayso drift --since 2024-11-01 --limit 5
  sayso drift --output drift.html
"""


def drift(
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
    """Show where a "may", "up to" or "reportedly" fell off.

    Both wordings stand side by side, with what fell off, at which outlet and when, and who repeated it so. It follows
    the relays from report to report, and silent edits in an outlet's own text. What a report still has in other words,
    or in another sentence, has not fallen off.
    """
    story = told(ctx, Query(query, source, place, since, as_of, known, limit=limit), ledger, edits=True)
    write(story, drifts, WRITERS, form, output)
