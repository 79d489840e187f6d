"""Actors: who is meant by each source mention of a report.

Names are clustered first, over the whole text; then mentions are read in order, and each noun phrase and pronoun is
led to what was mentioned before it, the surest ways first (Raghunathan et al. 2010). What leads nowhere stays an
actor of its own, unnamed.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from sayso.reader.actors.discourse import Discourse
from sayso.reader.actors.entities import take
from sayso.reader.actors.home import bare, home, seated
from sayso.reader.actors.mentions import Mention, parse
from sayso.reader.actors.nouns import described
from sayso.reader.actors.order import events, opening, turns
from sayso.reader.actors.pronouns import antecedent
from sayso.reader.actors.roles import noun_phrase
from sayso.reader.actors.salience import Entity
from sayso.reader.actors.speakers import first_persons
from sayso.reader.actors.table import DETERMINERS
from sayso.reader.actors.words import words
from sayso.reader.names import Name
from sayso.records import Actor, Participant, Report, Source, Span, Statement, fingerprint
from sayso.text.profiles import describe


def resolve(
    report: Report, names: Sequence[Name], statements: Sequence[Statement]
) -> tuple[tuple[Actor, ...], tuple[Statement, ...]]:
    """Actors behind sources and participants of `statements`, which come back with the actors' ids; in text order."""
    spans = sorted({s.source.span for s in statements if s.source})
    others = sorted({p.span for s in statements for e in s.events for p in (e.actor, e.recipient) if p} - {*spans})
    if not spans and not others:
        return (), tuple(statements)
    course = Discourse.of(report.text, [*names, *opening(report.text, spans, names)], spans)
    _follow(course, spans)
    first_persons(course, statements)
    for span in others:
        _participant(course, span)
    entities = {id(entity): entity for entity in course.resolved.values()}
    owner = home(report)
    actors = {key: _actor(report, entity, owner) for key, entity in entities.items()}
    known = {span: actors[id(entity)].id for span, entity in course.resolved.items()}
    ordered = sorted({a.id: a for a in actors.values()}.values(), key=lambda a: (a.mentions[0], a.id))
    return tuple(ordered), tuple(_attributed(s, known) for s in statements)


def _attributed(statement: Statement, known: dict[Span, str]) -> Statement:
    source = statement.source and Source(statement.source.span, known.get(statement.source.span))
    events = tuple(
        replace(event, actor=_led(event.actor, known), recipient=_led(event.recipient, known))
        for event in statement.events
    )
    return replace(statement, source=source, events=events)


def _led(participant: Participant | None, known: dict[Span, str]) -> Participant | None:
    return participant and Participant(participant.span, known.get(participant.span))


def _actor(report: Report, entity: Entity, owner: str | None) -> Actor:
    label = entity.label
    if entity.sort == "body":
        # "Defence Ministry in Moscow", but "diplomats in London"
        label = Span(label.start, seated(report.text, label)[1])
    name = re.sub(r"\s+", " ", label.of(report.text))
    role, affiliation = _office(entity)
    profile = describe(name, role, affiliation, not entity.named)
    mentions = tuple(sorted({*entity.mentions, label}))
    seats = (seat for span in (*mentions, entity.label) if (seat := seated(report.text, span)[0]) is not None)
    owner = next(seats, owner)
    return Actor(
        id=fingerprint("actor", report.id, label),
        name=name,
        named=label,
        mentions=mentions,
        role=role,
        affiliation=affiliation,
        country=profile.country or (owner if bare(affiliation or name, profile.kind) else None),
        unnamed=not entity.named,
        kind=profile.kind,
        sector=profile.sector,
    )


_TITLE = re.compile(
    r"(?:(?P<whose>.+?)(?:['’]s)? )?(?P<role>(?:Deputy |Vice |Acting )?(?:(?:Prime|Foreign|Defen[cs]e|Interior|Health"
    r"|Finance|Justice) Minister|President|Chancellor|Secretary of State|Secretary[- ]General|Attorney General))"
)


def _office(entity: Entity) -> tuple[str | None, str | None]:
    """Role and affiliation; what stands before a name as whose he is may be his office: "U.S. Secretary of State"."""
    title = _TITLE.fullmatch(entity.affiliation or "") if entity.role is None else None
    return (title["role"], title["whose"]) if title is not None else (entity.role, entity.affiliation)


def _follow(course: Discourse, sources: Sequence[Span]) -> None:
    """Go through names, noun phrases and source mentions in the order of the text."""
    labels = {span.start for _, span in turns(course.text)}
    for start, source, name, noun in events(course.text, course.names, sources):
        if source is not None:
            _source(course, source)
        elif name is not None and start not in labels:
            course.touch(course.entities[name], course.names[name].span)
        elif noun is not None and not course.named_at(Span(start, noun.end)):
            _noun(course, noun)


def _noun(course: Discourse, span: Span) -> None:
    """A noun phrase for people outside any source: somebody whom "he" may mean later."""
    ws = words(course.text, span.start, span.end)
    role = noun_phrase(course.text, ws, [course.names[i] for i in course.inside(span)])
    if role is None:
        return
    mention = Mention(span, "nominal", role=role, definite=ws[0].lower not in DETERMINERS - {"the", "this", "that"})
    course.touch(described(course, mention), span)


def _source(course: Discourse, span: Span) -> None:
    if not any(c.isalnum() for c in span.of(course.text)):
        return
    inside = course.inside(span)
    mention = parse(course.text, span, [course.names[i] for i in inside])
    if mention.form == "pronoun" and mention.pronoun in ("i", "we", "you"):
        course.waiting.append((span, mention))
        return
    entity = _lead(course, mention)
    for place in inside:
        if course.entities[place] is not entity:
            course.touch(course.entities[place], course.names[place].span)
    if entity is None:
        return
    entity.mentions.append(mention.span)
    course.resolved[span] = entity
    course.touch(entity, mention.span, source=True)


def _participant(course: Discourse, span: Span) -> None:
    """Somebody who does an event, or whom it is done to; a pronoun is left, since the text has been read to its end."""
    if not any(c.isalnum() for c in span.of(course.text)):
        return
    mention = parse(course.text, span, [course.names[i] for i in course.inside(span)])
    entity = _lead(course, mention) if mention.form != "pronoun" else None
    if entity is not None:
        entity.mentions.append(mention.span)
        course.resolved[span] = entity


def _lead(course: Discourse, mention: Mention) -> Entity | None:
    if mention.form == "pronoun":
        return antecedent(course, mention)
    if mention.form == "joint":
        return _joint(course, mention)
    if mention.form == "name":
        entity = course.entities[bisect_left(course.starts, mention.names[0].span.start)]
        if mention.role is not None:
            take(entity, mention.role)
        return entity
    return described(course, mention)


def _joint(course: Discourse, mention: Mention) -> Entity:
    parts = [course.entities[bisect_left(course.starts, p.span.start)] for p in mention.names]
    key = frozenset(id(p) for p in parts)
    if key not in course.joints:
        skip = re.match(r"(?:both|the|either)\s+", course.text[mention.span.start : mention.span.end], re.I)
        label = Span(mention.span.start + (skip.end() if skip else 0), mention.span.end)
        course.joints[key] = Entity("other", plural=True, sure=True, label=label, parts=tuple(parts))
    return course.joints[key]
