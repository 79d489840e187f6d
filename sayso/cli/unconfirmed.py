"""`sayso unconfirmed`: what much rests on and nobody has confirmed."""

from __future__ import annotations

from typing import Annotated

import typer

from sayso.cli.options import LIMIT, AsOf, At, Known, Ledgered, Limit, Output, SaidBy, Since, Words, formats
from sayso.cli.telling import told, write
from sayso.export.views.unconfirmed import WRITERS
from sayso.records import Query
from sayso.view.unconfirmed import unconfirmed as view

EXAMPLES = """\
\b
Examples:
  sayso unconfirmed
  sayso unconfirmed "troops in Kursk" --as-of 2024-11-14
  sayso unconfirmed --since 2024-11-01 --limit 5
  sayso unconfirmed --output unconfirmed.html
"""


def unconfirmed(
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
    """Show what much rests on and nobody has confirmed.

    First what other outlets carry, tell as fact or dispute although no second source that does not rest on the first
    has said it; then what rests on one source who is not named; then the gaps that reports state themselves, and
    whether a later report filled them.
    """
    story = told(ctx, Query(query, source, place, since, as_of, known, limit=limit), ledger)
    write(story, view, WRITERS, form, output)
