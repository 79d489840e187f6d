"""Item: a statement made ready to be compared, all that features ask of it worked out once."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from sayso.link.content import Content, content
from sayso.link.denials import MET, correction, doubted, withdrawn
from sayso.link.figures import amounts
from sayso.link.lift import led, named, wording
from sayso.link.parties import LIKELY, Who, same_party, who
from sayso.records import Act, Amount, Saying, Spot, Stretch
from sayso.text.clauses import opens_clause
from sayso.text.phrases import one_of, words
from sayso.text.verbs import PAST

NEAR = 4096
"""Statements that are kept ready: those of some hundreds of reports, which the next ones are compared with."""
LONGEST_TIME = 31
"""Days that a time may span to date an event: a month does, a year does not tell two events apart."""
_OPEN = frozenset(["asserts", "predicts", "judges"])
"""Acts in which a content may still say that it is not known: "the alliance could not confirm that"."""
_AHEAD = frozenset(["predicts", "promises"])
_TOWNS = frozenset(["exact", "town", "district"])


@dataclass(frozen=True, slots=True)
class Item:
    """A statement and its vector (384 int8, unit length times 127; None where there is none), and what they give.

    `content` are the words by which it is compared; `led` whether its source goes before them in the place of "it", and
    `alone` leaves that out. `act` is what the source does, by its words too; `denied` whether
    it says that its content is not so; `foreseen` whether its cue alone tells that all of it is yet to come ("had
    expected the first of them in battle"); `withdrawn` whether its sentence tells that the source takes something back,
    `correction` whether the outlet does. `weekdays` are those of its sentence on which it happened, where the content
    is not dated; `fragment` where it is a rest of a sentence; `day` that of publication,
    `said` that of the saying, which may be told days later. `office` is the first word of its source's name and the
    names that follow, where its content names nothing itself; `placed` are names of places.
    """

    saying: Saying
    vector: bytes | None = None
    alone: bool = False
    content: Content = field(init=False, repr=False, compare=False)
    led: bool = field(init=False, repr=False, compare=False)
    figures: tuple[Amount, ...] = field(init=False, repr=False, compare=False)
    source: Who | None = field(init=False, repr=False, compare=False)
    act: Act = field(init=False, repr=False, compare=False)
    denied: bool = field(init=False, repr=False, compare=False)
    foreseen: bool = field(init=False, repr=False, compare=False)
    withdrawn: bool = field(init=False, repr=False, compare=False)
    correction: bool = field(init=False, repr=False, compare=False)
    towns: tuple[Spot, ...] = field(init=False, repr=False, compare=False)
    regions: tuple[Spot, ...] = field(init=False, repr=False, compare=False)
    days: tuple[Stretch, ...] = field(init=False, repr=False, compare=False)
    day: date | None = field(init=False, repr=False, compare=False)
    said: date | None = field(init=False, repr=False, compare=False)
    weekdays: frozenset[str] = field(init=False, repr=False, compare=False)
    fragment: bool = field(init=False, repr=False, compare=False)
    types: frozenset[str] = field(init=False, repr=False, compare=False)
    office: tuple[str, frozenset[str]] | None = field(init=False, repr=False, compare=False)
    placed: frozenset[str] = field(init=False, repr=False, compare=False)
    order: tuple[str, str, int, str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        saying = self.saying
        text = named(saying)
        told = content(text if self.alone else wording(saying))
        put = object.__setattr__
        put(self, "content", told)
        put(self, "led", led(saying))
        # What went on meanwhile counts nothing that the claim turns on.
        put(self, "figures", amounts([figure for figure in saying.figures if figure.words in text]))
        put(self, "source", who(saying.source) if saying.source else None)
        put(self, "act", "doubts" if saying.act in _OPEN and doubted(saying.text) else saying.act)
        put(self, "denied", saying.act == "denies" or (told.disbelieved and saying.act in ("asserts", "judges")))
        put(
            self, "foreseen", saying.act in _AHEAD and not any(w.planned for w in told.words) and _verbless(saying.text)
        )
        put(self, "withdrawn", withdrawn(saying.context))
        put(self, "correction", correction(saying.context))
        put(self, "towns", tuple(spot for spot in saying.where if spot.level in _TOWNS and spot.lat is not None))
        put(self, "regions", tuple(spot for spot in saying.where if spot.level == "region" and spot.lat is not None))
        put(self, "days", tuple(when for when in saying.when if _dates(when)))
        put(self, "day", date.fromisoformat(saying.published[:10]) if saying.published else None)
        put(self, "said", said_on(saying.context, self.day) if self.day else None)
        put(self, "weekdays", frozenset() if self.days else weekdays(saying.context))
        put(self, "fragment", saying.source is None and _cut(saying) and not (self.figures and _aside(saying.text)))
        put(self, "types", frozenset(event.type for event in saying.events))
        put(self, "office", _office(self.source.name) if self.source and not (told.names or told.states) else None)
        put(self, "placed", _placed(saying))
        put(self, "order", (saying.published or "~", saying.report, saying.start, saying.id))


_PLACE_OF = re.compile(
    r"\b(?:port|town|city|village|district|province|region|island|camp|suburb) of ((?:[A-Z][\w’-]+ ?){1,3})"
)


def _placed(saying: Saying) -> frozenset[str]:
    """Words of names that stand on the map, and of those that the text itself calls a place: "the port of Tarsk"."""
    named = (spot.name for spot in saying.where if spot.lat is not None)
    called = (match[1] for match in _PLACE_OF.finditer(saying.text))
    return frozenset(word.lower() for name in (*named, *called) for word in name.split())


def _office(name: str) -> tuple[str, frozenset[str]] | None:
    """The first word of a source's name, and the capitalised ones after it: "police" and "Birmingham"."""
    if not (written := name.split()):
        return None
    return written[0].lower(), frozenset(word.strip(",") for word in written[1:] if word[:1].isupper())


@dataclass(frozen=True, slots=True, eq=False)
class _Itself:
    """A statement as the object that it is: to compare all that two of them hold takes longer than it saves."""

    saying: Saying

    def __hash__(self) -> int:
        return id(self.saying)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Itself) and self.saying is other.saying


def ready(saying: Saying, vector: bytes | None) -> Item:
    """The item of a statement; made once while it is met again and again."""
    return _ready(_Itself(saying), vector)


@lru_cache(maxsize=NEAR)
def _ready(itself: _Itself, vector: bytes | None) -> Item:
    return Item(itself.saying, vector)


@lru_cache(maxsize=MET)
def _verbless(text: str) -> bool:
    """Whether no verb of `text` tells what is or was: "the first of them in battle by Monday", "to send soldiers"."""
    return not any(w.lower in _FINITE or (w.lower.endswith("ed") and len(w.lower) > 4) for w in words(text))


_FINITE = PAST | one_of("was were had has have did is are")
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_WEEKDAY = re.compile(
    r"(\b(?:said|told|says|reported|announced|statement|confirmed|denied|reporters|agency)\s+)?"
    r"(?:\w+\s+)??(?:on |last |this )?"
    rf"\b({'|'.join(WEEKDAYS)})\b(\s+(?:said|told|reported))?"
)


@lru_cache(maxsize=MET)
def weekdays(context: str) -> frozenset[str]:
    """Days of the week in a sentence that do not stand beside a word of saying: on these it happened."""
    return frozenset(match[2] for match in _WEEKDAY.finditer(context) if not match[1] and not match[3])


HEAD = 12
"""Characters by which a content is seen to open its sentence."""


def _cut(saying: Saying) -> bool:
    """Whether a content in the outlet's own voice is what was left of a sentence: its head says what it is about."""
    return not (saying.context.startswith(saying.text[:HEAD]) or _whole_clause(saying.text))


@lru_cache(maxsize=MET)
def _whole_clause(text: str) -> bool:
    return opens_clause(text, 0, len(text))


_ASIDE = re.compile(r"(?:in|during|after) which |which |that ")


@lru_cache(maxsize=MET)
def _aside(text: str) -> bool:
    """Whether the rest of a sentence is a clause that tells by the way how many: "in which 57 people were killed"."""
    return _ASIDE.match(text) is not None


def _dates(when: Stretch) -> bool:
    """Whether a time dates what happened: both ends known, and not too far apart."""
    return when.earliest is not None and when.latest is not None and (when.latest - when.earliest).days < LONGEST_TIME


_SAID_ON = re.compile(
    r"\b(?:said|told|announced|reported|stated|confirmed|denied|acknowledged)\s+(?:[\w’']+\s+){0,3}?(?:on|last)\s+"
    rf"({'|'.join(WEEKDAYS)})\b"
)


@lru_cache(maxsize=MET)
def said_on(context: str, published: date) -> date:
    """The day of a saying: that of its report, or the weekday before it that stands beside the word of saying."""
    match = _SAID_ON.search(context)
    return published - timedelta((published.weekday() - WEEKDAYS.index(match[1])) % 7) if match else published


def apart(one: Item, other: Item) -> int | None:
    """Days between two sayings or their reports, whichever are nearer; None where one is not known."""
    mine, yours = ([day for day in (item.day, item.said) if day is not None] for item in (one, other))
    return min((abs((a - b).days) for a in mine for b in yours), default=None)


def by_words_alone(one: Item, other: Item) -> tuple[Item, Item]:
    """Both without the source that stands for "it", where it is the same: what one body says of itself shares that."""
    if not (one.led and other.led and one.source and other.source) or same_party(one.source, other.source) < LIKELY:
        return one, other
    return replace(one, alone=True), replace(other, alone=True)


def cosine(one: Item, other: Item) -> float | None:
    """How alike two vectors are, -1 to 1; None where one lacks."""
    if one.vector is None or other.vector is None:
        return None
    # In whole numbers, so that no machine rounds it otherwise.
    return int(_whole(one.vector) @ _whole(other.vector)) / (127 * 127)


def _whole(vector: bytes) -> NDArray[np.int32]:
    return np.frombuffer(vector, np.int8).astype(np.int32)
