"""Repute: what a source said and how that fared; counted, never judged."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sayso.records.foreseen import Score
from sayso.records.saying import Saying


@dataclass(frozen=True, slots=True)
class Tally:
    """How often something was: `name` is an outlet, an actor, a basis or a word."""

    name: str
    count: int


@dataclass(frozen=True, slots=True)
class Fared:
    """What became of the claims that a source was the first to make: in how many of them this is so.

    `first` counts them. `corroborated` have an independent root of somebody else beside its own, or were conceded by
    a party; somebody `denied`, `disputed` or `doubted` them; `withdrawn` are those that it took back.
    """

    first: int = 0
    corroborated: int = 0
    denied: int = 0
    disputed: int = 0
    doubted: int = 0
    withdrawn: int = 0


@dataclass(frozen=True, slots=True)
class Habits:
    """How a source speaks; shares are from 0 to 1, None where nothing can be counted.

    `hedged` is the share of its statements with words of certainty, of an outlet those in its own voice; `certainty`
    the median of the middles of what these words are taken for, as a probability. `distanced` is the share of its
    statements that outlets keep their distance from; of an outlet, of what it attributes to others. `bases` are what
    it says that it rests on, `cues` the words by which an outlet attributes, the most frequent first. `own` is the
    share of an outlet's statements in its own voice, `unnamed` of those it attributes to somebody who is not named.
    """

    hedged: float | None = None
    certainty: float | None = None
    distanced: float | None = None
    bases: tuple[Tally, ...] = ()
    cues: tuple[Tally, ...] = ()
    own: float | None = None
    unnamed: float | None = None


@dataclass(frozen=True, slots=True)
class Repute:
    """An actor or an outlet as a source: what it said or carried, how that fared, and how it speaks.

    `names` are others that it goes by. `grade` is the reliability, A to F (Admiralty code), that an analyst gives to
    it, None without one; nothing else here is made of it, nor it of anything here. `claims` and `statements` count
    what it said, of an outlet what it carries; `against` the claims that it denied, doubted or disputed; `roots` the
    claims of which it is a root that counts. `relays` are whom it has claims from and `relayed` who has claims from
    it, with how many claims. `forecasts` is how its forecasts with a date fared, None where it made none.
    `corrections` and `edits` count the reports in which an outlet
    sets something right, and the sentences that it silently changed. `latest` are its last
    statements, the newest first.
    """

    kind: Literal["actor", "outlet"]
    name: str
    names: tuple[str, ...]
    grade: str | None
    claims: int
    statements: int
    against: int
    roots: int
    fared: Fared
    habits: Habits
    relays: tuple[Tally, ...] = ()
    relayed: tuple[Tally, ...] = ()
    forecasts: Score | None = None
    corrections: int = 0
    edits: int = 0
    latest: tuple[Saying, ...] = ()
