"""Speed of the ledger: `python -m bench.ledger --reports 10000`; see docs/evaluation.md for what it printed where."""

from __future__ import annotations

import argparse
import random
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.__main__ import machine
from bench.stories import stories
from sayso.ledger import Ledger, connect
from sayso.link import embed
from sayso.pipeline.adding import entry, store
from sayso.pipeline.asking import claim, claims
from sayso.pipeline.computing import TOGETHER, recall
from sayso.pipeline.desk import Desk
from sayso.pipeline.reading import reading
from sayso.reader.model import load
from sayso.records import Query
from sayso.text.outlets import outlets

PART = 10
"""Parts of the reports whose rates are printed one below the other: the last should keep the rate of the first."""
ASKED = 60
"""Questions of each kind."""
NOW = "2031-01-01T00:00:00Z"
STAGES = ("read", "vectors", "link", "past")
"""What adding a report comes to: the last is to compute what claims were before it."""


@contextmanager
def spent(stages: dict[str, float], name: str) -> Iterator[None]:
    """Add the seconds of a block to those of its stage: of this process's processor, whoever else uses the machine."""
    begun = time.process_time()
    yield
    stages[name] = stages.get(name, 0.0) + time.process_time() - begun


def adding(ledger: Ledger, desk: Desk, reports: int) -> None:
    """Add reports one after the other, and say what each part of them costs."""
    model, embedder = load(threads=1), embed.load(threads=1)
    size = max(1, reports // PART)
    stages: dict[str, float] = {}
    rates = []
    print("Adding, by processor time of this process:")
    print(f"{'reports':>9} {' '.join(f'{name:>9}' for name in STAGES)} ms each {'a second':>9} {'but for reading':>16}")
    for number, report in enumerate(stories(reports), 1):
        with spent(stages, "read"):
            found = reading(report, model)
        with spent(stages, "vectors"):
            made = entry(found, embedder, report.published or NOW)
        with spent(stages, "link"):
            store(ledger, made, desk)
        with spent(stages, "past"):
            recall(ledger, desk, least=TOGETHER)
        if number % size == 0:
            each = {name: 1000 * seconds / size for name, seconds in stages.items()}
            rates.append(1000 / sum(each.values()))
            alone = 1000 / (sum(each.values()) - each["read"])
            row = " ".join(f"{each[name]:9.1f}" for name in STAGES)
            print(f"{number:9,} {row} {'':7} {rates[-1]:9.1f} {alone:16.1f}", flush=True)
            stages.clear()
    print(f"the last part keeps {100 * rates[-1] / rates[0]:.0f} % of the rate of the first; {ledger.counts()}")


def asking(ledger: Ledger, desk: Desk) -> None:
    """How long lists, claims and searches take, in milliseconds."""
    rng = random.Random(1)
    listed = claims(ledger, Query(limit=500), desk)
    towns = sorted({spot.name for one in listed for saying in one.statements for spot in saying.where}) or ["Lesk"]
    print(f"{'':34} {'median':>8} {'p95':>8} ms")
    waits: dict[str, Callable[[], object]] = {
        "claims": lambda: claims(ledger, Query(offset=rng.randrange(100)), desk),
        "claims with words": lambda: claims(ledger, Query(text=f"killed {rng.choice(towns)}"), desk),
        "claims denied": lambda: claims(ledger, Query(standing="denied", offset=rng.randrange(20)), desk),
        "claims as of a day": lambda: claims(ledger, Query(as_of=f"2030-0{rng.randint(1, 9)}-15"), desk),
        "show": lambda: claim(ledger, rng.choice(listed).id, desk),
        "search": lambda: ledger.search(f"shelled {rng.choice(towns)}", 20),
    }
    for name, ask in waits.items():
        times = []
        for _ in range(ASKED):
            begun = time.perf_counter()
            ask()
            times.append(1000 * (time.perf_counter() - begun))
        times.sort()
        print(f"{name:34} {times[ASKED // 2]:8.1f} {times[int(ASKED * 0.95)]:8.1f}", flush=True)


def main() -> None:
    """Add, then ask."""
    parser = argparse.ArgumentParser(prog="python -m bench.ledger", description=__doc__)
    parser.add_argument("--reports", type=int, default=1000, help="how many reports")
    parser.add_argument("--address", help="a new ledger; without it a file that is thrown away")
    options = parser.parse_args()
    print(machine())
    desk = Desk(outlets())
    with tempfile.TemporaryDirectory() as folder, connect(options.address or str(Path(folder) / "ledger.db")) as ledger:
        adding(ledger, desk, options.reports)
        asking(ledger, desk)


if __name__ == "__main__":
    main()
