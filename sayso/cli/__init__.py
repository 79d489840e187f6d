"""Command line: `sayso VERB …`; one module a verb."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from importlib import import_module
from typing import Annotated

import typer

from sayso import __version__
from sayso.cli.messages import complain
from sayso.errors import SaysoError

_EXAMPLES = """\
\b
Examples:
  sayso demo
  sayso add report.txt folder/ https://news.example/rss.xml
  sayso watch https://news.example/rss.xml
  sayso claims "troops in Kursk" --as-of 2024-10-25
  sayso show 3f9a2c1b --output claim.html
  sayso read https://news.example/story --format json
"""

VERBS: dict[str, str] = {
    "demo": "demo",
    "add": "add",
    "watch": "watch",
    "story": "story",
    "claims": "claims",
    "show": "show",
    "serve": "serve",
    "figures": "figures",
    "forecasts": "forecasts",
    "denials": "denials",
    "unconfirmed": "unconfirmed",
    "drift": "drift",
    "sources": "sources",
    "timeline": "timeline",
    "map": "draw_map",
    "brief": "brief",
    "export": "export",
    "rule": "app",
    "read": "read",
    "verify": "verify",
    "backup": "backup",
    "restore": "restore",
    "relink": "relink",
    "schema": "print_schema",
}
"""What does each verb, by name: in the module of that name, in the order of the help."""


def application(verbs: Iterable[str] = VERBS) -> typer.Typer:
    """The command line with these verbs; only their modules are loaded, since all of them take two seconds."""
    # Plain help instead of rich's boxes: it pipes well, and rich stays unloaded where it is not needed.
    app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False, no_args_is_help=True)
    app.callback(epilog=_EXAMPLES)(_sayso)
    for verb in verbs:
        module = import_module(f"sayso.cli.{verb}")
        work = getattr(module, VERBS[verb])
        if isinstance(work, typer.Typer):
            app.add_typer(work, name=verb)
        else:
            app.command(verb, epilog=module.EXAMPLES)(work)
    return app


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"sayso {__version__}")
        raise typer.Exit


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
    first = sys.argv[1] if len(sys.argv) > 1 else None
    try:
        application([first] if first in VERBS else VERBS)(prog_name="sayso")
    except SaysoError as error:
        complain(str(error))
        sys.exit(1)
