"""Signed: quotations that stand in a line of their own, with the name of who says them behind a dash."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from sayso.reader.decode import Roles
from sayso.reader.words import Words

_WORD = r"[A-ZÀ-Þ][\w.’'-]*"
_SIGNED = re.compile(
    rf"^[^\S\n]*(?P<said>[“”\"«„][^\n]+[”\"»“])\s{{0,4}}(?P<sign>[―—–]|--?)[^\S\n]*"
    rf"(?P<who>{_WORD}(?:[^\S\n]+(?:{_WORD}|de|del|der|la|van|von|al|bin|ibn)){{0,5}}(?:,[^\n“”\"]{{1,80}})?)[^\S\n]*$",
    re.MULTILINE,
)
"""“They take the bridge for theirs.” ― Oskar Tol, a farmer"""


def signed(found: Sequence[Roles], words: Words, text: str) -> list[Roles]:
    """Attributions in text order with a signed quotation for each that stands in `text`.

    Its dash is the cue. What was read of its signature is dropped; of what else was read, nothing crosses its marks.
    """
    made = list(found)
    for match in _SIGNED.finditer(text):
        said, sign, who = (_places(words, *match.span(part)) for part in ("said", "sign", "who"))
        inside, signature = frozenset(said), frozenset((*sign, *who))
        made = [_apart(f, inside, signature) for f in made if signature.isdisjoint(f.cue)]
        made.append(Roles(who, sign, said))
    return sorted((f for f in made if f.content), key=lambda f: f.cue)


def _places(words: Words, start: int, end: int) -> tuple[int, ...]:
    return tuple(range(bisect_left(words.starts, start), bisect_left(words.starts, end)))


def _apart(parts: Roles, inside: frozenset[int], signature: frozenset[int]) -> Roles:
    """What of an attribution lies on the same side of the marks as its cue."""
    within = parts.cue[0] in inside
    source, content = (
        tuple(place for place in places if place not in signature and (place in inside) == within)
        for places in (parts.source, parts.content)
    )
    return replace(parts, source=source, content=content)
