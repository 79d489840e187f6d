"""Bounds: words before a date that open its interval or say where it begins or ends."""

from __future__ import annotations

from datetime import date, timedelta

from sayso.records import Bound
from sayso.text.times.calendar import Days
from sayso.text.times.tokens import Tokens

_WORDS: dict[tuple[str, ...], Bound] = {
    ("as", "early", "as"): "as early as",
    ("as", "soon", "as"): "as early as",
    ("at", "the", "earliest"): "as early as",
    ("as", "late", "as"): "by",
    ("no", "later", "than"): "by",
    ("not", "later", "than"): "by",
    ("no", "earlier", "than"): "since",
    ("not", "earlier", "than"): "since",
    ("ever", "since"): "since",
    ("dating", "from"): "since",
    ("starting", "from"): "since",
    ("starting", "on"): "since",
    ("starting", "in"): "since",
    ("beginning", "on"): "since",
    ("beginning", "in"): "since",
    ("as", "of"): "since",
    ("as", "from"): "since",
    ("effective", "from"): "since",
    ("on", "or", "after"): "since",
    ("on", "or", "before"): "by",
    ("prior", "to"): "before",
    ("ahead", "of"): "before",
    ("up", "to"): "until",
    ("up", "until"): "until",
    ("post", "-"): "after",
    ("pre", "-"): "before",
    ("since",): "since",
    ("starting",): "since",
    ("until",): "until",
    ("till",): "until",
    ("through",): "until",
    ("by",): "by",
    ("before",): "before",
    ("after",): "after",
    ("following",): "after",
}
_LONGEST = max(len(words) for words in _WORDS)


def bound(tokens: Tokens, first: int) -> tuple[Bound, int]:
    """How the words before `first` limit what it dates, and how many they are; "within" and 0 without any."""
    for size in range(min(_LONGEST, first), 0, -1):
        words = tuple(word.lower() for word in tokens.words[first - size : first])
        if words in _WORDS:
            return _WORDS[words], size
    return "within", 0


def opened(limit: Bound, span: Days, published: date | None) -> Days:
    """The interval of what is so dated: "since August" runs to the day of publication if that is known."""
    first, last = span
    if limit == "since":
        return first, published if published and first and first <= published else None
    if limit in ("until", "by"):
        return None, last
    if limit == "before":
        return None, first - timedelta(1) if first and first > date.min else None
    if limit == "after":
        return last + timedelta(1) if last and last < date.max else None, None
    return span
