"""Exchange: claims in the forms in which other programs take them in, a module for each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import BinaryIO, TextIO

from sayso.export.claims import LISTS
from sayso.export.exchange import jsonld, parquet, places, stix
from sayso.export.exchange.lines import lines
from sayso.records import Claim, Query

Writer = Callable[[Query, Sequence[Claim], BinaryIO], None]
"""Writes the claims that a query asked for; the same claims are the same bytes."""


def _text(write: Callable[[Iterable[Claim], TextIO], None]) -> Writer:
    """What writes claims as text, as a Writer."""

    def written(_query: Query, claims: Sequence[Claim], out: BinaryIO) -> None:
        with lines(out) as text:
            write(claims, text)

    return written


WRITERS: dict[str, Writer] = {
    "csv": _text(LISTS["csv"]),
    "jsonl": _text(LISTS["jsonl"]),
    "parquet": parquet.write,
    "geojson": places.write,
    "stix": stix.write,
    "jsonld": _text(jsonld.write),
}
"""The formats of claims by name."""

__all__ = ["WRITERS", "Writer"]
