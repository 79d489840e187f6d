"""Trailing: sayings whose source and verb end a sentence, where the model passes over them or reads part of them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from sayso.reader.decode import Roles
from sayso.reader.words import Words
from sayso.records import Span
from sayso.text.clauses import tells
from sayso.text.patterns import WEEKDAY
from sayso.text.sentences import sentences

_VERB = (
    r"(?:said|says|announced|reported|claimed|claims|stated|warned|acknowledged|admitted|confirmed|estimated|alleged"
    r"|told (?:the )?[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,3}|told reporters)"
)
_DAY = rf"(?:late |early )?(?:on |last )?{WEEKDAY}(?: (?:morning|afternoon|evening|night))?"
_TRAILING = re.compile(
    r"(?:[A-Z][^a-z\n]{2}[^\n]{0,60}? [-–—]{1,2} )?(?P<said>[^“”\"\n;]{20,}?), "
    r"(?P<who>(?!(?:who|which|that|whose|where|when|while|as|and|but|or|if|because|although|though|after|before|since"
    r"|including|with|he|she|it|they|we|one|according|citing)\b)[^,;:()“”\"\n]{2,100}?) "
    rf"(?P<cue>(?:(?:has|have|had) )?(?:(?:also|later|separately) )?{_VERB})"
    rf"(?:,? {_DAY}| in (?:a|an) [a-z ]{{4,30}}| at a [a-z ]{{4,30}})*"
    r"(?:, (?:citing|quoting) [^“”\"\n;]{3,120})?\.?\s*"
)
"""“The dam broke overnight, a source at the company told the Tide on Monday.”"""
WORDS = 4
"""Words that are said at least: "In Tarsk, the ministry announced" leads on."""


def trailing(found: Sequence[Roles], words: Words, text: str) -> list[Roles]:
    """Attributions in text order with those that end a sentence whose head nobody was given.

    What was read of the source and verb is dropped, and what was read within the rest is now said by that source.
    """
    made = list(found)
    for start, end in sentences(text):
        match = _TRAILING.fullmatch(text, start, end)
        if match is None or not tells(text, [Span(*match.span("said"))]):
            continue
        said, who, cue = (_places(words, *match.span(part)) for part in ("said", "who", "cue"))
        last = range(who[0], bisect_left(words.starts, end)) if who else range(0)
        if len(said) < WORDS or not who or not cue or any(_has(f, said, last) for f in made):
            continue
        made = [f for f in made if f.cue[0] not in last and not (f.cue[0] in said and set(f.extent) & set(last))]
        made.append(Roles(who, cue, said))
    return sorted(made, key=lambda f: f.cue)


def _has(parts: Roles, said: Sequence[int], last: Sequence[int]) -> bool:
    """Whether an attribution by the words at the end has most of what stands before, or holds all of the sentence.

    One to nobody has the source among what is said.
    """
    held = frozenset(parts.content)
    by_end = bool(parts.source) and parts.cue[0] in last and 2 * len(held & frozenset(said)) > len(said)
    return by_end or held.issuperset(last)


def _places(words: Words, start: int, end: int) -> tuple[int, ...]:
    return tuple(range(bisect_left(words.starts, start), bisect_left(words.starts, end)))
