"""Measures: what the words and signs around a number say that it is measured in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sayso.records import Unit
from sayso.text.figures.numerals import Numeral, numeral, word_at
from sayso.text.figures.scan import Token
from sayso.text.figures.units import MEASURES, SIGNS
from sayso.text.figures.words import SHORT_SCALES


@dataclass(frozen=True, slots=True)
class Measure:
    """What a number is measured in, the factor into `symbol`, and the token after its words.

    `tied` where a hyphen joins it to the number ("a 20-kilometre zone").
    """

    unit: Unit
    symbol: str | None
    factor: float
    end: int
    tied: bool = False


def sign_at(tokens: Sequence[Token], at: int) -> str | None:
    """The ISO 4217 code of a sign of money."""
    if tokens[at].kind != "money":
        return None
    word = tokens[at].word.replace(" ", "")
    return SIGNS.get(word, word.upper())


def magnified(tokens: Sequence[Token], number: Numeral) -> Numeral:
    """The number after a sign of money, where "m" is a million also with a space before it."""
    scale = None if number.scaled else SHORT_SCALES.get(word_at(tokens, number.end))
    if scale is None:
        return number
    return replace(number, low=number.low * scale, high=number.high * scale, end=number.end + 1, scaled=True)


def measure_at(tokens: Sequence[Token], at: int) -> Measure:
    """What the words or signs at token `at` measure; things are counted where there are none."""
    tied = at + 1 < len(tokens) and tokens[at].kind == "dash" and tokens[at].end == tokens[at + 1].start
    begin = at + 1 if tied else at
    if word_at(tokens, begin) == "of" and unit_at(tokens, begin + 1):
        begin += 1  # "tens of millions of dollars", "hundreds of miles"
    found = unit_at(tokens, begin)
    return replace(found, tied=tied) if found else Measure("count", None, 1, at)


def unit_at(tokens: Sequence[Token], at: int) -> Measure | None:
    """The unit whose words begin with token `at`."""
    for size in (3, 2, 1):
        if at + size <= len(tokens):
            words = " ".join(token.word for token in tokens[at : at + size])
            if words in MEASURES:
                unit, symbol, factor = MEASURES[words]
                return Measure(unit, None if symbol == "?" else symbol, factor, at + size)
    return None


def of_weight(tokens: Sequence[Token], number: Numeral, measure: Measure) -> Measure:
    """The measure, where pounds of something, and those tied to a number ("a 500-pound bomb"), are no money."""
    if measure.symbol != "GBP" or tokens[measure.end - 1].word not in ("pound", "pounds"):
        return measure
    if measure.tied or (word_at(tokens, measure.end) == "of" and not number.scaled):
        return replace(measure, unit="weight", symbol="lb")
    return measure


_OPENERS = 6
"""Tokens before the end of a number in which the "between" of its range may stand."""


_SHIFTS = frozenset(
    (
        *(
            "rose",
            "risen",
            "rise",
            "rising",
            "grew",
            "grown",
            "grow",
            "climbed",
            "went",
            "up",
            "down",
            "fell",
            "fallen",
        ),
        *("fall", "dropped", "drop", "increased", "increase", "jumped", "jump", "raised", "raise", "raising", "lifted"),
        *("cut", "cutting", "reduced", "reduce", "lowered", "soared", "declined", "slipped", "changed", "moved"),
    )
)
"""After these "from 200 to 300" tells two figures, not a range."""


def ranged(tokens: Sequence[Token], at: int, number: Numeral, sign: str | None) -> Numeral:
    """The number, or the interval that it opens: "8,000-10,000", "two or three", "between 1.5 and 2 million"."""
    shift = any(token.word in _SHIFTS for token in tokens[max(0, at - 5) : at])
    if shift and word_at(tokens, at - 1) == "from":
        return number
    end = number.end
    first = measure_at(tokens, end)
    if first.unit != "count" and not first.tied:
        end = first.end
    if (begin := _second_at(tokens, end, number.end)) is None:
        return number
    begin += begin < len(tokens) and tokens[begin].kind == "money"
    second = numeral(tokens, begin) if begin < len(tokens) else None
    if second is None or second.share is not None:
        return number
    if sign:
        second = magnified(tokens, second)
    elif first.unit != "count" and measure_at(tokens, second.end).unit == "count":
        return number
    low = number.low
    if second.scaled and not number.scaled and second.mantissa and number.mantissa < second.mantissa:
        low *= second.low / second.mantissa
    if low >= second.high or (tokens[end].kind == "dash" and word_at(tokens, second.end) == "-"):
        return number
    if word_at(tokens, end) == "," and word_at(tokens, second.end) == ",":
        second = replace(second, end=second.end + 1)  # "hundreds, if not thousands, of people"
    return replace(second, low=low, plain=number.plain and second.plain, vague=number.vague or second.vague)


def _second_at(tokens: Sequence[Token], at: int, number_end: int) -> int | None:
    """Where the second number of a range may begin, whose link is token `at`."""
    link = word_at(tokens, at)
    if at < len(tokens) and tokens[at].kind == "dash" and tokens[at].text not in ("—", "--"):
        return at + 1
    if link == "or" and word_at(tokens, at + 1) in ("even", "possibly", "perhaps", "maybe"):
        return at + 2
    if [word_at(tokens, at + k) for k in range(3)] == [",", "if", "not"]:
        return at + 3
    if link == "if" and word_at(tokens, at + 1) == "not":
        return at + 2
    before = (word_at(tokens, number_end - 1 - back) for back in range(1, _OPENERS))
    if link in ("to", "or", "through") or (link == "and" and "between" in before):
        return at + 1
    return None
