"""Speed of asking a large ledger: `python -m bench.scale --statements 1000000`; docs/evaluation.md has what it printed.

The ledger is filled with made records, without reading or linking: claims of one statement and of hundreds, words,
places and sources of which few are common and many rare, two years of reports, some denials and some rulings.
"""

from __future__ import annotations

import argparse
import random
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import accumulate, islice
from pathlib import Path
from typing import Generic, TypeVar

from bench.__main__ import machine
from sayso.ledger import Entry, Ledger, Writer, connect
from sayso.pipeline.asking import claim, claims
from sayso.pipeline.desk import Desk
from sayso.pipeline.linking import refresh
from sayso.records import (
    Against,
    Claim,
    Happening,
    Link,
    Party,
    Query,
    Reading,
    Relation,
    Relay,
    Report,
    Root,
    Ruling,
    Saying,
    Source,
    Span,
    Spot,
    Standing,
    Statement,
    fingerprint,
)
from sayso.text.outlets import outlets

T = TypeVar("T")

ALONE = 0.85
"""Share of claims that are said once."""
LARGEST = 300
"""Statements of the largest claims."""
LASTS = 6 * 24 * 60
"""Minutes from the first to the last statement of a claim, on average."""
DENIED = 0.1
"""Share of claims of several statements that somebody denies."""
REPORT = 20
"""Statements in a report."""
DEEDS = 0.15
"""Share of statements that tell what somebody does to somebody."""
BATCH = 500
"""Reports that are stored in one transaction."""
RULINGS = 300
BEGUN = datetime(2029, 1, 1, tzinfo=UTC)
DAYS = 730
NOW = "2031-01-01T00:00:00Z"
ASKED = 60
"""Questions of each kind."""
SYLLABLES = ("ka", "lo", "ver", "mi", "tan", "dor", "es", "ul", "bri", "no", "sal", "gor", "pe", "rin", "zha", "ost")


@dataclass(frozen=True, slots=True)
class Zipf(Generic[T]):
    """Things of which the first are common and the last rare, as words are."""

    things: Sequence[T]
    _weights: list[float] = field(init=False)

    def __post_init__(self) -> None:
        weights = accumulate(1 / (place + 3) for place in range(len(self.things)))
        object.__setattr__(self, "_weights", list(weights))

    def pick(self, rng: random.Random, count: int) -> list[T]:
        """So many of them by chance."""
        return rng.choices(self.things, cum_weights=self._weights, k=count)


def names(count: int, syllables: int) -> list[str]:
    """Made names, all different."""
    rng = random.Random(f"{count} {syllables}")
    made: dict[str, None] = {}
    while len(made) < count:
        made["".join(rng.choices(SYLLABLES, k=syllables + rng.randrange(2)))] = None
    return list(made)


STATES = [name.capitalize() for name in names(60, 3)]
WORDS = Zipf(names(30_000, 4))
PLACES = Zipf([Spot(name.capitalize(), 45.0, 30.0, None, "town", 5.0) for name in names(2_000, 2)])
OUTLETS = Zipf([f"The {name.capitalize()} Post" for name in names(300, 2)])
SOURCES = Zipf(
    [
        Party(f"{state}'s {office}", f"{state}'s {office}", affiliation=state, country=state, kind="government")
        for office in ("Defence Ministry", "Foreign Ministry", "Border Command", "Presidency", "General Staff")
        for state in STATES
    ]
    + [Party(name.capitalize(), name.capitalize()) for name in names(3_000, 3)]
)


@dataclass(frozen=True, slots=True, order=True)
class Telling:
    """A statement to be made: when, of which claim, as the how-manieth there; `denies` is the claim that it denies."""

    minute: int
    claim: int
    turn: int
    denies: int | None = None


def tellings(count: int, rng: random.Random) -> list[Telling]:
    """So many statements, in time order."""
    made: list[Telling] = []
    number = 0
    while len(made) < count:
        size = 1 if rng.random() < ALONE else min(LARGEST, 1 + int(2 * rng.paretovariate(1)))
        minute = rng.randrange(DAYS * 24 * 60)
        for turn in range(size):
            made.append(Telling(minute, number, turn))
            minute += int(rng.expovariate(size / LASTS))
        number += 1
        if size > 1 and rng.random() < DENIED:
            made.append(Telling(minute, number, 0, number - 1))
            number += 1
    return sorted(made[:count])


@dataclass(frozen=True, slots=True)
class Made:
    """A report with the links of its statements."""

    entry: Entry
    links: tuple[Link, ...]


@dataclass(slots=True)
class Press:
    """Writes reports; remembers the statements of each claim, to which later ones are linked."""

    rng: random.Random
    told: dict[int, list[str]] = field(default_factory=dict)
    denied: dict[int, list[str]] = field(default_factory=dict)

    def report(self, batch: Sequence[Telling]) -> Made:
        """A report that makes these statements."""
        outlet, published = OUTLETS.pick(self.rng, 1)[0], moment(batch[0].minute)
        lines = [self._line(telling) for telling in batch]
        text = "\n".join(f"{party.name} said {said}." for party, said, _ in lines)
        title = " ".join(WORDS.pick(self.rng, 5))
        url = f"https://{outlet[4:-5].lower()}.example/{fingerprint(text)}"
        report = Report(text, url=url, title=title, published=published, outlet=outlet, language="en")
        sayings, statements, start = [], [], 0
        for telling, (party, said, spot) in zip(batch, lines, strict=True):
            source = Span(start, start + len(party.name))
            content = Span(source.end + len(" said "), source.end + len(" said ") + len(said))
            one = self._saying(telling, report, party, content, spot)
            sayings.append(one)
            statements.append(Statement(one.id, "indirect", (content,), Source(source)))
            start = content.end + 2
        links = [link for one, telling in zip(sayings, batch, strict=True) for link in self._links(one.id, telling)]
        vectors = tuple(self.rng.randbytes(384) for _ in sayings)
        keys = tuple(frozenset(one.text.split()) for one in sayings)
        prints = frozenset(self.rng.getrandbits(64) for _ in range(20))
        entry = Entry(Reading(report, "bench", (), tuple(statements)), tuple(sayings), vectors, keys, prints, published)
        return Made(entry, tuple(links))

    def _line(self, telling: Telling) -> tuple[Party, str, Spot]:
        """Who says what of where: the words of a claim stay much the same."""
        topic = random.Random(telling.claim if telling.denies is None else telling.denies)
        spot = PLACES.pick(topic, 1)[0]
        words = [*WORDS.pick(topic, 8), *WORDS.pick(self.rng, 4), "near", spot.name]
        return SOURCES.pick(self.rng, 1)[0], " ".join(words), spot

    def _saying(self, telling: Telling, report: Report, party: Party, content: Span, spot: Spot) -> Saying:
        said = content.of(report.text)
        one, other = self.rng.sample(STATES, 2)
        deed = Happening(
            "ASSAULT", said.split()[0], None, Party(one, one, country=one), Party(other, other, country=other)
        )
        return Saying(
            fingerprint("statement", report.id, content),
            report.id,
            content.start,
            said,
            f"{party.name} said {said}.",
            "indirect",
            outlet=report.outlet,
            url=report.url,
            published=report.published,
            source=party,
            cue="said" if telling.denies is None else "denied",
            act="asserts" if telling.denies is None else "denies",
            events=(deed,) if self.rng.random() < DEEDS else (),
            where=(spot,),
        )  # fmt: skip

    def _links(self, own: str, telling: Telling) -> Iterator[Link]:
        known = self.told.setdefault(telling.claim, [])
        if telling.denies is not None and (denied := self.told.get(telling.denies)):
            self.denied.setdefault(telling.denies, []).append(own)
            yield link("denies", own, denied[0])
        if known:
            yield link("relays" if self.rng.random() < 0.5 else "same", own, known[0])
            yield link("same", own, self.rng.choice(known))
        known.append(own)


def link(relation: Relation, one: str, other: str) -> Link:
    """A link as the rules judge it."""
    return Link(relation, one, other, 0.8, ("the same day", "both name the same place"), "bench")


def moment(minute: int) -> str:
    """A moment of the two years."""
    return (BEGUN + timedelta(minutes=minute)).strftime("%Y-%m-%dT%H:%M:%SZ")


def fill(ledger: Ledger, desk: Desk, statements: int) -> None:
    """Store so many statements with their claims."""
    rng = random.Random(1)
    press, left = Press(rng), iter(tellings(statements, rng))
    begun = time.perf_counter()
    for batch in batches((press.report(batch) for batch in batches(left, REPORT)), BATCH):
        with ledger.writing() as writer:
            for one in batch:
                writer.store(one.entry)
            writer.link(link for one in batch for link in one.links)
    print(f"stored in {time.perf_counter() - begun:.0f} s", flush=True)
    begun = time.perf_counter()
    for told in batches(iter(press.told.items()), BATCH * REPORT):
        with ledger.writing() as writer:
            writer.seat(desk.mark)
            keep(writer, [(ids, press.denied.get(number, [])) for number, ids in told])
    with ledger.writing() as writer:
        for ruling in rulings(press, rng):
            writer.rule(ruling)
        refresh(writer, desk)
    print(f"claims kept in {time.perf_counter() - begun:.0f} s; {ledger.counts()}", flush=True)


def keep(writer: Writer, told: Sequence[tuple[list[str], list[str]]]) -> None:
    """Claims of these statements and those that deny them, as views would compute them."""
    sayings = {one.id: one for one in writer.sayings(id_ for pair in told for ids in pair for id_ in ids)}
    found = [judged([sayings[one] for one in ids], [sayings[one] for one in denials]) for ids, denials in told]
    writer.cache([one for ids, _ in told for one in ids], found)


def judged(said: Sequence[Saying], denials: Sequence[Saying]) -> Claim:
    """A claim with a root for each source."""
    by: dict[str, list[Saying]] = {}
    for one in said:
        by.setdefault(one.source.name if one.source else "", []).append(one)
    roots = tuple(
        Root(name, own[0].id, tuple(one.id for one in own), tuple(dict.fromkeys(str(one.outlet) for one in own)))
        for name, own in by.items()
    )
    relays = tuple(Relay(one.id, said[0].id, "the same words, later") for one in said[1:])
    against = tuple(Against(one, "denied", f"{one.source.name if one.source else ''} denied it") for one in denials)
    standing = Standing(
        "corroborated" if len(roots) > 1 else "single root", len(roots), "denied" if against else "none", None, "So."
    )
    carried = tuple(dict.fromkeys(str(one.outlet) for one in said))
    dates = said[0].published, said[-1].published
    return Claim(said[0].id, said[0].text, tuple(said), roots, relays, against, (), standing, carried, *dates)


def batches(left: Iterator[T], size: int) -> Iterator[list[T]]:
    """So many at a time."""
    while batch := list(islice(left, size)):
        yield batch


def rulings(press: Press, rng: random.Random) -> Iterator[Ruling]:
    """Splits, rejections and corrections of statements, and grades of sources."""
    told = list(press.told.values())
    end = DAYS * 24 * 60
    for minute in range(end, end + RULINGS, 3):
        one, other, third = (rng.choice(rng.choice(told)) for _ in range(3))
        yield Ruling("split", one, "bench", "for the bench", moment(minute))
        yield Ruling("reject", other, "bench", "for the bench", moment(minute + 1))
        yield Ruling("correct", third, "bench", "why not", moment(minute + 2), field="stance", value='"distanced"')
    for party in SOURCES.things[-20:]:
        yield Ruling("grade", party.name, "bench", "for the bench", moment(end + RULINGS), value="B")


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


def ask(ledger: Ledger, desk: Desk) -> None:
    """How long lists, claims and searches take, in milliseconds."""
    print(f"{'':34} {'median':>8} {'p95':>8} {'longest':>8} ms")
    for name, question in questions(ledger, desk, random.Random(2)).items():
        times = sorted(map(partial(milliseconds, question), range(ASKED)))
        median, p95 = times[ASKED // 2], times[int(ASKED * 0.95)]
        print(f"{name:34} {median:8.1f} {p95:8.1f} {times[-1]:8.1f}", flush=True)


def milliseconds(question: Callable[[], object], _turn: int) -> float:
    """How long an answer takes."""
    begun = time.perf_counter()
    question()
    return 1000 * (time.perf_counter() - begun)


def main() -> None:
    """Fill, then ask."""
    parser = argparse.ArgumentParser(prog="python -m bench.scale", description=__doc__)
    parser.add_argument("--statements", type=int, default=1_000_000, help="how many statements")
    parser.add_argument("--address", help="a ledger; one that holds reports is only asked; without it a file that goes")
    options = parser.parse_args()
    print(machine())
    desk = Desk(outlets())
    with tempfile.TemporaryDirectory() as folder, connect(options.address or str(Path(folder) / "ledger.db")) as ledger:
        if not ledger.counts().reports:
            fill(ledger, desk, options.statements)
        with ledger.writing() as writer:
            # Were it another desk's, the first question would compute all claims anew, which is not asked here.
            writer.seat(desk.mark)
        ask(ledger, desk)


if __name__ == "__main__":
    main()
