"""`sayso figures`: how many, by whom, and how far the numbers lie apart."""

from __future__ import annotations

from typing import Annotated

import typer

from sayso.cli.options import LIMIT, AsOf, At, Known, Ledgered, Limit, Output, SaidBy, Since, Words, formats
from sayso.cli.telling import told, write
from sayso.export.views.figures import WRITERS
from sayso.records import Query
from sayso.view.tracks import tracks

EXAMPLES = """\
\b
Examples:
  sayso figures
  sayso figures "troops in Kursk" --as-of 2024-11-14
  sayso figures --since 2024-11-01 --limit 3
  sayso figures --output figures.html
  sayso figures "killed or wounded" --format svg --output losses.svg
"""


def figures(
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
    """Show what was counted, by whom, and how far values differ.

    Each counted thing has a track of its own: the killed are never on one line with the killed and wounded. Values are
    intervals, open where the words leave them open ("at least 3,000"). Updates are told from conflicts, relays stand
    with their root. The svg format draws the tracks of several values, one below the other.
    """
    story = told(ctx, Query(query, source, place, since, as_of, known, limit=limit), ledger)
    write(story, tracks, WRITERS, form, output)
