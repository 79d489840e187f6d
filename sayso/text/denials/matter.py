"""Matter: what a denial speaks of, without the words that deny it."""

from __future__ import annotations

import re

from sayso.text.denials.cues import UNKNOWING
from sayso.text.denials.vocabulary import EMPTY, FALSE, REPORTS, SLANTED

_ABOUT = re.compile(
    rf"(?:[\w-]+ ){{0,4}}?{REPORTS}\b(?: (?:of|about|on|that|regarding|concerning|over)\b(?P<of>[^.;]*))?", re.I
)
"""Reports, and what they are of."""
_JUDGED = re.compile(
    rf" (?:(?:is|are|was|were|be|been|had been|has been|as|(?:look|sound|seem|appear)\w*(?: like)?) )(?:\w+ ){{0,3}}?"
    rf"(?:{FALSE}|{EMPTY}|{SLANTED}).*| (?:{EMPTY}|{FALSE}|{SLANTED}).*",
    re.I,
)
_SUPPOSED = re.compile(r" (?:would|could)\b.*", re.I)
_POINTING = re.compile(
    r"(?:that )?(?:it|this|that|they|these|those|them|all)\b(?: (?:is|are|was|were|looked|seemed|as)\b.*)?$"
    r"|(?:to comment|comment|(?:a |any |repeated )?(?:requests?|questions?|quer(?:y|ies))(?: for comment)?)\W*$",
    re.I,
)

_NAME = re.compile(r"\b[A-Z]\w+")
"""Words that tell whose reports they are: "the Ostrand account"."""
_WITH_WHOM = re.compile(r"(?:with|from|by|through)\b", re.I)


def matter(content: str) -> str:
    """The words that say what is denied, doubted or not answered; "" where they only point back: "the reports"."""
    said = content.strip(" “”\"',.")
    known = UNKNOWING.search(said)
    if known is not None:
        rest = said[known.end() :].strip()
        return "" if _WITH_WHOM.match(rest) else rest
    if _POINTING.match(said):
        return ""
    about = _ABOUT.match(said)
    if about is not None and about["of"] is not None:
        return _JUDGED.sub("", about["of"]).strip()
    if about is not None:
        return " ".join(_NAME.findall(about[0])[about[0][0].isupper() :])
    return _SUPPOSED.sub("", said).strip()
