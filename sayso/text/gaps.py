"""Gaps: what a report itself says is unknown, unconfirmed, unverified, without evidence, disputed or withheld."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, cast

from sayso.records import Gap, Span
from sayso.text.phrases import Hit, Phrases, Word, one_of, sentence_bounds, spanned, table, words
from sayso.text.quotes import quotations

Kind = Literal["unknown", "unconfirmed", "unverified", "no evidence", "disputed", "declined"]
Side = Literal["before", "after"]


@dataclass(frozen=True, slots=True)
class Lack:
    """What a phrase says is lacking, and on which side of it stands what it is about."""

    kind: Kind
    side: Side


NEITHER = frozenset(["neither", "none", "nothing", "nobody"])
CHECKED = Phrases((phrase, True) for phrase in (
    "could/can be confirmed/verified/corroborated",
    "could/can be independently confirmed/verified/corroborated",
    "HAVE been confirmed/verified/corroborated",
    "HAVE been independently confirmed/verified/corroborated",
))  # fmt: skip
"""What is not so where "neither account" or the like comes before it."""
LACKS = Phrases((phrase, Lack(cast(Kind, kind), cast(Side, side))) for phrase, kind, side in table("gaps.tsv"))


def gaps(text: str, places: Sequence[tuple[int, int]] | None = None) -> tuple[Gap, ...]:
    """Gaps in text order; what somebody says inside quotation marks is theirs, not the report's.

    `places` are the sentence bounds of the text, where the caller has them.
    """
    quoted = quotations(text)
    found: list[Gap] = []
    next_quote = 0
    for begin, end in sentence_bounds(text) if places is None else places:
        ws = words(text, begin, end)
        for hit in (*LACKS.find(ws), *_checked_by_none(ws)):
            span = spanned(ws, hit)
            while next_quote < len(quoted) and quoted[next_quote][1] <= span.start:
                next_quote += 1
            if next_quote == len(quoted) or quoted[next_quote][0] > span.start:
                found.append(Gap(span, hit.value.kind, tuple(_about(ws, hit))))
    return tuple(found)


def _checked_by_none(ws: Sequence[Word]) -> Iterator[Hit[Lack]]:
    """ "Neither account could be independently confirmed"."""
    denied = next((place for place, word in enumerate(ws) if word.lower in NEITHER), len(ws))
    for hit in CHECKED.find(ws):
        if denied < hit.first:
            yield Hit(hit.first, hit.last, Lack("unconfirmed", "before"))


_EDGES = frozenset([",", ";", ":", "—", "–", "(", ")", "“", "”", '"', ".", "but", "though", "although"])
_OPENERS = one_of("and but however though although while yet also as still")


def _about(ws: Sequence[Word], hit: Hit[Lack]) -> Iterator[Span]:
    """The rest of the clause after the phrase, or its subject before it."""
    if hit.value.side == "after":
        begin = hit.last + 1
        end = begin
        while end < len(ws) and ws[end].lower not in _EDGES:
            end += 1
    else:
        end = hit.first
        begin = end
        while begin and ws[begin - 1].lower not in _EDGES:
            begin -= 1
        while begin < end and ws[begin].lower in _OPENERS:
            begin += 1
    if begin < end:
        yield Span(ws[begin].start, ws[end - 1].end)
