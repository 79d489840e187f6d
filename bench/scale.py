"""Speed of asking a large ledger: `python -m bench.scale --statements 1000000`; docs/evaluation.md has what it printed.

Ten thousand statements, the example story's and made ones, are stored and their claims computed as they always are; the
rest are their clones. Asked are lists, claims, searches, and the pages of the desk. Where that is given, a ledger is
kept, and asked again without being filled.
"""

from __future__ import annotations

import argparse
import gzip
import random
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TypeVar

from sqlalchemy import update
from starlette.testclient import TestClient

from bench.__main__ import machine
from bench.chapters import chapters
from bench.clones import clone
from bench.press import DAYS, PLACES, REPORT, SOURCES, WORDS, Press, moment, rulings, tellings
from sayso.ledger import Ledger, connect
from sayso.ledger.tables import desks
from sayso.pipeline.asking import claim, claims
from sayso.pipeline.computing import recall, refresh
from sayso.pipeline.desk import Desk
from sayso.records import Query
from sayso.text.outlets import outlets
from sayso.web.room import Room
from sayso.web.site import site
from sayso.web.views import STORY as FIRST
from sayso.web.views import VIEWS

T = TypeVar("T")

BASE = 10_000
"""Statements that are stored as they always are."""
STORY = 2_000
"""Of these about so many are the example story's."""
COMMONEST = ("soldiers", "North Korean", "Russia", "troops")
"""Words that a tenth to a fifth of all statements have."""
BATCH = 500
"""Reports that are stored in one transaction."""
NOW = "2031-01-01T00:00:00Z"
ASKED = 60
"""Questions of each kind."""
PATIENCE = 60
"""Seconds that are spent on a kind."""


def fill(ledger: Ledger, desk: Desk, statements: int) -> None:
    """Store so many statements with their claims."""
    begun = time.process_time()
    press = Press(random.Random(1))
    made(ledger, press, desk)
    print(f"{BASE:,} stored and judged in {time.process_time() - begun:.0f} s of processor", flush=True)
    clone(ledger, statements // BASE, lambda number: print(f"\r{number * BASE:,}", end="", flush=True))
    with ledger.writing() as writer:
        for ruling in rulings(press, press.rng):
            writer.rule(ruling)
        refresh(writer, desk)
    recall(ledger, desk, lots=ledger.waiting())
    print(f"\rfilled in {time.process_time() - begun:.0f} s of processor; {ledger.counts()}", flush=True)


def made(ledger: Ledger, press: Press, desk: Desk) -> None:
    """What is cloned."""
    stored = 0
    with ledger.writing() as writer:
        for chapter in chapters(STORY):
            for entry in chapter.entries:
                writer.store(replace(entry, recorded=entry.reading.report.published or NOW))
                stored += len(entry.sayings)
            writer.link(chapter.links)
            writer.copy(chapter.copies)
    left = iter(tellings(BASE - stored, press.rng))
    for batch in batches((press.report(batch) for batch in batches(left, REPORT)), BATCH):
        with ledger.writing() as writer:
            for one in batch:
                writer.store(one.entry)
            writer.link(link for one in batch for link in one.links)
    with ledger.writing() as writer:
        refresh(writer, desk)
    recall(ledger, desk, lots=ledger.waiting())


def batches(left: Iterator[T], size: int) -> Iterator[list[T]]:
    """So many at a time."""
    while batch := list(islice(left, size)):
        yield batch


def questions(ledger: Ledger, desk: Desk, rng: random.Random) -> dict[str, Callable[[], object]]:
    """What is asked, by name; each call asks anew."""
    large = [one.id for one in claims(ledger, Query(limit=50), desk)]
    small = [one.id for one in claims(ledger, Query(standing="single root", limit=50), desk)]

    def word(low: int, high: int) -> str:
        return WORDS.things[rng.randrange(low, high)]

    def day() -> str:
        return moment(rng.randrange(DAYS * 24 * 60))[:10]

    def listed(ask: Callable[[], Query]) -> Callable[[], object]:
        return lambda: claims(ledger, ask(), desk)

    def place() -> str:
        return PLACES.pick(rng, 1)[0].name

    return {
        "claims": listed(lambda: Query(offset=rng.randrange(100))),
        "claims, far down": listed(lambda: Query(offset=rng.randrange(5_000))),
        "claims with a rare word": listed(lambda: Query(word(5_000, 30_000))),
        "claims with a common word": listed(lambda: Query(word(0, 20))),
        "claims with a word of a fifth": listed(lambda: Query(rng.choice(COMMONEST))),
        "claims with four common words": listed(lambda: Query(" ".join(word(0, 20) for _ in range(4)))),
        "claims by source": listed(lambda: Query(source=rng.choice(SOURCES.things[:500]).name)),
        "claims by place": listed(lambda: Query(place=place())),
        "claims since a day": listed(lambda: Query(since=day())),
        "claims denied": listed(lambda: Query(standing="denied", offset=rng.randrange(200))),
        "claims of several roots": listed(lambda: Query(standing="corroborated")),
        "claims of one place and word": listed(lambda: Query(word(0, 200), place=place())),
        "as of a day": listed(lambda: Query(as_of=day())),
        "as of a day, far down": listed(lambda: Query(as_of=day(), offset=rng.randrange(1_000))),
        "as of a day, with a rare word": listed(lambda: Query(word(5_000, 30_000), as_of=day())),
        "as of a day, with a common word": listed(lambda: Query(word(0, 20), as_of=day())),
        "as of a day, by place": listed(lambda: Query(place=place(), as_of=day())),
        "as of a day, not contested": listed(lambda: Query(standing="none", as_of=day())),
        "known on a day": listed(lambda: Query(known=day())),
        "all claims of a word": listed(lambda: Query(word(1_000, 2_000), limit=None)),
        "all claims of a word, as of a day": listed(lambda: Query(word(1_000, 2_000), as_of=day(), limit=None)),
        "show, a large claim": lambda: claim(ledger, rng.choice(large), desk),
        "show, a small claim": lambda: claim(ledger, rng.choice(small), desk),
        "show, as of a day": lambda: claim(ledger, rng.choice(large), desk, as_of=NOW[:10]),
        "search, a rare word": lambda: ledger.search(word(5_000, 30_000), 20),
        "search, two common words": lambda: ledger.search(f"{word(0, 20)} {word(0, 20)}", 20),
    }


def pages(ledger: Ledger, desk: Desk, rng: random.Random) -> dict[str, Callable[[], str]]:
    """Pages of the desk, by name; each call gives an address."""
    large = [one.id for one in claims(ledger, Query(limit=50), desk)]
    small = [one.id for one in claims(ledger, Query(standing="single root", limit=50), desk)]
    with closing(ledger.latest()) as found:
        reports = [one.id for one in islice(found, 50)]

    def word(low: int, high: int) -> str:
        return WORDS.things[rng.randrange(low, high)]

    def day() -> str:
        return moment(rng.randrange(DAYS * 24 * 60))[:10]

    own: dict[str, Callable[[], str]] = {
        "/": lambda: "/",
        "/, as of a day": lambda: f"/?as_of={day()}",
        "/, a common word": lambda: f"/?q={word(0, 20)}",
        "/claims": lambda: f"/claims?offset={20 * rng.randrange(5)}",
        "/claims, a common word": lambda: f"/claims?q={word(0, 20)}",
        "/claims, as of a day": lambda: f"/claims?as_of={day()}",
        "/claims, a word of a fifth": lambda: f"/claims?q={rng.choice(COMMONEST)}",
        "/claims/ID, a large claim": lambda: f"/claims/{rng.choice(large)}",
        "/claims/ID, a small claim": lambda: f"/claims/{rng.choice(small)}",
        "/reports": lambda: f"/reports?offset={20 * rng.randrange(50)}",
        "/reports, a common word": lambda: f"/reports?q={word(0, 20)}",
        "/reports/ID": lambda: f"/reports/{rng.choice(reports)}",
    }
    views = [name for name in VIEWS if name != FIRST]
    told = {f"/{name}": partial(str, f"/{name}") for name in views}
    worded = {f"/{name}, a word": partial(lambda name: f"/{name}?q={word(100, 1_000)}", name) for name in views}
    return own | told | worded


def ask(ledger: Ledger, desk: Desk, times: int) -> None:
    """How long lists, claims and searches take, in milliseconds, each kind and then all of a verb."""
    print(f"{'':34} {'median':>8} {'p95':>8} {'longest':>8} {'p95 of processor':>17} ms")
    whole: dict[str, Times] = {}
    for name, question in questions(ledger, desk, random.Random(2)).items():
        found = timed(question, times)
        print(f"{name:34} {found.told(times)}", flush=True)
        verb = name.split(",")[0]
        all_of = whole.setdefault(f"all of {verb}" if verb in ("show", "search") else "all lists", Times())
        all_of.waits += found.waits
        all_of.spent += found.spent
    for name, found in whole.items():
        print(f"{name:34} {found.told(len(found.waits))}", flush=True)


def turn(ledger: Ledger, desk: Desk, times: int) -> None:
    """How long pages take, in milliseconds, and how large they are."""
    room = Room(ledger, desk, lambda: NOW, "bench")
    print(f"{'':34} {'median':>8} {'p95':>8} {'longest':>8} {'p95 of processor':>17} ms {'kB':>7} {'zipped':>7}")
    with TestClient(site(room), base_url="http://localhost", raise_server_exceptions=False) as browser:
        for name, address in pages(ledger, desk, random.Random(3)).items():
            sizes: list[tuple[int, int, int]] = []
            row = timed(lambda: sizes.append(_size(browser, address())), times).told(times)  # noqa: B023 — asked at once
            failed = sum(status != 200 for status, _, _ in sizes)
            plain, zipped = (max(one[place] for one in sizes) / 1000 for place in (1, 2))
            print(f"{name:34} {row}    {plain:7.1f} {zipped:7.1f}{f'  {failed} failed' if failed else ''}", flush=True)


def _size(browser: TestClient, address: str) -> tuple[int, int, int]:
    """The status of a page, and its bytes as it is and as it is sent."""
    with browser.stream("GET", address) as answer:
        sent = b"".join(answer.iter_raw())
    plain = gzip.decompress(sent) if answer.headers.get("content-encoding") == "gzip" else sent
    return answer.status_code, len(plain), len(sent)


@dataclass(slots=True)
class Times:
    """How long each answer took, in milliseconds, by the clock and of the processor."""

    waits: list[float] = field(default_factory=list)
    spent: list[float] = field(default_factory=list)

    def told(self, wanted: int) -> str:
        """Median, p95 and longest by the clock, and p95 of the processor."""
        waits, spent, tail = sorted(self.waits), sorted(self.spent), int(len(self.waits) * 0.95)
        asked = "" if len(waits) == wanted else f" asked {len(waits)} times"
        return f"{waits[len(waits) // 2]:8.1f} {waits[tail]:8.1f} {waits[-1]:8.1f} {spent[tail]:17.1f}{asked}"


def timed(question: Callable[[], object], times: int) -> Times:
    """How long so many answers take; a question that takes too long is asked no more."""
    found, end = Times(), time.perf_counter() + PATIENCE
    for _ in range(times):
        begun, cores = time.perf_counter(), time.process_time()
        question()
        found.waits.append(1000 * (time.perf_counter() - begun))
        found.spent.append(1000 * (time.process_time() - cores))
        if time.perf_counter() > end:
            break
    return found


def main() -> None:
    """Fill, then ask."""
    parser = argparse.ArgumentParser(prog="python -m bench.scale", description=__doc__)
    parser.add_argument("--statements", type=int, default=1_000_000, help="how many statements")
    parser.add_argument("--address", help="a ledger; one that holds reports is only asked; without it a file that goes")
    parser.add_argument("--times", type=int, default=ASKED, help="how often each question is asked")
    options = parser.parse_args()
    print(machine())
    desk = Desk(outlets())
    with tempfile.TemporaryDirectory() as folder, connect(options.address or str(Path(folder) / "ledger.db")) as ledger:
        if not ledger.counts().reports:
            fill(ledger, desk, options.statements)
        with ledger.database.writing() as connection:
            # Were it another desk's, the first question would compute all claims anew, which is not asked here.
            connection.execute(update(desks).values(mark=desk.mark))
        ask(ledger, desk, options.times)
        turn(ledger, desk, options.times)


if __name__ == "__main__":
    main()
