"""Listed: reports without their text, and edits between two of them, as JSON and as CSV."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Sequence
from typing import TextIO

from sayso.export.claims.documents import plainly
from sayso.export.documents import dumps
from sayso.export.rows import Cell, safe
from sayso.records import Report, Revision

Edited = tuple[Report, Report, Sequence[Revision]]
"""Two versions of a text, the earlier first, and what was changed."""
COLUMNS = ("report", "url", "outlet", "title", "author", "published", "language", "wire")
EDIT_COLUMNS = ("before", "after", "was", "is", "touched")


def write(reports: Iterable[Report], out: TextIO) -> None:
    """Reports as one JSON object; each may be had whole by its id."""
    rows = [dict(zip(COLUMNS, _cells(one), strict=True)) for one in reports]
    out.write(f"{dumps({'schema': 'sayso/reports/1', 'reports': rows}, indent=2)}\n")


def write_rows(reports: Iterable[Report], out: TextIO) -> None:
    """Reports as CSV, one row each."""
    _table(COLUMNS, map(_cells, reports), out)


def write_edits(edited: Edited, out: TextIO) -> None:
    """What was changed between two versions, as one JSON object."""
    before, after, revisions = edited
    told = {"before": before.id, "after": after.id, "edits": [plainly(one) for one in revisions]}
    out.write(f"{dumps({'schema': 'sayso/edits/1', **told}, indent=2)}\n")


def write_edit_rows(edited: Edited, out: TextIO) -> None:
    """The same as CSV, one row a sentence."""
    before, after, revisions = edited
    rows = ((before.id, after.id, *_edit(one)) for one in revisions)
    _table(EDIT_COLUMNS, rows, out)


LISTS: dict[str, Callable[[Iterable[Report], TextIO], None]] = {"json": write, "csv": write_rows}
"""How a list of reports is written, by name."""
EDITS: dict[str, Callable[[Edited, TextIO], None]] = {"json": write_edits, "csv": write_edit_rows}
"""How edits are written, by name."""


def _cells(one: Report) -> tuple[Cell, ...]:
    return one.id, one.url, one.outlet, one.title, one.author, one.published, one.language, one.wire


def _edit(one: Revision) -> tuple[Cell, ...]:
    was, now = (passage.text if passage else None for passage in (one.before, one.after))
    return was, now, "; ".join(one.touched)


def _table(columns: Sequence[str], rows: Iterable[Sequence[Cell]], out: TextIO) -> None:
    lines = csv.writer(out, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\n")
    lines.writerow(columns)
    lines.writerows([safe(cell) for cell in row] for row in rows)
