"""`sayso schema`: the shape of the JSON output."""

from __future__ import annotations

from sayso.cli.output import opened
from sayso.export import schema
from sayso.export.documents import dumps


def print_schema() -> None:
    """Print the JSON Schema of what `read --format json` writes."""
    with opened(None) as out:
        out.write(f"{dumps(schema(), indent=2)}\n")
