"""Claims: what the ledger answers, in the forms that people and programs take it in."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TextIO

from sayso.export.claims import documents, listing, page, rows, whole, words
from sayso.export.claims.blocks import Row, Shown, decided, rulings
from sayso.export.claims.documents import document
from sayso.export.claims.schema import schema
from sayso.records import Claim

LISTS: dict[str, Callable[[Iterable[Claim], TextIO], None]] = {
    "table": listing.write,
    "json": documents.write,
    "jsonl": documents.write_lines,
    "csv": rows.write,
    "html": page.write,
}
"""How a list of claims is written, by name."""

WHOLES: dict[str, Callable[[Iterable[Shown], TextIO], None]] = {
    "table": whole.write,
    "json": lambda shown, out: documents.write((each.claim for each in shown), out),
    "html": page.write_shown,
}
"""How claims are written whole, by name."""

__all__ = ["LISTS", "WHOLES", "Row", "Shown", "decided", "document", "rulings", "schema", "words"]
