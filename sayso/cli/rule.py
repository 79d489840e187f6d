"""`sayso rule`: an analyst's decisions, which every view obeys; each can be taken back by another one."""

from __future__ import annotations

import json
import os
from typing import Annotated

import typer

from sayso.cli.options import Ledgered, held
from sayso.cli.output import opened
from sayso.cli.tools import Tools, tools
from sayso.errors import SaysoError
from sayso.export.claims import decided, rulings, words
from sayso.export.visible import one_line
from sayso.ledger import Ledger
from sayso.records import Ruling, RulingKind
from sayso.settings import settings

EXAMPLES = """\
\b
Examples:
  sayso rule reject 3f9a2c1b --why "the Post is named for something else"
  sayso rule merge 3f9a2c1b 77d0e1a4 --why "the same crossing"
  sayso rule correct 3f9a2c1b act denies --why "a denial, put politely"
  sayso rule grade "Radio Tolm" D --why "wrong twice in May" --who anna
  sayso rule undo 5b1c09fe --why "it was right after all"
  sayso rule list
"""

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None, pretty_exceptions_enable=False)

_CANDIDATES = 5
"""So many of the ids that an ambiguous one may mean are named."""
Subject = Annotated[str, typer.Argument(metavar="ID", help="Of a link or statement.", show_default=False)]
Stated = Annotated[str, typer.Argument(metavar="STATEMENT", help="Id of a statement.", show_default=False)]
Why = Annotated[str, typer.Option(metavar="TEXT", help="The reason, for whoever looks at it later.")]
Who = Annotated[
    str | None, typer.Option(metavar="NAME", help="Who decides; without it, your user name.", show_default=False)
]


@app.callback(epilog=EXAMPLES)
def rule() -> None:
    """Rule on links, statements, claims and sources.

    A ruling never changes what is stored: every view obeys it, and another ruling takes it back. Of an id the first
    digits do; `sayso show` tells those of statements and links.
    """


@app.command()
def accept(ctx: typer.Context, subject: Subject, *, why: Why, who: Who = None, ledger: Ledgered = None) -> None:
    """Accept a link or statement, whatever its score."""
    _rule(ctx, ledger, "accept", subject, why=why, who=who)


@app.command()
def reject(ctx: typer.Context, subject: Subject, *, why: Why, who: Who = None, ledger: Ledgered = None) -> None:
    """Reject a link or statement, as if it were not there."""
    _rule(ctx, ledger, "reject", subject, why=why, who=who)


@app.command()
def correct(
    ctx: typer.Context,
    subject: Stated,
    field: Annotated[str, typer.Argument(help="A field of the statement: act, source, published.", show_default=False)],
    value: Annotated[str, typer.Argument(help="What it should be: a word, or JSON.", show_default=False)],
    *,
    why: Why,
    who: Who = None,
    ledger: Ledgered = None,
) -> None:
    """Correct a field of a statement."""
    _rule(ctx, ledger, "correct", subject, why=why, who=who, field=field, value=_json(value))


@app.command()
def merge(
    ctx: typer.Context, subject: Stated, other: Stated, *, why: Why, who: Who = None, ledger: Ledgered = None
) -> None:
    """Merge the claims of two statements into one."""
    _rule(ctx, ledger, "merge", subject, other=other, why=why, who=who)


@app.command()
def split(ctx: typer.Context, subject: Stated, *, why: Why, who: Who = None, ledger: Ledgered = None) -> None:
    """Split a statement from its claim."""
    _rule(ctx, ledger, "split", subject, why=why, who=who)


@app.command()
def grade(
    ctx: typer.Context,
    source: Annotated[str, typer.Argument(help="The name of a source or outlet.", show_default=False)],
    reliability: Annotated[
        str, typer.Argument(metavar="A-F", help="Admiralty reliability; F is no basis, not worst.", show_default=False)
    ],
    *,
    why: Why,
    who: Who = None,
    ledger: Ledgered = None,
) -> None:
    """Grade a source from A to F.

    A is completely reliable, E unreliable; F is where it cannot be judged.
    """
    _rule(ctx, ledger, "grade", source, why=why, who=who, value=reliability.upper())


@app.command()
def undo(
    ctx: typer.Context,
    ruling: Annotated[str, typer.Argument(metavar="ID", help="Of the ruling.", show_default=False)],
    *,
    why: Why,
    who: Who = None,
    ledger: Ledgered = None,
) -> None:
    """Take back a ruling."""
    _rule(ctx, ledger, "undo", ruling, why=why, who=who)


@app.command("list")
def list_rulings(ctx: typer.Context, *, ledger: Ledgered = None) -> None:
    """List all rulings, oldest first."""
    with held(tools(ctx), ledger) as book:
        rows = list(rulings(book.rulings()))
    with opened(None) as out:
        out.writelines(f"{row.first}  {row.more}\n" for row in rows)


def _rule(
    ctx: typer.Context,
    ledger: str | None,
    kind: RulingKind,
    subject: str,
    *,
    why: str,
    who: str | None,
    other: str | None = None,
    field: str | None = None,
    value: str | None = None,
) -> None:
    """Makes a ruling, says what it decides, and how to take it back."""
    using: Tools = tools(ctx)
    with held(using, ledger) as book:
        named = subject if kind == "grade" else _meant(book, subject)
        second = _meant(book, other) if other else None
        made = Ruling(kind, named, who or using.user(), why, using.now(), second, field, value)
        using.rule(book, made, using.desk(settings(os.environ)))
        wordings = [f"  {words.credit(each)}: {one_line(each.text)}" for each in book.sayings([named, second or named])]
    where = f" --ledger {ledger}" if ledger else ""
    back = f"undo it with: sayso rule undo {words.short(made.id)} --why …{where}"
    typer.echo("\n".join([decided(made), *dict.fromkeys(wordings), back]))


def _meant(ledger: Ledger, prefix: str) -> str:
    """The one id that begins so."""
    found = ledger.find(prefix)
    if len(found) == 1 or prefix in found:
        return prefix if prefix in found else found[0]
    if not found:
        raise SaysoError(f"{prefix}: the ledger has nothing with this id")
    several = ", ".join(found[:_CANDIDATES])
    raise SaysoError(f"{prefix}: may be {several}{' and more' if len(found) > _CANDIDATES else ''}; give more digits")


def _json(value: str) -> str:
    """The value as JSON: as it is where it is JSON already, else as a string."""
    try:
        return json.dumps(json.loads(value), ensure_ascii=False)
    except ValueError:
        return json.dumps(value, ensure_ascii=False)
