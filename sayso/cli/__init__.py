"""Command line: `sayso VERB …`; one module a verb."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from sayso import __version__
from sayso.cli import (
    add,
    backup,
    brief,
    claims,
    demo,
    denials,
    drift,
    export,
    figures,
    forecasts,
    read,
    relink,
    restore,
    rule,
    schema,
    serve,
    show,
    sources,
    story,
    timeline,
    unconfirmed,
    verify,
    watch,
)
from sayso.cli import map as map_verb
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

# Plain help instead of rich's boxes: it pipes well, and rich stays unloaded where it is not needed.
app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False, no_args_is_help=True)
app.command(epilog=demo.EXAMPLES)(demo.demo)
app.command(epilog=add.EXAMPLES)(add.add)
app.command(epilog=watch.EXAMPLES)(watch.watch)
app.command(epilog=story.EXAMPLES)(story.story)
app.command(epilog=claims.EXAMPLES)(claims.claims)
app.command(epilog=show.EXAMPLES)(show.show)
app.command(epilog=serve.EXAMPLES)(serve.serve)
app.command(epilog=figures.EXAMPLES)(figures.figures)
app.command(epilog=forecasts.EXAMPLES)(forecasts.forecasts)
app.command(epilog=denials.EXAMPLES)(denials.denials)
app.command(epilog=unconfirmed.EXAMPLES)(unconfirmed.unconfirmed)
app.command(epilog=drift.EXAMPLES)(drift.drift)
app.command(epilog=sources.EXAMPLES)(sources.sources)
app.command(epilog=timeline.EXAMPLES)(timeline.timeline)
app.command("map", epilog=map_verb.EXAMPLES)(map_verb.draw_map)
app.command(epilog=brief.EXAMPLES)(brief.brief)
app.command(epilog=export.EXAMPLES)(export.export)
app.add_typer(rule.app, name="rule")
app.command(epilog=read.EXAMPLES)(read.read)
app.command(epilog=verify.EXAMPLES)(verify.verify)
app.command(epilog=backup.EXAMPLES)(backup.backup)
app.command(epilog=restore.EXAMPLES)(restore.restore)
app.command(epilog=relink.EXAMPLES)(relink.relink)
app.command("schema", epilog=schema.EXAMPLES)(schema.print_schema)


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
