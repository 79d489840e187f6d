"""PolNeAR: reading its stand-off annotations, and scoring statements against them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from sayso.records import Reading, Source, Span

ROLES = ("source", "cue", "content")
Spans = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Attribution:
    """One annotated attribution: spans of its three roles, each perhaps empty."""

    source: Spans
    cue: Spans
    content: Spans


@dataclass(frozen=True, slots=True)
class Document:
    """One annotated text with the attributions that each annotator found in it."""

    name: str
    text: str
    readings: tuple[tuple[Attribution, ...], ...]


def documents(folder: Path) -> Iterator[Document]:
    """Documents of a folder with `text/` and `attributions/`, by name; those without annotation are left out."""
    annotated: dict[str, list[Path]] = {}
    for path in sorted((folder / "attributions").glob("*.ann")):
        annotated.setdefault(re.sub(r"_[0-9a-f]{4}$", "", path.stem), []).append(path)
    for path in sorted((folder / "text").glob("*.txt")):
        readings = tuple(tuple(_attributions(p)) for p in annotated.get(path.stem, []))
        if readings:
            yield Document(path.stem, _read(path), readings)


def _read(path: Path) -> str:
    # Offsets count every "\r": universal newlines would shift them.
    with path.open(encoding="utf-8", newline="\n") as file:
        return file.read()


def _attributions(path: Path) -> Iterator[Attribution]:
    spans: dict[str, Spans] = {}
    events: list[list[tuple[str, str]]] = []
    for line in _read(path).split("\n"):
        key, _, rest = line.partition("\t")
        if not rest:
            continue  # three stray lines of the corpus have no tab
        body = rest.split("\t")[0]
        if key.startswith("T"):
            ranges = body.split(" ", 1)[1].split(";")
            spans[key] = tuple((int(a), int(b)) for a, b in (r.split() for r in ranges))
        elif key.startswith("E"):
            events.append([_role(part) for part in body.split()])
    for parts in events:
        found: dict[str, Spans] = {}
        for role, key in parts:
            found[role] = found.get(role, ()) + spans.get(key, ())
        if any(found.get(role) for role in ROLES):
            yield Attribution(*(tuple(sorted(found.get(role, ()))) for role in ROLES))


def _role(part: str) -> tuple[str, str]:
    role, _, key = part.partition(":")
    return role.rstrip("0123456789").lower(), key


def letters(text: str, spans: Iterable[tuple[int, int]]) -> frozenset[int]:
    """Places of the letters and digits inside `spans`: what two readings are compared on."""
    return frozenset(i for start, end in spans for i in range(start, end) if text[i].isalnum())


@dataclass(slots=True)
class Tally:
    """Counts from which precision, recall and F1 are taken."""

    both: int = 0
    gold: int = 0
    found: int = 0

    def add(self, both: int, gold: int, found: int) -> None:
        """Count what one text adds."""
        self.both += both
        self.gold += gold
        self.found += found

    @property
    def f1(self) -> float:
        """F1 in per cent; 0 where nothing is there to find."""
        return 200 * self.both / max(1, self.gold + self.found)

    @property
    def precision(self) -> float:
        """Share of what was found that is right, in per cent."""
        return 100 * self.both / max(1, self.found)

    @property
    def recall(self) -> float:
        """Share of what is there that was found, in per cent."""
        return 100 * self.both / max(1, self.gold)


def score(readings: Iterable[tuple[str, Iterable[Attribution], Iterable[Attribution]]]) -> dict[str, Tally]:
    """Tallies over (text, gold, found): each role exact, all three exact, and letters of content."""
    tallies = {name: Tally() for name in (*ROLES, "all three", "content characters")}
    for text, gold, found in readings:
        golds, founds = ([_places(text, a) for a in side] for side in (gold, found))
        for number, role in enumerate(ROLES):
            _exact(tallies[role], (a[number] for a in golds), (a[number] for a in founds))
        _exact(tallies["all three"], golds, founds)
        here, there = (frozenset[int]().union(*(a[2] for a in side)) for side in (golds, founds))
        tallies["content characters"].add(len(here & there), len(here), len(there))
    return tallies


def _places(text: str, attribution: Attribution) -> tuple[frozenset[int], ...]:
    return tuple(letters(text, getattr(attribution, role)) for role in ROLES)


def _exact(tally: Tally, gold: Iterable[object], found: Iterable[object]) -> None:
    golds, founds = Counter(g for g in gold if g), Counter(f for f in found if f)
    tally.add((golds & founds).total(), golds.total(), founds.total())


def found(reading: Reading) -> list[Attribution]:
    """The attributions that PolNeAR would annotate: not the outlet's own voice, and none inside another's content.

    What one cue says twice, "that the dam broke and that two died", is one of them.
    """
    by_cue: dict[tuple[Source | None, Span | None], list[Span]] = {}
    for s in reading.statements:
        if s.voice != "own" and s.within is None:
            by_cue.setdefault((s.source, s.cue), []).extend(s.content)
    return [
        Attribution(
            ((source.span.start, source.span.end),) if source else (),
            ((cue.start, cue.end),) if cue else (),
            tuple(_whole(content, reading.report.text)),
        )
        for (source, cue), content in by_cue.items()
    ]


def _whole(content: Iterable[Span], text: str) -> Iterator[tuple[int, int]]:
    """Spans in text order, those that nothing but "and" parts taken together."""
    spans = sorted(content)
    begin = spans[0].start
    for before, after in pairwise(spans):
        if text[before.end : after.start].strip(" ,") not in ("and", "but"):
            yield begin, before.end
            begin = after.start
    yield begin, spans[-1].end
