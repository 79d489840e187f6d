"""Telling: what all verbs do that tell a view of a story."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import typer

from sayso.cli.options import chosen, stocked, written_to
from sayso.cli.output import opened
from sayso.cli.tools import tools
from sayso.export.views.forms import Writer
from sayso.ledger import Ledger
from sayso.ledger.body import many
from sayso.records import Query, Story
from sayso.settings import settings
from sayso.view.moment import eve

T = TypeVar("T")


def told(ctx: typer.Context, asked: Query, ledger: str | None, *, edits: bool = False) -> Story:
    """The story that is asked for, with silent `edits` or without."""
    with stocked(tools(ctx), ledger) as book:
        return _tell(ctx, asked, book, edits=edits)


def compared(ctx: typer.Context, asked: Query, ledger: str | None) -> tuple[Story, Story | None]:
    """The story that is asked for, and as it stood before the query's `since`, None without one."""
    with stocked(tools(ctx), ledger) as book:
        now = _tell(ctx, asked, book, edits=asked.since is not None)
        before = replace(asked, as_of=eve(asked.since), since=None) if asked.since else None
        then = _tell(ctx, before, book, edits=False) if before else None
    return now, then


def _tell(ctx: typer.Context, asked: Query, book: Ledger, *, edits: bool) -> Story:
    return tools(ctx).story(book, asked, tools(ctx).desk(settings(os.environ)), now=tools(ctx).now(), edits=edits)


def write(
    story: Story,
    view: Callable[[Story], Sequence[T]],
    writers: Mapping[str, Writer[T]],
    form: str | None,
    output: Path | None,
) -> None:
    """What a view finds in a story, in the format asked for."""
    path = written_to(output)
    with opened(path) as out, many():
        writers[chosen(form, path, writers)](story, view(story), out)
