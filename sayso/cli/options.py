"""Options: those that several verbs have in common, and what their values may be."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterator
from contextlib import AbstractContextManager, contextmanager
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, get_args

import typer

from sayso.cli.messages import complain
from sayso.cli.tools import Tools
from sayso.ingest.dates import iso
from sayso.records import Opposition, Support
from sayso.settings import settings

if TYPE_CHECKING:
    from sayso.ledger import Ledger

LIMIT = 20
"""Items of a list that people get without asking for more."""


def moment(text: str | None) -> str | None:
    """A date or moment as records have it; refuses what is neither."""
    found = iso(text) if text is not None else None
    if text is not None and found is None:
        raise typer.BadParameter(f"{text!r} is no date; write it as 2024-10-25 or 2024-10-25T14:03Z")
    return found


def one_of(names: Collection[str]) -> Callable[[str | None], str | None]:
    """Refuses everything but these names."""

    def checked(name: str | None) -> str | None:
        if name is not None and name not in names:
            raise typer.BadParameter(f"{name!r} is none of {', '.join(names)}")
        return name

    return checked


def formats(names: Collection[str]) -> Any:
    """The option --format, for these formats."""
    return typer.Option(
        "--format",
        metavar="|".join(names),
        callback=one_of(names),
        help="How to show it; without it, as the ending of --output says, else as a table.",
    )


Ledgered = Annotated[
    str | None,
    typer.Option(
        "--ledger",
        metavar="FILE|ADDRESS",
        help="A file, or postgresql://…; without it SAYSO_LEDGER, else a file in your data folder.",
        show_default=False,
    ),
]
Output = Annotated[
    Path | None, typer.Option(metavar="FILE", help="Write to a file, complete or not at all.", allow_dash=True)
]
Published = Annotated[
    str | None,
    typer.Option(metavar="DATE", callback=moment, help="Date of publication, whatever the report says."),
]
Outlet = Annotated[str | None, typer.Option(metavar="NAME", help="Publisher, whatever the report says.")]
AsOf = Annotated[
    str | None,
    typer.Option(metavar="DATE", callback=moment, help="What stood then: only reports published by the end of it."),
]
Known = Annotated[
    str | None,
    typer.Option(metavar="DATE", callback=moment, help="What this ledger knew then: only what was added by then."),
]


STANDINGS = tuple(chain(get_args(Support), get_args(Opposition)))
"""What a claim can be asked for by its standing."""
Stands = Annotated[
    str | None,
    typer.Option("--standing", metavar="STANDING", callback=one_of(STANDINGS), help=", ".join(STANDINGS)),
]
SaidSince = Annotated[
    str | None,
    typer.Option("--since", metavar="DATE", callback=moment, help="Said at least once then or later."),
]
Words = Annotated[str | None, typer.Argument(metavar="QUERY", help="Words to look for.", show_default=False)]
SaidBy = Annotated[str | None, typer.Option("--source", metavar="NAME", help="Somebody who says it.")]
At = Annotated[str | None, typer.Option("--place", metavar="NAME", help="A place that it names.")]
Since = Annotated[str | None, typer.Option(metavar="DATE", callback=moment, help="Only what was said then or later.")]
Limit = Annotated[int, typer.Option(metavar="N", min=1, help="At most so many.")]


def address(given: str | None) -> str:
    """Where the ledger is: as given, else as the environment says."""
    return given or settings(os.environ).ledger


def held(tools: Tools, given: str | None) -> AbstractContextManager[Ledger]:
    """The ledger, open for as long as the block lasts."""
    return tools.connect(address(given))


@contextmanager
def stocked(tools: Tools, given: str | None) -> Iterator[Ledger]:
    """As `held`; who asks a ledger that holds nothing is told so."""
    with held(tools, given) as ledger:
        if not ledger.counts().reports:
            complain(f"{address(given)}: holds no reports yet; sayso add puts some in")
        yield ledger


def written_to(output: Path | None) -> Path | None:
    """The file to write to; a dash is standard output, None."""
    return None if output == Path("-") else output


def chosen(form: str | None, path: Path | None, names: Collection[str]) -> str:
    """The format asked for, else that of the file's ending, else a table."""
    ending = path.suffix.lower().removeprefix(".") if path else ""
    return form or (ending if ending in names else "table")
