"""`sayso serve`: the ledger in a browser."""

from __future__ import annotations

import os
import socket
import webbrowser
from contextlib import suppress
from importlib import import_module
from types import ModuleType
from typing import Annotated

import typer

from sayso.cli.options import Ledgered, held
from sayso.cli.tools import tools
from sayso.errors import SaysoError
from sayso.settings import settings

EXAMPLES = """\
\b
Examples:
  sayso serve
  sayso serve --ledger story.db --port 8080
  sayso serve --no-open
"""

_HOSTS = {"127.0.0.1": socket.AF_INET, "localhost": socket.AF_INET, "::1": socket.AF_INET6}


def loopback(host: str) -> str:
    """Refuses every address at which other computers could ask."""
    if host not in _HOSTS:
        raise typer.BadParameter(
            f"{host!r} is no address of this computer alone ({', '.join(_HOSTS)}): to listen beyond it takes accounts, "
            "for reports are not for everyone, and there are none yet"
        )
    return host


def serve(
    ctx: typer.Context,
    *,
    ledger: Ledgered = None,
    host: Annotated[
        str, typer.Option(metavar="ADDRESS", callback=loopback, help="Where to listen, on this computer alone.")
    ] = "127.0.0.1",
    port: Annotated[
        int, typer.Option(metavar="N", min=0, max=65535, help="The port; 0 takes one that is free.")
    ] = 8000,
    opens: Annotated[bool, typer.Option("--open/--no-open", help="Open it in your browser.")] = True,
) -> None:
    """Show the ledger in a browser, on this computer alone.

    It runs until stopped with Ctrl-C. The first page is the story as of now. Every page can be asked as of another day
    and narrowed, has an address of its own, and is there as JSON and CSV too. Reports are added by pasting a text or
    giving an address.
    """
    web = _web()
    with held(tools(ctx), ledger) as book, _listening(host, port) as listening:
        now = settings(os.environ)
        room = web.Room(book, tools(ctx).desk(now), tools(ctx).now, tools(ctx).user(), now.threads)
        address = f"http://{'[::1]' if host == '::1' else host}:{listening.getsockname()[1]}/"
        typer.echo(f"{address} shows {book.counts().claims:,} claims; stop it with Ctrl-C")
        # The socket listens already: a browser that is quicker than the pages waits for them.
        if opens:
            webbrowser.open(address)
        # Ctrl-C is how it ends, and no failure; requests that were begun are done by then.
        with suppress(KeyboardInterrupt):
            web.serve(room, listening)


def _listening(host: str, port: int) -> socket.socket:
    try:
        return socket.create_server((host, port), family=_HOSTS[host])
    except OSError as error:
        raise SaysoError(f"{host} port {port}: {error.strerror or error}; --port takes another") from error


def _web() -> ModuleType:
    """The pages, which only this verb needs: to import them takes longer than most verbs do, and they are an extra."""
    try:
        return import_module("sayso.web.site")
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("sayso"):
            raise
        raise SaysoError(f"the pages need {error.name}: pip install 'sayso[web]'") from error
