"""Bounds: the words around a numeral that open, close or blur its interval."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Literal

from sayso.text.figures.scan import Token

ABOUT = 0.10
"""How far "about" and its like may be off either way, as a part of the number.

Writers round to one or two digits, so that half a step of the last one is 5 to 10 per cent in most figures; the
wider is taken, since a figure that is called about right must not conflict with the exact one.
"""
NEARLY = 0.10
"""How far below a number "nearly" and "just under" may lie, and above it "just over", as a part of the number."""

Bound = Literal["over", "least", "under", "most", "about", "nearly", "just over"]


def _phrases() -> dict[tuple[str, ...], Bound]:
    rows: dict[Bound, str] = {
        "over": "over, more than, greater than, larger than, higher than, above, exceeding, exceeds, exceeded, exceed, "
        "in excess of, upwards of, upward of, north of, surpassed, surpassing, surpass, surpasses, topped, "
        "topping, better than, beyond",
        "least": "at least, no fewer than, no less than, not less than, not fewer than, a minimum of, minimum of, "
        "as few as, as little as, at the very least, at a minimum",
        "under": "under, fewer than, less than, lower than, smaller than, below, short of, south of",
        "most": "up to, as many as, as much as, at most, no more than, not more than, a maximum of, maximum of, "
        "not exceeding, not exceed, no larger than, at the most, as high as",
        "about": "about, around, some, roughly, approximately, an estimated, estimated, circa, ca, c, ~, close on, "
        "in the region of, on the order of, in the order of, somewhere around, in the neighbourhood of, "
        "in the vicinity of, an approximate",
        "nearly": "nearly, almost, close to, just under, just below, just shy of, just short of, approaching, "
        "not quite, little less than, slightly less than, slightly under, a little under, "
        "slightly fewer than, a little less than, nearing, virtually, just less than",
        "just over": "just over, just above, just more than, slightly more than, slightly over, a little over, "
        "a little more than, little more than",
    }
    table = {tuple(phrase.split()): bound for bound, row in rows.items() for phrase in row.split(", ")}
    for adverb in ("well", "far", "significantly", "considerably", "substantially", "much", "way", "a bit"):
        for core in ("over", "more than", "above", "in excess of"):
            table[(*adverb.split(), *core.split())] = "over"
        for core in ("under", "fewer than", "less than", "below"):
            table[(*adverb.split(), *core.split())] = "under"
    return table


PHRASES = _phrases()
_LONGEST = max(map(len, PHRASES))
_AMBIGUOUS = frozenset(["over", "about", "around", "under", "above", "below", "beyond", "some", "topped", "c", "ca"])
_NOT_OVER = frozenset(
    (
        *("dispute", "disputes", "row", "rows", "talks", "concern", "concerns", "fight", "fights", "fighting", "war"),
        *("wars", "clash", "clashes", "battle", "feud", "quarrel", "outrage", "anger", "protest", "protests"),
        *("handed", "hand", "take", "took", "takes", "taken", "taking", "won", "win", "fears", "fear", "worry"),
        *("worries", "talk", "argument", "arguments", "alarm", "grief", "questions", "question", "tension"),
        *("tensions", "deal", "trial", "charges", "standoff", "negotiations", "asked", "ask", "asking", "know"),
        *("knew", "knows", "spoke", "speak", "speaks", "information", "told", "tell", "story", "stories", "film"),
        *("films", "book", "concerned", "worried", "something", "anything", "nothing"),
        *("complained", "complaints", "warned", "doubts", "doubt", "leaked", "clean", "wander"),
        *("wandered", "control"),
        *("authority", "prevail"),
        *("disagreement", "decision"),
    )
)
"""After these "over", "about" and "around" say what a matter is, or where, not how many."""
_NOT_OVER_ALONE = frozenset(
    (
        *("handed", "hand", "take", "took", "takes", "taken", "taking", "won", "win", "control"),
        *("fight", "fights", "fighting", "battle"),
    )
)
"""Those of them after which "about" and "around" still say how many: "took about 80 hostages"."""


def bound_before(tokens: Sequence[Token], at: int) -> tuple[Bound, int] | None:
    """The bound that ends just before token `at`, and the token that it begins with."""
    for size in range(min(_LONGEST, at), 0, -1):
        bound = PHRASES.get(tuple(token.word for token in tokens[at - size : at]))
        if bound and not (size == 1 and _misread(tokens, at - 1)):
            return bound, at - size
    return None


def _misread(tokens: Sequence[Token], at: int) -> bool:
    if tokens[at].word not in _AMBIGUOUS or at == 0:
        return False
    over = tokens[at].word not in ("about", "around") or tokens[at - 1].word not in _NOT_OVER_ALONE
    return over and tokens[at - 1].word in _NOT_OVER and tokens[at].word != "some"


_OR: dict[str, Bound] = {"more": "least", "less": "most", "fewer": "most", "so": "about", "thereabouts": "about"}


def bound_after(tokens: Sequence[Token], at: int) -> tuple[Bound, int] | None:
    """The bound that begins with token `at` ("or more", "-odd", "+"), and the token after it."""
    words = [token.word for token in tokens[at : at + 3]]
    if words[:1] == ["-"] and len(words) > 1:
        words, at = words[1:], at + 1
    if words and words[0] in ("+", "plus"):
        return "least", at + 1
    if words[:1] == ["odd"]:
        return "just over", at + 1
    if words[:1] == ["or"] and words[1:2] and words[1] in _OR and words[2:3] != ["than"]:
        return _OR[words[1]], at + 2
    if words[:2] == ["and", "counting"]:
        return "least", at + 2
    return None


def bounded(low: float, high: float, bound: Bound, *, whole: bool) -> tuple[float | None, float | None]:
    """The interval that `bound` makes of `low` to `high`, both ends included.

    Where only `whole` numbers count, "over" begins with the next one; an amount keeps the number itself as its end.
    """
    step = 1.0 if whole else 0.0
    ends: dict[Bound, tuple[float | None, float | None]] = {
        "over": (low + step, None),
        "least": (low, None),
        "under": (None, high - step),
        "most": (None, high),
        "nearly": (_lower(low * (1 - NEARLY), whole), high - step),
        "just over": (low + step, _upper(high * (1 + NEARLY), whole)),
        "about": (_lower(low * (1 - ABOUT), whole), _upper(high * (1 + ABOUT), whole)),
    }
    return ends[bound]


def enclosed(low: float, high: float, bounds: Sequence[Bound], *, whole: bool) -> tuple[float | None, float | None]:
    """The interval that several bounds make, from the inside out: "up to about 40" has 44 as its end."""
    begin: float | None = low
    end: float | None = high
    for bound in bounds:
        ends = bounded(low if begin is None else begin, high if end is None else end, bound, whole=whole)
        if approximate(bound):  # what is open stays so: "about five hundred or more"
            ends = (ends[0] if begin is not None else None, ends[1] if end is not None else None)
        begin, end = ends
    return begin, end


def _lower(value: float, whole: bool) -> float:
    # Rounded first: 0.9 times 30 is a little below 27.
    value = round(value, 6)
    return float(math.floor(value)) if whole else value


def _upper(value: float, whole: bool) -> float:
    value = round(value, 6)
    return float(math.ceil(value)) if whole else value


def approximate(bound: Bound) -> bool:
    """Whether the words say that the number is not the exact one."""
    return bound in ("about", "nearly", "just over")
