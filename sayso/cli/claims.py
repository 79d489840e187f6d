"""`sayso claims`: what is claimed, who stands behind it and who against it."""

from __future__ import annotations

import os
from itertools import chain
from typing import Annotated, get_args

import typer

from sayso.cli.messages import complain
from sayso.cli.options import AsOf, Known, Ledgered, Output, address, chosen, formats, held, moment, one_of, written_to
from sayso.cli.output import opened
from sayso.cli.tools import tools
from sayso.export.claims import LISTS
from sayso.records import Opposition, Query, Support
from sayso.settings import settings

EXAMPLES = """\
\b
Examples:
  sayso claims
  sayso claims "troops in Kursk" --as-of 2024-10-25
  sayso claims --source NATO --since 2024-11-01 --limit 5
  sayso claims --standing denied --format csv --output denied.csv
  sayso claims --place Kursk --output kursk.html
"""

_LIMIT = Query().limit
_STANDINGS = tuple(chain(get_args(Support), get_args(Opposition)))


def claims(
    ctx: typer.Context,
    query: Annotated[str | None, typer.Argument(metavar="QUERY", help="Words to look for.", show_default=False)] = None,
    *,
    as_of: AsOf = None,
    known: Known = None,
    source: Annotated[str | None, typer.Option(metavar="NAME", help="Somebody who says it.")] = None,
    place: Annotated[str | None, typer.Option(metavar="NAME", help="A place that it names.")] = None,
    since: Annotated[
        str | None, typer.Option(metavar="DATE", callback=moment, help="Said at least once then or later.")
    ] = None,
    standing: Annotated[
        str | None, typer.Option(metavar="STANDING", callback=one_of(_STANDINGS), help=", ".join(_STANDINGS))
    ] = None,
    limit: Annotated[int, typer.Option(metavar="N", min=1, help="At most so many.")] = _LIMIT,
    form: Annotated[str | None, formats(LISTS)] = None,
    output: Output = None,
    ledger: Ledgered = None,
) -> None:
    """List claims, the most contested or most spread first.

    A claim is what several statements say in common. Each is shown in a report's own words and with its standing:
    how many independent roots it has, and who denies, disputes or doubts it. All conditions given must hold.
    """
    asked = Query(query, source, place, since, as_of, known, standing, limit)
    path = written_to(output)
    with held(tools(ctx), ledger) as book:
        if not book.counts().reports:
            complain(f"{address(ledger)}: holds no reports yet; sayso add puts some in")
        found = tools(ctx).claims(book, asked, tools(ctx).desk(settings(os.environ)))
    with opened(path) as out:
        LISTS[chosen(form, path, LISTS)](found, out)
