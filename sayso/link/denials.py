"""Denials: whether words call what they speak of false, or take an earlier saying back."""

from __future__ import annotations

import re
from functools import lru_cache

MET = 32768
"""Texts whose answers are kept: those of the statements that were last compared."""
_FALSE = (
    r"false|fake|untrue|baseless|groundless|unfounded|fabricated|fabrications?|lies?|hoax|nonsense|rumou?rs?|fiction"
    r"|disinformation|propaganda|invented|invention|not true|not correct|incorrect|far-?fetched|absurd|slander"
)
_DISBELIEVED = re.compile(
    rf"\b(?:is|are|was|were|be|as|being|called|calls|call|labelled|labeled)\s+(?:\w+\s+){{0,3}}(?:{_FALSE})\b"
    rf"|\b(?:reports?|claims?|allegations?|accusations?|stories|story|information|news)\b[^.]{{0,80}}?\b(?:{_FALSE})\b"
    r"|\b(?:never|not) (?:happened|took place|take place|occurred)\b",
    re.IGNORECASE,
)
_DOUBLE = re.compile(rf"\b(?:not|never|n't|n’t)\s+(?:\w+\s+){{0,2}}(?:{_FALSE})\b", re.IGNORECASE)
_OWN = r"(?:its|his|her|their|an?|the)"
_WORD = r"(?:claim|figure|toll|statement|estimate|report|assertion|number|count|allegation)s?"
_WITHDRAWN = re.compile(
    r"\bretract(?:s|ed|ing)?\b"
    rf"|\b(?:withdr(?:ew|aws?|awn)|correct(?:s|ed|ing)) {_OWN} (?:\w+ ){{0,2}}{_WORD}\b"
    rf"|\brevis(?:ed|es|ing) (?:{_OWN} )?(?:\w+ ){{0,3}}(?:down|downwards?|{_WORD})\b"
    r"|\b(?:took back|walked back|backtracked|misspoke)\b|\b(?:was|had been) (?:wrong|mistaken|in error)\b"
    rf"|\b(?:earlier|previous) (?:version|{_WORD}) .{{0,60}}?(?:wrong|incorrect|mistaken|erroneous|error)\b"
    r"|\bapologi[sz]ed for (?:the|an?|its|his) (?:error|mistake)\b",
    re.IGNORECASE,
)
REPORTED = re.compile(
    r"(?:\b(?:report|article|story|item|headline|dispatch)\b[^.]{0,80}?\b(?:said|stated|reported|put|gave|claimed|told)"
    r"|(?:[Oo]n [A-Z]\w+day|[Yy]esterday|[Ll]ast week)[^.]{0,60}? (?:reported|wrote|published))\b[^.]*"
)
"""“A report in Sunday's Tide said …”, “On Sunday the Tide reported …”."""
SET_RIGHT = re.compile(
    r"\s*(?:In (?:fact|reality)\b|(?:The|Its) (?:correct|right|actual|true|real) \w+"
    r"|(?:It|The \w+|That) should (?:have|be|read)"
    r"|(?:That|This|The (?:figure|number|report|name|date)) (?:is|was) (?:wrong|incorrect|inaccurate|an error|mistaken)"
    r"|We (?:regret|apologi[sz]e|withdraw|are happy)|Correctly\b)"
)
"""“The correct figure is 13.”: by which the sentence after it sets that right."""
_CORRECTION = re.compile(
    rf"{REPORTED.pattern}\.{SET_RIGHT.pattern}|"
    r"\bcorrect(?:ion|ed|s)\s*:"
    r"|\b(?:this|the) (?:\w+ \d{1,2} )?(?:version|story|article|report)(?: of [^.]{1,60})?"
    r" (?:corrects|has been corrected)\b"
    r"|\b(?:an? )?(?:earlier|previous) versions? of (?:this|the|our) (?:article|report|story)"
    r"|\b(?:article|report|story|headline|version)\b[^.]{0,60}?\b(?:(?:wrongly|mistakenly|incorrectly|erroneously)\s+"
    r"(?:said|reported|stated|gave|put)|mis(?:stated|reported|identified|quoted)|(?:over|under)stated"
    r"|gave (?:an?|the) (?:wrong|incorrect))\b"
    r"|\bwe (?:withdraw|retract|regret the error|apologi[sz]e)"
    r"|\bthis (?:article|report|story) (?:has been|was) (?:corrected|amended|updated to correct)",
    re.IGNORECASE,
)


def disbelieved(text: str) -> bool:
    """Whether `text` calls what it speaks of false: "the reports are fake", "such claims as groundless"."""
    return bool(_DISBELIEVED.search(text)) and not _DOUBLE.search(text)


# A statement is met again and again, and so are these texts, which are slow to search.
@lru_cache(maxsize=MET)
def withdrawn(text: str) -> bool:
    """Whether `text` tells that a source takes back what it said: "retracted", "corrected an earlier figure"."""
    return bool(_WITHDRAWN.search(text))


@lru_cache(maxsize=MET)
def correction(text: str) -> bool:
    """Whether `text` is an outlet's own correction: "An earlier version of this article said"."""
    return bool(_CORRECTION.search(text))


_DOUBTED = re.compile(
    r"\b(?:(?:could|can|did|does|do|had|has|have|was|were|is)(?:\s+not|n['’]t)|cannot)\s+"
    r"(?:yet\s+|been\s+|able\s+to\s+|independently\s+|immediately\s+)*(?:confirm|verify|corroborate)"
    r"|\bno (?:evidence|proof|indication|sign)s?\b|\bnot (?:yet )?(?:known|clear|confirmed|verified|know)\b"
    r"|\bunable to (?:confirm|verify)\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=MET)
def doubted(text: str) -> bool:
    """Whether the first sentence of `text` says that something is not known: "could not yet confirm that"."""
    return bool(_DOUBTED.search(text.partition(". ")[0]))
