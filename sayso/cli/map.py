"""`sayso map`: places, and who claims what there."""

from __future__ import annotations

from typing import Annotated

import typer

from sayso.cli.options import LIMIT, AsOf, At, Known, Ledgered, Limit, Output, SaidBy, Since, Words, formats
from sayso.cli.telling import told, write
from sayso.export.views.map import WRITERS
from sayso.records import Query
from sayso.view.places import places

EXAMPLES = """\
\b
Examples:
  sayso map
  sayso map "troops in Kursk" --as-of 2024-10-26
  sayso map --source NATO --since 2024-11-01
  sayso map --output places.svg
  sayso map --limit 200 --output places.geojson
"""


def draw_map(
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
    """Show places, and who claims what there.

    Those in most claims come first. A place is an area as large as its words are vague: a town, a region, a country;
    never a point that nobody claimed. As SVG it is a map with a layer for each claimant, as GeoJSON one feature for
    each place and claimant.
    """
    asked = Query(query, source, place, since, as_of, known, None, limit)
    write(told(ctx, asked, ledger), places, WRITERS, form, output)
