"""Reading: from reports to what they say."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import chain, islice
from typing import TYPE_CHECKING, TypeVar, overload

import sayso
from sayso.reader.actors import resolve
from sayso.reader.assemble import statements
from sayso.reader.encoder import encode
from sayso.reader.meaning import gathered, meant, told
from sayso.reader.model import load
from sayso.reader.names import names
from sayso.records import Reading, Report

if TYPE_CHECKING:
    from sayso.reader.model import OnnxModel

AHEAD = 8
"""Reports taken from the caller before the first of them is given back: enough to keep every core at work."""


def read_reports(
    reports: Iterable[Report], *, threads: int | None = None, model: OnnxModel | None = None
) -> Iterator[Reading]:
    """Read reports in order, a few at a time, with the shipped model on `threads` cores (None: all) or with `model`."""
    opened = model or load(threads=threads)
    rest = iter(reports)
    first = list(islice(rest, 2))
    # One report has all cores to itself; several get one each.
    cores = opened.threads if len(first) < 2 else 1
    yield from side_by_side(chain(first, rest), lambda report: reading(report, opened, threads=cores), opened.threads)


A = TypeVar("A")
B = TypeVar("B")


def side_by_side(items: Iterable[A], work: Callable[[A], B], threads: int) -> Iterator[B]:
    """What becomes of each item, in order, on so many threads; items are taken as they are needed."""
    pool = ThreadPoolExecutor(threads)
    begun: deque[Future[B]] = deque()
    try:
        for item in items:
            begun.append(pool.submit(work, item))
            if len(begun) >= max(AHEAD, 2 * threads):
                yield begun.popleft().result()
        while begun:
            yield begun.popleft().result()
    finally:
        # Who stops listening does not wait for what nobody will hear.
        pool.shutdown(cancel_futures=True)


def reading(report: Report, model: OnnxModel, *, threads: int = 1) -> Reading:
    """What the model finds in one report."""
    scores = encode([report.text], model, threads=threads)[0]
    values, named = told(report, scores), names(scores, report.text)
    found = meant(report, values, statements(report, scores, model.chain, model.thresholds), scores, named)
    actors, resolved = resolve(report, named, found)
    return gathered(report, maker(model), values, actors, resolved)


def maker(model: OnnxModel) -> str:
    """Who reads with this model: software and weights, as readings name it."""
    return f"sayso {sayso.__version__}, {model.name}"


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
