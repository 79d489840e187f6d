"""Pending: what waits for an analyst, as JSON and as CSV, in the order in which it waits."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable
from typing import TextIO

from sayso.export.cells import Cell, joined, safe
from sayso.export.documents import dumps
from sayso.records import Pending

COLUMNS = (
    "subject", "relation", "statement", "other", "claim", "text", "published", "weakness", "weight", "reasons", "hangs",
)  # fmt: skip
"""`subject` is the id that a ruling names; of a statement `relation` and `other` are empty."""


def write(found: Iterable[Pending], out: TextIO) -> None:
    """One JSON object."""
    rows = [
        {**dict(zip(COLUMNS, _cells(one), strict=True)), "reasons": [*one.reasons], "hangs": [*one.hangs]}
        for one in found
    ]
    out.write(f"{dumps({'schema': 'sayso/review/1', 'pending': rows}, indent=2)}\n")


def write_rows(found: Iterable[Pending], out: TextIO) -> None:
    """CSV, one row each."""
    lines = csv.writer(out, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\n")
    lines.writerow(COLUMNS)
    lines.writerows([safe(cell) for cell in _cells(one)] for one in found)


LISTS: dict[str, Callable[[Iterable[Pending], TextIO], None]] = {"json": write, "csv": write_rows}
"""How the queue is written, by name."""


def _cells(one: Pending) -> tuple[Cell, ...]:
    saying, link = one.statement, one.link
    return (
        one.subject,
        link.relation if link else None,
        saying.id,
        link.other if link else None,
        one.claim.id if one.claim else None,
        saying.text,
        saying.published,
        one.weakness,
        one.weight,
        joined(one.reasons),
        joined(one.hangs),
    )
