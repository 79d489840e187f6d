"""A view of nothing but claims, which uses every kind of part, and how its formats are written."""

from __future__ import annotations

import io
import os
from collections.abc import Iterator, Sequence
from unittest.mock import patch

from sayso.export.cells import Cell
from sayso.export.claims import words
from sayso.export.views.forms import View, about, sayings
from sayso.export.views.page import Drawing, Entry, Grid, Page, Pair, Run, Section, cite, page, plain
from sayso.records import Claim, Query, Story
from tests.export.claims.story import CLAIM, SMALL

STORY = Story(Query(text="the Miren", limit=20), "2031-05-20", (CLAIM, SMALL))
SQUARE = '<svg viewBox="0 0 4 4"><title>A square</title><rect width="4" height="4"/></svg>'


def _page(story: Story, claims: Sequence[Claim]) -> Page:
    sections = (
        Section("Claims", tuple(_entry(number, claim) for number, claim in enumerate(claims, 1))),
        Section("Wordings", tuple(_pair(claim) for claim in claims)),
        Section("Counted", (Grid(("claim", "roots"), tuple(_row(claim) for claim in claims)), _SHAPE)),
        Section("Nothing", (), "nothing here"),
        Section("Left out", ()),
    )
    return page("What is claimed", about(story), sections, sayings(story))


_SHAPE = Drawing("A square", SQUARE, lambda width: ["▇" * min(width, 4)])


def _entry(number: int, claim: Claim) -> Entry:
    first = claim.statements[0]
    said = Run(words.wording(claim), "strong", claim.id)
    against = tuple(
        Entry(((plain(f"{each.opposition}: ", "against"), plain(each.reason), cite(each.statement)),))
        for each in claim.against
    )
    return Entry(((said,), (plain("— "), plain(words.credit(first), "name"), cite(first))), against, f"{number}.")


def _pair(claim: Claim) -> Pair:
    one, other = claim.statements[0], claim.statements[-1]
    return Pair(
        Entry(((plain(one.text), cite(one)),)), Entry(((plain(other.text, "hedge"), cite(other)),)), (plain("note"),)
    )


def _row(claim: Claim) -> tuple[tuple[Run, ...], ...]:
    return (plain(words.wording(claim)), cite(claim.statements[0])), (plain(str(claim.standing.roots)),)


def _rows(claim: Claim) -> Iterator[tuple[Cell, ...]]:
    yield claim.id, claim.text


VIEW = View("samples", _page, ("claim", "text"), _rows)
WRITERS = VIEW.writers()


def written(form: str, story: Story = STORY, width: int = 80) -> str:
    """What a format gives where standard output is no terminal, with so many columns."""
    out = io.StringIO()
    with patch.dict(os.environ, {"COLUMNS": str(width)}):
        WRITERS[form](story, story.claims, out)
    return out.getvalue()
