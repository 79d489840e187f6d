"""Occasion: where and when two statements place what they tell."""

from __future__ import annotations

from math import cos, hypot, radians

from sayso.link.feature import Feature
from sayso.link.item import Item, apart
from sayso.records import Spot
from sayso.text.meanings import meanings

NEAR_KM = 15.0
"""Distance up to which two places of towns may be the same place, named by its suburb or centre."""
WIDE = 1.2
"""A region holds a town that lies within this many of its radii."""


def same_place(one: Item, other: Item) -> Feature | None:
    """Towns in common, or only others; a namesake far off is another place."""
    if one.towns and other.towns:
        near, mine, yours = min(
            ((_km(a, b), a, b) for a in one.towns for b in other.towns), key=lambda found: (found[0], found[1].name)
        )
        if near <= NEAR_KM + min(mine.precision_km or 0.0, NEAR_KM):
            return Feature(1.0, f"both place it in {mine.name}")
        if mine.name == yours.name:
            return Feature(-1.0, f"two places called {mine.name}, {near:,.0f} km apart")
        names = sorted((mine.name, yours.name))
        return Feature(-1.0, f"one places it in {names[0]}, the other in {names[1]}, {near:,.0f} km away")
    return _regions(one, other)


def both_placed(one: Item, other: Item) -> bool:
    """Whether both name places that can be held against each other, as `same_place` does."""
    return bool((one.towns or one.regions) and (other.towns or other.regions))


def _km(one: Spot, other: Spot) -> float:
    """Distance over a flat earth: good enough to tell towns apart."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return 0.0
    east = (one.lon - other.lon + 180) % 360 - 180
    return 111.2 * hypot(one.lat - other.lat, east * cos(radians((one.lat + other.lat) / 2)))


def _regions(one: Item, other: Item) -> Feature | None:
    """A region against a region or a town: another place where neither reaches the other."""
    mine, yours = (*one.towns, *one.regions), (*other.towns, *other.regions)
    if not mine or not yours:
        return None
    found = [
        (_km(a, b) - WIDE * ((a.precision_km or 0.0) + (b.precision_km or 0.0)), a, b) for a in mine for b in yours
    ]
    gap, first, second = min(found, key=lambda found: (found[0], found[1].name, found[2].name))
    names = sorted((first.name, second.name))
    if gap > 0:
        return Feature(-1.0, f"one places it in {names[0]}, the other in {names[1]}")
    return Feature(1.0, f"both place it in {names[0]}") if names[0] == names[1] else None


def same_day(one: Item, other: Item) -> Feature | None:
    """Days of what happened; where only one is dated, the other's publication must fit."""
    if one.days and other.days:
        for mine in one.days:
            for yours in other.days:
                if mine.earliest <= yours.latest and yours.earliest <= mine.latest:  # type: ignore[operator]
                    return Feature(1.0, "both date it to the same time")
        return Feature(-1.0, "they date it to other days")
    if one.weekdays and other.weekdays and not one.weekdays & other.weekdays:
        return Feature(-1.0, "they happen on other days of the week")
    dated, plain = (one, other) if one.days else (other, one)
    if not dated.days or plain.day is None:
        return None
    first = min(when.earliest for when in dated.days if when.earliest)
    if plain.day < first and not _ahead(plain) and not _ahead(dated):
        return Feature(-1.0, f"one was published before {first:%d %B %Y}, to which the other dates it")
    return None


def _ahead(item: Item) -> bool:
    return item.saying.due is not None or item.saying.act in ("predicts", "promises", "demands")


SOON = 4
"""Days within which undated reports of an attack, a visit or the like are of the same one: the next is next week."""
LATEST = 35
"""Days after which any event without a date is another, unless the same is said of it in nearly the same words."""
OCCASION = 2
"""Days within which a source's words in two outlets go back to one occasion."""


def same_occasion(one: Item, other: Item) -> Feature | None:
    """Days between the two sayings: 1 within a day or two, below 0 where events of the kind recur in between."""
    days = apart(one, other)
    if days is None:
        return None
    if days <= OCCASION:
        return Feature(1.0, "said within two days of each other")
    recurs = one.content.concepts & other.content.concepts & meanings().recur
    dated = bool(one.days and other.days)
    return Feature(-1.0 if days > (SOON if recurs and not dated else LATEST) else 0.0, f"said {days} days apart")
