"""Speed of the views: `python -m bench.views --statements 10000`; see docs/evaluation.md for what it printed where.

The ledger holds the example story again and again, each time of other people and in other words (`bench.chapters`).
A command finds nothing that another has worked out before: every view is told in a process of its own, and then once
more in it, as a server would.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from io import StringIO
from multiprocessing import get_context
from pathlib import Path
from statistics import median
from typing import Generic, TypeVar

from bench.__main__ import machine
from bench.chapters import chapters
from sayso.cli import brief as letter
from sayso.cli import story as screen
from sayso.cli.options import LIMIT
from sayso.export.views import brief, denials, drift, figures, forecasts, sources, timeline, unconfirmed
from sayso.export.views import map as areas
from sayso.export.views import story as pages
from sayso.export.views.forms import Writer
from sayso.ledger import connect
from sayso.ledger.body import many
from sayso.pipeline.computing import refresh
from sayso.pipeline.telling import story
from sayso.records import Query, Story
from sayso.view.changes import changes
from sayso.view.denials import denials as denied
from sayso.view.drifts import drifts
from sayso.view.forecasts import forecasts as foreseen
from sayso.view.occurrences import occurrences
from sayso.view.places import places
from sayso.view.sources import sources as profiles
from sayso.view.state import state
from sayso.view.tracks import tracks
from sayso.view.unconfirmed import unconfirmed as lonely
from tests.deployment import desk

T = TypeVar("T")

NOW = "2031-01-01T00:00:00Z"
MIDDLE = "2025-04-15"
"""A day in the middle of ten thousand statements."""
RUNS = 5
"""Times that what `story` and `brief` take is measured."""
Times = dict[str, float]
"""Milliseconds of this process's processor by stage, whoever else uses the machine."""


@dataclass(frozen=True, slots=True)
class View(Generic[T]):
    """A view as a verb tells it, `shown` items of each list; the first of `forms` also works out what it reads."""

    found: Callable[[Story], Sequence[T]]
    writers: Mapping[str, Writer[T]]
    forms: tuple[str, ...] = ("table", "html", "json")
    edits: bool = False
    shown: int = LIMIT

    def spent(self, ledger: str) -> Times:
        """What it takes to load the story, to find the view, to find it again, and to write it in each form."""
        times: Times = {}
        told = spent(times, "load", lambda: asked(ledger, edits=self.edits, shown=self.shown))
        items = spent(times, "first", lambda: self.found(told))
        spent(times, "again", lambda: self.found(told))
        for form in self.forms:
            if form in self.writers:
                spent(times, form, partial(self.writers[form], told, items, StringIO()))
        return times


def spent(times: Times, stage: str, work: Callable[[], T]) -> T:
    """Do some work as the verbs do, and note what it takes."""
    begun = time.process_time()
    with many():
        done = work()
    times[stage] = 1000 * (time.process_time() - begun)
    return done


def asked(ledger: str, as_of: str | None = None, *, edits: bool = False, shown: int = LIMIT) -> Story:
    """The whole story, with silent edits or without, as its verb asks for it."""
    with connect(ledger) as book:
        return story(book, Query(as_of=as_of, limit=shown), desk(), now=NOW, edits=edits)


def loaded(ledger: str, as_of: str | None = None) -> Times:
    """What it takes to load the story, and to load it again."""
    times: Times = {}
    spent(times, "first", lambda: asked(ledger, as_of))
    spent(times, "again", lambda: asked(ledger, as_of))
    return times


def changed(ledger: str) -> Times:
    """What it takes to tell what changed since the middle."""
    now, then = asked(ledger, edits=True), asked(ledger, MIDDLE)
    times: Times = {}
    spent(times, "first", lambda: changes(then, now))
    spent(times, "again", lambda: changes(then, now))
    return times


VIEWS: Mapping[str, Callable[[str], Times]] = {
    "the story loaded": loaded,
    "the same, as of the middle": partial(loaded, as_of=MIDDLE),
    "story": View(lambda told: (state(told),), pages.WRITERS, shown=screen.FOREMOST).spent,
    "brief": View(lambda told: (state(told),), brief.WRITERS, ("html", "table"), shown=letter.FOREMOST).spent,
    "changes since the middle": changed,
    "figures": View(tracks, figures.WRITERS).spent,
    "forecasts": View(foreseen, forecasts.WRITERS).spent,
    "denials": View(denied, denials.WRITERS).spent,
    "unconfirmed": View(lonely, unconfirmed.WRITERS).spent,
    "drift": View(drifts, drift.WRITERS, edits=True).spent,
    "sources": View(profiles, sources.WRITERS, edits=True).spent,
    "timeline": View(occurrences, timeline.WRITERS).spent,
    "map": View(places, areas.WRITERS).spent,
}


def measured(view: str, ledger: str) -> Times:
    """What a view takes; in a module's function, so that another process finds it."""
    return VIEWS[view](ledger)


def fill(ledger: str, statements: int) -> None:
    """Store as many chapters as hold so many statements, and compute their claims."""
    begun = time.perf_counter()
    with connect(ledger) as book, book.writing() as writer:
        for chapter in chapters(statements):
            for entry in chapter.entries:
                writer.store(entry)
            writer.link(chapter.links)
            writer.copy(chapter.copies)
        refresh(writer, desk())
        print(f"filled in {time.perf_counter() - begun:.0f} s; {writer.counts()}", flush=True)


def alone(work: Callable[..., T], *given: object) -> T:
    """What work gives in a fresh process."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(work, *given).result()


def tell(ledger: str) -> None:
    """Print what each view takes, and what `story` and `brief` take from end to end."""
    columns = ("first", "again", "table", "html", "json")
    print(f"{'':28}" + "".join(f"{column:>8}" for column in columns) + " ms of processor")
    for name in VIEWS:
        times = alone(measured, name, ledger)
        cells = (f"{times[column]:8.0f}" if column in times else f"{'':8}" for column in columns)
        print(f"{name:28}" + "".join(cells), flush=True)
    for verb, form in (("story", "table"), ("brief", "html")):
        runs = [alone(measured, verb, ledger) for _ in range(RUNS)]
        totals = [sum(times[stage] for stage in ("load", "first", form)) for times in runs]
        print(f"sayso {verb} as {form}, loaded and told: {min(totals):.0f} ms at best, {median(totals):.0f} usually")


def main() -> None:
    """Fill, then tell."""
    parser = argparse.ArgumentParser(prog="python -m bench.views", description=__doc__)
    parser.add_argument("--statements", type=int, default=10_000, help="how many statements")
    parser.add_argument("--ledger", help="a file; one that holds reports is only asked; without it one that goes")
    options = parser.parse_args()
    print(machine())
    with tempfile.TemporaryDirectory() as folder:
        ledger = options.ledger or str(Path(folder) / "ledger.db")
        with connect(ledger) as book:
            filled = book.counts().reports
        if not filled:
            alone(fill, ledger, options.statements)
        tell(ledger)


if __name__ == "__main__":
    main()
