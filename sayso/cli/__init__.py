"""Command line: `sayso VERB …`; one module a verb."""

from __future__ import annotations

import gc
import sys
from collections.abc import Container
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class Verb:
    """What does a verb, by its name in the verb's module, and the first line of its help."""

    work: str
    line: str


VERBS: dict[str, Verb] = {
    "demo": Verb("demo", "Show what the ledger makes of a story."),
    "add": Verb("add", "Read reports into the ledger and link what they say."),
    "watch": Verb("watch", "Watch feeds and add what appears, until stopped."),
    "story": Verb("story", "Show what a story comes to, on one screen."),
    "claims": Verb("claims", "List claims, the most contested or most spread first."),
    "show": Verb("show", "Show one claim whole."),
    "serve": Verb("serve", "Show the ledger in a browser."),
    "account": Verb("app", "Keep the accounts of a desk."),
    "figures": Verb("figures", "Show what was counted, by whom, and how far values differ."),
    "forecasts": Verb("forecasts", "Show who foresaw what by when, and what came of it."),
    "denials": Verb("denials", "Show who denies what and how, and who says otherwise later."),
    "unconfirmed": Verb("unconfirmed", "Show what much rests on and nobody has confirmed."),
    "drift": Verb("drift", 'Show where a "may", "up to" or "reportedly" fell off.'),
    "sources": Verb("sources", "Show who says and prints it, and how that fared."),
    "timeline": Verb("timeline", "Show events by when they happened, and who says so."),
    "map": Verb("draw_map", "Show places, and who claims what there."),
    "brief": Verb("brief", "Write a story as one page to send around."),
    "export": Verb("export", "Write claims, or the whole ledger, for other programs."),
    "rule": Verb("app", "Rule on links, statements, claims and sources."),
    "read": Verb("read", "Read reports and show who says what in them."),
    "verify": Verb("verify", "Check the ledger against itself."),
    "backup": Verb("backup", "Copy the ledger to a file."),
    "restore": Verb("restore", "Fill an empty ledger from a copy."),
    "relink": Verb("relink", "Judge all links anew, as after an update."),
    "schema": Verb("print_schema", "Print the JSON Schema of the output."),
}
"""All verbs, each in the module of its name, in the order of the help; its line stands here too, so that `sayso --help`
need not load them all."""


def application(loaded: Container[str] = frozenset(VERBS)) -> typer.Typer:
    """The command line; only these verbs can do anything, the others are there to be listed.

    To load the modules of all of them takes two seconds.
    """
    # Plain help instead of rich's boxes: it pipes well, and rich stays unloaded where it is not needed.
    app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False, no_args_is_help=True)
    app.callback(epilog=_EXAMPLES)(_sayso)
    for name, verb in VERBS.items():
        if name not in loaded:
            app.command(name, help=verb.line)(_listed)
            continue
        module = import_module(f"sayso.cli.{name}")
        work = getattr(module, verb.work)
        if isinstance(work, typer.Typer):
            app.add_typer(work, name=name)
        else:
            app.command(name, epilog=module.EXAMPLES)(work)
    return app


def _listed() -> None:
    raise AssertionError("this verb was not loaded")


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
    words = (word for word in sys.argv[1:] if not word.startswith("-"))
    try:
        application([next(words, "")])(prog_name="sayso")
    except SaysoError as error:
        complain(str(error))
        sys.exit(1)
    finally:
        # All that is held goes with the process: Python need not look through it for garbage first.
        gc.freeze()
