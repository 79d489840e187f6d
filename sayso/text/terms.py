"""Terms: the stems of the content words of a text, for finding what speaks of the same."""

from __future__ import annotations

from functools import lru_cache

import Stemmer

from sayso.text.phrases import one_of, words

SHORTEST = 2
"""Letters of a term: single ones are initials and signs."""

STOPWORDS = one_of(
    "a about above after again against ago all almost along already also although always am among amid an and another"
    " any are around as at away back be became because become been before being below between both but by came can come"
    " could did do does doing done down due during each either else even ever every few first for from further get got"
    " had has have having he her here hers herself him himself his how however i if in including indeed instead into"
    " is it its itself just least less like made make makes many may me might more most much must my near nearly"
    " neither never new no nor not now of off often on once one only onto or other others our out over own part per"
    " rather same shall she should since so some still such take taken than that the their them themselves then there"
    " these they this those though through thus to together too toward towards under until up upon us very via was we"
    " well went were what when where whether which while who whom whose why will with within without would yes yet you"
    " your 's 'd added adding said say saying says told tell according called including also later earlier mr mrs ms"
)
"""Words that carry no content of their own, those of saying among them."""


def terms(text: str) -> tuple[str, ...]:
    """Stems of the content words of `text`, in text order and lower case, each as often as it stands there."""
    return tuple(stem(word.lower) for word in words(text) if is_term(word.lower))


def is_term(word: str) -> bool:
    """Whether a word in lower case carries content: no sign, no function word, no word of saying."""
    return (len(word) >= SHORTEST and word[0].isalnum() and word not in STOPWORDS) or word.isdigit()


# A stemmer keeps its word between calls; one a call is safe among threads, and the cache makes it rare.
@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """The stem of an English word in lower case (Snowball)."""
    stemmed: str = Stemmer.Stemmer("english", 0).stemWord(word)
    return stemmed
