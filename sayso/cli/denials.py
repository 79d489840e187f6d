"""`sayso denials`: who denies what, in which way, and who says otherwise at another time."""

from __future__ import annotations

from typing import Annotated

import typer

from sayso.cli.options import LIMIT, AsOf, At, Known, Ledgered, Limit, Output, SaidBy, Since, Words, formats
from sayso.cli.telling import told, write
from sayso.export.views.denials import WRITERS
from sayso.records import Query
from sayso.view.denials import denials as view

EXAMPLES = """\
\b
Examples:
  sayso denials
  sayso denials "troops in Kursk" --as-of 2024-11-14
  sayso denials --since 2024-11-01 --limit 5
  sayso denials --output denials.html
"""


def denials(
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
    """Show who denies what and how, and who says otherwise later.

    A flat denial says that a thing is not so. A non-denial rejects the accuser, the wording or the evidence, and not
    the thing. Others have no information, or decline to speak. Each stands with the claim that it answers; where no
    link tells which, with why it is taken to be that one.
    """
    story = told(ctx, Query(query, source, place, since, as_of, known, limit=limit), ledger)
    write(story, view, WRITERS, form, output)
