"""Passages: what two texts have word for word in common, whatever their quotation marks, dashes and tokens."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b

from sayso.text.quotes import quotations
from sayso.text.sentences import sentences

GRAM = 5
"""Words that must follow one another alike: shorter runs are stock phrases, longer ones miss edited wire text."""
WINDOW = 8
"""Of so many runs in a row one is kept as a fingerprint, so that 12 words in common are never missed."""
MET = 1024
"""Texts whose words are kept, as long as reports of one story are added one after the other."""
LEAD = 0.25
"""A text's first part. The longest passage counts only if it begins there in one of the two: a background paragraph,
a box or a page's foot, which an outlet puts under many reports, stands further down in both."""
# "do n't" and "city 's" are how Penn Treebank text writes "don't" and "city's"; "-LRB-" stands for a bracket there.
_WORD = re.compile(r"(?!(?<=-)[lr][rcs]b-)\w+(?:\s?n?['’](?:t|s|re|ve|ll|d|m)\b)?", re.IGNORECASE)
_TO_READER = frozenset(["you", "your", "yours", "we", "our"])
_WITHIN_WORD = re.compile(r"[\s'’]")


@dataclass(frozen=True, slots=True)
class Wording:
    """A text as words: `grams` are 63-bit hashes of the runs of GRAM words, by the first word's place.

    `own` says of each word whether the text tells something with it: not one inside quotation marks, which are
    another's, nor in a sentence that speaks to the reader, which is the site's ("Enter your e-mail address").
    """

    words: int
    own: tuple[bool, ...]
    grams: tuple[int, ...]


@dataclass(frozen=True, slots=True, order=True)
class Passage:
    """Words of one text, by number, `end` exclusive, that stand in another from word `there` on."""

    start: int
    end: int
    there: int


@lru_cache(MET)
def wording(text: str) -> Wording:
    """The words of a text, lower-cased, and the hashes of their runs."""
    found = list(_WORD.finditer(text))
    words = [_WITHIN_WORD.sub("", match.group()).lower() for match in found]
    grams = tuple(_hashed(" ".join(words[i : i + GRAM])) for i in range(len(words) - GRAM + 1))
    return Wording(len(words), _own(text, [match.start() for match in found], words), grams)


def _hashed(run: str) -> int:
    # Half of 64 bits, so that databases can hold it as a signed number.
    return int.from_bytes(blake2b(run.encode("utf-8", "surrogatepass"), digest_size=8).digest()) >> 1


def _own(text: str, starts: list[int], words: list[str]) -> tuple[bool, ...]:
    own = [True] * len(words)

    def numbers(span: tuple[int, int]) -> range:
        return range(bisect_left(starts, span[0]), bisect_left(starts, span[1]))

    for span in quotations(text):
        for i in numbers(span):
            own[i] = False
    for span in sentences(text):
        if any(own[i] and words[i] in _TO_READER for i in numbers(span)):
            for i in numbers(span):
                own[i] = False
    return tuple(own)


def prints(text: str) -> frozenset[int]:
    """Fingerprints of a text, 63-bit numbers: two that tell GRAM + WINDOW - 1 words in a row alike share one.

    Winnowing: the least hash of every window (Schleimer, Wilkerson and Aiken 2003). Quotations and what the site says
    to readers leave none, or every report of a site would meet every other, unless a text is little else.
    """
    whole = wording(text)
    told = [gram for i, gram in enumerate(whole.grams) if all(whole.own[i : i + GRAM])]
    grams = told if 2 * len(told) >= len(whole.grams) else whole.grams
    windows = (grams[i : i + WINDOW] for i in range(max(1, len(grams) - WINDOW + 1)))
    return frozenset(min(window) for window in windows if window)


def passages(one: Wording, other: Wording) -> list[Passage]:
    """The longest stretches of `one` that are made of runs of `other`, in order, none touching the next."""
    places = dict(zip(reversed(other.grams), range(len(other.grams) - 1, -1, -1), strict=True))
    found: list[Passage] = []
    for start, gram in enumerate(one.grams):
        if gram in places:
            if found and start <= found[-1].end:
                found[-1] = Passage(found[-1].start, start + GRAM, found[-1].there)
            else:
                found.append(Passage(start, start + GRAM, places[gram]))
    return found


@dataclass(frozen=True, slots=True)
class Overlap:
    """What two texts share: of all their runs, how much of the first (`contained`) and of both (`similar`), 0 to 1.

    `words` are those of the shorter text that are its own telling and stand in the longer, `told` their share, 0 to 1.
    """

    contained: float
    similar: float
    words: int
    told: float


def overlap(one: str, other: str) -> Overlap:
    """How much of `one` stands in `other`; `words` and `told` are the same the other way round."""
    first, second = wording(one), wording(other)
    runs, others = frozenset(first.grams), frozenset(second.grams)
    both = len(runs & others)
    shorter, longer = sorted((first, second), key=lambda w: (w.words, w.grams))
    words = _told(shorter, longer)
    return Overlap(both / max(1, len(runs)), both / max(1, len(runs | others)), words, words / max(1, sum(shorter.own)))


def _told(shorter: Wording, longer: Wording) -> int:
    """Words of the shorter text's own telling that begin a run of the longer, save those of a background paragraph."""
    found = passages(shorter, longer)
    sizes = [max(0, sum(shorter.own[p.start : p.end]) - GRAM + 1) for p in found]
    largest = max(range(len(found)), key=sizes.__getitem__, default=None)
    if largest is None:
        return 0
    aside = found[largest].start > LEAD * shorter.words and found[largest].there > LEAD * longer.words
    return sum(sizes) - (sizes[largest] if aside else 0)
