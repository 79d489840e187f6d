"""`sayso account`: who may sign in to a desk that is reached from beyond its own computer."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated, cast

import typer

from sayso.cli.options import Ledgered, held, one_of
from sayso.cli.output import opened
from sayso.cli.tools import tools
from sayso.ledger import Accounts
from sayso.records import ROLES, Account, Role

EXAMPLES = """\
\b
Examples:
  sayso account add anna --role admin
  sayso account add ben --role reader < password.txt
  sayso account list
  sayso account role ben editor
  sayso account password ben
  sayso account token ben --label nightly
  sayso account token ben --label nightly --revoke
  sayso account remove ben
"""

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None, pretty_exceptions_enable=False)

_ENDED = "signed out everywhere, its tokens are gone"
Name = Annotated[str, typer.Argument(metavar="NAME", help="Of the account.", show_default=False)]
_ROLES = "|".join(ROLES)


@app.callback(epilog=EXAMPLES)
def account() -> None:
    """Keep the accounts of a desk.

    A reader reads everything; a reviewer also rules on readings and links; an editor also adds reports; an admin also
    keeps accounts. A password is asked for twice, or read as one line from standard input. Whatever changes an account
    signs it out everywhere. A desk that was started without accounts asks for them once it is started anew.
    """


@app.command()
def add(
    ctx: typer.Context,
    name: Name,
    *,
    role: Annotated[str, typer.Option(metavar=_ROLES, callback=one_of(ROLES), help="What they may do.")],
    ledger: Ledgered = None,
) -> None:
    """Make an account."""
    with _kept(ctx, ledger) as accounts:
        made = accounts.add(name, cast(Role, role), _password(), tools(ctx).now())
    typer.echo(f"{made.name} can sign in, as {made.role}")


@app.command("list")
def list_accounts(ctx: typer.Context, *, ledger: Ledgered = None) -> None:
    """List all accounts and the labels of their tokens."""
    with _kept(ctx, ledger) as accounts:
        tokens = accounts.tokens()
        lines = [_line(one, [token.label for token in tokens if token.account == one.name]) for one in accounts.all()]
    with opened(None) as out:
        out.writelines(f"{line}\n" for line in lines)


@app.command()
def role(
    ctx: typer.Context,
    name: Name,
    role: Annotated[
        str, typer.Argument(metavar=_ROLES, callback=one_of(ROLES), help="What they may do.", show_default=False)
    ],
    *,
    ledger: Ledgered = None,
) -> None:
    """Give an account another role."""
    with _kept(ctx, ledger) as accounts:
        changed = accounts.grant(name, cast(Role, role))
    typer.echo(f"{changed.name} is {changed.role} now; {_ENDED}")


@app.command()
def password(ctx: typer.Context, name: Name, *, ledger: Ledgered = None) -> None:
    """Give an account another password."""
    with _kept(ctx, ledger) as accounts:
        changed = accounts.renew(name, _password())
    typer.echo(f"{changed.name} has another password; {_ENDED}")


@app.command()
def remove(ctx: typer.Context, name: Name, *, ledger: Ledgered = None) -> None:
    """Remove an account."""
    with _kept(ctx, ledger) as accounts:
        typer.echo(f"{accounts.remove(name).name} is removed; {_ENDED}")


@app.command()
def token(
    ctx: typer.Context,
    name: Name,
    *,
    label: Annotated[str, typer.Option(metavar="TEXT", help="Which program it is for.")],
    revoke: Annotated[bool, typer.Option("--revoke", help="Take the token of this label back.")] = False,
    ledger: Ledgered = None,
) -> None:
    """Make a token for a program, or take it back.

    The program may do what the account may. The token is printed this once, and not to be had again.
    """
    with _kept(ctx, ledger) as accounts:
        if revoke:
            accounts.revoke(name, label)
        else:
            typer.echo(accounts.issue(name, label, tools(ctx).now()))


@contextmanager
def _kept(ctx: typer.Context, ledger: str | None) -> Iterator[Accounts]:
    with held(tools(ctx), ledger) as book:
        yield Accounts(book.database)


def _password() -> str:
    if sys.stdin.isatty():
        asked: str = typer.prompt("Password", hide_input=True, confirmation_prompt="The same again")
        return asked
    return sys.stdin.readline().rstrip("\r\n")


def _line(account: Account, labels: list[str]) -> str:
    tokens = f"  tokens: {', '.join(labels)}" if labels else ""
    return f"{account.name}  {account.role}  since {account.made[:10]}{tokens}"
