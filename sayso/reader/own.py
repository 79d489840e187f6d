"""Own voice: what the outlet says itself, sentence by sentence, beside the attributions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from sayso.reader.words import LETTER
from sayso.records import Report, Span, Statement, fingerprint
from sayso.text.sentences import sentences

_WORD = re.compile(r"[^\W\d_]{2}")


def own_voice(report: Report, attributed: Iterable[Statement]) -> list[Statement]:
    """A statement for each sentence that no attribution covers, and for what is left beside one, to the last letter.

    Whether what is left tells anything ("on Friday" does not) is for `text.clauses` to say.
    """
    text = report.text
    covered = sorted(
        span for s in attributed for span in (*s.content, *([s.source.span] if s.source else []), s.cue or s.content[0])
    )
    own: list[Statement] = []
    at = 0
    for start, end in sentences(text):
        while at < len(covered) and covered[at].end <= start:
            at += 1
        content = tuple(_rest(text, start, end, _from(covered, at, end)))
        if any(_WORD.search(text, span.start, span.end) for span in content):
            own.append(Statement(fingerprint("statement", report.id, None, None, content), "own", content))
    return own


def _from(covered: Sequence[Span], at: int, end: int) -> Iterable[Span]:
    while at < len(covered) and covered[at].start < end:
        yield covered[at]
        at += 1


def _rest(text: str, start: int, end: int, covered: Iterable[Span]) -> list[Span]:
    rest: list[Span] = []
    begin = start
    for span in covered:
        if span.start > begin:
            rest += _trimmed(text, begin, span.start)
        begin = max(begin, span.end)
    return rest + _trimmed(text, begin, end)


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
