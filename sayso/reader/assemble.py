"""Assembly: scores and text in, statements out; pure."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace

from sayso.reader.cues import is_saying
from sayso.reader.decode import Roles, distinct, roles
from sayso.reader.encoder import Chain, Scores
from sayso.reader.fixed import fixed
from sayso.reader.joined import severed
from sayso.reader.likely import outermost
from sayso.reader.model import Thresholds
from sayso.reader.own import own_voice
from sayso.reader.quoted import continued
from sayso.reader.signed import signed
from sayso.reader.sources import before, holders, settled
from sayso.reader.trailing import trailing
from sayso.reader.words import LETTER, Words, runs
from sayso.records import Report, Source, Span, Statement, Voice, fingerprint
from sayso.text.quotes import quotations
from sayso.text.sentences import sentences
from sayso.text.stance import remark

OPENING = re.compile(r"\b(?:al)?though\b|\bwithout\b|\bbut\b", re.IGNORECASE)
"""Words that a remark of the outlet begins with."""
BARE_LINE = re.compile(r"[^\s.!?:;,”\"’')\]][^\S\n]*\n")
"""The end of a line that ends no sentence, such as that of a headline."""
DIRECT = 0.9
"""Share of a content's letters inside quotation marks from which it is direct: "that" may stand outside."""


def statements(report: Report, scores: Scores, chain: Chain, thresholds: Thresholds) -> tuple[Statement, ...]:
    """All statements of `report` in text order: attributions, those nested in them, and the outlet's own voice."""
    words, text = scores.words, report.text
    outer = signed(outermost(scores, chain, thresholds.outer, text), words, text)
    outer = continued(_apart(outer), words, text)
    nested = _nested(scores, chain, thresholds.nested, outer)
    found = fixed([*outer, *(f for f in nested if is_saying(f, words, text, doubted=True))], words, text)
    found = _by_sentence(trailing(found, words, text), words, text)
    line_ends = [match.end() for match in BARE_LINE.finditer(text)]
    found = [_on_the_line(f, line_ends, words) for f in found]
    found = [f for f in found if not _claimed(f, words, text)]
    found = [_without_cited(_without_remark(f, words, text), words, text) for f in settled(found, words, text)]
    attributed = _statements(report, words, [f for f in found if runs(words, f.content, text)])
    return tuple(sorted(severed(report, [*attributed, *own_voice(report, attributed)]), key=_order))


def _apart(found: Sequence[Roles]) -> list[Roles]:
    """End a content before another attribution that begins in it and does not lie within it.

    "Tol claimed that they knew, calling it a crime": the second cue is Tol's too, and no part of what is claimed.
    """
    holding = holders(found)
    ends: dict[tuple[int, ...], int] = {}
    for later in found:
        for holder in holding.get(later.cue[0], ()):
            shared = later.extent & frozenset(holder.content)
            if shared < later.extent and holder.cue < later.cue:
                ends[holder.cue] = min(shared | {ends.get(holder.cue, later.cue[0])})
    return [replace(f, content=before(f, ends[f.cue])) if f.cue in ends else f for f in found]


_SAYS = re.compile(
    r"(?:(?:ha[sd]|have) )?(?:(?:also|then|later) )?(?:said|says|added|adds|told|stated|warned|claimed|according to)",
    re.IGNORECASE,
)


def _by_sentence(found: Sequence[Roles], words: Words, text: str) -> list[Roles]:
    """Attributions whose contents have no other sentence that opens with who says it: "The dam broke. He said it fell".

    In a quotation such a sentence is the speaker's, who has it from somebody.
    """
    made = list(found)
    for start, end in sentences(text):
        first, last = bisect_left(words.starts, start), bisect_left(words.starts, end)
        own = next((f for f in found if f.source and min(f.source[0], f.cue[0]) == first), None)
        if own is None or words.quoted(first) or not _SAYS.fullmatch(_cue(own, words, text)):
            continue
        for number, parts in enumerate(made):
            if not first <= parts.cue[0] < last and own.cue[0] in parts.content:
                kept = tuple(place for place in parts.content if not first <= place < last)
                made[number] = replace(parts, content=kept or parts.content)
    return made


def _cue(parts: Roles, words: Words, text: str) -> str:
    return text[words.starts[parts.cue[0]] : words.ends[parts.cue[-1]]]


def _nested(scores: Scores, chain: Chain, threshold: float, outer: Sequence[Roles]) -> list[Roles]:
    """Attributions inside the content of others, in the closest content; their words lie within it."""
    holding = holders(outer)
    taken = {place for f in outer for place in f.cue}
    asked = [
        (cue, frozenset(holding[cue.word][0].content))
        for cue in scores.cues
        if cue.anywhere > threshold and cue.word not in taken and cue.word in holding
    ]
    read = roles([cue for cue, _ in asked], chain, [within for _, within in asked])
    return distinct((cue.anywhere, parts) for (cue, _), parts in zip(asked, read, strict=True))


def _on_the_line(parts: Roles, line_ends: Sequence[int], words: Words) -> Roles:
    """Without what a headline or another line that is no sentence parts from the cue."""
    own = bisect_right(line_ends, words.starts[parts.cue[0]])
    kept = tuple(place for place in parts.content if bisect_right(line_ends, words.starts[place]) == own)
    return replace(parts, content=kept or parts.content)


def _without_remark(parts: Roles, words: Words, text: str) -> Roles:
    """Without what the outlet itself remarks on a content: "…, though it has not provided evidence for that"."""
    last = _spans(words, parts.content, text)[-1:]
    place = remark(text, last[0]) if last and OPENING.search(last[0].of(text)) else None
    kept = parts.content if place is None else tuple(i for i in parts.content if words.starts[i] < place)
    return replace(parts, content=kept or parts.content)


_CITED = re.compile(r"(?:(?:citing|quoting)\s+)?(?P<who>[^,;“”\"]{2,80}), (?=that\b)")
_CITING = re.compile(r"\b(?:citing|quoting)\Z")


def _without_cited(parts: Roles, words: Words, text: str) -> Roles:
    """Without from whom the source has it: "the Tide reported, citing the navy, that the port was closed"."""
    first = words.starts[parts.content[0]]
    cited = _CITED.match(text, first) if parts.cue[-1] < parts.content[0] else None
    if cited is None or not (cited.start("who") > first or _CITING.search(text[: words.ends[parts.cue[-1]]])):
        return parts
    kept = tuple(place for place in parts.content if words.starts[place] >= cited.end())
    return replace(parts, content=kept or parts.content)


def _claimed(parts: Roles, words: Words, text: str) -> bool:
    """Whether something is claimed as one's own, and nothing is said: "the city, which Velda claimed in May"."""
    if not parts.source or parts.content[-1] > parts.source[0] or parts.source[-1] + 1 != parts.cue[0]:
        return False
    relative = text[words.starts[parts.source[0] - 1] : words.ends[parts.source[0] - 1]] if parts.source[0] else ""
    return relative == "which" and _cue(parts, words, text) in ("claimed", "claims")


def _statements(report: Report, words: Words, found: Sequence[Roles]) -> list[Statement]:
    quoted = quotations(report.text)
    made: list[Statement] = []
    for attribution in found:
        source, content = (_spans(words, places, report.text) for places in (attribution.source, attribution.content))
        who = Source(Span(source[0].start, source[-1].end)) if source else None
        # A cue may be a bare sign: "Tol: the port is closed".
        cued = Span(words.starts[attribution.cue[0]], words.ends[attribution.cue[-1]])
        key = fingerprint("statement", report.id, who.span if who else None, cued, content)
        made.append(Statement(key, voice(report.text, content, quoted), content, who, cued))
    ids = {attribution.cue: statement.id for attribution, statement in zip(found, made, strict=True)}
    holding = holders(found)
    return [replace(s, within=_parent(f, holding, ids)) for f, s in zip(found, made, strict=True)]


def _parent(inner: Roles, holding: dict[int, list[Roles]], ids: dict[tuple[int, ...], str]) -> str | None:
    """The statement whose content holds all of `inner` most closely."""
    for holder in holding.get(inner.cue[0], ()):
        if holder is not inner and inner.extent <= frozenset(holder.content):
            return ids[holder.cue]
    return None


def _spans(words: Words, places: Sequence[int], text: str) -> tuple[Span, ...]:
    return tuple(Span(words.starts[begin], words.ends[end - 1]) for begin, end in runs(words, places, text))


def voice(text: str, content: Iterable[Span], quoted: Sequence[tuple[int, int]]) -> Voice:
    """Direct where `content` stands in quotation marks, indirect where none of it does, mixed otherwise."""
    inside = total = 0
    for span in content:
        for start, end in quoted:
            if start < span.end and span.start < end:
                inside += _letters(text, max(start, span.start), min(end, span.end))
        total += _letters(text, span.start, span.end)
    if not inside:
        return "indirect"
    return "direct" if inside >= DIRECT * total else "mixed"


def _letters(text: str, start: int, end: int) -> int:
    return len(LETTER.findall(text, start, end))


def _order(statement: Statement) -> tuple[int, bool, Span, Span, str]:
    place = statement.cue or statement.content[0]
    return _first(statement), statement.within is not None, place, statement.content[-1], statement.id


def _first(statement: Statement) -> int:
    spans = (
        *statement.content,
        *([statement.source.span] if statement.source else []),
        *([statement.cue] if statement.cue else []),
    )
    return min(span.start for span in spans)
