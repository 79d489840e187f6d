"""Fixed: sayings of so fixed a form that they are known by it where the model passes over them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from sayso.reader.decode import Roles
from sayso.reader.words import Words
from sayso.text.patterns import WEEKDAY
from sayso.text.sentences import sentences

_NUMBER = (
    r"(?:\d|an? |one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens|hundreds|thousands|some|about)"
)
_TALLIES = re.compile(
    r"(?P<cue>\b(?:(?:has|have|had) (?:since )?)?puts?)\s+(?P<said>(?:the|its|their|his|her|that) (?:[\w’'-]+ ){0,4}?"
    r"(?:toll|tolls|number|numbers|figure|total|tally|count|estimate|losses|casualties|dead)\b[^.;:,“”\"]{0,80}?"
    rf"\bat (?:[a-z]+ ){{0,3}}{_NUMBER}[^;“”\"]*?)(?=\.?\s*\Z|; )"
)
"""“The network put the number of dead at 57.”"""
_SILENT = re.compile(
    r"(?P<cue>\b(?:did not|has not|have not|had not|has yet to|have yet to|had yet to)(?: yet| immediately| so far)?"
    r" (?:respond|reply|answer))\s+(?P<said>(?:to )?[^,;“”\"]*?(?:request|question|quer|call|message|e-?mail|comment)"
    r"[^,;“”\"]*?)"
    r"(?=,|\.?\s*\Z|; )"
    r"|(?P<cue2>\b(?:did not|has not|have not|had not|has yet|have yet|had yet)"
    r"(?: yet| immediately| so far| publicly)?)\s+"
    r"(?P<said2>(?:to )?comment(?:ed)?\b[^,;“”\"]*?)(?=,|\.?\s*\Z|; )"
)
"""“The army did not respond to a request for comment.”"""
_DAY = rf"(?:(?:[Ll]ate |[Ee]arly )?(?:[Oo]n |[Ll]ast )?{WEEKDAY}(?: (?:morning|evening|night))?)"
_WHO = re.compile(
    rf"(?:^|[,;] |\b(?:and|but|while) )(?:{_DAY} )?"
    r"(?P<who>(?!(?:and|but|while|when|if|as|that|which|who|to)\b)[^,;:()“”\"]{2,80}?)"
    rf"(?: (?:{_DAY}|also|later|separately|meanwhile))*\s*\Z"
)
"""Who stands before such a verb in its sentence or clause."""


def fixed(found: Sequence[Roles], words: Words, text: str) -> list[Roles]:
    """Attributions in text order with those of fixed form that stand where nothing else was read."""
    made = list(found)
    taken = {place for f in found for place in f.extent}
    for start, end in sentences(text):
        line = text[start:end]
        for match in (*_TALLIES.finditer(line), *_SILENT.finditer(line)):
            parts = _roles(match, start, words)
            if parts is not None and taken.isdisjoint(parts.extent):
                made.append(parts)
                taken |= parts.extent
    return sorted(made, key=lambda f: f.cue)


def _roles(match: re.Match[str], start: int, words: Words) -> Roles | None:
    """The attribution that a match is, None where nobody stands before it."""
    kind = "2" if match.groupdict().get("cue2") else ""
    who = _WHO.search(match.string, 0, match.start())
    if who is None or not who["who"].strip():
        return None
    spans = (who.span("who"), match.span(f"cue{kind}"), match.span(f"said{kind}"))
    source, cue, said = (_places(words, start + begin, start + end) for begin, end in spans)
    return Roles(source, cue, said) if source and cue and said else None


def _places(words: Words, start: int, end: int) -> tuple[int, ...]:
    return tuple(range(bisect_left(words.starts, start), bisect_left(words.starts, end)))
