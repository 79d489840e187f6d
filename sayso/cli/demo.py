"""`sayso demo`: a story told by four dozen reports, and what the ledger makes of it."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TextIO

import typer

import sayso
from sayso.cli.add import Store, Tally, stored
from sayso.cli.intake import everything
from sayso.cli.messages import Bar
from sayso.cli.options import Ledgered
from sayso.cli.output import opened
from sayso.cli.tools import tools
from sayso.errors import SaysoError
from sayso.export.claims import WHOLES, words
from sayso.export.views.story import WRITERS
from sayso.ledger import Ledger
from sayso.pipeline.showing import shown
from sayso.records import Claim, Query, Report, Story
from sayso.settings import settings
from sayso.view.state import state

EXAMPLES = """\
\b
Examples:
  sayso demo
  sayso demo --ledger story.db
"""

_STORY = "deployment"
_TITLE = "North Korean soldiers in Russia"
_LISTED = 4
"""Lines of each list: together about two screens."""
_MEMORY = ":memory:"


def demo(ctx: typer.Context, *, ledger: Ledgered = None) -> None:
    """Show what the ledger makes of a story.

    The reports of one story are read in about a minute. They were written for this project from public facts. Without
    --ledger nothing is kept.
    """
    folder = examples() / _STORY
    outlets = folder / "outlets.tsv"
    desk = tools(ctx).desk(replace(settings(os.environ), outlets=outlets))
    with tools(ctx).connect(ledger or _MEMORY) as book:
        reports = _load(Store(book, desk, tools(ctx)), str(folder / "reports.jsonl"))
        with opened(None) as out:
            out.writelines(f"{line}\n" for line in _header(reports, book))
            found = tools(ctx).story(book, Query(limit=_LISTED), desk, now=tools(ctx).now())
            _tell(found, book, out)
            out.writelines(f"{line}\n" for line in _hints(found.claims, ledger))


def examples() -> Path:
    """The folder of examples; SaysoError where it did not come with this copy of Sayso."""
    package = Path(sayso.__file__).parent
    # A wheel can carry only what is inside the package; a checkout has the folder at its top, where people look.
    for folder in (package / "examples", package.parent / "examples"):
        if (folder / _STORY).is_dir():
            return folder
    raise SaysoError("the examples did not come with this copy of Sayso")


def _load(store: Store, file: str) -> list[Report]:
    """Adds the story to the ledger; SaysoError where that was stopped or something in it cannot be read."""
    found = list(everything([file], store.tools, published=None, outlet=None))
    reports = [each for each in found if isinstance(each, Report)]
    tally = Tally()
    with Bar(len(found), wanted=sys.stderr.isatty(), doing="reading") as bar:
        stopped = stored(found, store, tally, bar)
    if stopped or tally.counts["failed"]:
        raise SaysoError(f"the story is not whole: {tally}")
    return reports


def _header(reports: list[Report], ledger: Ledger) -> Iterator[str]:
    counts, outlets = ledger.counts(), {each.outlet for each in reports}
    first, last = (pick(each.published for each in reports if each.published) for pick in (min, max))
    yield f"{_TITLE.upper()}, as told from {words.moment(first[:10])} to {words.moment(last[:10])}"
    told = f"{words.count(counts.reports, 'report')} by {words.count(len(outlets), 'outlet')}"
    yield f"{told} make {words.count(counts.statements, 'statement')} and {words.count(counts.claims, 'claim')}."
    yield ""


def _tell(story: Story, ledger: Ledger, out: TextIO) -> None:
    """What the story comes to, and one of its claims whole."""
    WRITERS["table"](story, (state(story),), out)
    if story.claims:
        out.write("\n\nONE OF THE CLAIMS WHOLE\n\n")
        WHOLES["table"]([shown(_telling(story.claims), ledger)], out)


def _telling(found: tuple[Claim, ...]) -> Claim:
    """The claim whose tree tells most: which has most edges, of as many the first."""
    return max(found, key=lambda claim: len(claim.relays))


def _hints(found: tuple[Claim, ...], ledger: str | None) -> Iterator[str]:
    where = f"--ledger {ledger or 'story.db'}"
    hints = {
        f"sayso story --as-of 2024-10-25 --since 2024-10-24 {where}": "what stood on a day, and what had changed",
        f"sayso figures Kursk {where}": "how many, by whom, with a plot",
        f"sayso forecasts {where}": "who foresaw what, and what became of it",
        f"sayso drift {where}": "where a hedge fell off",
        f"sayso brief --output brief.html {where}": "a page to send around",
        **{f"sayso show {words.short(each.id)} --output claim.html {where}": "a claim as a page" for each in found[:1]},
        "sayso add https://news.example/story": "reports of your own",
    }
    if ledger is None:
        hints = {f"sayso demo {where}": "keep the story", **hints}
    yield "\n\nWHAT TO TRY NEXT\n"
    longest = max(map(len, hints))
    yield from (f"  {command:<{longest}}  {what}" for command, what in hints.items())
