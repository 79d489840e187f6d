"""Pronouns: whom "he", "it" or "who" means, from what was mentioned before it."""

from __future__ import annotations

import re
from bisect import bisect_left

from sayso.reader.actors.discourse import Discourse
from sayso.reader.actors.entities import agreement
from sayso.reader.actors.mentions import Mention
from sayso.reader.actors.salience import Entity, Touch, best
from sayso.records import Span


def antecedent(course: Discourse, mention: Mention) -> Entity | None:
    """Whom a pronoun other than a first or second person means."""
    pronoun, span = mention.pronoun, mention.span
    if pronoun == "who":
        return _relative(course, span, course.text[span.start : span.end].lower() == "which")
    sentence, quoted = course.sentence(span.start), course.quote(span.start)

    def fits(touch: Touch) -> float | None:
        return agreement(pronoun or "", touch.entity)

    if pronoun == "they" and (many := _heading(course, span)) is not None:
        return many
    found = best(course.trail, sentence, quoted, fits) or _ahead(course, span, pronoun or "")
    if found is not None and pronoun in ("he", "she") and found.gender is None:
        found.gender = "m" if pronoun == "he" else "f"
    return found


def _relative(course: Discourse, span: Span, thing: bool) -> Entity | None:
    """Whoever the source is that "who" stands in, else whoever was mentioned last before it, or what before "which"."""
    sentence = course.sentence(span.start)
    around = next((t for t in reversed(course.trail[-8:]) if t.source and t.span.holds(span) and t.span != span), None)
    if around is not None and around.entity.sort != ("person" if thing else "thing"):
        return around.entity
    for touch in reversed(course.trail[-8:]):
        fits = (
            touch.entity.sort != "person" if thing else touch.entity.sort in ("person", "other") or touch.entity.plural
        )
        if touch.span.end <= span.start and touch.sentence == sentence and fits:
            return touch.entity
    return None


_MANY = re.compile(
    r"(?:The |[A-Z][\w-]+['’]s )?(?:[A-Z]?[\w-]+ )?"
    r"(?:[A-Z][\w’-]*[a-rt-z]s|rebels|militants|fighters|insurgents|forces|troops)"
    r"(?= (?:have|are|were|will)\b[^.“”]*, they sa(?:id|y)\b)"
)
"""“Kelvar's Tarskis have taken the dam, they said”: who did it says so."""


def _heading(course: Discourse, span: Span) -> Entity | None:
    """Those with whom the sentence of a "they said" begins, where its verb says that they are many."""
    number = course.sentence(span.start)
    start = course.sentences[number - 1] if number else 0
    many = _MANY.match(course.text, start, min(len(course.text), span.end + 8))
    if many is None or many.end() > span.start:
        return None
    return Entity("body", plural=True, named=False, label=Span(*many.span()))


def _ahead(course: Discourse, span: Span, pronoun: str) -> Entity | None:
    """Somebody named later in the same sentence, if nobody was named before."""
    sentence = course.sentence(span.start)
    at = bisect_left(course.starts, span.end)
    while at < len(course.names) and course.sentence(course.starts[at]) == sentence:
        if agreement(pronoun, course.entities[at]) is not None:
            return course.entities[at]
        at += 1
    return None
