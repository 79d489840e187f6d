"""Readings: back from their JSON documents, with everything checked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import get_args

from sayso.errors import SaysoError
from sayso.export import checked
from sayso.export.documents import SCHEMA
from sayso.export.fields import Field
from sayso.records import (
    Act,
    Actor,
    Basis,
    Event,
    Forecast,
    Gap,
    Kind,
    Participant,
    Reading,
    Report,
    Source,
    Stance,
    Statement,
    Voice,
)

_VOICES: tuple[Voice, ...] = get_args(Voice)
_ACTS: tuple[Act, ...] = get_args(Act)
_STANCES: tuple[Stance, ...] = get_args(Stance)
_BASES: tuple[Basis, ...] = get_args(Basis)
_KINDS: tuple[Kind, ...] = get_args(Kind)


def reading(document: object) -> Reading:
    """The reading that a document (from `document`, or parsed JSON) holds; keys that are not known are ignored.

    Raises SaysoError, with the place in the document, where the shape is another, a span does not lie in the
    text or is quoted wrongly, bounds are turned around, an id does not fit the report or leads nowhere,
    statements hold each other, or what is told twice is told in two ways.
    """
    whole = Field(document, "document")
    if whole.key("schema").value != SCHEMA:
        raise whole.key("schema").wrong(f"is not {SCHEMA!r}")
    report = _report(whole.key("report"))
    whole = replace(whole, report=report.text)
    field = whole.key("report")
    made = Reading(
        report,
        maker=whole.key("maker").text(),
        actors=whole.key("actors").each(_actor),
        statements=whole.key("statements").each(_statement),
        events=field.key("events").each(checked.event),
        when=field.key("when").each(checked.when),
        where=field.key("where").each(checked.where),
        figures=field.key("figures").each(checked.figure),
        gaps=field.key("gaps").each(checked.gap),
    )
    _check_nesting(made.statements)
    _check_ids(made)
    _check_participants(whole, {actor.id: actor for actor in made.actors})
    told = field.key("forecasts").each(_forecast)
    field.key("forecasts").check(
        told == tuple((each.id, each.forecast) for each in made.statements if each.forecast),
        "are not those of the statements",
    )
    return made


def _report(field: Field) -> Report:
    names = ("url", "outlet", "title", "author", "published", "language", "wire")
    report = Report(field.key("text").text(), **{name: field.key(name).maybe(Field.text) for name in names})
    field.key("id").check(field.key("id").value == report.id, f"is not {report.id!r}, the hash of the report's fields")
    return report


def _actor(field: Field) -> Actor:
    return Actor(
        id=field.key("id").text(),
        name=field.key("name").text(),
        named=field.key("named").span(),
        mentions=field.key("mentions").each(Field.span),
        role=field.key("role").maybe(Field.text),
        affiliation=field.key("affiliation").maybe(Field.text),
        country=field.key("country").maybe(Field.text),
        unnamed=field.key("unnamed").flag(),
        kind=field.key("kind").maybe(lambda kind: kind.choice(_KINDS)),
        sector=field.key("sector").maybe(Field.text),
    )


def _statement(field: Field) -> Statement:
    content = field.key("content").each(Field.span)
    field.key("content").check(bool(content), "is empty")
    return Statement(
        id=field.key("id").text(),
        voice=field.key("voice").choice(_VOICES),
        content=content,
        source=field.key("source").maybe(_source),
        cue=field.key("cue").maybe(Field.span),
        within=field.key("within").maybe(Field.text),
        act=checked.found(field, "act", _ACTS),
        stance=checked.found(field, "stance", _STANCES),
        basis=checked.found(field, "basis", _BASES),
        certainty=field.key("certainty").maybe(checked.certainty),
        events=field.key("events").each(checked.event),
        when=field.key("when").each(checked.when),
        where=field.key("where").each(checked.where),
        figures=field.key("figures").each(checked.figure),
        forecast=field.key("forecast").maybe(checked.forecast),
        gaps=field.key("gaps").each(checked.gap),
    )


def _source(field: Field) -> Source:
    return Source(field.span(), field.key("actor").maybe(Field.text))


def _forecast(field: Field) -> tuple[str, Forecast]:
    return field.key("statement").text(), checked.forecast(field)


def _check_ids(made: Reading) -> None:
    """Refuses actors of the same id, and ids that lead to no actor or statement."""
    actors, statements = {actor.id for actor in made.actors}, {each.id for each in made.statements}
    if len(actors) < len(made.actors):
        raise SaysoError("not a reading: two actors have the same id")
    for owner, actor in _actors_named(made):
        if actor not in actors:
            raise SaysoError(f"not a reading: {owner} names an actor {actor!r} that is not there")
    gaps: list[Gap] = [*made.gaps, *(gap for each in made.statements for gap in each.gaps)]
    for gap in gaps:
        if gap.statement is not None and gap.statement not in statements:
            raise SaysoError(f"not a reading: a gap names a statement {gap.statement!r} that is not there")


def _actors_named(made: Reading) -> Iterator[tuple[str, str]]:
    """Every id of an actor, and who names it."""
    for participant in _participants(made.events):
        if participant.actor is not None:
            yield "an event of the report", participant.actor
    for each in made.statements:
        named: list[Source | Participant] = [*([each.source] if each.source else []), *_participants(each.events)]
        yield from ((f"statement {each.id!r}", one.actor) for one in named if one.actor is not None)


def _participants(events: Iterable[Event]) -> Iterator[Participant]:
    for event in events:
        yield from (each for each in (event.actor, event.recipient) if each)


def _check_participants(whole: Field, actors: dict[str, Actor]) -> None:
    """Refuses participants that have another country or sector than their actors."""

    def agree(participant: Field) -> None:
        actor = actors.get(participant.key("actor").maybe(Field.text) or "")
        for name, value in (("country", actor and actor.country), ("sector", actor and actor.sector)):
            participant.key(name).check(participant.key(name).value == value, f"is not {value!r}, as the actor's")

    def both(event: Field) -> None:
        for name in ("actor", "recipient"):
            event.key(name).maybe(agree)

    for holder in (whole.key("report"), *whole.key("statements").each(lambda field: field)):
        holder.key("events").each(both)


def _check_nesting(statements: tuple[Statement, ...]) -> None:
    within = {each.id: each.within for each in statements}
    if len(within) < len(statements):
        raise SaysoError("not a reading: two statements have the same id")
    sound: set[str | None] = {None}
    for each in statements:
        path: list[str] = []
        holder: str | None = each.id
        while holder not in sound:
            if holder is None or holder not in within:
                raise SaysoError(f"not a reading: statement {path[-1]!r} is within {holder!r}, which is not there")
            if holder in path:
                raise SaysoError(f"not a reading: statement {holder!r} is within itself")
            path.append(holder)
            holder = within[holder]
        sound.update(path)
