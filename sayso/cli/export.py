"""`sayso export`: claims for other programs, or the whole ledger for another one."""

from __future__ import annotations

import os
from collections.abc import Collection
from pathlib import Path
from typing import Annotated

import typer

from sayso.cli.options import (
    AsOf,
    At,
    Known,
    Ledgered,
    Output,
    SaidBy,
    SaidSince,
    Stands,
    Words,
    one_of,
    stocked,
    written_to,
)
from sayso.cli.output import opened
from sayso.cli.tools import tools
from sayso.pipeline.exporting import EXPORTS
from sayso.records import Query
from sayso.settings import settings

EXAMPLES = """\
\b
Examples:
  sayso export --output claims.csv
  sayso export "troops in Kursk" --as-of 2024-10-26 --output kursk.parquet
  sayso export --format events --since 2024-11-01 --output events.csv
  sayso export --standing denied --format stix --output denied.json
  sayso export --format rulings --output rulings.jsonl
  sayso export --format archive --output ledger.zip
"""

_ENDINGS = {"zip": "archive"}
"""Endings that are not the name of a format."""
BINARY = frozenset(["parquet", "archive"])
"""Formats that are no text."""
_EVERYTHING = Query(limit=None)


def export(
    ctx: typer.Context,
    query: Words = None,
    *,
    as_of: AsOf = None,
    known: Known = None,
    source: SaidBy = None,
    place: At = None,
    since: SaidSince = None,
    standing: Stands = None,
    form: Annotated[
        str | None,
        typer.Option(
            "--format",
            metavar="|".join(EXPORTS),
            callback=one_of(EXPORTS),
            help="What to write; without it, as the ending of --output says.",
        ),
    ] = None,
    output: Output = None,
    ledger: Ledgered = None,
) -> None:
    """Write claims, or the whole ledger, for other programs.

    All claims that fit are written, with who says them, where and when. events is a table of what is claimed to happen,
    in the manner of POLECAT and ACLED. rulings are what analysts decided, to train with; they are narrowed by --known,
    --as-of and --since alone. archive has the whole ledger: sayso add puts it into another one.
    """
    asked = Query(query, source, place, since, as_of, known, standing, None)
    path = written_to(output)
    chosen = _chosen(form, path, EXPORTS)
    if chosen == "archive" and asked != _EVERYTHING:
        raise typer.BadParameter("an archive holds the whole ledger: leave out what narrows it")
    if chosen == "rulings" and asked != Query(since=since, as_of=as_of, known=known, limit=None):
        raise typer.BadParameter("rulings are narrowed by --known, --as-of and --since alone")
    with stocked(tools(ctx), ledger) as book, opened(path) as out:
        if chosen in BINARY and path is None and out.isatty():
            raise typer.BadParameter(f"{chosen} is no text for a terminal: name a file with --output")
        EXPORTS[chosen](book, asked, tools(ctx).desk(settings(os.environ)), out.buffer)


def _chosen(form: str | None, path: Path | None, names: Collection[str]) -> str:
    """The format asked for, else that of the file's ending."""
    ending = path.suffix.lower().removeprefix(".") if path else ""
    found = form or _ENDINGS.get(ending, ending)
    if found not in names:
        raise typer.BadParameter(f"say which format: --format {'|'.join(names)}")
    return found
