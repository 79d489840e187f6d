"""Kinds: what counts count, as far as it is told, and which counts of a claim are the same figure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple, TypeVar

from sayso.records import Spot, Unit
from sayso.view.moment import order
from sayso.view.tracks.counts import Count

T = TypeVar("T", bound=Hashable)


class Place(NamedTuple):
    """Where: its name, the country that it lies in, and whether it is the `whole` of it."""

    name: str
    country: str | None
    whole: bool


class Kind(NamedTuple):
    """What a count counts; all but the unit, the fate and `foreseen` may be untold, None, and then fit anything."""

    unit: Unit
    measure: str | None
    share: bool
    fate: str | None
    foreseen: bool
    people: bool
    sort: str | None
    whom: str | None
    place: Place | None
    event: date | None

    @property
    def hard(self) -> tuple[Hashable, ...]:
        """What no two values on one line may differ in: the killed are never counted with the killed and wounded."""
        return self.unit, self.measure, self.share, self.fate, self.foreseen

    @property
    def soft(self) -> tuple[Hashable | None, ...]:
        """What may be untold."""
        return self.sort, self.whom, self.place, self.event

    def fits(self, other: Kind, *, dated: bool = True) -> bool:
        """Whether both may be of one thing: nothing that both tell differs; `dated` minds the day of the event too."""
        ends = None if dated else 3
        pairs = zip(self.soft[:ends], other.soft[:ends], strict=True)
        return self.hard == other.hard and all(None in (one, two) or one == two for one, two in pairs)

    def joined(self, other: Kind) -> Kind:
        """What both tell together."""
        return self._replace(
            sort=self.sort or other.sort,
            whom=self.whom or other.whom,
            place=self.place or other.place,
            event=self.event or other.event,
        )


@dataclass(slots=True)
class Bundle:
    """Counts of one claim that are the same figure, in time order, and their kind as far as it is known by now."""

    counts: tuple[Count, ...]
    kind: Kind


def bundles(counts: Iterable[Count]) -> tuple[Bundle, ...]:
    """The counts, in bundles of the same figure of the same claim, in time order."""
    by_claim: dict[str, list[list[Count]]] = {}
    for count in counts:
        groups = by_claim.setdefault(count.claim.id, [])
        group = next((each for each in groups if _same(each[0], count)), None)
        if group is None:
            groups.append(group := [])
        group.append(count)
    found = (_bundle(tuple(group)) for groups in by_claim.values() for group in groups)
    return tuple(sorted(found, key=lambda bundle: order(bundle.counts[0].saying)))


def _same(one: Count, other: Count) -> bool:
    """Whether two counts of one claim are the same figure: nearly always, but for claims of several figures."""
    if (one.amount.unit, one.amount.measure) != (other.amount.unit, other.amount.measure):
        return False
    if one.fate.harm != other.fate.harm or (one.fate.harm and one.fate.name != other.fate.name):
        return False
    equal = (one.amount.low, one.amount.high, one.amount.share) == (
        other.amount.low,
        other.amount.high,
        other.amount.share,
    )
    return equal or None in (one.counted.sort, other.counted.sort) or one.counted.sort == other.counted.sort


def _bundle(counts: tuple[Count, ...]) -> Bundle:
    first = counts[0]
    kind = Kind(
        first.amount.unit,
        first.amount.measure,
        first.amount.share is not None,
        _usual([count.fate.name for count in counts]),
        _usual([count.foreseen for count in counts]) or False,
        first.counted.people,
        _usual([count.counted.sort for count in counts]),
        _usual([count.counted.whom for count in counts]),
        _usual([_place(count.place) for count in counts]),
        _usual([count.event for count in counts]),
    )
    return Bundle(counts, kind)


def _place(spot: Spot | None) -> Place | None:
    return Place(spot.name, spot.country, spot.level == "country") if spot is not None else None


def _usual(values: Sequence[T | None]) -> T | None:
    """The value most often told, the first of several."""
    if values.count(values[0]) == len(values):
        return values[0]
    told = [value for value in values if value is not None]
    votes = Counter(told)
    return max(votes, key=lambda value: votes[value])


def completed(found: Sequence[Bundle]) -> None:
    """Let every bundle know what the figures before it in the same report tell of those whom it counts."""
    reports: dict[str, list[tuple[int, int, Bundle]]] = {}
    for number, bundle in enumerate(found):
        for count in bundle.counts:
            reports.setdefault(count.saying.report, []).append((count.saying.start, number, bundle))
    for told in reports.values():
        _read_on([bundle for _, _, bundle in sorted(told, key=lambda each: each[:2])])
    for bundle in found:
        kind = bundle.kind
        counted = kind.unit == "count" and kind.people and kind.whom is not None
        if kind.fate is None and counted and not bundle.counts[0].fate.possible:
            bundle.kind = kind._replace(fate="there")


def _read_on(told: Iterable[Bundle]) -> None:
    """Go through the figures of a report in text order."""
    before: Bundle | None = None
    for bundle in told:
        if before is not None and before is not bundle and _refers(bundle, before):
            bundle.kind = _learnt(bundle.kind, before.kind)
        before = bundle if bundle.kind.whom is not None else before


def _refers(bundle: Bundle, before: Bundle) -> bool:
    """Whether a figure may go on about those whom the one before counts."""
    mine, yours = bundle.kind, before.kind
    part = bundle.counts[0].amount.part and bundle.counts[0].saying is before.counts[0].saying
    sorts = None in (mine.sort, yours.sort) or mine.sort == yours.sort
    same = mine.unit == yours.unit == "count" and mine.people and yours.people and (part or not _anew(bundle))
    return same and (sorts or part) and mine.whom is None and not bundle.counts[0].fate.possible


def _anew(bundle: Bundle) -> bool:
    """Whether a figure names whom it counts, if only as people: these are not those of whom was spoken before."""
    return (bundle.counts[0].amount.counted or "").casefold().split()[:1] in (["people"], ["persons"], ["lives"])


def _learnt(kind: Kind, before: Kind) -> Kind:
    place = before.place if kind.sort is None and kind.fate == before.fate else None
    return kind._replace(sort=kind.sort or before.sort, whom=before.whom, place=kind.place or place)
