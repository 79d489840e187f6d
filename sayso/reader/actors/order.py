"""The order of a text: its sentences, turns of speech, names that open a source, and mentions by where they begin."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from sayso.reader.actors.roles import is_noun
from sayso.reader.actors.runs import Proper
from sayso.reader.actors.table import DETERMINERS, FUNCTION_WORDS, PERSONS, PRONOUNS, singular
from sayso.reader.actors.words import Word, words
from sayso.reader.names import Name
from sayso.records import Span

_SENTENCE = re.compile(r"(?<=[.!?])[\"”’)\]]*\s+(?=[\"“‘'(\[]*[A-Z0-9])|\n+")
_ABBREVIATED = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Gen|Lt|Col|Maj|Sgt|Sen|Rep|Gov|Prof|Rev|Capt|Adm|St|No|vs|Oct|Nov|Dec|Jan|Feb|Aug|Sept)|\b[A-Z])\.$"
)


def sentences(text: str) -> list[int]:
    """Where sentences begin, the first left out."""
    return [
        m.end()
        for m in _SENTENCE.finditer(text)
        if "\n" in m.group() or not _ABBREVIATED.search(text[max(0, m.start() - 8) : m.start()])
    ]


_NOUNS = "|".join(sorted((re.escape(n) for n in PERSONS), key=len, reverse=True))
# Words that may stand before a plural without an article; any word may not, it could be a verb: "met leaders".
_MODIFIER = (
    r"(?:top|senior|\w+(?:al|ese|ian|ean|ish|ern|ary|ic|ive)|security|defen[cs]e|intelligence|police|army|government"
    r"|opposition|party|union|aid|rescue|health|border)"
)
_NOUN_PHRASE = re.compile(
    rf"\b(?:a|an|the|one|another|two|three|four|several|some|his|her|their)\s+(?:[\w-]+\s+){{0,3}}?(?:{_NOUNS})s?\b(?!-)(?!['’]s)"
    rf"|\b(?:{_MODIFIER}\s+){{1,4}}(?:{_NOUNS})s\b(?!-)(?!['’]s)",
    re.I,
)


_BODY = re.compile(
    r"(?:^|(?<=[.!?][ ”\"\n]))(The (?:[\w-]+ ){0,3}?(?:group|movement|ministry|army|military|government|agency|company"
    r"|council|party|union|coalition|mission|commission|militia|operator|firm))(?= (?:\w+ly )?(?:[a-z]+ed|has|had|is"
    r"|was|will|took|sent|gave|held|made|says|began|kept|lost|won|left|met|told|wants|plans)\b)",
    re.M,
)
"""A body that is the subject of its sentence without saying anything: "The group took the men from a boat."."""


def events(
    text: str, names: Sequence[Proper], sources: Sequence[Span]
) -> Iterator[tuple[int, Span | None, int | None, Span | None]]:
    """Sources, names outside of them and noun phrases outside of both, by where they begin."""
    taken = [s.start for s in sources]

    def free(place: int) -> bool:
        at = bisect_right(taken, place) - 1
        return not (at >= 0 and sources[at].start <= place < sources[at].end)

    events: list[tuple[int, int, Span | None, int | None, Span | None]] = [(s.start, 0, s, None, None) for s in sources]
    events += [(p.span.start, 1, None, i, None) for i, p in enumerate(names) if free(p.span.start)]
    phrases = (Span(*m.span(1 if m.re is _BODY else 0)) for r in (_NOUN_PHRASE, _BODY) for m in r.finditer(text))
    events += [(p.start, 2, None, None, p) for p in phrases if free(p.start) and free(p.end - 1)]
    events.sort(key=lambda e: (e[0], e[1]))
    for start, _, source, name, noun in events:
        yield start, source, name, noun


_TURN = re.compile(r"^([^\W\d_][\w.'’ -]{0,40}):[ \t]", re.M)
TURNS = 2
"""Times that a label must open a paragraph to be a speaker's."""


def turns(text: str) -> list[tuple[int, Span]]:
    """Where paragraphs open with a speaker's label ("Jane Roe: …"), and the labels."""
    found = [(m.start(), Span(*m.span(1))) for m in _TURN.finditer(text)]
    counts: dict[str, int] = {}
    for _, span in found:
        counts[span.of(text)] = counts.get(span.of(text), 0) + 1
    return [f for f in found if counts[f[1].of(text)] >= TURNS]


def opening(text: str, sources: Sequence[Span], names: Sequence[Name]) -> list[Name]:
    """Names that open a source where the capital tells nothing: at the start of a sentence, or in a headline."""
    known = sorted(n.span for n in names)
    found = []
    for span in sources:
        ws = words(text, span.start, min(span.end, span.start + 80))
        count = next((i for i, w in enumerate(ws) if not w.capital), len(ws))
        run = Span(ws[0].span.start, ws[count - 1].span.end) if count else span
        at = bisect_left(known, Span(run.end, 0)) - 1
        free = at < 0 or known[at].end <= run.start
        if free and count and _name_like(ws[:count]) and (count == len(ws) or ws[count].text in _AFTER_NAME):
            found.append(Name(run, "other"))
    return found


_AFTER_NAME = frozenset((",", "and", "'s", "’s"))


def _name_like(ws: Sequence[Word]) -> bool:
    """Whether capitalised words may be a name: no known nouns, and a lone one no plural."""
    if any(is_noun(w) or w.lower in FUNCTION_WORDS or w.lower in DETERMINERS or w.lower in PRONOUNS for w in ws):
        return False
    return len(ws) > 1 or not singular(ws[0].lower)[1]
