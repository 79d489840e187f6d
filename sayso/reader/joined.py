"""Joined: two things told in one breath, "that the dam at Lesk broke and that two died in Tarsk", as two statements."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from sayso.records import Report, Span, Statement, Voice, fingerprint
from sayso.text.clauses import has_verb, opens_clause
from sayso.text.patterns import WEEKDAY
from sayso.text.phrases import one_of, words
from sayso.text.profiles.bodies import bodies
from sayso.text.profiles.states import by_demonym, by_name
from sayso.text.quotes import quotations

_JOINT = re.compile(
    r",?\s(?:and|but)\s(?=that\s(?!(?:of|in|is|was|were|are|has|had|will|would|could|should|can|does|did|it)\b))"
    r"|,?\s(?:and|but)\s(?=that it\s(?!(?:is|was)\s(?:not\s)?(?:that|why|how)\b))"
    r"|;\s(?:and\s|but\s)?|,\s(?:and|but|while|whereas)\s(?!that\b)|\s(?P<bare>and|but)\s"
)
"""Between two clauses; of those that no "that" opens it is asked whether they have subjects and verbs of their own."""
Content = tuple[Span, ...]
Stretch = tuple[int, int]
"""Where a quotation begins and ends."""
FEWEST, FEWEST_UNNAMED = 3, 5
"""Words of a part at least, and of one that names nobody and nowhere: "more would follow" is said of anything."""


def severed(report: Report, told: Iterable[Statement]) -> list[Statement]:
    """Statements with those that join two things parted; what stands in them goes with its part."""
    made: list[Statement] = []
    moved: dict[str, list[Statement]] = {}
    quoted = quotations(report.text)
    for statement in told:
        parts = list(_parts(report, statement, quoted))
        moved[statement.id] = parts
        made += parts
    return [replace(s, within=_holding(moved[s.within], s)) if s.within in moved else s for s in made]


def _parts(report: Report, statement: Statement, quoted: Sequence[Stretch]) -> Iterator[Statement]:
    found = list(_contents(report.text, statement.content, quoted)) if statement.voice != "direct" else []
    if len(found) < 2:
        yield statement
        return
    source, cue = statement.source.span if statement.source else None, statement.cue
    for content in found:
        key = fingerprint("statement", report.id, source, cue, content)
        mixed = any(start < span.end and span.start < end for span in content for start, end in quoted)
        voice: Voice = "own" if statement.voice == "own" else "mixed" if mixed else "indirect"
        yield replace(statement, id=key, content=content, voice=voice)


def _contents(text: str, whole: Content, quoted: Sequence[Stretch]) -> Iterator[Content]:
    """The parts of a content: within each piece, and where a clause of its own goes on behind an attribution."""
    begun: list[Span] = []
    for piece in whole:
        joint = _ONWARD.match(text, piece.start, piece.end) if begun else None
        rest = Span(joint.end(), piece.end) if joint else piece
        apart = joint and _is_clause(text, rest) and all(_stands_alone(text, s) for s in (begun[-1], rest))
        if apart:
            yield tuple(begun)
            begun = []
        *parts, last = _spans(text, rest if apart else piece, quoted)
        for part in parts:
            yield (*begun, *part)
            begun = []
        begun += last
    yield tuple(begun)


_ONWARD = re.compile(r"(?:and|but|while|whereas)\s")


def _spans(text: str, whole: Span, quoted: Sequence[Stretch]) -> Iterator[Content]:
    begin = whole.start
    lead: Content = ()
    for joint in _JOINT.finditer(text, whole.start, whole.end):
        part, rest = Span(begin, joint.start()), Span(joint.end(), whole.end)
        within = any(start < joint.start() < end for start, end in quoted)
        if within or not all(_stands_alone(text, s) for s in (part, rest)):
            continue
        subject = _subject(text, part, rest) if joint["bare"] and not lead else None
        if subject or (_are_clauses(text, part, rest) if joint["bare"] else _is_clause(text, rest)):
            yield (*lead, part)
            begin = joint.end()
            lead = (subject,) if subject else ()
    yield (*lead, Span(begin, whole.end))


_HELPERS = one_of("is are was were has have had will would")
_ENTANGLED = one_of(
    "who whom whose which that what where if whether because although though unless between both either neither"
)
"""Words in a clause after which an "and" may join less than clauses: "men who ruled Lesk and the coast were held"."""
_TIMED = one_of("when while as before after since until")
"""Words that may open a clause within it, but not at its very end: "until further notice"."""
_SHORT = 2
_LONGEST_SUBJECT = 9
"""Words after such a word at the very end, and of a subject, at most."""


def _are_clauses(text: str, part: Span, rest: Span) -> bool:
    """Whether a bare "and" joins clauses: "it was annulled and the borders were closed", not "Lesk and the coast"."""
    first, second = ([word.lower for word in words(text, s.start, s.end)] for s in (part, rest))
    if not _HELPERS & {*first} or not _HELPERS & {*second[1 : _LONGEST_SUBJECT + 1]} or _ENTANGLED & {*first[1:]}:
        return False
    return not _TIMED & {*first[: -_SHORT - 1]} and opens_clause(text, rest.start, rest.end)


def _subject(text: str, part: Span, rest: Span) -> Span | None:
    """The subject of two verbs that an "and" joins: "Kelvar" of "Kelvar has shut the port and will open the road"."""
    first = words(text, part.start, part.end)
    begin = 1 if first[0].lower == "that" else 0
    verb = next((place for place, word in enumerate(first) if word.lower in _HELPERS), 0)
    if not begin < verb <= _LONGEST_SUBJECT + begin or words(text, rest.start, rest.end)[0].lower not in _HELPERS:
        return None
    told = [word.lower for word in first]
    if _ENTANGLED & {*told[begin:]} or _TIMED & {*told[: -_SHORT - 1]}:
        return None
    return Span(first[begin].start, first[verb - 1].end)


def _is_clause(text: str, rest: Span) -> bool:
    return text.startswith("that ", rest.start) or opens_clause(text, rest.start, rest.end)


def _stands_alone(text: str, span: Span) -> bool:
    """Whether a part tells something without the rest: "two were killed", "they were there" need what goes before."""
    size = sum(word.lower[0].isalnum() for word in words(text, span.start, span.end))
    if size < FEWEST or _OF_THESE.match(text, span.start) or not has_verb(text, span):
        return False
    leaning = _HARM.search(text, span.start, span.end) or _POINTING.match(text, span.start)
    return _names(text, span) or (size >= FEWEST_UNNAMED and not leaning)


_HARM = re.compile(
    r"\b(?:kill|dead\b|die[ds]?\b|death|wound|injur|hurt\b|missing\b|casualt|los[est]+\b)", re.IGNORECASE
)
_OF_THESE = re.compile(r"(?:that )?(?:more|most|others?|both|all|some|none|many|half)\b", re.IGNORECASE)
"""Of what the part before told of: "most were in Lesk"."""
_POINTING = re.compile(r"(?:that )?(?:it|he|she|they|this|these|those|such|his|her|their|its)\b", re.IGNORECASE)


def _names(text: str, span: Span) -> bool:
    first = _FIRST.match(text, span.start)
    known = first is not None and (first[0] in by_name() or first[0] in by_demonym() or first[0] in bodies())
    return known or _NAME.search(text, span.start, span.end) is not None


_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)(?:[a-z]*|\.)\b"
_FIRST = re.compile(r"[A-Z][\w-]+")
_NAME = re.compile(rf"(?<=[^\W_] )[“\"‘']?(?!{WEEKDAY}|{_MONTH})[A-Z]")


def _holding(parts: Iterable[Statement], inner: Statement) -> str:
    """The id of the part in which a statement begins, the first where none holds it."""
    found = tuple(parts)
    place = (inner.cue or inner.content[0]).start
    return next((part.id for part in reversed(found) if part.content[0].start <= place), found[0].id)
