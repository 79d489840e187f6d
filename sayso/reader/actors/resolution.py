"""Actors: who is meant by each source mention of a report.

Names are clustered first, over the whole text; then mentions are read in order, and each noun phrase and pronoun is
led to what was mentioned before it, the surest ways first (Raghunathan et al. 2010). What leads nowhere stays an
actor of its own, unnamed.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from sayso.reader.actors.clusters import clusters
from sayso.reader.actors.entities import agree, agreement, describe, entity_of, same_house, take, told
from sayso.reader.actors.mentions import Mention, parse
from sayso.reader.actors.order import events, opening, sentences, turns
from sayso.reader.actors.roles import Role, acronym, noun_phrase
from sayso.reader.actors.runs import Proper, proper
from sayso.reader.actors.salience import Entity, Sort, Touch, best, subject
from sayso.reader.actors.table import BODIES, DETERMINERS, EPITHETS, GENERIC_BODIES, PERSONS, THINGS, alike
from sayso.reader.actors.words import words
from sayso.reader.names import Name
from sayso.records import Actor, Report, Source, Span, Statement, fingerprint
from sayso.text.quotes import quotations

NEAR = 4000
"""Characters of a paragraph looked at on either side."""
QUESTIONS = 3
"""Paragraphs ending in a question mark from which a report is taken for a transcript."""
QUESTION = 500
"""Characters of the longest paragraph that may be an interviewer's question."""
OPENING = 2500
"""Characters in which an interview says who is interviewed."""
_INTERVIEW = re.compile(
    r"\b(?:[Ii]nterview(?:s|ed|ing|\s+of|\s+with)|(?:spoke|speaks|talk(?:s|ed)|caught up)\s+(?:with|to))\b"
)
_ASKING = frozenset(("reporter", "journalist", "correspondent", "interviewer"))
SAME_ROLE = 8
"""Bearers of one role that are remembered."""


def resolve(
    report: Report, names: Sequence[Name], statements: Sequence[Statement]
) -> tuple[tuple[Actor, ...], tuple[Statement, ...]]:
    """Actors behind the sources of `statements`, which come back with the actors' ids; both in text order."""
    if not any(s.source for s in statements):
        return (), tuple(statements)
    spans = sorted({s.source.span for s in statements if s.source})
    reading = _Reading.of(report.text, [*names, *opening(report.text, spans, names)], spans)
    reading.read(spans)
    reading.first_persons(statements)
    entities = {id(entity): entity for entity in reading.resolved.values()}
    actors = {key: _actor(report, entity) for key, entity in entities.items()}
    known = {span: actors[id(entity)] for span, entity in reading.resolved.items()}
    ordered = sorted({a.id: a for a in actors.values()}.values(), key=lambda a: (a.mentions[0], a.id))
    return tuple(ordered), tuple(_attributed(s, known) for s in statements)


def _attributed(statement: Statement, known: dict[Span, Actor]) -> Statement:
    if statement.source is None or statement.source.span not in known:
        return statement
    return replace(statement, source=Source(statement.source.span, known[statement.source.span].id))


def _actor(report: Report, entity: Entity) -> Actor:
    name = entity.label.of(report.text)
    mentions = tuple(sorted({*entity.mentions, entity.label}))
    return Actor(
        id=fingerprint("actor", report.id, entity.label, name),
        name=re.sub(r"\s+", " ", name),
        named=entity.label,
        mentions=mentions,
        role=entity.role,
        affiliation=entity.affiliation,
        unnamed=not entity.named,
    )


@dataclass(slots=True)
class _Reading:
    """A report while it is read: its names, sentences and quotations, and what was mentioned so far."""

    text: str
    names: list[Proper]
    entities: list[Entity]
    """Of each name."""
    starts: list[int]
    sentences: list[int]
    quotes: list[tuple[int, int]]
    trail: list[Touch] = field(default_factory=list)
    by_head: dict[str, list[Entity]] = field(default_factory=dict)
    bare: dict[str, Entity] = field(default_factory=dict)
    joints: dict[frozenset[int], Entity] = field(default_factory=dict)
    resolved: dict[Span, Entity] = field(default_factory=dict)
    waiting: list[tuple[Span, Mention]] = field(default_factory=list)

    @classmethod
    def of(cls, text: str, names: Sequence[Name], sources: Sequence[Span]) -> _Reading:
        found = told(text, proper(text, names, frozenset(s.end for s in sources)))
        expansions = [(i, a[0]) for i, p in enumerate(found) if (a := acronym(text, p))]
        entities: list[Entity] = [Entity("other")] * len(found)
        for cluster in clusters(found, expansions):
            entity = entity_of(cluster, found)
            for place in cluster.members:
                entities[place] = entity
        for place in range(len(found)):
            describe(text, found, place, entities[place])
        return cls(text, found, entities, [p.span.start for p in found], sentences(text), quotations(text))

    def read(self, sources: Sequence[Span]) -> None:
        """Go through names, noun phrases and source mentions in the order of the text."""
        labels = {span.start for _, span in turns(self.text)}
        for start, source, name, noun in events(self.text, self.names, sources):
            if source is not None:
                self._source(source)
            elif name is not None and start not in labels:
                self._touch(self.entities[name], self.names[name].span)
            elif noun is not None and not self._named_at(Span(start, noun.end)):
                self._noun(noun)

    def _named_at(self, span: Span) -> bool:
        """Whether a noun phrase goes on into a name: then it says something of that name alone."""
        at = bisect_left(self.starts, span.end)
        return at < len(self.names) and self.text[span.end : self.names[at].outer.start].strip(" ,") == ""

    def _inside(self, span: Span) -> list[int]:
        low, high = bisect_left(self.starts, span.start), bisect_left(self.starts, span.end)
        return list(range(low, high))

    def _touch(self, entity: Entity, span: Span, source: bool = False) -> None:
        entity.count += 1
        for head in entity.heads:
            self._remember(head, entity)
        sentence, quoted = self._sentence(span.start), self._quote(span.start)
        self.trail.append(Touch(entity, span, sentence, quoted, subject(self.text, span), source))

    def _remember(self, head: str, entity: Entity) -> None:
        bearers = self.by_head.setdefault(head, [])
        if entity in bearers:
            bearers.remove(entity)
        bearers.append(entity)
        del bearers[:-SAME_ROLE]

    def _sentence(self, place: int) -> int:
        return bisect_right(self.sentences, place)

    def _quote(self, place: int) -> int:
        at = bisect_right(self.quotes, (place, len(self.text))) - 1
        return at if at >= 0 and self.quotes[at][0] <= place < self.quotes[at][1] else -1

    def _noun(self, span: Span) -> None:
        """A noun phrase for people outside any source: somebody whom "he" may mean later."""
        ws = words(self.text, span.start, span.end)
        role = noun_phrase(self.text, ws, [self.names[i] for i in self._inside(span)])
        if role is None:
            return
        mention = Mention(span, "nominal", role=role, definite=ws[0].lower not in DETERMINERS - {"the", "this", "that"})
        self._touch(self._described(mention), span)

    def _source(self, span: Span) -> None:
        if not any(c.isalnum() for c in span.of(self.text)):
            return
        inside = self._inside(span)
        mention = parse(self.text, span, [self.names[i] for i in inside])
        if mention.form == "pronoun" and mention.pronoun in ("i", "we", "you"):
            self.waiting.append((span, mention))
            return
        entity = self._lead(mention)
        for place in inside:
            if self.entities[place] is not entity:
                self._touch(self.entities[place], self.names[place].span)
        if entity is None:
            return
        entity.mentions.append(mention.span)
        self.resolved[span] = entity
        self._touch(entity, mention.span, source=True)

    def _lead(self, mention: Mention) -> Entity | None:
        if mention.form == "pronoun":
            return self._pronoun(mention)
        if mention.form == "joint":
            return self._joint(mention)
        if mention.form == "name":
            entity = self.entities[bisect_left(self.starts, mention.names[0].span.start)]
            if mention.role is not None:
                take(entity, mention.role)
            return entity
        return self._described(mention)

    def _joint(self, mention: Mention) -> Entity:
        parts = [self.entities[bisect_left(self.starts, p.span.start)] for p in mention.names]
        key = frozenset(id(p) for p in parts)
        if key not in self.joints:
            skip = re.match(r"(?:both|the|neither|either)\s+", self.text[mention.span.start : mention.span.end], re.I)
            label = Span(mention.span.start + (skip.end() if skip else 0), mention.span.end)
            self.joints[key] = Entity("other", plural=True, sure=True, label=label, parts=tuple(parts))
        return self.joints[key]

    # --- noun phrases ---

    def _described(self, mention: Mention) -> Entity:
        role = mention.role
        if role is None:
            return self._new(mention)
        if mention.definite and not mention.another:
            known = self._by_role(mention, role)
            if known is not None:
                return known
        elif role.plural and not mention.another and not mention.definite:
            key = self.text[mention.span.start : mention.span.end].lower()
            return self.bare.setdefault(key, self._new(mention)) if key not in self.bare else self.bare[key]
        return self._new(mention)

    def _new(self, mention: Mention) -> Entity:
        role = mention.role
        entity = Entity("other", named=False, label=mention.span)
        if role is not None:
            person = role.head in PERSONS or role.person
            entity.sort = (
                "person" if person else "body" if role.head in BODIES else "thing" if role.head in THINGS else "other"
            )
            entity.gender, entity.plural = role.gender, role.plural
            entity.role = role.phrase if person else None
            entity.affiliation = role.affiliation or self._possessor(mention)
            entity.heads |= {role.head}
            entity.modifiers |= role.modifiers
        return entity

    def _possessor(self, mention: Mention) -> str | None:
        if mention.possessor is None:
            return None
        owner_ = self._pronoun(parse(self.text, mention.possessor, []))
        return owner_.label.of(self.text) if owner_ is not None and owner_.named else None

    def _by_role(self, mention: Mention, role: Role) -> Entity | None:
        for head in (role.head, *sorted(alike(role.head) - {role.head})):
            for entity in reversed(self.by_head.get(head, [])):
                if entity.plural == role.plural and agree(entity, role) and same_house(entity, role, mention):
                    return entity
        if mention.possessor is not None or (role.affiliation is not None and role.head not in EPITHETS):
            return None
        return self._by_sort(mention, role)

    def _by_sort(self, mention: Mention, role: Role) -> Entity | None:
        """Whom a general noun takes up: "the company", "the country", "the woman"."""
        if role.head in GENERIC_BODIES and not role.plural:
            wanted: tuple[Sort, ...] = ("body",)
        elif role.head in ("country", "nation"):
            wanted = ("place",)
        elif (role.head in ("man", "woman", "person", "official") and not role.modifiers) or (
            role.head in EPITHETS and not role.plural
        ):
            wanted = ("person",)
        else:
            return None

        def fits(touch: Touch) -> float | None:
            entity = touch.entity
            if entity.sort not in wanted or entity.plural != role.plural:
                return None
            if (role.head == "official" and entity.named) or (
                role.head in EPITHETS and (not entity.named or role.head in entity.heads)
            ):
                return None
            if role.gender and entity.gender and role.gender != entity.gender:
                return None
            return 0.0

        return best(self.trail, self._sentence(mention.span.start), self._quote(mention.span.start), fits)

    # --- pronouns ---

    def _pronoun(self, mention: Mention) -> Entity | None:
        pronoun, span = mention.pronoun, mention.span
        if pronoun == "who":
            return self._relative(span, self.text[span.start : span.end].lower() == "which")
        sentence, quoted = self._sentence(span.start), self._quote(span.start)

        def fits(touch: Touch) -> float | None:
            return agreement(pronoun or "", touch.entity)

        found = best(self.trail, sentence, quoted, fits) or self._ahead(span, pronoun or "")
        if found is not None and pronoun in ("he", "she") and found.gender is None:
            found.gender = "m" if pronoun == "he" else "f"
        return found

    def _relative(self, span: Span, thing: bool) -> Entity | None:
        """Whoever was mentioned last before "who", or what before "which"."""
        sentence = self._sentence(span.start)
        for touch in reversed(self.trail[-8:]):
            fits = (
                touch.entity.sort != "person"
                if thing
                else touch.entity.sort in ("person", "other") or touch.entity.plural
            )
            if touch.span.end <= span.start and touch.sentence == sentence and fits:
                return touch.entity
        return None

    def _ahead(self, span: Span, pronoun: str) -> Entity | None:
        """Somebody named later in the same sentence, if nobody was named before."""
        sentence = self._sentence(span.start)
        at = bisect_left(self.starts, span.end)
        while at < len(self.names) and self._sentence(self.starts[at]) == sentence:
            if agreement(pronoun, self.entities[at]) is not None:
                return self.entities[at]
            at += 1
        return None

    # --- first persons ---

    def first_persons(self, statements: Sequence[Statement]) -> None:
        """ "I" and "we": whoever speaks the quotation or the turn, or is interviewed."""
        by_id = {s.id: s for s in statements}
        asked = {s.source.span: s for s in statements if s.source}
        self.trail.sort(key=lambda t: t.span)
        places = [t.span.start for t in self.trail if t.source]
        sources = [t for t in self.trail if t.source]
        spoken = turns(self.text)
        interviewed = self._interviewed() if self.waiting else None
        for span, mention in self.waiting:
            entity = self._enclosing(asked[span], by_id) or self._speaker(span, sources, places, spoken)
            if entity is None and mention.pronoun != "you" and not spoken:
                entity = interviewed if not self._question(span) else None
            if entity is not None:
                entity.mentions.append(mention.span)
                self.resolved[span] = entity

    def _enclosing(self, statement: Statement, by_id: dict[str, Statement]) -> Entity | None:
        outer = by_id.get(statement.within or "")
        return self.resolved.get(outer.source.span) if outer is not None and outer.source else None

    def _speaker(
        self, span: Span, sources: list[Touch], places: list[int], spoken: list[tuple[int, Span]]
    ) -> Entity | None:
        number = self._quote(span.start)
        if number >= 0:
            return self._quoted_speaker(self.quotes[number], sources, places)
        at = bisect_right(spoken, (span.start, Span(0, 0))) - 1
        if at < 0:
            return None
        label = spoken[at][1]
        place = bisect_left(self.starts, label.start)
        if place < len(self.names) and self.names[place].span.start < label.end:
            return self.entities[place]
        return None

    def _quoted_speaker(self, quote: tuple[int, int], sources: list[Touch], places: list[int]) -> Entity | None:
        """The source right after the quotation, else right before it, in its paragraph or the one before."""
        low, high = self._paragraph(quote[0])[0], self._paragraph(quote[1])[1]
        at = bisect_left(places, quote[1])
        behind = sources[at] if at < len(sources) and places[at] < high else None
        if behind is not None and self._same_saying(quote[1], behind.span.start):
            return behind.entity
        before_ = bisect_left(places, quote[0]) - 1
        if before_ >= 0 and places[before_] >= low:
            return sources[before_].entity
        if behind is not None:
            return behind.entity
        above = self._paragraph(max(0, low - 2))[0] if low else 0
        return sources[before_].entity if before_ >= 0 and places[before_] >= above else None

    def _same_saying(self, end: int, start: int) -> bool:
        """Whether what follows a quotation up to a source is at most a verb: '", said …'."""
        return re.fullmatch(r"[\s,]*(?:[\w']+\s+){0,3}(?:the\s+)?", self.text[end:start]) is not None

    def _paragraph(self, place: int) -> tuple[int, int]:
        """Where the line around `place` begins and ends, blank lines before it left out; no farther than `NEAR`."""
        low, high = max(0, place - NEAR), min(len(self.text), place + NEAR)
        while place > low and self.text[place - 1 : place + 1] == "\n\n":
            place -= 1
        end = self.text.find("\n", place, high)
        return max(low, self.text.rfind("\n", low, place) + 1), high if end < 0 else end

    def _question(self, span: Span) -> bool:
        """Whether a paragraph asks: a long one that ends in a question mark is an answer with a flourish."""
        low, high = self._paragraph(span.end)
        return high - low <= QUESTION and self.text[span.end : high].rstrip().endswith("?")

    def _interviewed(self) -> Entity | None:
        """Who is interviewed, as the opening of the report says, else who is most spoken of there."""
        opening = self.text[:OPENING]
        objects = [m for m in _INTERVIEW.finditer(opening) if not re.match(r"\s+by\b", opening[m.end() :])]
        found = next((e for m in objects if (e := self._object(m.end())) is not None), None)
        if found is not None:
            return found
        if "nterview" not in opening and len(re.findall(r"\?[ \t]*$", self.text, re.M)) < QUESTIONS:
            return None
        people = [e for e, s in zip(self.entities, self.starts, strict=True) if e.sort == "person" and s < OPENING]
        people = [e for e in people if (e.sure or " " in e.label.of(self.text)) and not e.heads & _ASKING]
        return max(people, key=lambda e: e.count) if people else None

    def _object(self, place: int) -> Entity | None:
        """The person named as the object of "interviewed" or "spoke with", before any "about"."""
        at = bisect_left(self.starts, place)
        while at < len(self.names) and self._sentence(self.starts[at]) == self._sentence(place):
            entity, between = self.entities[at], self.text[place : self.names[at].outer.start]
            if re.search(r"\b(?:about|on|regarding|over|who)\b", between):
                return None
            several = len(self.names[at].words) > 1
            person = entity.sort == "person" and (entity.sure or several)
            adjacent = several and entity.sort == "other" and not entity.sure and not between.strip()
            if (person or adjacent) and not entity.heads & _ASKING:
                return entity
            at += 1
        return None
