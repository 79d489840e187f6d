"""Lines: which figures count one thing and so stand on one line."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from sayso.view.groups import Groups
from sayso.view.moment import instant
from sayso.view.tracks.kinds import Bundle, Kind

APART = 7
"""Days after which a toll of nobody's in particular is that of another event, where no link says otherwise."""


@dataclass(slots=True)
class Line:
    """Bundles that stand on one line, and their kind."""

    bundles: list[Bundle]
    kind: Kind


def lines(found: Sequence[Bundle], linked: Iterable[tuple[Bundle, Bundle]]) -> tuple[Line, ...]:
    """The bundles on lines: those of one kind; what links join, if it fits; and what is told in part, where it fits."""
    sheet = _Sheet(found)
    for one, other in linked:
        sheet.link(one, other)
    sheet.place()
    return tuple(line for line in sheet.lines() if _anchored(line.kind) or len(line.bundles) > 1 or _toll(line))


def _anchored(kind: Kind) -> bool:
    """Whether it is known of whom or where it is counted, or of what but of people."""
    return kind.whom is not None or kind.place is not None or kind.sort not in (None, "troops")


def _toll(line: Line) -> bool:
    return line.bundles[0].counts[0].fate.harm


class _Sheet:
    """Lines as they grow together."""

    def __init__(self, found: Sequence[Bundle]) -> None:
        self.groups = Groups[int]()
        self.found = found
        self.kinds: dict[int, Kind] = {}
        self.numbers = {id(bundle): number for number, bundle in enumerate(found)}
        latest: dict[Hashable, int] = {}
        for number, bundle in enumerate(found):
            self.kinds[number] = bundle.kind
            alone = bundle.kind.whom is None and bundle.kind.place is None
            key: Hashable = (bundle.kind, bundle.counts[0].claim.id if alone else None)
            before = latest.get(key)
            if before is not None and _one_toll(found[before], bundle):
                self.groups.join(number, before)
            latest[key] = number

    def kind(self, number: int) -> Kind:
        return self.kinds[self.groups.first(number)]

    def join(self, one: int, other: int) -> None:
        kind = self.kind(other).joined(self.kind(one))
        self.groups.join(one, other)
        self.kinds[self.groups.first(other)] = kind

    def link(self, one: Bundle, other: Bundle) -> None:
        """Join two bundles that a link joins, if they may be of one thing; one without a fate takes the other's."""
        mine, yours = self.numbers[id(one)], self.numbers[id(other)]
        kind, against = self.kind(mine), self.kind(yours)
        if kind.fate is None or against.fate is None:
            kind, against = (each._replace(fate=kind.fate or against.fate) for each in (kind, against))
        if self.groups.first(mine) != self.groups.first(yours) and kind.fits(against, dated=False):
            self.kinds[self.groups.first(mine)], self.kinds[self.groups.first(yours)] = kind, against
            self.join(mine, yours)

    def place(self) -> None:
        """Put lines of which something is untold where they fit, those of which the most is told first."""
        index = _Index()
        heads = sorted({self.groups.first(number) for number in range(len(self.found))}, key=self._untold)
        for head in heads:
            kind = self.kinds[head]
            best = index.best(kind, self.found[head])
            if best is None:
                index.add(kind, head, self.found[head])
            else:
                self.join(head, best)

    def _untold(self, head: int) -> tuple[int, int]:
        kind = self.kinds[head]
        return sum(each is None for each in (kind.sort, kind.whom, kind.place)), head

    def lines(self) -> Iterator[Line]:
        found: dict[int, list[Bundle]] = {}
        for number, bundle in enumerate(self.found):
            found.setdefault(self.groups.first(number), []).append(bundle)
        yield from (Line(group, self.kinds[head]) for head, group in found.items())


class _Index:
    """Lines by what they have in common with one that is to be placed: whom, or where."""

    def __init__(self) -> None:
        self.by: dict[Hashable, list[tuple[Kind, int, Bundle]]] = {}

    def add(self, kind: Kind, head: int, bundle: Bundle) -> None:
        for key in self._keys(kind):
            self.by.setdefault(key, []).append((kind, head, bundle))

    def best(self, kind: Kind, bundle: Bundle) -> int | None:
        """The line that fits, if only one does, or one of troops, or of a country; None where nothing is untold."""
        if None not in (kind.sort, kind.whom, kind.place) or kind.fate is None:
            return None
        known = (each for key in self._keys(kind) for each in self.by.get(key, ()))
        fitting = {head: line for line, head, first in known if kind.fits(line) and _one_toll(first, bundle)}
        for better in (_of_people, _of_country):
            if len(fitting) > 1:
                fitting = {head: line for head, line in fitting.items() if better(line)} or fitting
        return next(iter(fitting)) if len(fitting) == 1 else None

    def _keys(self, kind: Kind) -> Iterator[Hashable]:
        if kind.whom is not None:
            yield kind.hard, "whom", kind.whom
        if kind.place is not None:
            yield kind.hard, "place", kind.place


def _of_people(kind: Kind) -> bool:
    return kind.sort == "troops"


def _of_country(kind: Kind) -> bool:
    return kind.place is not None and kind.place.whole


def _one_toll(one: Bundle, other: Bundle) -> bool:
    """Whether two bundles of one kind may be of one thing: not two tolls of nobody in particular, weeks apart."""
    if one.kind.whom is not None or one.kind.event is not None or not one.counts[0].fate.harm:
        return True
    moments = [bundle.counts[0].saying.published for bundle in (one, other)]
    if moments[0] is None or moments[1] is None:
        return True
    return abs((instant(moments[1]) - instant(moments[0])).days) <= APART


def linked(found: Sequence[Bundle]) -> Iterator[tuple[Bundle, Bundle]]:
    """Bundles that an update or a conflicting account joins."""
    by_statement: dict[str, list[Bundle]] = {}
    for bundle in found:
        for count in bundle.counts:
            by_statement.setdefault(count.saying.id, []).append(bundle)
    claims = {count.claim.id: count.claim for bundle in found for count in bundle.counts}
    for claim in claims.values():
        mine = {id(each): each for one in claim.statements for each in by_statement.get(one.id, ())}
        pairs = [(link.statement, link.other) for link in claim.updates if link.other is not None]
        for one, other in pairs:
            yield from _pairs(by_statement.get(one, ()), by_statement.get(other, ()))
        for against in claim.against:
            if against.opposition == "disputed":
                yield from _pairs(by_statement.get(against.statement.id, ()), tuple(mine.values()))


def _pairs(ones: Iterable[Bundle], others: Sequence[Bundle]) -> Iterator[tuple[Bundle, Bundle]]:
    yield from ((one, other) for one in ones for other in others if one is not other)
