"""The discourse: a report while its mentions are read, with what was mentioned so far."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from sayso.reader.actors.clusters import clusters
from sayso.reader.actors.entities import describe, entity_of, told
from sayso.reader.actors.mentions import Mention
from sayso.reader.actors.order import sentences
from sayso.reader.actors.roles import acronym
from sayso.reader.actors.runs import Proper, proper
from sayso.reader.actors.salience import Entity, Touch, subject
from sayso.reader.names import Name
from sayso.records import Span
from sayso.text.quotes import quotations

SAME_ROLE = 8
"""Bearers of one role that are remembered."""


@dataclass(slots=True)
class Discourse:
    """The names, sentences and quotations of a report, and the state of reading it."""

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
    def of(cls, text: str, names: Sequence[Name], sources: Sequence[Span]) -> Discourse:
        """The discourse of `text` before anything in it is read; `names` and `sources` stand in it."""
        found, roles = told(text, proper(text, names, frozenset(s.end for s in sources)))
        expansions = [(i, a[0]) for i, p in enumerate(found) if (a := acronym(text, p))]
        entities: list[Entity] = [Entity("other")] * len(found)
        for cluster in clusters(found, expansions):
            entity = entity_of(cluster, found)
            for place in cluster.members:
                entities[place] = entity
        for place in range(len(found)):
            describe(text, found, place, roles[place], entities[place])
        return cls(text, found, entities, [p.span.start for p in found], sentences(text), quotations(text))

    def named_at(self, span: Span) -> bool:
        """Whether a noun phrase goes on into a name: then it says something of that name alone."""
        at = bisect_left(self.starts, span.end)
        return at < len(self.names) and self.text[span.end : self.names[at].outer.start].strip(" ,") == ""

    def inside(self, span: Span) -> range:
        """Places of the names that begin in `span`."""
        return range(bisect_left(self.starts, span.start), bisect_left(self.starts, span.end))

    def touch(self, entity: Entity, span: Span, source: bool = False) -> None:
        """Note that somebody is mentioned."""
        entity.count += 1
        for head in entity.heads:
            self._remember(head, entity)
        sentence, quoted = self.sentence(span.start), self.quote(span.start)
        self.trail.append(Touch(entity, span, sentence, quoted, subject(self.text, span), source))

    def _remember(self, head: str, entity: Entity) -> None:
        bearers = self.by_head.setdefault(head, [])
        if entity in bearers:
            bearers.remove(entity)
        bearers.append(entity)
        del bearers[:-SAME_ROLE]

    def sentence(self, place: int) -> int:
        """The number of the sentence around a character."""
        return bisect_right(self.sentences, place)

    def quote(self, place: int) -> int:
        """The number of the quotation around a character, -1 outside of all."""
        at = bisect_right(self.quotes, (place, len(self.text))) - 1
        return at if at >= 0 and self.quotes[at][0] <= place < self.quotes[at][1] else -1
