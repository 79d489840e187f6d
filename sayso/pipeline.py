"""The pipeline: the one place where ingest, reader and (later) ledger are joined."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import chain, islice
from typing import TYPE_CHECKING, overload

import sayso
from sayso.reader.actors import resolve
from sayso.reader.assemble import statements
from sayso.reader.encoder import encode
from sayso.reader.meaning import gathered, meant, told
from sayso.reader.model import load
from sayso.reader.names import names
from sayso.records import Reading, Report

if TYPE_CHECKING:
    from sayso.reader.encoder import Scores
    from sayso.reader.model import OnnxModel

AHEAD = 8
"""Reports taken from the caller before the first of them is given back: enough to keep every core at work."""


def read_reports(
    reports: Iterable[Report], *, threads: int | None = None, model: OnnxModel | None = None
) -> Iterator[Reading]:
    """Read reports in order, a few at a time, with the shipped model on `threads` cores (None: all) or with `model`."""
    model = model or load(threads=threads)
    rest = iter(reports)
    first = list(islice(rest, 2))
    if len(first) < 2 or model.threads == 1:
        for report in chain(first, rest):
            yield _reading(report, encode([report.text], model, threads=model.threads)[0], model)
        return
    yield from _side_by_side(chain(first, rest), model)


def _side_by_side(reports: Iterable[Report], model: OnnxModel) -> Iterator[Reading]:
    """Readings in order; while one report is assembled, another is encoded."""

    def work(report: Report) -> Reading:
        return _reading(report, encode([report.text], model)[0], model)

    pool = ThreadPoolExecutor(model.threads)
    begun: deque[Future[Reading]] = deque()
    try:
        for report in reports:
            begun.append(pool.submit(work, report))
            if len(begun) >= max(AHEAD, 2 * model.threads):
                yield begun.popleft().result()
        while begun:
            yield begun.popleft().result()
    finally:
        # Who stops listening does not wait for what nobody will hear.
        pool.shutdown(cancel_futures=True)


def _reading(report: Report, scores: Scores, model: OnnxModel) -> Reading:
    values, named = told(report, scores), names(scores, report.text)
    found = meant(report, values, statements(report, scores, model.chain, model.thresholds), scores, named)
    actors, resolved = resolve(report, named, found)
    return gathered(report, f"sayso {sayso.__version__}, {model.name}", values, actors, resolved)


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
