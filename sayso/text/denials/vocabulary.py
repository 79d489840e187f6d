"""Vocabulary: how words deny, and what reports and what is wrong with them are called."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from sayso.records import DenialKind

Provided = Literal["accused", "opposed"]
"""On what words that others use as well are a denial: that the speaker is accused, or that they meet a claim."""


@dataclass(frozen=True, slots=True)
class Denying:
    """How words deny; `provided` is on what condition they do, None where they tell by themselves.

    `word` is what reports are called ("groundless"), None where they are called nothing.
    """

    kind: DenialKind
    provided: Provided | None = None
    word: str | None = None


_READ = 400
"""Characters that are read: a denial comes first."""
_MARKS = str.maketrans(dict.fromkeys('“”"„«»‘', "") | {"’": "'"})
_CONTRACTED = {"wo": "will", "ca": "can", "sha": "shall"}
_NOT_IN = re.compile(r"\b(\w+?)n't\b|\bcannot\b")
_SIGN = re.compile(r"([,.;:!?()])|(?<=\w)('(?:s|re|ve|m|d|ll))\b|'")


def plain(text: str) -> str:
    """Words in lower case with contractions undone and no quotation marks, a space between each and signs."""
    lower = text[:_READ].lower().translate(_MARKS)
    if "n't" in lower or "cannot" in lower:
        lower = _NOT_IN.sub(lambda match: f"{_CONTRACTED.get(match[1], match[1]) if match[1] else 'can'} not", lower)
    return " ".join(_SIGN.sub(r" \1\2 ", lower).split())


NOT = re.compile(r"\b(?:not|never|nor|without|no|hardly|neither)\b")
REPORTS = (
    r"(?:reports?|reporting|claims?|accusations?|allegations?|suggestions?|assertions?|rumou?rs?|speculation|insinuations?"
    r"|stor(?:y|ies)|information|statements?|accounts?|findings?|versions?|news|figures?|estimates?|assessments?|talk)"
)
"""What is turned away in place of the thing itself."""
FALSE = (
    r"(?:(?:false|fake|untrue|incorrect|invented|fabricated|made up|made-up)(?= ?$| ?[,.;:!?]"
    r"| (?:and|or|but|that|as|from|by|because|which|in|on|information|news|reports?|claims?|rumou?rs?)\b)"
    r"|not (?:true|correct|so)\b|(?:lies?|fabrications?|hoax(?:es)?|inventions?|fictions?|(?:dis|mis)information)\b)"
)
"""Predicates that say that a thing is not so. Before another noun an adjective tells of that: "false papers"."""
EMPTY = (
    r"(?:baseless|groundless|unfounded|unsubstantiated|unproven|far-?fetched|absurd|ridiculous|ludicrous|laughable"
    r"|preposterous|nonsense|rubbish|rumou?rs?|speculations?|speculative|gossip|fantas(?:y|ies)|fairy[ -]tales?"
    r"|inaccurate|not (?:serious|accurate)|without (?:any )?(?:foundation|basis|merit|substance))\b"
)
"""Predicates that say that it is badly founded."""
SLANTED = (
    r"(?:propaganda|slander\w*|smears?|provocations?|hysteria|contradictory|inconsistent|conflicting|confused|exaggerated"
    r"|biased|one-sided|politically motivated|unconfirmed|unverified|distortions?|insinuations?)\b"
)
"""Predicates that say what is wrong with the wording or with whoever says it."""


def judged(match: re.Match[str], *, pronoun: bool) -> Denying:
    """What a predicate makes of what it is said of; "it" may be the deed itself that is called a provocation."""
    word = match["false"] or match["empty"] or match["slanted"]
    if match["slanted"]:
        return Denying("non-denial", "opposed" if pronoun else "accused", word)
    return Denying("flat denial" if match["false"] else "non-denial", None, word)
