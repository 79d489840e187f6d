"""Numerals: words and digits that say how many, read as an interval without what stands around them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sayso.text.figures.scan import Token
from sayso.text.figures.units import MEASURES
from sayso.text.figures.words import CARDINALS, PARTS, PLURAL_SCALES, SCALES, SHARES, SHORT_SCALES

FEW_TIMES = {"few": (3, 5), "handful": (3, 5), "several": (3, 9), "couple": (2, 3), "pair": (2, 2)}
"""What these words may mean, and how often they take a scale ("several hundred" is 300 to 999).

People asked for a number gave 2 to 3 for "a couple", 3 to 5 for "a few" and 4 to 10 for "several" between the tenth
and the ninetieth hundredth (46 answers, https://github.com/zonination/perceptions); a dictionary lets "several" begin
above two, and ten would be given as a number. "A handful" is read as "a few".
"""
_GLYPHS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3}
_ASIDE = frozenset(["tall", "high", "wide", "deep", "long", "away", "from", "below", "above", "thick", "apart"])
"""After these an attached "m" is metres, elsewhere millions."""
_OWNERS = frozenset(["the", "its", "their", "his", "her", "our", "all", "those", "these", "my", "your"])
_OTHER_HALVES = frozenset(
    (
        *("first", "second", "other", "latter", "better", "last", "opening", "closing", "top", "bottom", "upper"),
        *("lower"),
    )
)
_DIGITS = 18
"""More digits than this are a number of something's own, not of things."""
_WORDS = 12
"""Words of a number; the bound keeps endless rows of number words from overflowing."""
_IN_ALL = 20
""""One in five" is a share; the whole of such phrases is a small number, or a round hundred or thousand."""


@dataclass(frozen=True, slots=True)
class Numeral:
    """An interval of numbers and the token after it.

    `mantissa` is the number before its scale, `scaled` whether it has one, `vague` whether the words leave the number
    open ("dozens"), `plain` whether it is digits without sign or comma, `share` the fraction that it is.
    """

    low: float
    high: float
    end: int
    mantissa: float = 0.0
    scaled: bool = False
    vague: bool = False
    plain: bool = False
    share: float | None = None


def numeral(tokens: Sequence[Token], at: int) -> Numeral | None:
    """What the numeral that begins with token `at` means; None where none begins there."""
    token = tokens[at]
    if token.kind == "number":
        return _ratio(tokens, at) or _digits(tokens, at)
    if token.kind != "word":
        return None
    word = token.word
    found = _share(tokens, at)
    if found is None and word in CARDINALS:
        found = _ratio(tokens, at) or _cardinal(tokens, at)
    elif found is None and word in ("a", "an"):
        found = _article(tokens, at)
    elif found is None and word in ("several", "few"):
        found = _few(tokens, at)
    elif found is None and word in ("half", "quarter", "half-million", "quarter-million"):
        found = _half(tokens, at)
    elif found is None and word == "dozen":
        found = Numeral(12, 12, at + 1)
    elif found is None and word in PLURAL_SCALES:
        found = _plural(tokens, at)
    return found


def word_at(tokens: Sequence[Token], at: int) -> str:
    """The word of token `at` in lower case; nothing where there is no such token."""
    return tokens[at].word if 0 <= at < len(tokens) else ""


def _digits(tokens: Sequence[Token], at: int) -> Numeral | None:
    text = tokens[at].text.replace(",", "")
    if len(text) > _DIGITS:
        return None
    value = _GLYPHS.get(text[-1], 0.0)
    if text.rstrip("½¼¾⅓⅔"):
        value += float(text.rstrip("½¼¾⅓⅔"))
    number = Numeral(value, value, at + 1, value, plain="," not in tokens[at].text)
    if at + 1 == len(tokens):
        return number
    after, tied = tokens[at + 1], tokens[at + 1].start == tokens[at].end
    if after.word in SHORT_SCALES and tied and not (after.word == "m" and word_at(tokens, at + 2) in _ASIDE):
        return _times(number, SHORT_SCALES[after.word], at + 2)
    if after.word in ("bn", "mn", "tn", "mln", "bln"):
        return _times(number, SHORT_SCALES[after.word], at + 2)
    return _scaled(tokens, number)


def _times(number: Numeral, scale: float, end: int) -> Numeral:
    # Rounding keeps 1.1 million from becoming 1100000.0000000002.
    return replace(
        number, low=round(number.low * scale, 6), high=round(number.high * scale, 6), end=end, scaled=True, plain=False
    )


def _scaled(tokens: Sequence[Token], number: Numeral) -> Numeral:
    """With "and a half" and with the scales that follow."""
    if [word_at(tokens, number.end + k) for k in range(3)] == ["and", "a", "half"]:
        number = replace(number, low=number.low + 0.5, high=number.high + 0.5, end=number.end + 3, mantissa=number.low)
    for _ in range(2):
        if (scale := SCALES.get(word_at(tokens, number.end))) is not None:
            number = _times(number, scale, number.end + 1)
    if number.scaled and [word_at(tokens, number.end + k) for k in range(3)] == ["and", "a", "half"]:
        number = replace(number, low=number.low * 1.5, high=number.high * 1.5, end=number.end + 3)
    return number


def _cardinal(tokens: Sequence[Token], at: int) -> Numeral | None:
    """English number words: "two hundred and fifty thousand"."""
    total, current, end, last, scaled = 0.0, float(CARDINALS[tokens[at].word]), at + 1, 0.0, False
    mantissa = current
    while end < min(len(tokens), at + _WORDS):
        word = tokens[end].word
        if word in SCALES:
            if word in ("hundred", "dozen"):
                current *= SCALES[word]
            else:
                total, current = total + current * SCALES[word], 0.0
            last, scaled, end = SCALES[word], True, end + 1
        elif word in CARDINALS and current % 100 >= 20 and current % 10 == 0 and 0 < CARDINALS[word] < 10:
            current, end = current + CARDINALS[word], end + 1
        elif word in CARDINALS and last >= 100 and CARDINALS[word] < last:
            current, last, end = current + CARDINALS[word], 0.0, end + 1
        elif word == "and" and last == 100 and word_at(tokens, end + 1) in CARDINALS:
            # "two hundred and fifty", but "three thousand and two" may be two figures.
            if word_at(tokens, end + 2) in PARTS:
                break
            current, last, end = current + CARDINALS[tokens[end + 1].word], 0.0, end + 2
        else:
            break
    if not scaled:
        mantissa = current
    return _scaled(tokens, Numeral(total + current, total + current, end, mantissa, scaled))


def _article(tokens: Sequence[Token], at: int) -> Numeral | None:
    """ "A dozen", "a hundred thousand", "a few hundred", "a quarter of a million"."""
    word = word_at(tokens, at + 1)
    if word in SCALES:
        return _scaled(tokens, Numeral(1, 1, at + 1, 1))
    if word in FEW_TIMES:
        return _few(tokens, at + 1)
    if word in ("quarter", "half", "half-million", "quarter-million"):
        found = _half(tokens, at + 1)
        return found if found and found.scaled else None
    return None


_AFTER_TWO = frozenset(["", ",", ".", "and", "who", "was", "were", "had", "have", "from", "in", "on", "died", "killed"])
"""What follows "a couple" where they are two, as in "a couple were killed"; "a couple of weeks" may be three."""


def _few(tokens: Sequence[Token], at: int) -> Numeral | None:
    """ "Several hundred", "a few", "a couple of thousand"; "few" alone is no number."""
    low, high = FEW_TIMES[tokens[at].word]
    end = at + 1
    if word_at(tokens, end) == "of" and word_at(tokens, end + 1) in SCALES:
        end += 1
    scale, begin = 1.0, end
    for _ in range(2):
        if unit := SCALES.get(word_at(tokens, end)) or PLURAL_SCALES.get(word_at(tokens, end)):
            scale, end = scale * unit, end + 1
    if word_at(tokens, at) == "few" and end == begin and word_at(tokens, at - 1) != "a":
        return None
    if tokens[at].word == "couple" and end == at + 1 and word_at(tokens, end) in _AFTER_TWO:
        return Numeral(2, 2, end, 2, False, vague=False)
    exact = tokens[at].word == "pair"
    return Numeral(low * scale, (high + 1) * scale - 1, end, low, end > begin, vague=not exact)


def _plural(tokens: Sequence[Token], at: int) -> Numeral | None:
    """ "Tens of thousands": at least two of the unit and less than ten, which holds what people read into it.

    Their quartiles are 24 to 36 for "dozens", 40 to 225 for "scores of" and 200 to 500 for "hundreds of".
    """
    unit, end = PLURAL_SCALES[tokens[at].word], at + 1
    if word_at(tokens, end) == "of" and PLURAL_SCALES.get(word_at(tokens, end + 1), 0) >= 100:
        unit, end = unit * PLURAL_SCALES[tokens[end + 1].word], end + 2
    if tokens[at].word == "tens" and end == at + 1:
        return None
    if tokens[at].word == "scores" and word_at(tokens, end) not in ("of", "more", "were", "killed", "dead", "injured"):
        return None
    return Numeral(2 * unit, 10 * unit - 1, end, 2, scaled=True, vague=True)


def _half(tokens: Sequence[Token], at: int) -> Numeral | None:
    """ "Half a million", "a quarter of a million", "half-million", "half a mile"."""
    first, _, tied = tokens[at].word.partition("-")
    part = 0.5 if first == "half" else 0.25
    end = at + 1
    if tied:
        return _times(Numeral(part, part, end, part), SCALES[tied], end)
    if word_at(tokens, end) == "of" and first == "quarter":
        end += 1
    if word_at(tokens, end) in ("a", "an"):
        end += 1
    if word_at(tokens, end) in MEASURES and word_at(tokens, end - 1) in ("a", "an"):
        return Numeral(part, part, end, part, scaled=True)
    scale = SCALES.get(word_at(tokens, end))
    return _times(Numeral(part, part, end, part), scale, end + 1) if scale and end > at else None


def _share(tokens: Sequence[Token], at: int) -> Numeral | None:
    """ "Two-thirds", "a third of", "half its": a share, unless the words are an ordinal ("a third nation")."""
    word, after = tokens[at].word, word_at(tokens, at + 1)
    if word in SHARES:
        return Numeral(0, 0, at + 1, share=SHARES[word])
    if word == "half":
        if word_at(tokens, at - 1) in _OTHER_HALVES or _half(tokens, at):
            return None
        return Numeral(0, 0, at + 1, share=0.5, plain=after not in _OWNERS | {"of"})
    count = 1 if word in ("a", "one") else CARDINALS.get(word, 0)
    part = PARTS.get(after)
    if not part or not 0 < count < part or (count > 1) != after.endswith("s"):
        return None
    if word_at(tokens, at + 2) != "of" and (count == 1 or part == 4):
        return None
    return None if word_at(tokens, at + 3) in ("a", "an") else Numeral(0, 0, at + 2, share=count / part)


def _ratio(tokens: Sequence[Token], at: int) -> Numeral | None:
    """ "One in five", "nine out of ten"."""
    count, skip = _small(tokens, at), 2
    if word_at(tokens, at + 1) == "out" and word_at(tokens, at + 2) == "of":
        skip = 3
    elif word_at(tokens, at + 1) != "in":
        return None
    whole = _small(tokens, at + skip) if at + skip < len(tokens) else None
    if not count or not whole or count >= whole or not (whole <= _IN_ALL or whole in (100, 1000)):
        return None
    if skip == 3 and 10 < whole < 100:
        return None
    return Numeral(0, 0, at + skip + 1, share=count / whole)


def _small(tokens: Sequence[Token], at: int) -> int | None:
    token = tokens[at]
    if token.kind == "number" and token.text.isdigit() and len(token.text) < len("10000"):
        return int(token.text)
    return CARDINALS.get(token.word)
