"""Steps: the values of a track as they enter the record, and how each stands to those before it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sayso.records import Amount, Bearing, Claim, Compared, Given, Party, Root, Saying, Step
from sayso.text.figures.sizes import against, value
from sayso.view.cast import cast
from sayso.view.moment import after, instant, order
from sayso.view.parties import anonymous
from sayso.view.standing import ended
from sayso.view.tracks.counts import Count

LATEST = 8
"""Other sources whose last values a value is compared with, the latest first."""
HIGHER, LOWER = 1, 7
"""Days within which a higher and a lower value are for the same time: counts grow within days, and seldom shrink."""
_RANK: Mapping[Bearing, int] = {
    "updates": 0,
    "repeats": 1,
    "conflicts": 2,
    "excludes": 3,
    "apart": 4,
    "agrees": 5,
    "differs": 6,
    "part": 7,
}


@dataclass(frozen=True, slots=True)
class Value:
    """A step, under the key of its source, with the ids of its statements, and of those that it moves or excludes."""

    step: Step
    key: str
    ids: frozenset[str]
    updates: frozenset[str]
    disputes: frozenset[str]


def steps(counts: Sequence[Count]) -> Sequence[tuple[Step, Claim]]:
    """What each root gives on one line, and in which claim, in time order."""
    groups: dict[tuple[str, str], list[Count]] = {}
    for count in _inmost(counts):
        groups.setdefault((count.claim.id, count.root.first), []).append(count)
    return sorted((_step(group) for group in groups.values()), key=lambda each: order(each[0].first.saying))


def values(found: Sequence[tuple[Step, Claim]]) -> tuple[Value, ...]:
    """The steps of one line as values, those of one source in the same words on one day together."""
    keys = _keys([step for step, _ in found])
    return _merged(_value(step, claim, key) for (step, claim), key in zip(found, keys, strict=True))


def _inmost(counts: Sequence[Count]) -> Iterator[Count]:
    """The counts without those of whom another in the same words is the source.

    Who says that somebody says it is no source of it. But of what another promises, or is said to by nobody who is
    named, he who tells it is.
    """
    by_place = {(count.saying.id, *_bounds(count.amount)): count for count in counts}
    dropped: set[int] = set()
    for count in counts:
        outer = by_place.get((count.saying.within or "", *_bounds(count.amount)))
        if outer is not None:
            inner = count.saying.act == "promises" or count.saying.source is None
            dropped.add(id(count if inner else outer))
    yield from [count for count in counts if id(count) not in dropped] or counts


def _bounds(amount: Amount) -> tuple[float | None, float | None, float | None]:
    return amount.low, amount.high, amount.share


def _step(counts: Sequence[Count]) -> tuple[Step, Claim]:
    """A root's value; the first statement that gives it is the step's, the others relay it."""
    first, *rest = sorted(counts, key=lambda count: (count.saying.id != count.root.first, order(count.saying)))
    root, claim = first.root, first.claim
    once = {count.saying.id: Given(count.saying, count.amount) for count in rest if count.saying != first.saying}
    step = Step(
        Given(first.saying, first.amount),
        root.name,
        claim.id,
        tuple(sorted(once.values(), key=lambda telling: order(telling.saying))),
        first.as_of,
        first.spell,
        first.part,
        root.independent,
        _withdrawal(root, claim) if ended(root) else None,
    )
    return step, claim


def _withdrawal(root: Root, claim: Claim) -> Saying | None:
    """The statement that took a root back: one against the claim that does, by the root's own or of its outlets."""
    back = [one.statement for one in claim.against if one.opposition == "withdrawn"]
    back = back or [one.statement for one in claim.against if one.opposition in ("denied", "disputed")]
    own = (s for s in back if s.outlet in root.outlets or (s.source is not None and s.source.name in root.name))
    return next(own, back[0] if back else None)


def _keys(steps: Sequence[Step]) -> list[str]:
    """Who is behind each step, the same for one who goes by several names."""
    parties = [_party(step) for step in steps]
    known = cast(party for party in parties if party is not None)
    named = zip(steps, parties, strict=True)
    return [f"outlet {step.source}" if party is None else known[party] for step, party in named]


def _party(step: Step) -> Party | None:
    """Who answers for a step by name; None for an outlet, and where nobody does."""
    source = step.first.saying.source
    return None if source is None or source.kind == "media" or anonymous(source) else source


def _value(step: Step, claim: Claim, key: str) -> Value:
    ids = frozenset(telling.saying.id for telling in (step.first, *step.relays))
    moved = frozenset(link.other for link in claim.updates if link.statement in ids and link.other is not None)
    other = frozenset(one.statement.id for one in claim.against if one.opposition == "disputed")
    return Value(step, key, ids, moved, other)


def _merged(found: Iterable[Value]) -> tuple[Value, ...]:
    """The same with what one source is told to have said on one day in the same words as one step."""
    merged: dict[tuple[object, ...], Value] = {}
    for number, value_of in enumerate(found):
        step = value_of.step
        key = (value_of.key, *unsigned(step)) if step.first.saying.published else (number,)
        same = merged.get(key)
        if same is None:
            merged[key] = value_of
        else:
            relays = (*same.step.relays, step.first, *step.relays)
            joined = replace(same.step, relays=tuple(sorted(relays, key=lambda telling: order(telling.saying))))
            merged[key] = Value(
                joined,
                same.key,
                same.ids | value_of.ids,
                same.updates | value_of.updates,
                same.disputes | value_of.disputes,
            )
    return tuple(merged.values())


def unsigned(step: Step) -> tuple[object, ...]:
    """A step but for who gives it: how much, of what, said on which day."""
    day = (step.first.saying.published or "")[:10]
    return day, *_bounds(step.first.amount), step.spell, step.part, step.withdrawn


def compared(found: Iterable[Value]) -> tuple[Step, ...]:
    """The steps, each with how it stands to the last value of each source before it."""
    latest: dict[str, Value] = {}
    told: list[Step] = []
    for one in found:
        before = [each for each in list(latest.values())[: -LATEST - 1 : -1] if _stood(each, one)]
        stands = sorted((_bearing(each, one) for each in before), key=lambda each: _RANK[each.how])
        told.append(replace(one.step, compared=tuple(stands)))
        put(latest, one)
    return tuple(told)


def put(latest: dict[str, Value], one: Value) -> None:
    """Let a value be its source's latest, unless it tells of an earlier time than the one before."""
    before = latest.get(one.key)
    if before is None or not _goes_back(before.step, one.step):
        latest.pop(one.key, None)
        latest[one.key] = one


def _stood(before: Value, one: Value) -> bool:
    """Whether a value had not been taken back when another was given."""
    back = before.step.withdrawn
    return back is None or after(back, one.step.first.saying)


def _bearing(before: Value, one: Value) -> Compared:
    old, new = before.step.first.amount, one.step.first.amount
    found = against(old, new)
    first, own = before.step.first, before.key == one.key
    said = " ".join(old.words.split())
    return Compared(_how(before, one, found.how), first.saying.id, before.step.source, said, own, round(found.fold, 2))


def _how(before: Value, one: Value, size: str) -> Bearing:
    old, new = before.step, one.step
    if (old.spell is None) != (new.spell is None) or old.part != new.part:
        return "part"
    own = before.key == one.key
    if size == "equal":
        return "repeats" if own else "agrees"
    linked = bool(one.updates & before.ids) or (own and after(new.first.saying, old.first.saying))
    if linked and not _goes_back(old, new):
        return "updates"
    if size == "disjoint":
        disputed = one.ids & before.disputes or before.ids & one.disputes
        return "conflicts" if disputed or _at_one_time(old, new) else "excludes"
    return "apart" if size == "apart" else "differs"


def _goes_back(old: Step, new: Step) -> bool:
    """Whether the later word tells of an earlier time."""
    before, now = time(old), time(new)
    return before is not None and now is not None and now < before


def _at_one_time(old: Step, new: Step) -> bool:
    """Whether two values are for the same time, as far as their dates tell."""
    times = [time(step) for step in (old, new)]
    if times[0] is None or times[1] is None:
        return times[0] == times[1]
    apart = (times[1] - times[0]).days
    lower = value(new.first.amount) < value(old.first.amount)
    return abs(apart) <= (LOWER if lower == (apart >= 0) else HIGHER)


def time(step: Step) -> date | None:
    """The day for which a value counts: the last of the time that is told, else when it was said."""
    told = step.as_of.latest or step.as_of.earliest if step.as_of is not None else None
    published = step.first.saying.published
    said = instant(published).date() if published is not None else None
    return min(told, said) if told and said and not step.first.saying.due else told or said


def ids(found: Iterable[Step]) -> Iterator[Saying]:
    """All statements of steps."""
    for step in found:
        yield from (telling.saying for telling in (step.first, *step.relays))
