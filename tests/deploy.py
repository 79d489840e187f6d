"""Reads the example story anew for `tests.deployment`: `python -m tests.deploy`, in about a minute."""

from __future__ import annotations

import gzip

import msgspec

from sayso.ingest.sources import reports
from sayso.link import embed
from sayso.link.lift import said, wording
from sayso.pipeline.reading import read_reports
from sayso.records import Report
from tests.deployment import EXAMPLE, KEPT, Read


def main() -> None:
    """Read the story, and keep what was read with the vectors of its statements."""
    found_there = (one for one in reports(str(EXAMPLE / "reports.jsonl")) if isinstance(one, Report))
    in_order = sorted(found_there, key=lambda one: one.published or "")
    embedder = embed.load()
    found = []
    for reading in read_reports(in_order):
        vectors = embedder.vectors([wording(saying) for saying in said(reading)])
        found.append(Read(reading, tuple(row.tobytes() for row in vectors)))
    KEPT.write_bytes(gzip.compress(msgspec.json.encode(found, order="deterministic"), 9, mtime=0))


if __name__ == "__main__":
    main()
