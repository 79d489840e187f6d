"""Lessons: rulings on statements and on links as examples to learn from; what nobody judged is told apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sayso.records import (
    Bounds,
    Judged,
    Lesson,
    Link,
    Match,
    Reading,
    Relation,
    Ruling,
    Saying,
    Spans,
    Statement,
    Verdict,
)
from sayso.text.sentences import sentences
from sayso.view.rulings import SPANS, corrected, spans
from sayso.view.threads import JOINING

JOIN = " … "
"""Between the parts of a content, as in a Saying."""
APART: frozenset[Relation] = frozenset(["updates", "conflicts", "denies", "corrects"])
"""Relations that two statements of one claim never have."""


def lesson(readings: Sequence[Reading], sayings: Mapping[str, Saying], rulings: Iterable[Ruling]) -> Lesson | None:
    """What rulings in force say of the statements of one report; None where they say nothing.

    `readings` are all of the report, the oldest first; `sayings` are its statements as lifted, by id. Raises
    SettingsError where a correction does not fit its field.
    """
    on = _by_subject(rulings)
    report, newest = readings[-1].report, readings[-1].statements
    found = {one.id: (reading.maker, one) for reading in readings for one in reading.statements if one.id in sayings}
    stand = {ident: _right(_spans(one, report.text), on.get(ident, ())) for ident, (_, one) in found.items()}
    held = {ident: _held(spans, stand.values()) for ident, spans in stand.items()}
    judged = {
        ident: _judged(maker, _spans(one, report.text), sayings[ident], on[ident], nested=held[ident])
        for ident, (maker, one) in found.items()
        if ident in on
    }
    if not judged:
        return None
    told = [(_spans(one, report.text), judged.get(one.id)) for one in newest if one.id in sayings]
    return Lesson(report, tuple(_whole(report.text, told)), tuple(sorted(judged.values(), key=_order)))


def _by_subject(rulings: Iterable[Ruling]) -> dict[str, list[Ruling]]:
    """Rulings on statements by what they are on."""
    on: dict[str, list[Ruling]] = {}
    for ruling in rulings:
        if ruling.kind in ("accept", "reject", "correct"):
            on.setdefault(ruling.subject, []).append(ruling)
    return on


def _spans(statement: Statement, text: str) -> Spans:
    source, cue = (statement.source.span if statement.source else None), statement.cue
    return Spans(
        (source.start, source.end) if source else None,
        (cue.start, cue.end) if cue else None,
        tuple((span.start, span.end) for span in statement.content),
        JOIN.join(span.of(text) for span in statement.content),
    )


def _right(found: Spans, rulings: Iterable[Ruling]) -> Spans | None:
    """Where a statement stands by the rulings on it; None where they reject it."""
    right, rejected = found, False
    for ruling in rulings:
        if ruling.kind != "correct":
            rejected = ruling.kind == "reject"
        elif ruling.field == SPANS:
            right = spans(ruling.value or "null")
    return None if rejected else right


def _held(right: Spans | None, others: Iterable[Spans | None]) -> bool:
    """Whether the cue of a statement lies in the content of another one."""
    cue = right.cue if right else None
    if cue is None:
        return False
    contents = (part for other in others if other and other is not right for part in other.content)
    return any(start <= cue[0] and cue[1] <= end for start, end in contents)


def _judged(maker: str, found: Spans, saying: Saying, rulings: Sequence[Ruling], *, nested: bool) -> Judged:
    right = _right(found, rulings)
    for ruling in rulings:
        if ruling.kind == "correct":
            saying = corrected(saying, ruling.field or "", ruling.value or "null")
    told = saying.act, saying.stance, saying.basis
    return Judged(
        saying.id, maker, _verdict(right, rulings), saying.voice, found, right, nested, *told, tuple(rulings)
    )  # fmt: skip


def _verdict(right: Spans | None, rulings: Sequence[Ruling]) -> Verdict | None:
    if right is None:
        return "rejected"
    if any(ruling.kind == "correct" and ruling.field == SPANS for ruling in rulings):
        return "corrected"
    return "accepted" if any(ruling.kind == "accept" for ruling in rulings) else None


def _order(one: Judged) -> tuple[int, str]:
    return min(start for start, _ in _bounds(one.found)), one.statement


def _bounds(spans: Spans) -> Iterator[Bounds]:
    yield from spans.content
    yield from (one for one in (spans.source, spans.cue) if one)


def _whole(text: str, told: Sequence[tuple[Spans, Judged | None]]) -> Iterator[Bounds]:
    """The sentences that a statement touches, each of which was judged."""
    for start, end in sentences(text):
        touching = [one for spans, one in told if any(a < end and start < b for a, b in _bounds(spans))]
        if touching and all(one is not None and _settles(one) for one in touching):
            yield start, end


def _settles(one: Judged) -> bool:
    """Whether a statement tells all of its words: what is not the outlet's own voice is somebody's, but whose?"""
    return one.verdict is not None and (one.verdict != "rejected" or one.voice != "own")


def ends(rulings: Iterable[Ruling], links: Iterable[Link]) -> frozenset[str]:
    """Ids of all statements that `matches` may speak of."""
    of_links = (end for link in links for end in (link.statement, link.other))
    of_rulings = (end for one in rulings if one.kind in ("merge", "split") for end in (one.subject, one.other))
    return frozenset(end for end in (*of_links, *of_rulings) if end is not None)


def matches(rulings: Iterable[Ruling], links: Iterable[Link], sayings: Mapping[str, Saying]) -> tuple[Match, ...]:
    """What rulings in force, in the order made, say that two statements have to do with each other; the last word.

    `links` are those ruled on, and those of statements that were split from their claims. A split parts a statement
    from all that links and earlier merges join it with, not from what these are joined with. Pairs of which a side is
    not among `sayings` are left out.
    """
    by_id = {link.id: link for link in links}
    last: dict[tuple[frozenset[str], Relation | None], Match] = {}
    for ruling in rulings:
        for told in tuple(_told(ruling, by_id, last.values())):
            if told.other in sayings and told.statement in sayings:
                same = _same(told)
                found = Match(
                    told.relation, told.holds, same, sayings[told.statement], sayings[told.other], ruling,
                    told.score, told.maker,
                )  # fmt: skip
                # Of whether two are one claim there is one last word, of each other relation another.
                sides = frozenset([told.statement, told.other])
                last[sides, told.relation if same is None else None] = found
    return tuple(last.values())


@dataclass(frozen=True, slots=True)
class _Told:
    """What a ruling says of two statements; fields as those of a Match."""

    relation: Relation
    holds: bool
    statement: str
    other: str
    score: float | None = None
    maker: str | None = None


def _told(ruling: Ruling, links: Mapping[str, Link], earlier: Iterable[Match]) -> Iterator[_Told]:
    if ruling.kind in ("accept", "reject") and ruling.subject in links:
        link = links[ruling.subject]
        if link.other:
            yield _Told(link.relation, ruling.kind == "accept", link.statement, link.other, link.score, link.maker)
    if ruling.kind == "merge" and ruling.other:
        yield _Told("same", True, ruling.subject, ruling.other)
    if ruling.kind == "split":
        for other in _joined(ruling.subject, links.values(), earlier):
            yield _Told("same", False, ruling.subject, other)


def _same(told: _Told) -> bool | None:
    """Whether two are one claim: one that is no relay of another may still say the same."""
    if told.relation in JOINING:
        return True if told.holds else (False if told.relation == "same" else None)
    return False if told.holds and told.relation in APART else None


def _joined(statement: str, links: Iterable[Link], earlier: Iterable[Match]) -> Iterator[str]:
    """Statements that one is joined with, each once."""
    pairs = [(link.statement, link.other) for link in links if link.relation in JOINING and link.other]
    pairs += [(one.statement.id, one.other.id) for one in earlier if one.same]
    found = (one if other == statement else other for one, other in pairs if statement in (one, other))
    yield from dict.fromkeys(found)
