"""Press: made reports for a large ledger, of claims that are said once and claims that are said hundreds of times.

Of words, places and sources few are common and many rare; some claims are denied, and there are rulings.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import accumulate
from typing import Generic, TypeVar

from sayso.ledger import Entry
from sayso.records import (
    Happening,
    Link,
    Party,
    Reading,
    Relation,
    Report,
    Ruling,
    Saying,
    Source,
    Span,
    Spot,
    Statement,
    fingerprint,
)

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
RULINGS = 300
BEGUN = datetime(2024, 10, 1, tzinfo=UTC)
DAYS = 730
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
