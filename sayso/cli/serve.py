"""`sayso serve`: the ledger in a browser."""

from __future__ import annotations

import ipaddress
import os
import socket
import webbrowser
from collections.abc import Collection
from contextlib import suppress
from importlib import import_module
from types import ModuleType
from typing import Annotated

import typer

from sayso.cli.messages import complain
from sayso.cli.options import Ledgered, held
from sayso.cli.tools import tools
from sayso.errors import SaysoError
from sayso.ledger import Accounts
from sayso.settings import settings

EXAMPLES = """\
\b
Examples:
  sayso serve
  sayso serve --ledger story.db --port 8080
  sayso serve --no-open
  sayso serve --host 0.0.0.0 --address https://desk.example
"""


def listens(host: str) -> str:
    """Refuses what is no address at which a computer can listen."""
    try:
        return host if host == "localhost" else str(ipaddress.ip_address(host))
    except ValueError as error:
        raise typer.BadParameter(f"{host!r} is no address to listen at, such as 127.0.0.1 or 0.0.0.0") from error


def serve(
    ctx: typer.Context,
    *,
    ledger: Ledgered = None,
    host: Annotated[
        str,
        typer.Option(
            metavar="IP", callback=listens, help="Where to listen; 0.0.0.0 is wherever this computer is reached."
        ),
    ] = "127.0.0.1",
    port: Annotated[
        int, typer.Option(metavar="N", min=0, max=65535, help="The port; 0 takes one that is free.")
    ] = 8000,
    address: Annotated[
        str | None,
        typer.Option(
            metavar="ADDRESS",
            help="How people reach it from beyond this computer: https://desk.example",
            show_default=False,
        ),
    ] = None,
    opens: Annotated[bool, typer.Option("--open/--no-open", help="Open it in your browser, on this computer.")] = True,
) -> None:
    """Show the ledger in a browser.

    It runs until stopped with Ctrl-C. The first page is the story as of now. Every page can be asked as of another day
    and narrowed, has an address of its own, and is there as JSON and CSV too. Reports are added by pasting a text or
    giving an address. On this computer alone it works at once; beyond it people sign in, with the accounts that `sayso
    account` keeps. Where there are accounts, people on this computer sign in too.
    """
    web = _web()
    reach = web.reach(address) if address is not None else None
    beyond = not web.here(host) or (reach is not None and not web.here(reach.host))
    with held(tools(ctx), ledger) as book:
        accounts = Accounts(book.database)
        roles = {account.role for account in accounts.all()}
        if beyond:
            _checked(address, roles, f" --ledger {ledger}" if ledger else "")
        with _listening(host, port) as listening:
            now = settings(os.environ)
            kept = {"accounts": accounts if roles else None, "reach": reach}
            room = web.Room(book, tools(ctx).desk(now), tools(ctx).now, tools(ctx).user(), now.threads, **kept)
            shown = str(reach or f"http://{_named(host)}:{listening.getsockname()[1]}") + "/"
            typer.echo(f"{shown} shows {book.counts().claims:,} claims; stop it with Ctrl-C")
            # The socket listens already: a browser that is quicker than the pages waits for them.
            if opens and not beyond:
                webbrowser.open(shown)
            # Ctrl-C is how it ends, and no failure; requests that were begun are done by then.
            with suppress(KeyboardInterrupt):
                web.serve(room, listening)


def _checked(address: str | None, roles: Collection[str], where: str) -> None:
    """What it takes to be reached from beyond this computer."""
    if "admin" not in roles:
        raise SaysoError(
            "reports are not for everyone: to be reached from beyond this computer a ledger needs accounts, an admin's "
            f"first; make it with: sayso account add NAME --role admin{where}"
        )
    if address is None:
        raise SaysoError("people beyond this computer need an address: name it with --address https://desk.example")
    if address.startswith("http:"):
        complain(f"{address}: passwords and reports travel in the clear, for whoever is on the way; https hides them")


def _named(host: str) -> str:
    return f"[{host}]" if ":" in host else host


def _listening(host: str, port: int) -> socket.socket:
    try:
        return socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET)
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
