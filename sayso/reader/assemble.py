"""Assembly: scores and text in, statements out; pure."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace

from sayso.reader.decode import Roles, roles
from sayso.reader.encoder import Chain, Cue, Scores
from sayso.reader.model import Thresholds
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
    outer = _apart(_outer(scores, chain, thresholds.outer))
    found = [*outer, *_nested(scores, chain, thresholds.nested, outer)]
    line_ends = [match.end() for match in BARE_LINE.finditer(report.text)]
    found = [_on_the_line(f, line_ends, scores.words) for f in found]
    found = _coordinated(found, scores.words, report.text)
    found = _shared(sorted(found, key=lambda f: f.cue), scores.words, report.text)
    found = [
        _without_remark(f, scores.words, report.text) for f in found if not _is_hedge(f, scores.words, report.text)
    ]
    found = [f for f in found if runs(scores.words, f.content, report.text)]
    attributed = _statements(report, scores.words, found)
    own = _own_voice(report, attributed)
    return tuple(sorted((*attributed, *own), key=lambda s: (_first(s), s.within is not None, s.id)))


def _outer(scores: Scores, chain: Chain, threshold: float) -> list[Roles]:
    return _decoded(((cue, cue.outer, None) for cue in scores.cues if cue.outer > threshold), chain)


def _apart(found: Sequence[Roles]) -> list[Roles]:
    """End a content before another attribution that begins in it and does not lie within it.

    "Tol claimed that they knew, calling it a crime": the second cue is Tol's too, and no part of what is claimed.
    """
    holders = _holders(found)
    ends: dict[tuple[int, ...], int] = {}
    for later in found:
        for holder in holders.get(later.cue[0], ()):
            shared = later.extent & frozenset(holder.content)
            if shared < later.extent and holder.cue < later.cue:
                ends[holder.cue] = min(shared | {ends.get(holder.cue, later.cue[0])})
    return [replace(f, content=_before(f, ends[f.cue])) if f.cue in ends else f for f in found]


def _before(roles_: Roles, end: int) -> tuple[int, ...]:
    kept = tuple(place for place in roles_.content if place < end or place < roles_.cue[0])
    return kept or roles_.content


def _nested(scores: Scores, chain: Chain, threshold: float, outer: Sequence[Roles]) -> list[Roles]:
    """Attributions inside the content of others, in the closest content; their words lie within it."""
    holders = _holders(outer)
    taken = {place for f in outer for place in f.cue}
    asked = [
        (cue, cue.anywhere, frozenset(holders[cue.word][0].content))
        for cue in scores.cues
        if cue.anywhere > threshold and cue.word not in taken and cue.word in holders
    ]
    return _decoded(asked, chain)


def _coordinated(found: Sequence[Roles], words: Words, text: str) -> list[Roles]:
    """Make what goes on after "and" the same source's next saying: "said that two had died, and accused the army"."""
    holders = _holders(found)
    ends: dict[tuple[int, ...], int] = {}
    made: list[Roles] = []
    for inner in found:
        joint = _joint(inner.cue[0], words, text)
        holder = next((h for h in holders.get(inner.cue[0], ()) if h is not inner), None)
        if joint is None or inner.source or holder is None or not holder.source or not holder.cue[0] < joint:
            made.append(inner)
            continue
        ends[holder.cue] = min(joint, ends.get(holder.cue, joint))
        made.append(replace(inner, source=holder.source))
    return [replace(f, content=_before(f, ends[f.cue])) if f.cue in ends else f for f in made]


def _on_the_line(parts: Roles, line_ends: Sequence[int], words: Words) -> Roles:
    """Without what a headline or another line that is no sentence parts from the cue."""
    own = bisect_right(line_ends, words.starts[parts.cue[0]])
    kept = tuple(place for place in parts.content if bisect_right(line_ends, words.starts[place]) == own)
    return replace(parts, content=kept or parts.content)


def _joint(place: int, words: Words, text: str) -> int | None:
    """The "and" or "but" after a comma before the word at `place`, which an adverb may stand between.

    Without a comma what goes on is mostly still what somebody said: "said they knew and denied it".
    """
    for before in (place - 1, place - 2):
        said = text[words.starts[before] : words.ends[before]].lower() if before > 0 else ""
        if said in ("and", "but"):
            return before if text[words.starts[before - 1]] == "," else None
        if not said.endswith("ly"):
            return None
    return None


def _holders(found: Iterable[Roles]) -> dict[int, list[Roles]]:
    """For each word the attributions whose content it stands in, the closest first."""
    holders: dict[int, list[Roles]] = {}
    for attribution in sorted(found, key=lambda f: len(f.content)):
        for place in attribution.content:
            holders.setdefault(place, []).append(attribution)
    return holders


def _decoded(cues: Iterable[tuple[Cue, float, frozenset[int] | None]], chain: Chain) -> list[Roles]:
    found: list[Roles] = []
    taken: set[int] = set()
    # The surest first: two cues that claim the same word are one cue read twice.
    ordered = sorted(cues, key=lambda c: -c[1])
    for read in roles([cue for cue, _, _ in ordered], chain, [within for _, _, within in ordered]):
        if read.content and not taken & set(read.cue):
            taken |= set(read.cue)
            found.append(read)
    return sorted(found, key=lambda f: f.cue)


def _shared(found: Sequence[Roles], words: Words, text: str) -> list[Roles]:
    """Give a participle without a source that of the cue before it: "Tol denied it, calling the claim absurd".

    In PolNeAR 94% of such cues have a source, and 86% the same one as the cue before them in the sentence.
    """
    ends = [end for _, end in sentences(text)]
    made: list[Roles] = []
    for attribution in found:
        shared = made and _is_sourceless_participle(attribution, words, text)
        if shared and not attribution.extent & frozenset((*made[-1].source, *made[-1].content)):
            here, there = (bisect_right(ends, words.starts[f.cue[0]]) for f in (attribution, made[-1]))
            if here == there:
                made.append(replace(attribution, source=made[-1].source))
                continue
        made.append(attribution)
    return made


HEDGES = frozenset(["reportedly", "allegedly", "apparently", "supposedly", "purportedly", "presumably", "evidently"])
"""Adverbs that PolNeAR takes for cues: they say how far the outlet stands behind a statement."""


def _is_hedge(parts: Roles, words: Words, text: str) -> bool:
    said = [text[words.starts[place] : words.ends[place]].lower() for place in parts.cue]
    return not parts.source and len(said) == 1 and said[0] in HEDGES


def _without_remark(parts: Roles, words: Words, text: str) -> Roles:
    """Without what the outlet itself remarks on a content: "…, though it has not provided evidence for that"."""
    last = _spans(words, parts.content, text)[-1:]
    place = remark(text, last[0]) if last and OPENING.search(last[0].of(text)) else None
    kept = parts.content if place is None else tuple(i for i in parts.content if words.starts[i] < place)
    return replace(parts, content=kept or parts.content)


def _is_sourceless_participle(parts: Roles, words: Words, text: str) -> bool:
    cue = parts.cue[0]
    return not parts.source and text[words.starts[cue] : words.ends[cue]].lower().endswith("ing")


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
    holders = _holders(found)
    return [replace(s, within=_parent(f, holders, ids)) for f, s in zip(found, made, strict=True)]


def _parent(inner: Roles, holders: dict[int, list[Roles]], ids: dict[tuple[int, ...], str]) -> str | None:
    """The statement whose content holds all of `inner` most closely."""
    for holder in holders.get(inner.cue[0], ()):
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


def _own_voice(report: Report, attributed: Iterable[Statement]) -> list[Statement]:
    """What no attribution covers, a statement for each sentence that has some of it."""
    text = report.text
    covered = sorted(
        span for s in attributed for span in (*s.content, *([s.source.span] if s.source else []), s.cue or s.content[0])
    )
    own: list[Statement] = []
    at = 0
    for start, end in sentences(text):
        rest: list[Span] = []
        begin = start
        while at < len(covered) and covered[at].end <= start:
            at += 1
        for span in _from(covered, at, end):
            if span.start > begin:
                rest += _trimmed(text, begin, span.start)
            begin = max(begin, span.end)
        rest += _trimmed(text, begin, end)
        if rest:
            content = tuple(rest)
            own.append(Statement(fingerprint("statement", report.id, None, None, content), "own", content))
    return own


def _from(covered: Sequence[Span], at: int, end: int) -> Iterable[Span]:
    while at < len(covered) and covered[at].start < end:
        yield covered[at]
        at += 1


def _trimmed(text: str, begin: int, end: int) -> list[Span]:
    """The span from its first to its last letter or digit and the sign that ends it; nothing where it has none."""
    end = max(begin, end)
    letter = LETTER.search(text, begin, end)
    if letter is None:
        return []
    first, last = letter.start(), end
    while not text[last - 1].isalnum():
        last -= 1
    opened = text[begin:first].rstrip()
    if opened and opened[-1] in "“‘\"'(«[$€£":
        first = begin + len(opened) - 1
    closed = text[last:end].strip()
    return [Span(first, end if closed and text[last:end] == text[last:end].rstrip() and begin < last else last)]


def _first(statement: Statement) -> int:
    spans = (
        *statement.content,
        *([statement.source.span] if statement.source else []),
        *([statement.cue] if statement.cue else []),
    )
    return min(span.start for span in spans)
