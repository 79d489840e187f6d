"""Cues: which words that the model noticed are no words of saying."""

from __future__ import annotations

import re

from sayso.reader.decode import Roles
from sayso.reader.words import Words
from sayso.records import Span
from sayso.text.acts import CUES, around
from sayso.text.phrases import Phrases, one_of

_HEDGES = one_of("reportedly allegedly apparently supposedly purportedly presumably evidently")
"""Adverbs that PolNeAR takes for cues: they say how far the outlet stands behind a statement."""
_HELPERS = one_of("is are was were be been has have had will would can could may might must should to not also")
_DEEDS = Phrases(
    (verb, True)
    for verb in one_of(
        "sign! ratify! convene! enact! deploy! send! dispatch! ship! arrest! sanction! invade! repeal! summon!"
    )
)
"""Acts of those who also speak: done with a pen or an army, not said."""
_CONVENED = one_of("meeting session summit election elections referendum vote strike conference inquest")
"""What is called by calling those together who take part."""


def is_saying(parts: Roles, words: Words, text: str, *, doubted: bool) -> bool:
    """Whether a cue is one of saying, and neither a hedge, a deed nor an auxiliary.

    A doubted cue is one only where it has a word of saying. One inside the content of another is always doubted:
    PolNeAR, which leaves these unmarked, has taught the model little of them.
    """
    said = [text[words.starts[place] : words.ends[place]].lower() for place in parts.cue]
    if all(word in _HEDGES or word in _HELPERS for word in said):
        return bool(parts.source) and not doubted and not any(word in _HEDGES for word in said)
    if said[0].startswith("call") and _calls_together(parts, words, text):
        return False
    if said == ["named"] and _opens(parts, words, text, 1) in (["a"], ["an"], ["new"]):
        return False  # "named a caretaker prime minister"
    if _stirred(parts, words, text):
        return False
    if doubted and (said[0] in ("to", "without") or (not parts.source and _nobodys(parts, words, text))):
        return False  # "came to support them", "left without taking questions"
    spoken, done = _found(parts, words, text)
    return (spoken or not (doubted or done)) and not _withholds(parts, words, text)


def _nobodys(parts: Roles, words: Words, text: str) -> bool:
    """Whether nobody says it who could be named: "soldiers had been seen", "a treaty that obliges both to help"."""
    before = parts.cue[0] - 1
    return parts.content[-1] < parts.cue[0] or (
        before >= 0 and text[words.starts[before] : words.ends[before]].lower() in ("that", "which")
    )


_STIRS = re.compile(
    r"\b(?:rais|spark|fuel|stok|stir|prompt|caus|trigger|provok|ignit|heighten|deepen|aris|arous)\w*\s+(?:[\w-]+\s+){0,2}?"
    r"(?:concern|fear|worr(?:y|ies)|alarm|anxiet|unease|suspicion|anger|outrage|backlash)\w*",
    re.IGNORECASE,
)
_NEAR = 40
"""Characters before a cue in which the verb that it lacks is looked for."""


def _stirred(parts: Roles, words: Words, text: str) -> bool:
    """Whether the outlet tells what made others feel: "the deal raised concerns among neighbours", "about trade".

    Who raises concerns himself says something, and so does who fears that something happens.
    """
    cue, last = parts.cue[0], words.ends[parts.cue[-1]]
    stirs = next(_STIRS.finditer(text, max(0, words.starts[cue] - _NEAR), last), None)
    if stirs is None or stirs.end() <= words.starts[cue]:
        return False
    if not parts.source:
        after = text[stirs.end() : words.ends[parts.content[0]]].split()
        return parts.content[0] < cue or after[:1] in (["about"], ["over"])
    return parts.content[0] < cue < parts.source[0]


_WITHHELD = re.compile(
    r"(?:(?:not|never|n't|n’t|yet to) (?:\w+ )?(?:provid|offer|present|produc|giv|show|suppl|release|publish)\w* "
    r"(?:\w+ ){0,3}?|(?:provid|offer|present|produc|gave|show|suppli|released|published)\w* no (?:\w+ ){0,2}?)"
    r"(?:evidence|proof|documentation|photographs?|details)\b",
    re.IGNORECASE,
)
"""What the outlet remarks on a source that has shown nothing: "offered no evidence" is said by nobody."""


def _withholds(parts: Roles, words: Words, text: str) -> bool:
    last = max((*parts.cue, *parts.content[:6]))
    return _WITHHELD.search(text, words.starts[parts.cue[0]], words.ends[last]) is not None


def _calls_together(parts: Roles, words: Words, text: str) -> bool:
    """Whether "called" is followed by "a meeting" or the like, and by nothing that it is called."""
    said = _opens(parts, words, text, 5)
    return len(parts.cue) == 1 and said[:1] in (["a"], ["an"], ["new"]) and any(word in _CONVENED for word in said)


def _opens(parts: Roles, words: Words, text: str, size: int) -> list[str]:
    """The first words of the content in lower case."""
    return [text[words.starts[place] : words.ends[place]].lower() for place in parts.content[:size]]


def _found(parts: Roles, words: Words, text: str) -> tuple[bool, bool]:
    """Whether the cue has a word of saying that is none of doing, and whether it has one of doing."""
    ws, first, last = around(text, Span(words.starts[parts.cue[0]], words.ends[parts.cue[-1]]))
    done = {hit.first + first for hit in _DEEDS.find(ws[first : last + 1])}
    spoken = any(hit.first <= last and hit.last >= first and hit.first not in done for hit in CUES.find(ws))
    return spoken, bool(done)
