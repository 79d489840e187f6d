"""Tools that find, read, link and answer without a model: what each verb asks of them is kept."""

# ruff: noqa: ARG002, ARG005 — a fake has all parameters of what it stands for.

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO

import pytest
from typer.testing import CliRunner, Result

from sayso.cli.tools import Tools
from sayso.errors import SaysoError, SourceError
from sayso.ledger import Entry, Ledger, connect
from sayso.pipeline.adding import Added
from sayso.pipeline.desk import Desk
from sayso.records import Claim, Poll, Query, Reading, Report, Ruling, Saying, Span, Statement, Story
from sayso.text.outlets import outlets
from tests.cli.whole import app

NOW = "2031-06-01T09:00:00Z"


@dataclass
class Fake:
    """Finds two reports in every source but those named gone, and answers every question with the same claims."""

    claims: tuple[Claim, ...] = ()
    near: tuple[Claim, ...] = ()
    stop_after: int | None = None
    asked: list[Query] = field(default_factory=list)
    edits: list[bool] = field(default_factory=list)
    traced: list[tuple[str, str | None, str | None]] = field(default_factory=list)
    ruled: list[Ruling] = field(default_factory=list)
    problems: tuple[str, ...] = ()

    def find(
        self, source: str, *, published: str | None, outlet: str | None, stdin: BinaryIO | None
    ) -> Iterator[Report | SourceError]:
        if "gone" in source:
            yield SourceError(source, "there is no such file")
            return
        for number in range(2):
            text, day = f"Report {number} in {source}.", published or "2031-05-12"
            yield Report(text, title=source, published=day, outlet=outlet)

    def add(
        self,
        reports: Iterable[Report | SourceError],
        ledger: Ledger,
        desk: Desk,
        *,
        recorded: Callable[[], str],
        threads: int | None,
    ) -> Iterator[Added]:
        for number, found in enumerate(reports):
            if number == self.stop_after:
                raise KeyboardInterrupt
            if isinstance(found, SourceError):
                yield Added("failed", found.name, None, found)
                continue
            with ledger.writing() as writer:
                yield Added(writer.store(entry(found, recorded())), found.title or "", found)

    def watch(
        self,
        addresses: Iterable[str],
        load: Callable[[str], Poll | None],
        save: Callable[[Poll], None],
        *,
        known: Callable[[str], bool],
    ) -> Iterator[Report | SourceError | Poll]:
        for address in addresses:
            poll = Poll(address, None, None, NOW, 0)
            yield Report("News.", url=f"{address}/1", outlet="The\x1b Courier", title="A crossing")
            assert known(f"{address}/1")
            yield SourceError(f"{address}/2", "timed out")
            save(poll)
            assert load(address) == poll
            yield poll
        raise KeyboardInterrupt

    def listed(self, ledger: Ledger, query: Query, desk: Desk) -> tuple[Claim, ...]:
        self.asked.append(query)
        return self.claims

    def nearest_to(self, ledger: Ledger, query: Query, desk: Desk) -> tuple[Claim, ...]:
        return self.near

    def told(self, ledger: Ledger, query: Query, desk: Desk, *, now: str, edits: bool = True) -> Story:
        self.asked.append(query)
        self.edits.append(edits)
        return Story(query, query.as_of or now, self.claims)

    def trace(self, ledger: Ledger, id_or_prefix: str, desk: Desk, *, as_of: str | None, known: str | None) -> Claim:
        self.traced.append((id_or_prefix, as_of, known))
        for claim in self.claims:
            if any(each.id.startswith(id_or_prefix) for each in claim.statements):
                return claim
        raise SaysoError(f"{id_or_prefix}: there is no such claim")

    def rule(self, ledger: Ledger, ruling: Ruling, desk: Desk) -> None:
        self.ruled.append(ruling)
        with ledger.writing() as writer:
            writer.rule(ruling)

    def relink(self, ledger: Ledger, desk: Desk, *, recorded: Callable[[], str]) -> Iterator[int]:
        yield from range(1, ledger.counts().reports + 1)

    @property
    def tools(self) -> Tools:
        return Tools(
            find=self.find,
            read=_read,
            desk=lambda settings: Desk(outlets(None)),
            add=self.add,
            claims=self.listed,
            nearest=self.nearest_to,
            claim=self.trace,
            story=self.told,
            rule=self.rule,
            relink=self.relink,
            watch=self.watch,
            verify=lambda ledger: iter(self.problems),
            now=lambda: NOW,
            user=lambda: "ben",
        )

    def run(self, *args: str | Path, **more: Any) -> Result:
        """What a command prints, and its exit status."""
        return CliRunner().invoke(app, [str(each) for each in args], obj=self.tools, **more)


def entry(report: Report, moment: str, sayings: tuple[Saying, ...] = ()) -> Entry:
    """An entry without anything to link."""
    spans = Span(0, len(report.text))
    statements = tuple(Statement(each.id, each.voice, (spans,)) for each in sayings)
    made = Reading(report, "fake", (), statements)
    return Entry(made, sayings, (b"",) * len(sayings), (frozenset(),) * len(sayings), frozenset(), moment)


def _read(reports: Iterable[Report], *, threads: int | None) -> Iterator[Reading]:
    for report in reports:
        yield Reading(report, "fake")


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """The path of an empty ledger."""
    path = tmp_path / "story.db"
    connect(str(path)).close()
    return path
