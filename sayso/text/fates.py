"""Fates: what befell those whom a figure counts, or what was done with them: killed, captured, sent somewhere."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from sayso.text.phrases import lowered
from sayso.text.triggers import written

HARM_TO_PEOPLE = "killed", "wounded", "missing", "captured", "detained", "displaced", "abducted"
"""Fates that are counted together ("killed or wounded"), in the order in which they are told."""
_BREAK = re.compile(
    r"[;:—–…]|\b(?:while|whereas|but|although|though|after|before|when|where|because|since the)\b|, which\b|"
    r"\bthat (?:it|they|he|she)\b",
)
"""Where a clause ends, as far as one can tell without a parser."""
_JOINED = re.compile(r"[\s,/]*(?:(?:and|or|and/or|either|seriously|badly|severely)[\s,/]*)*")
"""What stands between two fates that one figure counts."""
_LED = re.compile(r"\s*(?:(?:the|its|their|his|some|another|a further|an estimated|up to)\s+)?")
"""What stands between a verb and the figure that is its object."""
_COUNTED = re.compile(
    r".{0,40}\b(?:at|to|of|is|was|were|are|reach(?:ed|es)|exceed(?:ed|s)|passed|topped|hit|number(?:ed|s)|total(?:led|s))"
    r"\s+(?:the |some |about )?",
    re.S,
)
"""What stands between a toll and its figure: "the death toll rose to"."""
_REACHED = re.compile(
    r"\b(?:at|to|reach(?:ed|es)|exceed(?:ed|s)|passed|topped|hit|stands? at|stood at|is|was)\s+(?:the |some |about )?\Z"
)
_FARTHEST = 120
"""Characters from "toll" to its figure: "the toll of an attack on a shelter in Tarsk has risen to"."""
_OBJECT = re.compile(
    r"\s+(?:(?:the|an?|its|their|his|some|several)\s+(?!same\b|next\b|following\b|day\b|week\b|previous\b|night\b)\w)?",
)
"""What stands after a verb that has an object of its own: those who are counted do it, it does not befall them."""
_FORESEEN = re.compile(
    r"\b(?:will|would|shall|could|may|might|should|must|if|plan(?:s|ned|ning)? to|intend(?:s|ed)? to|decided (?:to|on)|"
    r"want(?:s|ed)? to|expect(?:s|ed)?|due to|ready to|pledge[sd]? to|promise[sd]? to|agreed to|about to|going to|"
    r"threaten(?:s|ed)? to|aims? to|hopes? to)\b|^(?:that )?to \w+",
)
_MODAL = re.compile(
    r"(?:\s+(?!were\b|was\b|are\b|is\b|have\b|has\b|had\b)[\w-]+){0,4}?\s+(?:will|would|could|may|might)\b"
)
"""What tells after a figure that those counted are yet to do something: "3,000 troops could"."""
_POSSIBLE = re.compile(r"\b(?:could|may|might|if)\b")
_NO_PLAN = re.compile(r"\b(?:would|could|might|should|must|may) have\b")


class Fate(NamedTuple):
    """What a figure counts people or things for: "killed", "killed or wounded", "there"; None where nothing tells.

    "there" is for all ways of being, or being brought, to a place. `foreseen` where it is yet to be, or may be, then
    also `possible`. `harm` where it is what befalls people. `verb` is where the verb begins whose object the figure
    is, if it is one.
    """

    name: str | None
    harm: bool = False
    foreseen: bool = False
    verb: int | None = None
    possible: bool = False


class _Hit(NamedTuple):
    name: str
    harm: bool
    start: int
    end: int


# What is relayed is relayed in the same words.
@lru_cache(maxsize=16384)
def fate(text: str, start: int, end: int, others: tuple[tuple[int, int], ...] = ()) -> Fate:
    """The fate of those whom the figure from `start` to `end` counts; `others` are where other figures stand.

    A verb whose object the figure is tells first ("killed 40"), then what follows up to the next figure or clause
    ("40 soldiers were killed or wounded"), then a toll that the figure is said to be ("the death toll rose to 40").
    """
    text = lowered(text)
    floor, ceiling = _clause(text, start, end, others)
    before, after = _hits(text, floor, start), _befalling(text, end, ceiling, others)
    verb = _object(text, before, start)
    found = _chosen(verb, after, _toll(text, before, start))
    if found and after and found[0] is after[0]:
        until = after[0].start
    else:
        modal = _MODAL.match(text, end, ceiling)
        until = modal.end() if modal else end
    said = text[floor:until]
    foreseen = _FORESEEN.search(said) is not None and _NO_PLAN.search(said) is None
    possible = foreseen and _POSSIBLE.search(said) is not None
    name, harm = _named(text, found) if found else (None, False)
    return Fate(name, harm, foreseen, verb[0].start if verb else None, possible)


def _clause(text: str, start: int, end: int, others: tuple[tuple[int, int], ...]) -> tuple[int, int]:
    """Where what tells of a figure begins and ends: at the figures beside it, and at the clauses' ends."""
    floor, ceiling = 0, len(text)
    for first, last in others:
        if last <= start:
            floor = max(floor, last)
        if first >= end:
            ceiling = min(ceiling, first)
    for broken in _BREAK.finditer(text, floor, start):
        floor = broken.end()
    after = _BREAK.search(text, end, ceiling)
    return floor, after.start() if after else ceiling


def _befalling(text: str, start: int, end: int, figures: Iterable[tuple[int, int]]) -> list[_Hit]:
    """The fates told after a figure, without what those whom it counts do to others: "40 soldiers killed the mayor"."""
    found = []
    for hit in _hits(text, start, end):
        rest = _OBJECT.match(text, hit.end)
        does = rest is not None and (rest.group().strip() or any(rest.end() == first for first, _ in figures))
        # Who flees a town does nothing to it.
        if hit.name == "there" or not does or text.startswith("fle", hit.start):
            found.append(hit)
    return found


def _chosen(verb: list[_Hit], after: list[_Hit], toll: list[_Hit]) -> list[_Hit]:
    """Harm before everything else, and the nearer before the farther."""
    harm = [hit for hit in after if hit.harm]
    for hits in (verb if verb and verb[0].harm else [], harm, verb, after, toll):
        if hits:
            return hits
    return []


def _object(text: str, before: list[_Hit], start: int) -> list[_Hit]:
    """The verbs whose object the figure is: "killed or wounded 40", in text order."""
    if not before or _LED.fullmatch(text, before[-1].end, start) is None:
        return []
    first = len(before) - 1
    while first and _JOINED.fullmatch(text, before[first - 1].end, before[first].start):
        first -= 1
    return before[first:]


def _toll(text: str, before: list[_Hit], start: int) -> list[_Hit]:
    far = before and text[before[-1].start : before[-1].end] == "toll" and start - before[-1].end <= _FARTHEST
    if before and (
        _COUNTED.fullmatch(text, before[-1].end, start) or (far and _REACHED.search(text, before[-1].end, start))
    ):
        return before[-1:]
    return []


def _named(text: str, hits: list[_Hit]) -> tuple[str, bool]:
    """The first fate, with those joined to it where people are harmed, and whether they are."""
    names, last = set(hits[0].name.split(" or ")), hits[0]
    for hit in hits[1:] if last.harm else []:
        if not hit.harm or _JOINED.fullmatch(text, last.end, hit.start) is None:
            break
        names.update(hit.name.split(" or "))
        last = hit
    harms = [name for name in HARM_TO_PEOPLE if name in names] or [hits[0].name]
    name = f"{', '.join(harms[:-1])} or {harms[-1]}" if harms[1:] else harms[0]
    return name, hits[0].harm


def _hits(text: str, start: int, end: int) -> list[_Hit]:
    pattern, told = _pattern()
    return [_Hit(*told[match.lastindex or 0], *match.span()) for match in pattern.finditer(text, start, end)]


@cache
def _pattern() -> tuple[re.Pattern[str], Mapping[int, tuple[str, bool]]]:
    """A group for each fate, and what its number stands for."""
    lines = files("sayso.text").joinpath("fates.tsv").read_text(encoding="utf-8").splitlines()
    rows = [(kind, name, words.split()) for kind, name, words in (line.split("\t") for line in lines if line[0] != "#")]
    groups = (f"({'|'.join(written(word) for word in words)})" for _, _, words in rows)
    # Most words are ruled out by their first letter.
    first = "".join(sorted({word[0] for _, _, words in rows for word in words}))
    told = {number: (name, kind == "harm") for number, (kind, name, _) in enumerate(rows, 1)}
    return re.compile(rf"\b(?=[{first}])(?:{'|'.join(groups)})\b"), told
