"""Denials: whether words deny a thing, only seem to, plead ignorance or decline to speak, from cue and content.

A flat denial says that the thing is not so: "denied", "said no troops were sent", "is false". A non-denial turns on
the accuser, the wording or the evidence and leaves the thing itself open: "baseless rumours", "ask them where they saw
it", "contradictory information", "any such deployment would be lawful", "neither confirmed nor denied". No information
is a word about what the source knows: "could not confirm", "was not aware". Declined is no word at all: "did not
respond to a request". Of two that are possible it is the weaker: who dismisses reports has not denied the deed.

A detail kept back ("did not say how many") answers nobody, and a refusal ("rejected the offer", "denied entry") is none
of these.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from sayso.records import Act
from sayso.text.denials.contents import of_content
from sayso.text.denials.cues import (
    DENY,
    NEITHER,
    TURN_AWAY,
    of_calling,
    of_denying,
    of_knowing,
    of_silence,
    of_turning_away,
)
from sayso.text.denials.matter import matter
from sayso.text.denials.vocabulary import Denying, plain
from sayso.text.phrases import one_of

__all__ = ["Denying", "denial", "matter"]


# What is relayed is relayed in the same words.
@lru_cache(maxsize=16384)
def denial(act: Act, cue: str | None, content: str) -> Denying | None:
    """How a source denies by these words, None where it does not; `act` is what it was read to do."""
    if cue is None or (act not in _ACTS and not _may(cue, content)):
        return None
    return next(_readings(act, plain(cue), plain(content)), None)


_ACTS: frozenset[Act] = frozenset(["denies", "doubts", "declines"])
_OPENINGS = one_of(
    "absu ask aske asse avoi base bias bila bran brus busi call cann char chec cond conf cont decl deni deno deny"
    " desc dire disa disc disi dism dist dodg dome dub dubb duck evad exag exam fabr fair fake fals fant far far-"
    " fict give goss grou hoax hyst igno inac inco insi inte inve labe laug law lawf laws lega let lie lies look"
    " ludi made misi mock mum neit neve no nobo none nons nor norm not noth offe one- play poli pour prep pres"
    " prod prop prov quie rebu redi refe refu reje ridi rubb rule rumo scof shor show shru side sile slan smea"
    " spec spur stop stud term too trea unab unaw uncl unco unfo unpr unsu untr unve wave wavi wher with"
)
"""How the words begin, up to four letters, without any of which no denial is told."""


def _may(cue: str, content: str) -> bool:
    """Whether words may deny at all: most statements need not be read further."""
    text = f"{cue} {content}".lower()
    if "n't" in text or "n’t" in text:
        return True
    return not _OPENINGS.isdisjoint([word.lstrip("“\"‘'(")[:4] for word in text.split()])


def _readings(act: Act, by: str, said: str) -> Iterator[Denying]:
    """Readings of a cue and what is said, the surest first; none after words that rule a denial out."""
    whole = f"{by} {said}"
    if NEITHER.search(whole):
        yield Denying("non-denial")
    if DENY.search(by):
        yield from of_denying(by, said)
        return
    if TURN_AWAY.search(by):
        yield from of_turning_away(said)
        return
    yield from of_knowing(whole)
    yield from of_silence(by, said)
    yield from of_calling(by, said)
    yield from of_content(said)
    # Without such a word the act was not read from one, but in another way or set by hand.
    if act == "denies" and not _ELSEWHERE.search(said):
        yield Denying("flat denial", "opposed")


_ELSEWHERE = re.compile(
    r"\b(?:false|fake|untrue|true|correct|invented|fabricat\w+|lies?|hoax|fiction|\w+information|propaganda|slander|fake)\b"
)
"""Words of denial that are none where they stand: "false papers"."""
