"""Writers: a reading in each of its formats."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TextIO

from sayso.export import documents, page, rows, table
from sayso.records import Reading

Writer = Callable[[Iterable[Reading], TextIO], None]
"""Writes readings, taken one by one as they come, to an open text file."""

WRITERS: dict[str, Writer] = {
    "table": table.write,
    "json": documents.write,
    "jsonl": documents.write_lines,
    "csv": rows.write,
    "html": page.write,
}
"""The formats by name."""
