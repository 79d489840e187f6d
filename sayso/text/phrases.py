"""Phrases: the words of a text, and which phrases of a table stand among them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache, partial
from itertools import product
from pathlib import Path
from typing import Generic, NamedTuple, TypeVar

from sayso.records import Span
from sayso.text.sentences import sentences

V = TypeVar("V")


def one_of(listed: str) -> frozenset[str]:
    """A set of words, listed with spaces between them."""
    return frozenset(listed.split())


def lowered(text: str) -> str:
    """A text in lower case, each character in its place: a pattern that minds no case takes three times as long."""
    lower = text.lower()
    return lower if len(lower) == len(text) else text.replace(_DOTTED, "i").lower()


_DOTTED = "\u0130"
"""The one capital that becomes two characters: a Turkish I with a dot."""


class Word(NamedTuple):
    """A word or sign: in lower case with contractions undone ("won't" is "will", "not"), and where it stands."""

    lower: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Hit(Generic[V]):
    """A phrase found: the places of its first and last word, and what the table says of it."""

    first: int
    last: int
    value: V


_AS_WORD = partial(tuple.__new__, Word)
"""`Word._make` in half the time: it does not count what it is given."""
_WORD = re.compile(r"[^\W_]+(?:[-‐‑'’.](?=[^\W_])[^\W_]+)*|[^\w\s]|_")
_CONTRACTED = {"ca": "can", "wo": "will", "sha": "shall", "'ll": "will", "'re": "are", "'ve": "have", "'m": "am"}
_SPLIT = re.compile(r"(n't|'(?:ll|re|ve|m|d|s))\Z")


def words(text: str, start: int = 0, end: int | None = None) -> tuple[Word, ...]:
    """Words and signs that lie wholly between two characters."""
    every, starts = _whole(text)
    if start == 0 and end is None:
        return every
    first = bisect_left(starts, start)
    last = len(every) if end is None else bisect_left(starts, end, first)
    if end is not None and last > first and every[last - 1].end > end:
        last -= 1
    return every[first:last]


# Many statements of one report are read by several grammars; a text is cut into words once for all of them.
@lru_cache(maxsize=4)
def _whole(text: str) -> tuple[tuple[Word, ...], list[int]]:
    every = tuple(_words(text))
    return every, [word.start for word in every]


def _words(text: str) -> Iterator[Word]:
    found = [(match[0].lower(), *match.span()) for match in _WORD.finditer(text)]
    if "'" not in text and "’" not in text and "cannot" not in text.lower():
        yield from map(_AS_WORD, found)
        return
    for lower, start, end in found:
        if "'" in lower or "’" in lower:
            yield from _undone(lower.replace("’", "'"), start, end)
        elif lower == "cannot":
            yield Word("can", start, start + 3)
            yield Word("not", start + 3, end)
        else:
            yield Word(lower, start, end)


def _undone(lower: str, start: int, end: int) -> Iterator[Word]:
    clitic = _SPLIT.search(lower)
    if not clitic or clitic.start() == 0 or end - start != len(lower):
        yield Word(lower, start, end)
        return
    stem, rest, cut = lower[: clitic.start()], clitic.group(), start + clitic.start()
    yield Word(_CONTRACTED.get(stem, stem) if rest == "n't" else stem, start, cut)
    yield Word("not" if rest == "n't" else _CONTRACTED.get(rest, rest), cut, end)


@dataclass(slots=True)
class _Node(Generic[V]):
    after: dict[str, _Node[V]] = field(default_factory=dict)
    value: V | None = None


class Phrases(Generic[V]):
    """A table of phrases, for finding the longest at each place in time linear in the words."""

    def __init__(self, rows: Iterable[tuple[str, V]]) -> None:
        self._root: _Node[V] = _Node()
        for pattern, value in rows:
            for phrase in expand(pattern):
                node = self._root
                for word in phrase:
                    node = node.after.setdefault(word, _Node())
                # The first row that names a phrase keeps it.
                node.value = value if node.value is None else node.value

    def find(self, ws: Sequence[Word]) -> list[Hit[V]]:
        """The longest phrases from left to right, none overlapping another."""
        roots = self._root.after
        found: list[Hit[V]] = []
        free = 0
        for begin in [place for place, word in enumerate(ws) if word.lower in roots]:
            hit = self._longest(ws, begin) if begin >= free else None
            if hit:
                found.append(hit)
                free = hit.last + 1
        return found

    def _longest(self, ws: Sequence[Word], begin: int) -> Hit[V] | None:
        node, best = self._root, None
        for place in range(begin, len(ws)):
            following = node.after.get(ws[place].lower)
            if following is None:
                break
            node = following
            if node.value is not None:
                best = Hit(begin, place, node.value)
        return best


_WITHIN = {
    "BE": ("is", "are", "was", "were", "be", "been", "being", "am", "'s"),
    "HAVE": ("has", "have", "had", "having", "'ve"),
    "DO": ("do", "does", "did"),
}


def expand(pattern: str) -> Iterator[tuple[str, ...]]:
    """Phrases that a pattern stands for: "a/b" is either, "a?" may lack, "verb!" is each of its forms, BE HAVE DO."""
    choices: list[list[str]] = []
    for piece in pattern.split():
        options: list[str] = []
        for word in piece.removesuffix("?").split("/") if len(piece) > 1 else [piece]:
            options += _WITHIN.get(word) or (forms(word[:-1]) if word.endswith("!") and len(word) > 1 else (word,))
        choices.append(options + [""] * (len(piece) > 1 and piece.endswith("?")))
    for chosen in product(*choices):
        yield tuple(word for word in chosen if word)


_IRREGULAR = {
    "be": "is are was were been being",
    "break": "breaks broke broken breaking",
    "bring": "brings brought bringing",
    "cast": "casts casting",
    "catch": "catches caught catching",
    "cut": "cuts cutting",
    "deny": "denies denied denying",
    "draw": "draws drew drawn drawing",
    "fall": "falls fell fallen falling",
    "feel": "feels felt feeling",
    "find": "finds found finding",
    "forbid": "forbids forbade forbidden forbidding",
    "foresee": "foresees foresaw foreseen foreseeing",
    "forget": "forgets forgot forgotten forgetting",
    "forecast": "forecasts forecasted forecasting",
    "foretell": "foretells foretold foretelling",
    "get": "gets got gotten getting",
    "give": "gives gave given giving",
    "go": "goes went gone going",
    "hear": "hears heard hearing",
    "hold": "holds held holding",
    "keep": "keeps kept keeping",
    "know": "knows knew known knowing",
    "lay": "lays laid laying",
    "learn": "learns learned learnt learning",
    "leave": "leaves left leaving",
    "let": "lets letting",
    "make": "makes made making",
    "mean": "means meant meaning",
    "overhear": "overhears overheard overhearing",
    "put": "puts putting",
    "read": "reads reading",
    "ring": "rings rang rung ringing",
    "say": "says said saying",
    "see": "sees saw seen seeing",
    "seek": "seeks sought seeking",
    "send": "sends sent sending",
    "set": "sets setting",
    "show": "shows showed shown showing",
    "shoot": "shoots shot shooting",
    "speak": "speaks spoke spoken speaking",
    "stand": "stands stood standing",
    "swear": "swears swore sworn swearing",
    "take": "takes took taken taking",
    "tell": "tells told telling",
    "think": "thinks thought thinking",
    "throw": "throws threw thrown throwing",
    "understand": "understands understood understanding",
    "uphold": "upholds upheld upholding",
    "undertake": "undertakes undertook undertaken undertaking",
    "withdraw": "withdraws withdrew withdrawn withdrawing",
    "withhold": "withholds withheld withholding",
    "write": "writes wrote written writing",
}
_DOUBLED = one_of("admit commit confer defer infer refer regret rebut permit plan beg blog jab nod quip slam")


@lru_cache(maxsize=4096)
def forms(verb: str) -> tuple[str, ...]:
    """Inflected forms of an English verb, the bare one first."""
    if verb in _IRREGULAR:
        return (verb, *_IRREGULAR[verb].split())
    if verb in _DOUBLED:
        return (verb, verb + "s", verb + verb[-1] + "ed", verb + verb[-1] + "ing")
    if verb.endswith("e"):
        ing = verb[:-1] + "ing" if not verb.endswith(("ee", "oe", "ye")) else verb + "ing"
        return (verb, verb + "s", verb + "d", ing)
    if verb.endswith("y") and verb[-2] not in "aeou":
        return (verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing")
    if verb.endswith(("s", "sh", "ch", "x", "z")):
        return (verb, verb + "es", verb + "ed", verb + "ing")
    return (verb, verb + "s", verb + "ed", verb + "ing")


def table(name: str) -> list[list[str]]:
    """Rows of a table beside this module; lines that open with "#" tell where it comes from."""
    lines = (Path(__file__).parent / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")][1:]


def spanned(ws: Sequence[Word], hit: Hit[V]) -> Span:
    """Where a phrase stands in the text."""
    return Span(ws[hit.first].start, ws[hit.last].end)


_RELATIVE = frozenset(["who", "which", "whose", "whom", "where", "something"])
_CONDITION = frozenset(["if", "unless", "whether"])


def subordinate(ws: Sequence[Word]) -> set[int]:
    """Places inside relative clauses that a comma sets off, and inside conditions; "if not" is neither."""
    inside: set[int] = set()
    opened = False
    for place, word in enumerate(ws):
        if word.lower == ",":
            opened = False
        relative = word.lower in _RELATIVE and place > 0 and ws[place - 1].lower == ","
        condition = word.lower in _CONDITION and not (place + 1 < len(ws) and ws[place + 1].lower == "not")
        opened = opened or relative or condition
        if opened and not condition:
            inside.add(place)
    return inside


_BREAKS = one_of("because since after while when although though whereas until before so")


def main_clause(ws: Sequence[Word]) -> list[Word]:
    """The words of a sentence without subordinate clauses that follow its main one."""
    skipped = subordinate(ws)
    kept: list[Word] = []
    opened = False
    for place, word in enumerate(ws):
        if word.lower == ",":
            opened = False
        elif place > 2 and (word.lower in _BREAKS or (word.lower == "with" and ws[place - 1].lower == ",")):
            opened = True
        if not opened and place not in skipped:
            kept.append(word)
    return kept


def sentence_bounds(text: str) -> tuple[tuple[int, int], ...]:
    """Sentence bounds of a text, for handing to grammars that look around a statement."""
    return tuple(sentences(text))


def sentence_around(text: str, place: int, places: Sequence[tuple[int, int]] | None = None) -> Span:
    """The sentence that a character lies in: by bisection in `places`, else from its paragraph."""
    begin = text.rfind("\n", 0, place) + 1
    end = text.find("\n", place)
    end = len(text) if end < 0 else end
    if places is None:
        places = [(begin + a, begin + b) for a, b in sentences(text[begin:end])]
    found = bisect_right(places, (place, len(text) + 1)) - 1
    if found >= 0 and place < places[found][1]:
        return Span(*places[found])
    return Span(begin, end)


def outside(text: str, sentence: Span, inner: Sequence[Span]) -> Iterator[Sequence[Word]]:
    """Parts of the sentence that neither cue nor content take."""
    begin = sentence.start
    for span in sorted(inner):
        if begin < span.start:
            yield words(text, begin, span.start)
        begin = max(begin, span.end)
    if begin < sentence.end:
        yield words(text, begin, sentence.end)
