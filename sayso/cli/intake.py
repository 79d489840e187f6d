"""Intake: the reports of everything that was named on the command line, one after the other."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator

from sayso.cli.tools import Tools
from sayso.errors import SourceError
from sayso.records import Report


def everything(
    sources: Iterable[str], tools: Tools, *, published: str | None, outlet: str | None
) -> Iterator[Report | SourceError]:
    """Every report that can be had, in order, and an error in the place of each that cannot."""
    stdin = sys.stdin.buffer if sys.stdin else None
    for source in sources:
        try:
            yield from tools.find(source, published=published, outlet=outlet, stdin=stdin)
        except SourceError as error:
            yield error
