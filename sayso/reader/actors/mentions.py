"""One mention: what its words say of whoever is meant, by a grammar of names, titles, appositions and pronouns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from sayso.reader.actors.roles import ANOTHER, Role, noun_phrase, phrase_end
from sayso.reader.actors.runs import Proper
from sayso.reader.actors.table import LEADERS, PERSONS, POSSESSIVES, PRONOUNS, singular
from sayso.reader.actors.words import Word, words
from sayso.records import Span

Form = Literal["name", "joint", "nominal", "pronoun"]


@dataclass(frozen=True, slots=True)
class Mention:
    """A source mention as its own words tell it."""

    span: Span
    form: Form
    pronoun: str | None = None
    names: tuple[Proper, ...] = ()
    role: Role | None = None
    possessor: Span | None = None
    definite: bool = False
    another: bool = False


def parse(text: str, span: Span, inside: Sequence[Proper]) -> Mention:
    """The mention at `span`; `inside` are the proper names in it, in order."""
    ws = _core(words(text, span.start, span.end))
    if not ws:
        return Mention(span, "nominal")
    core = Span(ws[0].span.start, ws[-1].span.end)
    if _is_pronoun(ws):
        return Mention(core, "pronoun", PRONOUNS[ws[0].lower])
    named = [p for p in inside if core.holds(p.span)]
    end = phrase_end(ws, named)
    joint = _joint(text, ws, named, end)
    if joint:
        return Mention(core, "joint", names=joint)
    last = ws[end - 1]
    name = next((p for p in named if p.span.end >= last.span.end and p.span.start <= last.span.start), None)
    if name is not None and name.kind != "person" and _with_another(text, ws, name):
        return Mention(core, "joint", names=tuple(named))
    if name is None:
        name = _apposed(text, ws, named, end)
    role = noun_phrase(text, ws, named) if name is None or name.span.start > last.span.start else None
    if name is not None:
        return Mention(core, "name", names=(name,), role=role)
    first = ws[0].lower
    owned = first in POSSESSIVES or any(w.lower in ("'s", "’s") for w in ws[:end])
    return Mention(
        core,
        "nominal",
        role=role,
        names=tuple(named),
        possessor=ws[0].span if first in POSSESSIVES else None,
        definite=first in ("the", "this", "that", "these", "those") or owned,
        another=bool(ANOTHER & {w.lower for w in ws[:3]}),
    )


def _with_another(text: str, ws: Sequence[Word], name: Proper) -> bool:
    """Whether a common noun is joined to a body's name: "the campaign and the DNC"."""
    return re.search(r"\w\s+and\s+(?:the\s+)?$", text[ws[0].span.start : name.outer.start]) is not None


def _core(ws: list[Word]) -> list[Word]:
    """Without prepositions and quotation marks before, and commas after."""
    while len(ws) > 1 and ws[0].lower in LEADERS:
        ws = ws[1:]
    while ws and ((not ws[-1].text[-1].isalnum() and ws[-1].text[-1] not in ".)") or ws[-1].text == "."):
        ws = ws[:-1]
    while len(ws) > 1 and ws[-1].lower in ("'s", "’s"):
        ws = ws[:-1]
    return ws


def _is_pronoun(ws: list[Word]) -> bool:
    if ws[0].lower not in PRONOUNS or (ws[0].text.isupper() and ws[0].text != "I"):
        return False
    rest = [w.lower for w in ws[1:]]
    return not rest or rest[0] in (
        ",",
        "himself",
        "herself",
        "themselves",
        "itself",
        "myself",
        "ourselves",
        "both",
        "all",
        "too",
        "also",
        "who",
        "of",
    )


def _joint(text: str, ws: list[Word], named: Sequence[Proper], end: int) -> tuple[Proper, ...]:
    """Names joined by "and", if the phrase ends with the last of them."""
    reach = ws[end - 1].span.end
    if not named or named[0].outer.start >= reach:
        return ()
    joined = [named[0]]
    if _TOGETHER.match(text, named[0].span.end) and named[0].outer.start <= ws[min(2, len(ws) - 1)].span.start:
        return tuple(named)
    for before, after in pairwise(named):
        if _BETWEEN.fullmatch(text[before.span.end : after.outer.start]):
            joined.append(after)
        else:
            break
    both = re.search(r"\b(?:and|&|n?or)\b", text[joined[0].span.end : joined[-1].span.start])
    # A list of names without "and" is apposition; a noun after the names makes them adjectives.
    if len(joined) > 1 and both and joined[-1].span.end >= reach:
        return tuple(joined)
    return ()


_BETWEEN = re.compile(r"\s*(?:\([^)]{1,30}\)\s*)?(?:,|,?\s*(?:and|&|or|nor))\s+(?:the\s+)?(?:[a-z-]+\s+){0,3}")
_TOGETHER = re.compile(r"(?:['’]s)?\s+(?:and|&)\s+(?:the|a|an|other|some|several|his|her|its|their)\b")
"""After a name that is not alone: "Roe and other members", "the Times and the Gannett chain"."""


_DESCRIBED = re.compile(r", (?:the|an?) (?:(?!(?:of|to|for|with|by|in|on|at|from|and)\b)[a-z-]+ ?){1,3}\Z")
"""Before the name in "his rival, the economist Jane Roe"."""


def _apposed(text: str, ws: list[Word], named: Sequence[Proper], end: int) -> Proper | None:
    """The name in "the defence minister, Jane Roe" or "Kim's sister, the envoy Kim Yo Jong"."""
    head = singular(ws[end - 1].lower)
    if head[1] and head[0] in PERSONS and ws[0].lower not in ("one",):
        return None
    for name in named:
        before = text[ws[0].span.start : name.outer.start].rstrip()
        after = text[name.span.end : ws[-1].span.end].lstrip()
        fits = name.kind != "place" or (name.sure and name.kind != "place")
        apposed = before.endswith((",", "—", "–", ":")) or _DESCRIBED.search(before) is not None
        if apposed and fits and (not after or after[0] in ",(—–"):
            return name
    return None
