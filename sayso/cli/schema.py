"""`sayso schema`: the shape of the JSON output."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

import typer

from sayso.cli.options import one_of
from sayso.cli.output import opened
from sayso.export import claims
from sayso.export.documents import dumps
from sayso.export.exchange import lessons
from sayso.export.schema import schema
from sayso.export.views.schema import schemas

EXAMPLES = """\
\b
Examples:
  sayso schema
  sayso schema claims
  sayso schema figures
"""

_SCHEMAS: dict[str, Callable[[], dict[str, object]]] = {
    "reading": schema,
    "claims": claims.schema,
    **schemas(),
    "rulings": lessons.schema,
}


def print_schema(
    of: Annotated[
        str, typer.Argument(metavar="|".join(_SCHEMAS), callback=one_of(_SCHEMAS), help="Of which output.")
    ] = "reading",
) -> None:
    """Print the JSON Schema of the output.

    That of `read --format json`; with `claims`, of `claims` and `show`; with the name of a view, of that view; with
    `rulings`, of a line of `export --format rulings`.
    """
    with opened(None) as out:
        out.write(f"{dumps(_SCHEMAS[of](), indent=2)}\n")
