"""Lacks: gaps that reports state, which claim each is about, and whether a later report filled it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import cast, get_args

from sayso.records import Act, Claim, Gap, Lack, LackKind, Saying
from sayso.text.gaps import gaps
from sayso.text.phrases import sentence_around
from sayso.view.answering import Answering
from sayso.view.moment import after, order, retold
from sayso.view.parties import folded, spoken

SHOWN = {"imagery": "pictures", "documents": "documents", "seen": "what was seen", "intercepts": "intercepts"}
"""Bases that are evidence, as they are told."""
SAYS: frozenset[Act] = frozenset(["asserts", "confirms"])
"""Acts by which a gap is filled: a forecast confirms nothing."""
PLAIN = re.compile(r"\b(?:say|said|says|told|tells|added|according|stated|reported)\b", re.IGNORECASE)
"""Cues of those who speak for themselves of what they do not know."""
POINTING = re.compile(
    r"(?:\w+ )*?(?:claims?|reports?|allegations?|accusations?|accounts?|statements?|assertions?|numbers?|figures?"
    r"|tolls?|counts?|photographs?|pictures?|images?|videos?|footage|recordings?|it|this|that|these|those)\W*$",
    re.IGNORECASE,
)
"""What only points back at what was said before it."""


def lacks(sayings: Sequence[Saying], places: Answering) -> Iterator[tuple[Claim, Lack]]:
    """The gaps that reports state themselves in time order, each with the claim that it is about."""
    seen: set[tuple[str, str, str]] = set()
    for saying in sayings:
        for kind in dict.fromkeys(saying.gaps):
            if kind not in get_args(LackKind):
                continue
            words, about, own = _told(saying, kind)
            claim = None if own else _concerned(saying, about, places)
            if words and claim is not None and (claim.id, words, saying.report) not in seen:
                seen.add((claim.id, words, saying.report))
                yield claim, filled(Lack(cast(LackKind, kind), words, saying), claim)


def _told(saying: Saying, kind: str) -> tuple[str, str, bool]:
    """The sentence that states a gap, what it is about, and whether it is the source's own word, not the report's.

    The sentence is "" where it is not among those kept around the statement.
    """
    context = saying.context
    gap = next((gap for gap in _gaps(context) if gap.kind == kind), None)
    if gap is None:
        return "", "", False
    sentence = sentence_around(context, gap.span.start).of(context)
    about = " ".join(span.of(context) for span in gap.about)
    inside = gap.span.of(context) in f"{saying.cue or ''} {saying.text}"
    return sentence, about, inside and not _of_the_report(saying)


# A sentence is asked about by each of its statements, for each kind.
@lru_cache(maxsize=16384)
def _gaps(context: str) -> tuple[Gap, ...]:
    return gaps(context)


def _of_the_report(saying: Saying) -> bool:
    """Whether the report itself says what its own source or somebody it names has not shown."""
    if saying.source is None:
        return saying.within is None
    outlet = {folded(name) for name in (saying.outlet, saying.wire) if name}
    return folded(saying.source.name) in outlet or (saying.act == "declines" and not PLAIN.search(saying.cue or ""))


def _concerned(saying: Saying, about: str, places: Answering) -> Claim | None:
    """The claim that a gap is about: that of its own statement if it says something, else the one spoken of."""
    if saying.source is not None and places.says(saying):
        return places.home.get(saying.id)
    answers = places.answers(replace(saying, source=None), "" if POINTING.match(about) else about)
    return answers[0].claim if answers else None


def filled(lack: Lack, claim: Claim) -> Lack:
    """The same with the first later statement that fills it, if one does; what is unknown no rule can tell."""
    if lack.kind == "unknown":
        return lack
    found = [(one, how) for one, how in _filling(claim) if after(one, lack.said)]
    first = min(found, key=lambda pair: order(pair[0]), default=None)
    return lack if first is None else replace(lack, filled=first[0], how=first[1])


def _filling(claim: Claim) -> Iterator[tuple[Saying, str]]:
    """What gives evidence of a claim, says it independently of its first root, or concedes it, and how."""
    by_id = {saying.id: saying for saying in claim.statements}
    for root in claim.roots[1:]:
        first = by_id.get(root.first)
        if root.independent and first is not None and first.act in SAYS and not retold(first):
            how = "concedes it" if (root.party or "").startswith("concedes") else "says so independently"
            yield first, f"{spoken(root.name)} {how}"
    for saying in claim.statements:
        if saying.basis in SHOWN and saying.act in SAYS and not retold(saying):
            who = spoken(saying.source.name) if saying.source is not None else saying.outlet or "an outlet"
            yield saying, f"{who} rests it on {SHOWN[saying.basis]}"
