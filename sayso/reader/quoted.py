"""Quoted: what a speaker says in quotation marks beyond the words that the model gave him."""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Sequence
from dataclasses import replace

from sayso.reader.decode import Roles
from sayso.reader.words import Words
from sayso.text.quotes import quotations

GAP = 5
"""Characters from "he said" to the quotation that goes on; beyond them other speakers begin more often (PolNeAR)."""
_OPEN = re.compile(r"[^\"”»’'\s]\s*\Z")


def continued(found: Sequence[Roles], words: Words, text: str) -> list[Roles]:
    """Attributions in text order, with all of the quotations that they begin, and with those that go on after them.

    What stands in one pair of marks is one speaker's. A quotation goes on right after "he said", and in the next
    paragraph where the one before was left open, as printers do with long speeches.
    """
    made = sorted(found, key=lambda f: f.cue)
    owners = {place: number for number, f in enumerate(made) for place in f.content}
    taken = {place for f in made for place in f.extent}
    lasts = sorted((max(f.extent), number) for number, f in enumerate(made))
    for start, end in quotations(text):
        places = range(bisect_left(words.starts, start), bisect_left(words.starts, end))
        inside = {owners[place] for place in places if place in owners}
        if not inside and taken.isdisjoint(places):
            inside = _continuing(made, lasts, places, words, text)
        if len(inside) == 1:
            number = inside.pop()
            rest = {place for place in places if place not in taken}
            made[number] = replace(made[number], content=tuple(sorted({*made[number].content, *rest})))
            taken |= rest
            insort(lasts, (max(made[number].extent), number))
    return made


def _continuing(
    found: Sequence[Roles], lasts: Sequence[tuple[int, int]], places: range, words: Words, text: str
) -> set[int]:
    """The attribution before a quotation that is nobody's yet, if it goes on with it."""
    before = bisect_left(lasts, (places.start, -1)) - 1
    if before < 0 or not places:
        return set()
    last, number = lasts[before]
    between = text[words.ends[last] : words.starts[places.start]]
    if "\n" in between:
        left_open = words.quoted(last) and _OPEN.search(text, max(0, words.ends[last] - 2), words.ends[last])
        return {number} if left_open and not between.strip() else set()
    quotes = any(words.quoted(place) for place in found[number].content)
    return {number} if quotes and len(between) <= GAP else set()
