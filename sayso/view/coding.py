"""Coding: the events that a story's claims tell, as rows of event data."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from sayso.records import Coded, Happening, Occurrence, Party, Saying, Spot, Story, Version, fingerprint
from sayso.view.occurrences import occurrences
from sayso.view.parties import PRONOUNS
from sayso.view.substance import dateline

_NAME = re.compile(r"[A-Z]{2}|[A-Z]\w{4}")
"""What a name has that is no word like "At" or "Some more" at the head of a sentence."""


def coded(story: Story) -> tuple[Coded, ...]:
    """Every event of each claim once, in the order of `occurrences`.

    Statements of a claim say the same: what they tell of one type and polarity is one event, told as in the statement
    that says most of it, unless that one tells several. Who is neither named nor known to be anybody is left out.
    """
    return tuple(one for occurrence in occurrences(story) for one in _coded(occurrence))


@dataclass(frozen=True, slots=True)
class _Told:
    """An event as one statement tells it."""

    event: Happening
    saying: Saying
    version: Version


def _coded(occurrence: Occurrence) -> Iterator[Coded]:
    """The events of each claim of an occurrence, kind by kind."""
    kinds: dict[tuple[str, str, bool], list[_Told]] = {}
    for version in occurrence.versions:
        for one in _told(version):
            kinds.setdefault((version.claim, one.event.type, one.event.polarity), []).append(one)
    for told in kinds.values():
        fullest = max(told, key=_fullness).saying
        statements = {one.saying.id: one.saying for one in told if one.saying.id != fullest.id}
        for one in _distinct(one for one in told if one.saying.id == fullest.id):
            yield _row(occurrence, one, (fullest, *statements.values()))


def _told(version: Version) -> Iterator[_Told]:
    for saying in (version.statement, *version.relays):
        yield from (_Told(_named(event), saying, version) for event in saying.events)


def _named(event: Happening) -> Happening:
    """The event with those alone of whom one can tell who they are."""
    return replace(event, actor=_known(event.actor), recipient=_known(event.recipient))


def _known(party: Party | None) -> Party | None:
    if party is None or party.name.casefold() in PRONOUNS:
        return None
    told = party.country or party.kind or party.sector or _NAME.search(party.name)
    return party if told else None


def _fullness(one: _Told) -> tuple[int, bool]:
    """How much is told of an event; of as much, dated first."""
    dated = one.version.earliest is not None or one.version.latest is not None
    return sum(part is not None for part in _parts(one.event)), dated


def _distinct(told: Iterable[_Told]) -> list[_Told]:
    """What one statement tells, without what it tells more fully as well."""
    found: list[_Told] = []
    for one in sorted(told, key=_fullness, reverse=True):
        if not any(_covers(known.event, one.event) for known in found):
            found.append(one)
    return found


def _covers(whole: Happening, part: Happening) -> bool:
    """Whether an event is told by another one that says as much or more."""
    return all(less in (None, more) for less, more in zip(_parts(part), _parts(whole), strict=True))


def _parts(event: Happening) -> tuple[str | None, ...]:
    actor, recipient = (party.name.casefold() if party else None for party in (event.actor, event.recipient))
    return event.mode, actor, recipient


def _row(occurrence: Occurrence, told: _Told, statements: tuple[Saying, ...]) -> Coded:
    event, version = told.event, told.version
    return Coded(
        id=fingerprint("event", version.claim, event.type, event.polarity, *_parts(event)),
        occurrence=occurrence.id,
        claim=version.claim,
        event=event,
        statement=told.saying,
        statements=statements,
        standing=version.standing,
        where=tuple(_where(told.saying)),
        earliest=version.earliest,
        latest=version.latest,
        ahead=version.ahead,
    )


def _where(saying: Saying) -> Iterator[Spot]:
    """The places of a statement but the one that it was written in."""
    written = dateline(saying).casefold()
    return (spot for spot in saying.where if spot.name.casefold() not in written)
