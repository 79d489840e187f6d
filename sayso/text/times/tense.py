"""Tense: whether the clause around a word tells of the past or of what is to come."""

from __future__ import annotations

from sayso.text.times.tokens import Tokens

_REACH = 30
"""Words looked at on each side; also keeps the cost linear on a text without sentence ends."""
_FUTURE = frozenset(
    [
        *("will", "would", "ll", "won", "shall", "should", "could", "may", "might", "must", "can", "going", "due"),
        *("expected", "expects", "scheduled", "plans", "slated", "hopes", "tomorrow", "likely", "upcoming"),
        *("forthcoming", "intends"),
    ]
)
_PAST = frozenset(
    [
        *("was", "were", "had", "did", "said", "told", "came", "went", "took", "made", "began", "left", "held", "met"),
        *(
            "saw",
            "got",
            "gave",
            "found",
            "became",
            "fell",
            "rose",
            "lost",
            "sent",
            "hit",
            "killed",
            "struck",
            "brought",
        ),
        *(
            "fought",
            "led",
            "ran",
            "broke",
            "spoke",
            "wrote",
            "knew",
            "thought",
            "felt",
            "kept",
            "built",
            "grew",
            "shot",
        ),
        *("yesterday", "ago", "has", "have", "been"),
    ]
)
_BEING = frozenset(["be", "is", "are", "being"])
_PLANNED = frozenset(["set", "due", "scheduled", "planned", "planning", "expected", "likely", "ready", "poised"])


def tense(tokens: Tokens, place: int, last: int) -> str:
    """ "past", "future" or "" for the clause that holds the words from `place` to `last`.

    The nearest verb before them in the sentence decides, else the nearest after; infinitives after
    "is" or "are" and a word of planning are future.
    """
    for at in range(place - 1, max(place - _REACH, -1), -1):
        if tokens.codes[at] == ";" and tokens.words[at] in ".!?\n;":
            break
        if found := _verb(tokens, at):
            return found
    for at in range(last, min(last + _REACH, len(tokens.words))):
        if tokens.codes[at] == ";" and tokens.words[at] in ".!?\n;":
            break
        if found := _verb(tokens, at):
            return found
    return ""


def _verb(tokens: Tokens, at: int) -> str:
    """What one word says of the tense; participles after "be" and "is" leave it to the auxiliary."""
    word = tokens.words[at].lower()
    before = tokens.words[at - 1].lower() if at else ""
    if word == "to" and (before in _BEING or before in _PLANNED):
        return "future"
    if before in _BEING and (word.endswith("ed") or word in _PAST):
        return ""
    return _sign(word) if tokens.words[at].islower() else ""


def _sign(word: str) -> str:
    if word in _FUTURE:
        return "future"
    if word in _PAST or (word.endswith("ed") and len(word) > 4):
        return "past"
    return ""
