"""Traps: numbers that count nothing, because they name, date or time something or tell an age."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.text.figures.measures import unit_at
from sayso.text.figures.numerals import Numeral, numeral, word_at
from sayso.text.figures.scan import Token
from sayso.text.figures.things import Thing, casualty_before, noun
from sayso.text.figures.units import MEASURES
from sayso.text.figures.words import (
    CASUALTIES,
    DESIGNATIONS,
    NOT_COUNTED_ONE,
    ONES,
    PERSONS,
    SAYING,
    SCALES,
    SHORT_SCALES,
    TIMES,
)


def names(tokens: Sequence[Token], at: int, number: Numeral) -> bool:
    """Whether the number that begins with token `at` is part of a name, a score or a longer row of digits."""
    token = tokens[at]
    if at and _named_by(tokens, at, number):
        return True
    if number.end == len(tokens):
        return False
    after = tokens[number.end]
    if after.kind == "number" and tokens[number.end - 1].kind == "number":
        return True
    if token.text[0].isupper() and (token.word, after.word) in _PROPER:
        return True
    return after.word in ("/", "°") or (after.word == ":" and number.plain) or _tied(tokens, number.end)


_PROPER = frozenset([("five", "eyes"), ("six", "nations"), ("seven", "sisters"), ("three", "gorges")])


def _named_by(tokens: Sequence[Token], at: int, number: Numeral) -> bool:
    token, before = tokens[at], tokens[at - 1]
    if before.word in DESIGNATIONS and number.low == number.high and not number.scaled:
        return True
    if before.kind == "number" or (before.word in (".", "/", "#") and before.end == token.start):
        return True
    if before.word == "to" and at > 1 and tokens[at - 2].kind == "number" and not _from(tokens, at - 2):
        return True  # "52 to 48"
    if before.word == "in" and token.word == "a" and word_at(tokens, at - 2) == "one":
        return True  # "one in a million"
    if before.kind == "dash" and before.end == token.start and at > 1 and tokens[at - 2].end == before.start:
        return True
    return token.kind == "word" and token.text[0].isupper() and not _opens(before)


def _from(tokens: Sequence[Token], at: int) -> bool:
    return any(token.word == "from" for token in tokens[max(0, at - 4) : at])


def _opens(before: Token) -> bool:
    """Whether a sentence, a quotation or a title case headline may begin after this token."""
    return before.kind in ("mark", "dash") or before.text[0].isupper()


def _tied(tokens: Sequence[Token], end: int) -> bool:
    """ "3D", "4x4", "34-year-old", "12-member": a word tied to the number that is no unit."""
    before, after = tokens[end - 1], tokens[end]
    if after.start != before.end:
        return False
    if after.kind == "word":
        return after.word not in MEASURES and after.word not in SHORT_SCALES
    if after.kind != "dash" or end + 1 == len(tokens) or tokens[end + 1].start != after.end:
        return False
    word = tokens[end + 1]
    known = word.word in ("odd", "strong", "plus") or word.word in SCALES or unit_at(tokens, end + 1)
    return word.kind == "word" and not known


_TIME_REACH = 4
"""Words between a number and the time that it counts: "three more business days"."""
_NOT_BEFORE_TIMES = frozenset(
    ["the", "were", "was", "in", "at", "on", "by", "and", "to", "for", "people", "men", "women", "children"]
)


def is_time(tokens: Sequence[Token], at: int) -> bool:
    """Whether a number before token `at` counts years, days or turns: "three more years", "hundreds of times"."""
    if word_at(tokens, at) == "o'clock":
        return True
    if word_at(tokens, at) == "in" and word_at(tokens, at + 1) == "the":
        return word_at(tokens, at + 2) in ("morning", "afternoon", "evening")
    for token in tokens[at : at + _TIME_REACH]:
        if token.word.rstrip("'") in TIMES:
            return True
        if token.kind != "word" or token.word in _NOT_BEFORE_TIMES:
            return False
        if token.word.endswith("s") and not token.word.endswith("ous"):
            return False
    return False


_OLDEST = 120


def is_age(tokens: Sequence[Token], first: int, number: Numeral) -> bool:
    """Whether a figure that begins with token `first` is how old somebody is: "people over 60"."""
    before = word_at(tokens, first - 1)
    if before in ("aged", "age", "ages") or (before == "of" and word_at(tokens, first - 2) in ("age", "ages")):
        return True
    bound = tokens[first].word in ("over", "under", "between", "below", "above", "younger", "older")
    return bound and before in PERSONS and number.high <= _OLDEST and not number.vague


_DATING = frozenset(
    (
        *("in", "since", "of", "from", "until", "till", "by", "before", "after", "during", "the", "late", "early"),
        *("mid", "for", "and", "to", "year"),
    )
)


def is_year(tokens: Sequence[Token], first: int, at: int, number: Numeral) -> bool:
    """Whether four bare digits are a year; a bound before them, from token `first` up to `at`, speaks against it."""
    if not number.plain or number.scaled or not 1000 <= number.low <= 2099 or not 1000 <= number.high <= 2199:
        return False
    counted = noun(tokens, number.end)
    modern = number.low >= 1900
    if first < at:
        return modern and counted is None
    if counted is None:
        return modern or word_at(tokens, first - 1) in _DATING
    return modern and (number.low % 100 > 0 or word_at(tokens, at - 1) in _DATING)


_LIST_REACH = 6
"""Tokens before "and one" in which another number is looked for."""


def counts_one(tokens: Sequence[Token], first: int, thing: Thing, *, bounded: bool) -> bool:
    """Whether "one" counts: "one soldier was killed", but not "one day", "one official said", "one of the".

    In reports it mostly singles out ("one way"), so that it must have a bound, stand beside other numbers, say what
    befell somebody, or be about a person who does not speak.
    """
    if thing.counted is None or thing.of is not None or thing.counted[0] < first:
        return False
    begin, end = thing.counted
    head = tokens[end - 1].word
    if tokens[begin - 1].word == "of" or tokens[begin].word in NOT_COUNTED_ONE or head in NOT_COUNTED_ONE | TIMES:
        return False
    if word_at(tokens, end) in SAYING or word_at(tokens, first - 1) in SAYING:
        return False
    befell = any(token.word in CASUALTIES or token.word == "died" for token in tokens[end : end + 3])
    if bounded or befell or head in ONES or casualty_before(tokens, first):
        return True
    return _in_list(tokens, first, end)


def _in_list(tokens: Sequence[Token], first: int, end: int) -> bool:
    if word_at(tokens, end) in ("and", ",") and end + 1 < len(tokens) and numeral(tokens, end + 1):
        return True
    if word_at(tokens, first - 1) not in ("and", "or"):
        return False
    return any(numeral(tokens, k) for k in range(max(0, first - _LIST_REACH), first - 1))
