"""The pipeline: the one place where ingest, reader and (later) ledger are joined."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, overload

import sayso
from sayso.reader.actors import resolve
from sayso.reader.assemble import statements
from sayso.reader.encoder import encode
from sayso.reader.model import load
from sayso.reader.names import names
from sayso.records import Reading, Report

if TYPE_CHECKING:
    from sayso.reader.encoder import Scores
    from sayso.reader.model import OnnxModel

TOGETHER = 8
"""Reports encoded together, so that windows of like length share a batch."""


def read_reports(
    reports: Iterable[Report], *, threads: int | None = None, model: OnnxModel | None = None
) -> Iterator[Reading]:
    """Read reports in order, a few at a time, with the shipped model on `threads` cores (None: all) or with `model`."""
    model = model or load(threads=threads)
    rest = iter(reports)
    while batch := list(islice(rest, TOGETHER)):
        scored = encode([report.text for report in batch], model)
        for report, scores in zip(batch, scored, strict=True):
            yield _reading(report, scores, model)


def _reading(report: Report, scores: Scores, model: OnnxModel) -> Reading:
    found = statements(report, scores, model.chain, model.thresholds)
    actors, resolved = resolve(report, names(scores, report.text), found)
    return Reading(report, f"sayso {sayso.__version__}, {model.name}", actors, resolved)


@overload
def read(reports: str | Report) -> Reading: ...  # type: ignore[overload-overlap]  # a string is one text
@overload
def read(reports: Iterable[str | Report]) -> Iterator[Reading]: ...
def read(reports: str | Report | Iterable[str | Report]) -> Reading | Iterator[Reading]:
    """Read one report, or many lazily in order; a string is the text of a report of which nothing else is known.

    >>> from sayso import read
    >>> reading = read("The ministry said on Monday that the bridge was destroyed.")
    >>> [s.cue.of(reading.report.text) for s in reading.statements if s.cue]
    ['said']
    """
    if isinstance(reports, str | Report):
        return next(read_reports([_report(reports)]))
    return read_reports(_report(item) for item in reports)


def _report(item: str | Report) -> Report:
    return Report(item) if isinstance(item, str) else item
