"""Command line: `sayso VERB …`; one module a verb."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from sayso import __version__
from sayso.cli.messages import complain
from sayso.cli.read import read
from sayso.cli.schema import print_schema
from sayso.errors import SaysoError

_EXAMPLES = """\
\b
Examples:
  sayso read report.txt
  sayso read https://news.example/story --format json
  sayso read story.html --published 2024-10-25 --output story-read.html
  sayso read archive.jsonl *.pdf --output statements.csv
  curl -s https://news.example/story | sayso read - --outlet "The Example"
  sayso schema
"""

# Plain help instead of rich's boxes: it pipes well, and rich stays unloaded where it is not needed.
app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False, no_args_is_help=True)
app.command(epilog=_EXAMPLES)(read)
app.command("schema")(print_schema)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"sayso {__version__}")
        raise typer.Exit


@app.callback(epilog=_EXAMPLES)
def _sayso(
    _version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and exit.")
    ] = False,
) -> None:
    """Keep the ledger of claims in reports: who says what, and who stands behind it."""


def main() -> None:
    """Runs the command that the process was started with, and ends the process.

    Exit status 0 is done, 1 something could not be done (one line on standard error says what), 2 wrong usage.
    """
    try:
        app(prog_name="sayso")
    except SaysoError as error:
        complain(str(error))
        sys.exit(1)
