"""Quotations: which characters of a text stand inside quotation marks."""

from __future__ import annotations

import re
from bisect import bisect_left

# A straight mark opens or closes by turns; a curly or angled one says which it is.
_OPENING = {"“": "”", "«": "»", "„": "“”", "‟": "”"}
_MARKS = re.compile("[“”«»„‟\"]|``|''|\n")
# British quotation: a single mark that follows a space and a closing one that follows
# punctuation. Without the punctuation it cannot be told from an apostrophe ("the troops' base").
# The bound keeps a line full of opening marks from costing quadratic time.
_SINGLE = re.compile(r"(?:(?<=\s)|(?<=^)|(?<=\())[‘'](?=\w)([^\n‘]{2,800}?)(?<=[.,?!…])[’'](?!\w)", re.M)


def quotations(text: str) -> list[tuple[int, int]]:
    """Spans of `text` inside quotation marks, marks included, in order and not overlapping.

    A quotation left open at the end of a paragraph ends there: a mark forgotten once must not
    turn the rest of a report inside out, and a quotation that runs on opens its next paragraph
    with a mark of its own.
    """
    spans: list[tuple[int, int]] = []
    opened: int | None = None
    closing = ""
    for match in _MARKS.finditer(text):
        mark, start, end = match.group(), match.start(), match.end()
        if mark == "\n":
            if opened is not None and start > opened + 1:
                spans.append((opened, start))
            opened = None
        elif opened is not None and (mark in closing or mark == "''"):
            spans.append((opened, end))
            opened = None
        elif opened is None and (mark in _OPENING or mark in ('"', "``")):
            opened, closing = start, _OPENING.get(mark, '"')
    if opened is not None and len(text) > opened + 1:
        spans.append((opened, len(text)))
    starts = [start for start, _ in spans]
    free = [match.span() for match in _SINGLE.finditer(text) if not _touches(match.span(), spans, starts)]
    return sorted(spans + free)


def _touches(span: tuple[int, int], others: list[tuple[int, int]], starts: list[int]) -> bool:
    """Whether `span` overlaps the last of `others` that starts before its end."""
    place = bisect_left(starts, span[1]) - 1
    return place >= 0 and others[place][1] > span[0]
