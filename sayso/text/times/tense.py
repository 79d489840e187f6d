"""Tense: whether the clause around a word tells of the past or of what is to come."""

from __future__ import annotations

from sayso.text.phrases import one_of
from sayso.text.times.tokens import Tokens
from sayso.text.verbs import PAST

_REACH = 30
"""Words looked at on each side; also keeps the cost linear on a text without sentence ends."""
_FUTURE = frozenset(
    [
        *("will", "would", "ll", "won", "shall", "should", "could", "may", "might", "must", "can", "going", "due"),
        *("expected", "expects", "scheduled", "plans", "slated", "hopes", "tomorrow", "likely", "upcoming"),
        *("forthcoming", "intends"),
    ]
)
_PAST = PAST - {"set", "cut", "hit", "put", "let", "quit", "shut", "split", "spread", "hurt", "shed"} | one_of(
    "was were had did hit killed yesterday ago has have been"
)
"""Forms that are the present too ("cut", "set") tell nothing."""
_NOBODY = frozenset(["neither", "nobody", "none"])
_HEAD = 10
"""Words before "could" among which the one that denies it stands."""
_BEING = frozenset(["be", "is", "are", "being"])
_PLANNED = one_of(
    "set due scheduled plan plans planned planning expect expects expected likely ready poised intend intends intended"
    " hope hopes hoped want wants wanted agreed decided vowed promised pledged refused asked told urged ordered"
    " invited able"
)
"""Before "to" and what is yet to come."""


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
        # What had been due to end on Friday has by now, or did not.
        return "past" if _had_been(tokens, at - 1) else "future"
    # "Could not be reached on Friday" tells what was; "could be moved on Friday" what may be.
    if word in ("could", "couldn") and _is_denied(tokens, at):
        return "past"
    if before in _BEING and (word.endswith("ed") or word in _PAST):
        return ""
    return _sign(word) if tokens.words[at].islower() else ""


def _had_been(tokens: Tokens, at: int) -> bool:
    """Whether "had been" stands before the word, with at most an adverb between."""
    words = [word.lower() for word in tokens.words[max(at - 4, 0) : at]]
    return "had" in words and "been" in words[words.index("had") :]


def _is_denied(tokens: Tokens, at: int) -> bool:
    """Whether the word after, or a "neither" or "nobody" at the head of the clause, denies what could be."""
    if tokens.words[at] == "couldn" or tokens.words[at + 1 : at + 2] == ["not"]:
        return True
    return any(word.lower() in _NOBODY for word in tokens.words[max(at - _HEAD, 0) : at])


def _sign(word: str) -> str:
    if word in _FUTURE:
        return "future"
    if word in _PAST or (word.endswith("ed") and len(word) > 4):
        return "past"
    return ""
