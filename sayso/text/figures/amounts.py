"""Amounts: one figure at a time, from a numeral and the words around it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sayso.text.figures.bounds import approximate, enclosed
from sayso.text.figures.drafts import Draft, Extent, extent
from sayso.text.figures.measures import Measure, magnified, measure_at, of_weight, ranged, sign_at
from sayso.text.figures.numerals import Numeral, numeral, word_at
from sayso.text.figures.quantifiers import quantifier
from sayso.text.figures.scan import Token
from sayso.text.figures.shares import share_of
from sayso.text.figures.things import NOTHING, Thing, befallen, casualty_before, noun, subject_before, thing_after
from sayso.text.figures.traps import counts_one, is_age, is_time, is_year, names
from sayso.text.figures.words import DETERMINERS


def amount(tokens: Sequence[Token], at: int) -> Draft | None:
    """The figure whose numeral or sign begins with token `at`; None where there is none, or nothing is counted."""
    if tokens[at].kind == "word" and (found := quantifier(tokens, at)):
        return found
    sign = sign_at(tokens, at)
    begin = at + 1 if sign else at
    number = numeral(tokens, begin) if begin < len(tokens) else None
    if number is None:
        return None
    if number.share is not None:
        return share_of(tokens, at, number)
    if sign is None and names(tokens, at, number):
        return None
    if sign:
        number = magnified(tokens, number)
    number = ranged(tokens, at, number, sign)
    if _scored(tokens, number):
        return None
    measure = Measure("money", sign, 1, number.end) if sign else measure_at(tokens, number.end)
    return _draft(tokens, at, number, of_weight(tokens, number, measure))


def _scored(tokens: Sequence[Token], number: Numeral) -> bool:
    """Whether a hyphen ties another number to this one that does not make a range of them: "21-17"."""
    at = number.end
    if at + 1 >= len(tokens) or tokens[at].kind != "dash" or tokens[at + 1].kind != "number":
        return False
    return tokens[at - 1].end == tokens[at].start and tokens[at].end == tokens[at + 1].start


def _draft(tokens: Sequence[Token], at: int, number: Numeral, measure: Measure) -> Draft | None:
    """The figure of a number and its measure, unless the words around tell that it is none."""
    reach = extent(tokens, at, measure.end, number)
    if word_at(tokens, reach.first - 1) == "minus":
        reach = replace(reach, first=reach.first - 1)
        number = replace(number, low=-number.high, high=-number.low)
    if measure.unit == "count" and (
        is_time(tokens, reach.last) or is_age(tokens, reach.first, number) or is_year(tokens, reach.first, at, number)
    ):
        return None
    thing = _thing(tokens, reach, number, measure)
    bare = number.plain or tokens[at].kind == "word"
    certain = bool(reach.bounds) or measure.unit != "count" or number.scaled or number.vague or not bare
    if thing is None and not certain and not _acts(tokens, reach):
        return None
    one = number.low == number.high == 1 and measure.unit == "count"
    if one and not (thing and counts_one(tokens, reach.first, thing, bounded=bool(reach.bounds))):
        return None
    return _valued(reach, number, measure, thing or NOTHING)


def _valued(reach: Extent, number: Numeral, measure: Measure, thing: Thing) -> Draft:
    whole = measure.unit == "count" and number.low == int(number.low) and number.high == int(number.high)
    # Rounded, since 0.01 times 35 is not 0.35.
    points = (round(number.low * measure.factor, 6), round(number.high * measure.factor, 6))
    low, high = enclosed(*points, reach.bounds, whole=whole)
    exact = low == high and measure.unit == "share"
    return Draft(
        reach.first,
        reach.last,
        low,
        high,
        measure.unit,
        measure.symbol,
        number.vague or any(approximate(bound) for bound in reach.bounds),
        round(points[0] / 100, 6) if exact else None,
        thing,
    )


def _acts(tokens: Sequence[Token], reach: Extent) -> bool:
    """ "12 abstained", "11 are in hospital": a clause whose subject is the number alone."""
    begins = reach.first == 0 or word_at(tokens, reach.first - 1) in (";", "and", "while", ":", "but")
    verb = word_at(tokens, reach.last)
    return begins and (verb in ("are", "were", "have", "remain") or (verb.endswith("ed") and len(verb) > len("need")))


def _thing(tokens: Sequence[Token], reach: Extent, number: Numeral, measure: Measure) -> Thing | None:
    """What the figure counts: after it, else what befell it, else the subject of its verb."""
    if measure.unit == "count":
        thing = _counted(tokens, reach, number)
    else:
        thing = _measured(tokens, reach, measure)
        if thing is None and measure.unit == "share" and (run := befallen(tokens, reach.last)):
            thing = Thing(run)
    before = word_at(tokens, reach.first - 1)
    if thing is not None or (measure.unit == "distance" and before not in ("to", "reached", "reaches")):
        return thing
    subject = subject_before(tokens, reach.first, things=measure.unit == "count")
    return Thing(subject) if subject else None


def _counted(tokens: Sequence[Token], reach: Extent, number: Numeral) -> Thing | None:
    strong = word_at(tokens, reach.last - 1) == "strong"
    thing = thing_after(tokens, reach.last, singular=number.low == number.high == 1 or strong)
    if thing and strong:
        return Thing(None, thing.counted)
    if thing is None and (casualty := casualty_before(tokens, reach.first)):
        return Thing(casualty)
    if thing is None and word_at(tokens, reach.first - 1) == "from" and word_at(tokens, reach.last) == "to":
        # "From 500 to 40 observers" with both numbers apart.
        second = numeral(tokens, reach.last + 1) if reach.last + 1 < len(tokens) else None
        return thing_after(tokens, second.end) if second and second.share is None else None
    return thing


_NOT_IN = frozenset(
    (
        *("total", "all", "fact", "return", "exchange", "addition", "part", "order", "advance", "recent", "front"),
        *("terms", "favour", "favor", "place", "the", "a", "an", "its"),
    )
)
"""After an amount and "in" these do not say what is paid for or with."""
_SPENDING = frozenset(["spent", "spend", "spends", "spending"])


def _measured(tokens: Sequence[Token], reach: Extent, measure: Measure) -> Thing | None:
    """ "Grain" of "2 million tonnes of grain", "aid" of "$2 billion in aid", "loan" of "a $2 billion loan"."""
    after, before = word_at(tokens, reach.last), word_at(tokens, reach.first - 1)
    if after == "worth" and word_at(tokens, reach.last + 1) == "of":
        return thing_after(tokens, reach.last + 1)
    if after == "of" and not (measure.unit == "distance" and before == "within"):
        thing = thing_after(tokens, reach.last)
        if thing and thing.of is None and measure.unit == "share":
            return Thing(thing.counted, thing.counted)
        return thing
    paid = after == "in" or (after == "on" and before in _SPENDING)
    if paid and measure.unit == "money" and word_at(tokens, reach.last + 1) not in _NOT_IN:
        found = noun(tokens, reach.last + 1, singular=True)
        return Thing(found) if found and tokens[found[1] - 1].text[0].islower() else None
    if measure.tied or before in DETERMINERS or word_at(tokens, reach.first - 2) in DETERMINERS:
        found = noun(tokens, reach.last, singular=True)
        return Thing(found) if found else None
    return None
