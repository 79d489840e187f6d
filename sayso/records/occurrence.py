"""Occurrence: an event by when it happened or is to happen, with what every claimant says of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sayso.records.claim import Against, Standing
from sayso.records.saying import Saying, Stretch


@dataclass(frozen=True, slots=True)
class Version:
    """What one claimant says of an event; `claim` is the id of the claim, `statement` the first of his that tells it.

    `relays` are later statements that go back to him and give no other time, in time order. `times` are the words
    that date the event, those of the sayings left out. `earliest` and `latest` are the days that they allow,
    included, None where open; both are None where no words date it, or where it is not clear which of them do.
    """

    claim: str
    claimant: str
    statement: Saying
    standing: Standing
    relays: tuple[Saying, ...] = ()
    against: tuple[Against, ...] = ()
    times: tuple[Stretch, ...] = ()
    earliest: date | None = None
    latest: date | None = None
    ahead: bool = False
    """Foreseen, promised or demanded, and not said to have happened."""
    lasting: bool = False
    """Still so when it was said ("since August"): `latest` is then the day of the saying."""


@dataclass(frozen=True, slots=True)
class Occurrence:
    """An event; `id` is that of the foremost claim that tells it, `text` its words.

    `versions` are in the order in which they were first said. `earliest` and `latest` are the days, included, on which
    those who say that it happened agree; where they do not, the days that any of them allows, and `agreed` is False.
    """

    id: str
    text: str
    versions: tuple[Version, ...]
    earliest: date | None = None
    latest: date | None = None
    agreed: bool = True
    ahead: bool = False
    """Nobody says that it has happened: all foresee, promise or demand it; the days are then those foreseen."""
    lasting: bool = False
    by: date | None = None
    """Where nobody dates what is said to have happened, the day on which it was first told: it is no later."""
