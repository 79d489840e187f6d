"""Tokens: the words, numbers and signs of a sentence, with dates, hours and names of things already set apart."""

from __future__ import annotations

import re
from typing import NamedTuple

from sayso.text.figures.units import MEASURES
from sayso.text.figures.words import CARDINALS

_MONTH = (
    "(?:Jan(?:uary|\\.)?|Feb(?:ruary|\\.)?|Mar(?:ch|\\.)|Apr(?:il|\\.)|May|June?|July?|Aug(?:ust|\\.)?|"
    "Sep(?:t(?:ember|\\.)?|\\.)|Oct(?:ober|\\.)?|Nov(?:ember|\\.)?|Dec(?:ember|\\.)?)"
)
# Every part begins in a way of its own or is bounded, so that no character is tried more than a few times.
_PARTS = (
    # Most words, at no cost.
    ("common", r"[a-z]+(?=[\s,;])"),
    # Addresses; clock times; dates; decades; ordinals; versions; telephone numbers; scores such as 9/11.
    (
        "skip",
        r"https?://\S+|www\.\S+|\bGroup\sof\s(?:\d{1,2}|Seven|Eight|Twenty)\b|"
        r"\d{1,2}[:.]\d\d(?::\d\d)?\s?(?:[ap]\.?m\b\.?|GMT|BST|EST|EDT|ET\b)|\d{1,2}:\d\d(?::\d\d)?\b|"
        r"\d{1,2}\s?[ap]\.?m\b\.?|\d{3,4}\s(?:GMT|UTC|BST|EST|EDT|hours\b|hrs\b|local\stime)|"
        r"\d{4}-\d\d-\d\d\b|\d{1,2}[/.]\d{1,2}[/.]\d{2,4}\b|"
        rf"\b{_MONTH}\s\d{{1,2}}(?:st|nd|rd|th)?(?:\s?[-–]\s?\d{{1,2}}\b)?\b(?!,\d\d\d)(?:,?\s(?:19|20)\d\d\b)?(?!\s(?:people|men|women)\b)|"
        rf"\b\d{{1,2}}(?:st|nd|rd|th)?(?:\s?[-–]\s?\d{{1,2}})?\s(?:of\s)?{_MONTH}\b(?:,?\s(?:19|20)\d\d\b)?|"
        rf"\b{_MONTH}\s(?:19|20)\d\d\b|"
        r"(?:\d\d)?\d0s\b|\d+(?:st|nd|rd|th)\b|\d+(?:\.\d+){2,9}|\+\d[\d\s()-]{5,20}\d|"
        r"\d{2,5}(?:-\d{2,5}){2,3}\b|\d{1,4}/\d{1,4}(?:/\d{1,4})?\b",
    ),
    # A calibre is a name: "155mm shells", but "300 mm of rain" is an amount.
    (
        "model",
        r"\d+(?:\.\d+)?(?:-?mm\b(?!\sof\b)|(?:\s|-)?(?:mm|millimet(?:er|re)|cal(?:iber|ibre)?)"
        r"(?=\s(?:shell|round|gun|howitzer|artillery|mortar|cannon|ammunition|munition|machine|rocket|rifle|pistol)))",
    ),
    (
        "money",
        r"(?:US|AU|CA|HK|NZ|A|C|S)\s?\$|\bR\$|[$€£¥₹₽₴₪₩₺₦₫₱₸₾]|\b(?:USD|EUR|GBP|RUB|UAH|CHF|INR|CNY|JPY)(?=\s?\d)",
    ),
    ("number", r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)[½¼¾⅓⅔]?|[½¼¾⅓⅔]"),
    ("percent", "%"),
    ("word", r"km/hr?\b|m/s\b|(?:[A-Z]\.){2,}|[^\W\d_]\w*(?:['’]\w+)*(?:-\w+)*(?:['’]s\b|(?<=s)['’](?=\s[a-z]))?"),
    ("dash", "[-‐‑–—~]+"),
    ("mark", r"\S"),
)
# Space goes with the token after it, possessively: tried at every space, the parts would cost as much again.
_TOKEN = re.compile(r"\s*+(?:" + "|".join(f"(?P<{kind}>{part})" for kind, part in _PARTS) + ")")


class Token(NamedTuple):
    """A piece of text: what it is, where it stands, its words as written and in lower case."""

    kind: str
    start: int
    end: int
    text: str
    word: str


def scan(text: str, start: int, end: int) -> list[Token]:
    """The tokens of `text` from `start` to `end`, in order; "forty-kilometre" is three of them."""
    tokens: list[Token] = []
    for match in _TOKEN.finditer(text, start, end):
        kind = match.lastgroup or "mark"
        begin, piece = match.start(kind), match.group(kind)
        if kind == "common":
            tokens.append(Token("word", begin, match.end(), piece, piece))
            continue
        word = piece.lower().replace("’", "'")
        if kind == "word" and "-" in word and word not in CARDINALS:
            tokens += _split(begin, piece, word)
        else:
            tokens.append(Token(kind, begin, match.end(), piece, word))
    return tokens


def _split(start: int, piece: str, word: str) -> list[Token]:
    """A number and the unit that is tied to it, taken apart; any other compound whole."""
    left, _, right = word.rpartition("-")
    whole = [Token("word", start, start + len(piece), piece, word)]
    if left not in CARDINALS or (right not in MEASURES and right not in ("odd", "strong", "plus")):
        return whole
    cut = len(left)
    return [
        Token("word", start, start + cut, piece[:cut], left),
        Token("dash", start + cut, start + cut + 1, "-", "-"),
        Token("word", start + cut + 1, start + len(piece), piece[cut + 1 :], right),
    ]
