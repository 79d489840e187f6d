"""Decisions: rulings as JSON and as CSV, oldest first."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable
from typing import TextIO

from sayso.export.cells import safe
from sayso.export.listed import write_rulings
from sayso.records import Ruling

COLUMNS = ("ruling", "kind", "subject", "other", "field", "value", "who", "why", "made")


def write_rows(rulings: Iterable[Ruling], out: TextIO) -> None:
    """CSV, one row each."""
    lines = csv.writer(out, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\n")
    lines.writerow(COLUMNS)
    for one in rulings:
        cells = (one.id, one.kind, one.subject, one.other, one.field, one.value, one.who, one.why, one.made)
        lines.writerow([safe(cell) for cell in cells])


LISTS: dict[str, Callable[[Iterable[Ruling], TextIO], None]] = {"json": write_rulings, "csv": write_rows}
"""How rulings are written, by name."""
