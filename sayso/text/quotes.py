"""Quotations: which characters of a text stand inside quotation marks."""

from __future__ import annotations

import re

# A straight mark opens or closes by turns; a curly or angled one says which it is.
_OPENING = {"“": "”", "«": "»", "„": "“”", "‟": "”"}
_MARKS = re.compile("[“”«»„‟\"]|``|''|\n")
# British quotation: a single mark that follows a space and a closing one that follows
# punctuation. Without the punctuation it cannot be told from an apostrophe ("the troops' base").
_SINGLE = re.compile(r"(?:(?<=\s)|(?<=^)|(?<=\())[‘'](?=\w)([^\n‘]{2,}?)(?<=[.,?!…])[’'](?!\w)", re.M)


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
    free = [m.span() for m in _SINGLE.finditer(text) if not _touches(m.span(), spans)]
    return sorted(spans + free)


def _touches(span: tuple[int, int], others: list[tuple[int, int]]) -> bool:
    return any(start < span[1] and span[0] < end for start, end in others)
