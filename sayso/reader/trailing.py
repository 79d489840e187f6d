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
    r"(?:said|says|added|announced|reported|claimed|claims|stated|warned|acknowledged|admitted|confirmed|estimated|alleged"
    r"|told (?:the )?[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,3}|told reporters)"
)
_DAY = rf"(?:late |early )?(?:on |last )?{WEEKDAY}(?: (?:morning|afternoon|evening|night))?"
_NAME = r"[A-Z][\w.’'-]+(?: (?:[a-z]{1,3} )?[A-Z][\w.’'-]+){1,4}"
_OFFICE = r"[^,;:()“”\"\n]{3,80}"
_LATER = (
    r"(?:(?:[a-z]+ )?(?:hours|days|weeks|months)|a (?:day|week|month)) (?:after|before)|as|after|while|following|amid"
    r"|citing|quoting"
)
"""What opens a clause behind the verb that tells only when it is said, or from whom."""
_TRAILING = re.compile(
    r"(?:[A-Z][^a-z\n]{2}[^\n]{0,60}? [-–—]{1,2} )?(?P<said>[^“”\"\n;]{20,}?), "
    r"(?P<who>(?!(?:who|which|that|whose|where|when|while|as|and|but|or|if|because|although|though|after|before|since"
    rf"|including|with|it|we|one|according|citing)\b)"
    rf"(?:(?:{_OFFICE}, {_NAME}|{_NAME}, {_OFFICE})(?=, )|[^,;:()“”\"\n]{{2,100}}?(?!,))),? "
    rf"(?P<cue>(?:(?:has|have|had) )?(?:(?:also|later|separately) )?{_VERB})"
    rf"(?:,? {_DAY}| (?:in|at|on|during|by|via) (?![a-z ]*that\b)[a-z ]{{4,36}}){{0,3}}"
    rf"(?:, (?:{_LATER}) [^“”\"\n;]{{3,160}})?\.?\s*"
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
        if len(said) < WORDS or not who or not cue:
            continue
        made = [_with_office(f, who, said) for f in made]
        if any(_has(f, who, said, last) for f in made):
            continue
        made = [f for f in made if f.cue[0] not in last and not (f.cue[0] in said and set(f.extent) & set(last))]
        made.append(Roles(who, cue, said))
    return sorted(made, key=lambda f: f.cue)


def _with_office(parts: Roles, who: Sequence[int], said: Sequence[int]) -> Roles:
    """With all of the source that was taken for its name alone: "the head of the service, Jo Tol, told the Tide"."""
    office = frozenset(who) & frozenset(parts.content)
    named = parts.source and parts.source[-1] == who[-1] and parts.source[0] > who[0]
    if not named or not office or not frozenset(parts.content) & frozenset(said):
        return parts
    return Roles(tuple(who), parts.cue, tuple(place for place in parts.content if place not in office))


def _has(parts: Roles, who: Sequence[int], said: Sequence[int], last: Sequence[int]) -> bool:
    """Whether an attribution by the words at the end has most of what stands before, or holds all of the sentence.

    One to nobody has the source among what is said; one to more than `who` knows better.
    """
    held = frozenset(parts.content)
    if frozenset(parts.source) > frozenset(who):
        return True
    by_end = bool(parts.source) and parts.cue[0] in last and 2 * len(held & frozenset(said)) > len(said)
    return by_end or held.issuperset(last)


def _places(words: Words, start: int, end: int) -> tuple[int, ...]:
    return tuple(range(bisect_left(words.starts, start), bisect_left(words.starts, end)))
