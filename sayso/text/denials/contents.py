"""Contents: what is said that denies, whatever the word of saying."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sayso.text.denials.vocabulary import EMPTY, FALSE, NOT, REPORTS, SLANTED, Denying, judged

_IS = r"(?P<is>is|are|was|were|be|been|'s|as|amounts? to|(?:look|sound|seem|appear)\w*(?: like| to be| as)?)"
_PREDICATE = rf"{_IS} (?P<how>(?:\w+ ){{0,3}}?)(?:(?P<false>{FALSE})|(?P<empty>{EMPTY})|(?P<slanted>{SLANTED}))"
_OF_REPORT = re.compile(rf"\b{REPORTS}\b(?P<between>[^.;]{{0,80}}?) {_PREDICATE}")
_OF_IT = re.compile(
    r"(?:that )?(?:it|this|that|these|those|they|all (?:of )?(?:this|that|it)|everything)(?P<between> \w*?)?"
    rf" ?{_PREDICATE}"
)
_OF_PICTURE = re.compile(
    r"\b(?:videos?|footage|images?|photo\w*|pictures?|recordings?|documents?|letters?|clips?)\b"
    rf"[^.;]{{0,60}}? {_PREDICATE}"
)
_SAYING = re.compile(r"\b(?:said|says|showed|shows|found|described|told)\b")
_ALONE = re.compile(
    rf"(?:(?:an?|pure|utter|complete|absolute|total|outright|just|simply|all|more|another) )*"
    rf"(?:(?P<false>{FALSE})|(?P<empty>{EMPTY})|(?P<slanted>{SLANTED}))(?: (?:and|from) [\w ]{{1,40}})?[ ,.!]*$"
)
_NO_TRUTH = re.compile(r"\bno truth (?:in|to)\b|\bnot a (?:word|shred) of truth\b")
_NO_GROUND = re.compile(rf"\bno (?:basis|substance|foundation) (?:in|to|for) (?:\w+ )?{REPORTS}\b")
_NEVER = re.compile(
    r"^(?:that )?(?:\w+ ){1,6}?(?:never (?:happened|took place|existed|occurred)"
    r"|did not (?:happen|take place|occur|exist))\b"
    r"|^(?:that )?no such \w+|\bnothing (?:of the (?:kind|sort)|to do with)\b"
)


def of_content(said: str) -> Iterator[Denying]:
    """What is said, whatever the word of saying."""
    yield from _of_predicate(said)
    if "truth" in said and _NO_TRUTH.search(said):
        yield Denying("flat denial")
    if "no " in said and _NO_GROUND.search(said):
        yield Denying("non-denial")
    if _NEVER.search(said):
        yield Denying("flat denial", "accused")
    if _turned(said) or _lawful(said) or _NO_BUSINESS.search(said):
        yield Denying("non-denial", "accused")
    if _NEGATION.match(said) and not _OTHERWISE.search(said):
        yield Denying("flat denial", "opposed")


def _turned(said: str) -> bool:
    """Whether it is turned on whoever says so: he is to prove it."""
    return any(map(said.__contains__, _HINTS)) and _COUNTER.search(said) is not None


def _lawful(said: str) -> bool:
    """Whether the thing is said to be right if it were so."""
    found = _LAWFUL.search(said)
    return found is not None and not NOT.search(found[0])


def _of_predicate(said: str) -> Iterator[Denying]:
    if alone := _ALONE.match(said):
        yield judged(alone, pronoun=True)
    if (match := _OF_PICTURE.search(said)) and not NOT.search(match["how"]) and not match["slanted"]:
        yield Denying("non-denial")
    for pattern in (_OF_REPORT, _OF_IT):
        match = pattern.search(said) if pattern is _OF_REPORT else pattern.match(said)
        if match is None or NOT.search(match["how"]) or _SAYING.search(match["between"] or ""):
            continue
        found = judged(match, pronoun=pattern is _OF_IT)
        hedged = match["is"].startswith(("look", "sound", "seem", "appear"))
        yield Denying("non-denial", found.provided) if hedged else found


_PROOF = r"(?:evidence|proof|facts)"
_COUNTER = re.compile(
    r"^(?:that )?(?:\w+ )?(?:ask(?:ed)?|let) (?:them|him|her|those|whoever|the accusers)\b"
    r"|\bshould be asked (?:where|who|how|why)\b"
    rf"|\bwhere (?:is|are) (?:the|this|that|your|their) {_PROOF}\b"
    rf"|\bshow (?:us |me |the world )?(?:the|your|their|any) {_PROOF}\b"
    rf"|\b(?:should|must|had to|have to) (?:first )?(?:provide|present|produce|show) (?:\w+ )?{_PROOF}\b"
    rf"|\b(?:presented|provided|offered|shown|given|produced) (?:no|not a shred of) (?:\w+ )?{_PROOF}\b"
    rf"|\bnot (?:\w+ )?(?:presented|provided|offered|shown|given|produced) (?:any )?(?:\w+ )?{_PROOF}\b"
    rf"|\bno (?:\w+ )?{_PROOF} (?:has|had|have) (?:ever )?been\b|\bthere (?:is|was|were|are) no (?:\w+ )?{_PROOF}\b"
)
_HINTS = "ask", "let ", "evidence", "proof", "facts"
"""Letters without any of which nothing is: to look for these takes a tenth of the time."""
_LAWFUL = re.compile(
    r"(?:\bwould|\bcould|\bany|\bsuch|\bif)\b[^.;]{0,80}\b(?:lawful|legal"
    r"|(?:within|in (?:full )?(?:line|accordance|keeping|conformity|compliance) with|consistent with)"
    r" (?:the )?(?:\w+ ){0,2}(?:laws?|norms?|treat(?:y|ies)|charter|rules))\b"
)
"""It would be right if it were so."""
_NO_BUSINESS = re.compile(
    r"\b(?:nobody|no one) 's (?:\w+ )?business\b|\bnone of (?:their|your|his|its) business\b"
    r"|\b(?:an? )?(?:purely )?(?:internal|bilateral|domestic) (?:matter|affair)\b"
    r"|\b(?:does|did) not concern (?:third|other|any)\b"
)
_AUX = r"(?:is|are|was|were|has|have|had|did|do|does)"
_NEGATION = re.compile(
    rf"(?:that )?(?:there (?:{_AUX}|ha[sd] been|have been) no\b"
    rf"|(?:no|none of|not a single|not one) (?:\w+ ){{1,6}}?{_AUX}\b"
    rf"|(?!who |which |if |not |to )(?:[\w'-]+ ){{1,6}}?{_AUX} (?:not|never)\b)"
)
_OTHERWISE = re.compile(
    r"\b(?:not|never) (?:yet |been |even |only |just )*(?:know|known|aware|confirm\w*|rule\w*|clear|sure|certain|say"
    r"|said|wants?|think|believe|agree\w*|accept\w*|tolerate|enough|only|exclude\w*|matter|mean|need|intend\w*|plan\w*"
    r"|false|fake|untrue|wrong|lies?)\b"
    r"|\bno (?:comment|one|longer|doubt|choice|alternative|reason|time|intention|plans?|need|threat|question|problem)\b"
)
"""Negations by which nothing that is claimed is denied."""
