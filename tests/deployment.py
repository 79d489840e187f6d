"""The example story in a ledger, from readings that are kept under cases/, so that tests need no model.

`python -m tests.deploy` reads it anew; look at what the golden files then become.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import msgspec
import numpy as np

from sayso.ledger import Ledger, connect
from sayso.ledger.backup import backup
from sayso.link.lift import said, wording
from sayso.pipeline.adding import entry, store
from sayso.pipeline.desk import Desk
from sayso.pipeline.telling import story as tell
from sayso.records import Query, Reading, Story
from sayso.text.outlets import outlets
from sayso.view.moment import by

EXAMPLE = Path(__file__).parent.parent / "examples" / "deployment"
KEPT = Path(__file__).parent / "cases" / "deployment.json.gz"
MOMENTS = ("2024-10-20", "2024-10-26", "2024-11-14", "2025-05-01")
"""As of when the story is told in golden files: its first days, before the forecast is due, after it came, its end."""
RECORDED = "2025-06-01T00:00:00Z"


@dataclass(frozen=True, slots=True)
class Read:
    """One report as it was read; `vectors` are those of its statements, in order."""

    reading: Reading
    vectors: tuple[bytes, ...]


@cache
def desk() -> Desk:
    """The desk with the story's own table of outlets."""
    return Desk(outlets(EXAMPLE / "outlets.tsv"))


@cache
def readings() -> tuple[Read, ...]:
    """All reports as they were read, oldest first."""
    return tuple(msgspec.json.decode(gzip.decompress(KEPT.read_bytes()), type=list[Read]))


@cache
def ledger(until: str | None) -> Ledger:
    """A ledger in memory with all reports, or those published by the end of a day."""
    book = connect(":memory:")
    embedder = _Embedder(dict(_vectors()))
    for one in readings():
        if until is None or by(one.reading.report.published, until):
            store(book, entry(one.reading, embedder, RECORDED), desk())  # type: ignore[arg-type]
    return book


def copied(folder: Path) -> Ledger:
    """A ledger with all reports to rule on, in a folder that has none yet."""
    path = folder / "story.db"
    backup(ledger(None), path)
    return connect(str(path))


@cache
def story(as_of: str, since: str | None = None, until: str | None = None) -> Story:
    """The story as of a moment, from the whole ledger or from one that ends with the day `until`."""
    return tell(ledger(until), Query(as_of=as_of, since=since, limit=None), desk(), now=as_of)


def _vectors() -> Iterator[tuple[str, bytes]]:
    for one in readings():
        yield from zip(map(wording, said(one.reading)), one.vectors, strict=True)


class _Embedder:
    """Gives the vectors that are kept."""

    def __init__(self, known: dict[str, bytes]) -> None:
        self.known = known

    def vectors(self, texts: Sequence[str]) -> np.ndarray:
        """A row for each text."""
        return np.array([np.frombuffer(self.known[text], dtype=np.int8) for text in texts])
