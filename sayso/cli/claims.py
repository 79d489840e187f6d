"""`sayso claims`: what is claimed, who stands behind it and who against it."""

from __future__ import annotations

import os
from typing import Annotated

import typer

from sayso.cli.messages import complain
from sayso.cli.options import (
    LIMIT,
    AsOf,
    At,
    Known,
    Ledgered,
    Limit,
    Output,
    SaidBy,
    SaidSince,
    Stands,
    Words,
    chosen,
    formats,
    stocked,
    written_to,
)
from sayso.cli.output import opened
from sayso.cli.tools import tools
from sayso.export.claims import LISTS
from sayso.records import Query
from sayso.settings import settings

EXAMPLES = """\
\b
Examples:
  sayso claims
  sayso claims "troops in Kursk" --as-of 2024-10-25
  sayso claims "Did 3,000 North Korean soldiers reach Vladivostok in October?"
  sayso claims --source NATO --since 2024-11-01 --limit 5
  sayso claims --standing denied --format csv --output denied.csv
  sayso claims --place Kursk --output kursk.html
"""


def claims(
    ctx: typer.Context,
    query: Words = None,
    *,
    as_of: AsOf = None,
    known: Known = None,
    source: SaidBy = None,
    place: At = None,
    since: SaidSince = None,
    standing: Stands = None,
    limit: Limit = LIMIT,
    form: Annotated[str | None, formats(LISTS)] = None,
    output: Output = None,
    ledger: Ledgered = None,
) -> None:
    """List claims, the most contested or most spread first.

    A claim is what several statements say in common. Each is shown in a report's own words and with its standing:
    how many independent roots it has, and who denies, disputes or doubts it. All conditions given must hold; only
    where no claim has all words of the query, the nearest ones are shown, nearest first.
    """
    asked = Query(query, source, place, since, as_of, known, standing, limit)
    path = written_to(output)
    with stocked(tools(ctx), ledger) as book:
        desk = tools(ctx).desk(settings(os.environ))
        found = tools(ctx).claims(book, asked, desk)
        if not found and (found := tools(ctx).nearest(book, asked, desk)):
            complain("no claim that fits has all of these words; the nearest ones:")
    with opened(path) as out:
        LISTS[chosen(form, path, LISTS)](found, out)
