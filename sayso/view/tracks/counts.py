"""Counts: the figures of a story's statements, each with what it counts, of whom, where, for when, how much of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from sayso.records import Act, Amount, Claim, Root, Saying, Spot, Story, Stretch
from sayso.text.counted import Counted, counted, doer
from sayso.text.fates import Fate, fate
from sayso.text.figures.words import PRONOUNS
from sayso.text.phrases import lowered, one_of
from sayso.view.roots import NO_SUPPORT, mistaken

UNITS = frozenset(["count", "money", "share", "weight", "area", "distance"])
"""Units of figures that stories turn on; durations and speeds describe."""
FORESEEING: frozenset[Act] = frozenset(["predicts", "promises", "demands"])
OWNED = frozenset(["there", "lost", "held", "fired", "withdrawn"])
"""Fates of what the doer's own are: who sends troops sends his own, who kills some kills another's."""
_DESCRIBING = one_of("a an one both")
_NOTHING = one_of(
    "countries sides nations leaders allies states neighbours neighbors parties presidents governments figure figures"
)
"""What is not counted but named by its number, "the two countries", or spoken of as a number, "a figure of 3,000"."""
_EDGE = re.compile(r"\b")
_FOR_ITSELF = re.compile(r"(?!['’]s?\b)(?!\w)")
"""Behind a name that neither owns something ("Kelvar's") nor goes on."""
_SPELL = re.compile(
    r"\b(?:(?:in|over|within|during|for) )?(?:the )?(?:past|last|previous) (?:\w+ )?(?:hour|day|week|month|year)s?\b"
    r"|\b(?:a|per|each|every) (?:day|week|month|year)\b|\b(?:daily|weekly|monthly|overnight)\b"
)
_TIMED = "hour", "day", "week", "month", "year", "dail", "overnight"
"""Letters without any of which there are none: to look for these takes a third of the time."""
_SAID = re.compile(r"\b(?:said|says|told|added|announced|reported|stated|wrote)\b[^.;]{0,25}$", re.IGNORECASE)
"""What stands before the day on which something was said, not done."""
_NEAR = 90
"""Characters between a figure and the time or place that it is for, at most."""
_LONGEST_EVENT = 3
"""Days that what harmed people may have lasted where it was one event."""


class Count(NamedTuple):
    """A figure of a statement: `amount` with what is counted, its fate and place, for when, and how much of the whole.

    `claim` and `root` are those that the statement belongs to. `event` is the day of the one event that a harm is
    counted of, None where it is counted up to when it is said.
    """

    saying: Saying
    amount: Amount
    claim: Claim
    root: Root
    counted: Counted
    fate: Fate
    place: Spot | None
    as_of: Stretch | None
    spell: str | None
    event: date | None

    @property
    def part(self) -> bool:
        """Whether it counts a part of what another figure counts, or of a whole that is named; "of them" names none."""
        return self.amount.part or (self.amount.of or "them").casefold() not in PRONOUNS

    @property
    def foreseen(self) -> bool:
        """Whether it is yet to be, or may be."""
        return self.fate.foreseen or self.saying.act in FORESEEING or self.saying.due is not None


def counts(story: Story) -> Iterator[Count]:
    """Every figure that a story may turn on, of statements that stand behind it, claim by claim."""
    for claim in story.claims:
        figured = [saying for saying in claim.statements if saying.figures and saying.act not in NO_SUPPORT]
        rooted = {ident: root for root in claim.roots for ident in root.statements} if figured else {}
        for saying in figured:
            root = rooted.get(saying.id)
            if root is not None and not mistaken(saying):
                said = _Said(saying, claim, root, tuple(_placed(saying)))
                for number, amount in enumerate(saying.figures):
                    count = _count(said, number) if _matters(amount) else None
                    if count is not None and (amount.high != 0 or count.fate.harm):
                        yield count


Place = tuple[int, int]
"""Where a figure's words begin and end in a statement's text."""


class _Said(NamedTuple):
    """A statement with the claim and root that it belongs to, and where its figures stand."""

    saying: Saying
    claim: Claim
    root: Root
    places: tuple[Place, ...]

    def beside(self, number: int) -> str:
        """The text that the figures before and after one leave to it; none where its words do not stand there."""
        start, end = self.places[number]
        if start == end:
            return ""
        before = self.places[number - 1][1] if number else 0
        after = self.places[number + 1][0] if number + 1 < len(self.places) else None
        return self.saying.text[before:after]


def _matters(amount: Amount) -> bool:
    """Whether it counts something, and does not only say which things are meant."""
    if amount.unit not in UNITS or _head(amount) in _NOTHING:
        return False
    return amount.words.casefold() not in _DESCRIBING and (amount.low, amount.high, amount.share) != (None, None, None)


def _head(amount: Amount) -> str | None:
    """The last word for what it counts."""
    words = amount.counted.casefold().split() if amount.counted else []
    return words[-1] if words else None


def _placed(saying: Saying) -> Iterator[Place]:
    """Where the words of its figures stand in its text, one after the other; at its end where they do not."""
    at = 0
    for amount in saying.figures:
        start = saying.text.find(amount.words, at)
        start = len(saying.text) if start < 0 else start
        at = min(len(saying.text), start + len(amount.words))
        yield start, at


def _count(said: _Said, number: int) -> Count:
    saying, amount, (start, end) = said.saying, said.saying.figures[number], said.places[number]
    others = tuple([each for each in said.places if each != (start, end)]) if len(said.places) > 1 else ()
    found = fate(saying.text, start, _past_whole(saying.text, end, amount.of), others)
    spot = _spot(saying, start, end) if saying.where else None
    as_of = _as_of(saying, start, end) if saying.when else None
    beside = said.beside(number)
    spell = _spell(lowered(beside))
    if found.name is None and _head(amount) == "lives":
        found = found._replace(name="killed", harm=True)  # "has cost 900 lives"
    if found.name is None and spot is not None and amount.unit == "count":
        found = found._replace(name="there")
    event = _event(saying, as_of) if found.harm and not spell and not _running(amount) else None
    thing = _owned(_thing(amount), saying.text, found)
    told = beside[slice(*spell)] if spell else None
    return Count(saying, amount, said.claim, said.root, thing, found, spot, as_of, told, event)


def _spell(beside: str) -> Place | None:
    """Where the words stand for a time of which alone a figure speaks."""
    match = _SPELL.search(beside) if any(map(beside.__contains__, _TIMED)) else None
    return match.span() if match is not None else None


def _past_whole(text: str, end: int, whole: str | None) -> int:
    """Past the words for what it is a part of: "2,000 of the wounded came home" tells nothing of wounds."""
    at = text.find(whole, end, end + len(whole) + 4) if whole else -1
    return at + len(whole) if whole and at >= 0 else end


def _thing(amount: Amount) -> Counted:
    """What is counted; money and other measures count no people, and of those named as a whole it is a sort."""
    found = counted(amount.counted)
    if amount.unit != "count":
        return found._replace(people=False) if found.people else found
    whole = (amount.of or "them").casefold()
    return found if found.sort is not None or whole in PRONOUNS else found._replace(sort=f"of {whole}")


def _owned(thing: Counted, text: str, found: Fate) -> Counted:
    """With whose it is where the words for it do not tell, and who does something with his own does."""
    if thing.whom is not None or found.verb is None or found.name not in OWNED:
        return thing
    return thing._replace(whom=doer(text[: found.verb]))


def _running(amount: Amount) -> bool:
    """Whether it is a total that goes on growing."""
    return amount.cumulative or amount.since is not None


def _spot(saying: Saying, start: int, end: int) -> Spot | None:
    """The place nearest to a figure, those after it first; no owner ("Kelvar's")."""
    found: list[tuple[bool, int, int]] = []
    for number, spot in enumerate(saying.where):
        place = _named(spot.name, saying.text)
        if place is not None and (distance := _distance(place, start, end)) <= _NEAR:
            found.append((place[1] <= start, distance, number))
    return saying.where[min(found)[2]] if found else None


def _named(name: str, text: str) -> Place | None:
    """Where a text first has a name for itself; a pattern for each name would take longer to make than to find."""
    at = text.find(name)
    while at >= 0:
        if _EDGE.match(text, at) and _FOR_ITSELF.match(text, at + len(name)):
            return at, at + len(name)
        at = text.find(name, at + 1)
    return None


def _as_of(saying: Saying, start: int, end: int) -> Stretch | None:
    """The time nearest to a figure, as far as it can be dated."""
    found: list[tuple[int, int]] = []
    for number, stretch in enumerate(saying.when):
        at = saying.text.find(stretch.words)
        distance = _distance((at, at + len(stretch.words)), start, end)
        if at >= 0 and distance <= _NEAR and (stretch.earliest or stretch.latest):
            found.append((distance, number))
    return saying.when[min(found)[1]] if found else None


def _distance(place: Place, start: int, end: int) -> int:
    return max(place[0] - end, start - place[1], 0)


def _event(saying: Saying, as_of: Stretch | None) -> date | None:
    """The first day of what happened in a few days, if the time is that of what happened."""
    if as_of is None or as_of.earliest is None or as_of.latest is None or as_of.bound != "within":
        return None
    said = _SAID.search(saying.text[: saying.text.find(as_of.words)]) is not None
    short = (as_of.latest - as_of.earliest).days < _LONGEST_EVENT
    return as_of.earliest if short and not said else None
