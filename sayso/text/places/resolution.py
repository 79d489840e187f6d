"""Resolution: which place each name of a report means, decided for all of them together."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from sayso.records import Level, Span, Where
from sayso.text.places.gazetteer import Sense, abbreviations, senses
from sayso.text.places.names import LEVEL_WORDS, key
from sayso.text.places.words import classes
from sayso.text.profiles.states import by_capital

# Points of the sum that decides; set on the training part of LGL and TR-News.
PEOPLE = 1.0
"""For each tenfold of people."""
BASE: dict[Level, float] = {"area": 8.0, "country": 11.0, "region": 1.0, "district": 3.0, "town": 0.0, "exact": 6.0}
LISTED = 7.0
"""For a region of the hand-written table, in place of its people."""
NAMESAKE = -2.0
"""For a region called like its chief town, which is meant where nothing is said ("Kharkiv")."""
ALIAS = -3.0
"""For a place that the name is not the usual one of."""
CAPITAL = 1.0
QUARTER = -1.5
FAME, UNKNOWN = 0.3, 4
"""For each doubling of the number of a town's names in other languages."""
SURE = 100_000
"""People of a town from which on its other names are as good as its usual one."""
STATE = 0.4
"""What the name of a state counts for among its places; that of a town counts one."""
LEVEL = 4.0
"""For a level word that fits ("Kursk region"), and against another level."""
CONTAINED = 6.0
"""For lying in what is named right after ("Paris, Texas")."""
SAME_COUNTRY, SAME_REGION, NEAR = 1.5, 2.0, 1.0
"""For the report's other places in the same country, region, or within about a degree: three times this at most."""
PASSES = 3
OPTIONS = 24
"""Senses looked at for a name; the rest are hamlets."""
COMPANY = 1.5
"""Other places that count as much as all of them together could."""


@dataclass(slots=True)
class _Name:
    """All mentions of one name in a report, and what they may mean."""

    surface: str
    options: list[Sense]
    levels: set[Level] = field(default_factory=set)
    containers: list[_Name] = field(default_factory=list)
    points: list[float] = field(default_factory=list)
    weights: list[float] = field(default_factory=list)
    chosen: Sense | None = None


def places(text: str, mentions: Sequence[Span]) -> tuple[Where, ...]:
    """Each mention as a place, in the order given; coordinates are None where the gazetteer does not know the name.

    A name has one meaning in a report. Its senses are weighed by people and level, by what stands beside it ("Paris,
    Texas", "Kursk region", "the city of Homs"), and by how many of the report's other places lie in the same country
    or region or close by. A name that is not known is placed in the region or country named right after it.
    """
    names: dict[str, _Name] = {}
    ordered = [_name(text, span, names) for span in mentions]
    _contain(text, mentions, ordered)
    company = _Company(AMERICAN_VOTES if _AMERICAN.search(text) else 0)
    for name in names.values():
        name.points = [_alone(name, sense) for sense in name.options]
        name.weights = _weights(name.points)
        company.add(name, 1.0)
    for _ in range(PASSES):
        for name in names.values():
            company.add(name, -1.0)
            supported = zip(name.points, name.options, strict=True)
            name.weights = _weights([points + company.support(sense) for points, sense in supported])
            company.add(name, 1.0)
    for name in names.values():
        name.chosen = max(zip(name.weights, name.options, strict=True), key=lambda pair: pair[0], default=(0, None))[1]
    return tuple(_where(span, name) for span, name in zip(mentions, ordered, strict=True))


AMERICAN_VOTES = 4
"""Places in the United States that the words of its local news count for."""
_AMERICAN = re.compile(
    r"\b(?:[Ss]heriff|County (?:Jail|Court|Police|School)|Interstate \d|Highway Patrol|[Ss]tate [Tt]roopers?"
    r"|[Ss]chool [Dd]istrict|High School|City Council|[Uu]\.S\. (?:House|Senate|Rep))"
)


def _name(text: str, span: Span, names: dict[str, _Name]) -> _Name:
    """The name that a mention belongs to, entered into `names` when new."""
    surface = span.of(text)
    level = _level(text, span)
    entry = key(surface) + (f" {level}" if level else "")
    if entry not in names:
        names[entry] = _Name(surface, _options(surface, level))
    if level:
        names[entry].levels.add(level)
    return names[entry]


_NEXT_WORD = re.compile(r"\s([^\W\d_]{4,20})\b")
_KIND_BEFORE = re.compile(r"\b([a-z]{4,20}) of (?:the )?$")


def _level(text: str, span: Span) -> Level | None:
    """The level that a word inside, after or before a mention gives it."""
    inside = span.of(text).rpartition(" ")[2].lower()
    after = _NEXT_WORD.match(text, span.end)
    before = _KIND_BEFORE.search(text[max(0, span.start - 30) : span.start])
    for word in (inside, after.group(1).lower() if after else "", before.group(1) if before else ""):
        known = LEVEL_WORDS.get(word) or LEVEL_WORDS.get(word.removesuffix("s"))
        if known is not None:
            return _LEVELS[known]
    return "district" if _COUNTIES.match(text[span.end : span.end + AHEAD]) else None


AHEAD = 80
"""Characters within which "counties" may follow the first of several names."""
_COUNTIES = re.compile(r"(?:(?:, and|, or|,| and| or) [A-Z][\w’'-]*(?: [A-Z][\w’'-]*)?){0,6} [Cc]ounties")


_LEVELS: dict[str, Level] = {"region": "region", "district": "district", "town": "town"}


def _options(surface: str, level: Level | None) -> list[Sense]:
    """Senses of a name, without a level word or landform where it is not known with it."""
    abbreviated = abbreviations().get(surface)
    if abbreviated is not None:
        return [abbreviated]
    known = list(senses(surface))
    words = surface.split()
    if len(words) > 1 and words[-1] in ("Co.", "Co"):
        words[-1] = "County"
        known = known or list(senses(" ".join(words)))
    if not known and len(words) > 1 and words[-1].lower() in classes()["suffix"] | LEVEL_WORDS.keys():
        known = list(senses(" ".join(words[:-1])))
    if not known and len(words) > 1 and words[0].lower() in classes()["direction"] | {"the"}:
        known = list(senses(" ".join(words[1:])))
    if level == "district":
        base = " ".join(words[:-1]) if words[-1] == "County" else surface
        known += [
            sense for name in (f"{base} County", f"County {base}") for sense in senses(name) if sense not in known
        ]
    if level == "region" and all(sense.level in ("town", "district") for sense in known):
        known = [_around(sense) for sense in known]
    return known[:OPTIONS]


AROUND_KM = 100.0
"""Radius of a region of which only its chief town is known."""


def _around(town: Sense) -> Sense:
    return Sense(town.name, "region", town.country, town.region, town.lat, town.lon, AROUND_KM, town.people)


HOLDERS = 8
"""Names right after a name that are looked at; a report that has more says nothing new."""
_BESIDE = frozenset([", ", " (", ", in ", " in ", ", near "])


def _contain(text: str, mentions: Sequence[Span], ordered: Sequence[_Name]) -> None:
    """Enter for each name what is named right after it, and through a list "Ames, Story County, Iowa"."""
    for place in range(len(ordered) - 1):
        if text[mentions[place].end : mentions[place + 1].start] in _BESIDE:
            holders = ordered[place].containers
            if len(holders) < HOLDERS:
                holders.append(ordered[place + 1])


def _alone(name: _Name, sense: Sense) -> float:
    """Points of a sense by itself and by what stands beside its name."""
    points = BASE[sense.level]
    if sense.level in ("town", "region"):
        points += LISTED if sense.listed else PEOPLE * math.log10(sense.people + 10)
    points += QUARTER if sense.quarter else 0.0
    points += FAME * max(0, sense.fame - UNKNOWN)
    if sense.level == "town" and sense.people < SURE and sense.name not in (name.surface, name.surface.title()):
        points += ALIAS
    state = by_capital().get(name.surface)
    if state is not None and sense.level == "town" and sense.country == state.code and sense.people > 0:
        points += CAPITAL
    if sense.level == "region" and any(_chief_town(town, sense) for town in name.options):
        points += NAMESAKE
    if name.levels:
        points += LEVEL if sense.level in name.levels else -LEVEL
    for container in name.containers:
        if any(sense.inside(other) for other in container.options):
            points += CONTAINED
            break
    return points


LIGHTEST = 0.01
"""Weight below which a sense is not counted."""
SHARPNESS = 1.0
"""How much more a sense weighs than one of a point less, as a power of e."""


def _weights(points: list[float]) -> list[float]:
    """Weights of senses that sum to one."""
    if not points:
        return []
    best = max(points)
    raw = [math.exp(SHARPNESS * (point - best)) for point in points]
    total = sum(raw)
    return [one / total for one in raw]


def _chief_town(town: Sense, region: Sense) -> bool:
    """Whether a region may be called after `town`."""
    if town.level != "town":
        return False
    same = town.region == region.region
    return same or (not region.listed and town.country == region.country and 2 * town.people > region.people)


class _Company:
    """Where the places of a report lie, by the weights of their senses: countries, regions, cells of a degree."""

    def __init__(self, american: int) -> None:
        self.countries: dict[str | None, float] = defaultdict(float, {"US": american})
        self.regions: dict[str | None, float] = defaultdict(float)
        self.cells: dict[tuple[int, int], float] = defaultdict(float)

    def add(self, name: _Name, sign: float) -> None:
        """Count a name's senses in, or out where `sign` is negative."""
        for weight, sense in zip(name.weights, name.options, strict=True):
            if sense.level == "area" or weight < LIGHTEST:
                continue
            self.countries[sense.country] += sign * weight * (STATE if sense.level == "country" else 1.0)
            if sense.level != "country":
                self.regions[sense.region] += sign * weight
                self.cells[round(sense.lat), round(sense.lon)] += sign * weight

    def support(self, sense: Sense) -> float:
        """Points for the company that a sense has."""
        if sense.level == "area":
            return 0.0
        points = SAME_COUNTRY * _share(self.countries.get(sense.country, 0.0))
        if sense.level != "country" and sense.region is not None:
            points += SAME_REGION * _share(self.regions.get(sense.region, 0.0))
            lat, lon = round(sense.lat), round(sense.lon)
            near = sum(self.cells.get((lat + i, lon + j), 0.0) for i in (-1, 0, 1) for j in (-1, 0, 1))
            points += NEAR * _share(near)
        return points


def _share(number: float) -> float:
    """Grows with the number of companions, three at most."""
    return 3.0 * number / (number + COMPANY) if number > 0 else 0.0


def _where(span: Span, name: _Name) -> Where:
    sense = name.chosen
    if sense is not None:
        return Where(span, sense.name, sense.lat, sense.lon, sense.country, sense.level, round(sense.km, 1))
    holder = next((container.chosen for container in name.containers if container.chosen is not None), None)
    if holder is None:
        return Where(span, name.surface, None, None, None, "exact" if _built(name.surface) else "town", None)
    return Where(span, name.surface, holder.lat, holder.lon, holder.country, holder.level, round(holder.km, 1))


def _built(surface: str) -> bool:
    """Whether an unknown name is that of a street."""
    return surface.rpartition(" ")[2].lower() in classes()["street"]
