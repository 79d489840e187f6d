"""Certainty: how sure a source is, by its own words.

Words are looked up in `probability_words.tsv`. A phrase that the survey did not ask for is read as one that it did, or
stands on this scale: "possibility" (may, could, perhaps) excludes only "almost no chance" below 5% and "very likely"
above 80%; "not excluded" (cannot be ruled out) also stays below "likely", 55%; "open" (not sure whether) leaves 20 to
80%; "certain" (no doubt) is 95% and more, "excluded" (impossible) 5% and less. None of the scale's words carries a
band: ICD 203 has none for them.

Several words in one sentence compose by their weakest link: lowest lower end, lowest upper end, band of the lowest.
Words of opinion (believes, suspects, appears) say whose view it is, and count only where nothing graded stands.
"A possibility, if not a likelihood" reaches from the middle of the one to the upper end of the other.
The reading is of the content as it is worded: "will probably not attack" is probable, "is unlikely to attack" is not.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import cast, get_args

from sayso.records import Band, Certainty, Span
from sayso.text.phrases import Hit, Phrases, Word, one_of, spanned, subordinate, table, words


@dataclass(frozen=True, slots=True)
class Reading:
    """What people read into a phrase: quartiles as probabilities, its band, and whether it is only an opinion's."""

    low: float
    median: float
    high: float
    band: Band | None
    opinion: bool = False


@dataclass(frozen=True, slots=True)
class _Entry:
    phrase: str
    reading: Reading | None
    """None for what only looks like a hedge."""


@dataclass(frozen=True, slots=True)
class Hedge:
    """A word of certainty found in a text."""

    reading: Reading
    span: Span
    first: int
    last: int


BANDS: tuple[tuple[Band, float], ...] = (
    ("almost no chance", 0.05),
    ("very unlikely", 0.20),
    ("unlikely", 0.45),
    ("roughly even chance", 0.55),
    ("likely", 0.80),
    ("very likely", 0.95),
    ("almost certain", 0.99),
)
"""Upper ends of the bands of ICD 203 (2015)."""


def _entries() -> Iterator[tuple[str, _Entry]]:
    for phrase, low, median, high, _, band, kind in table("probability_words.tsv"):
        if kind == "stop":
            yield phrase, _Entry(phrase, None)
            continue
        named = cast(Band, band) if band in get_args(Band) else None
        yield phrase, _Entry(phrase, Reading(float(low), float(median), float(high), named, kind == "opinion"))


_TABLE: dict[str, _Entry] = dict(_entries())
_PHRASES = Phrases(_TABLE.items())
_BELIEVE = _TABLE["we/i believe"].reading
_EXCLUDED = _TABLE["BE? ruled out"].reading
_OPINING = one_of("believe think suspect estimate reckon assess judge assume presume consider surmise guess speculate")
_CUES = Phrases(
    [
        *((f"{verb}!", _BELIEVE) for verb in _OPINING),
        *((f"{verb}!", _TABLE["may"].reading) for verb in ("fear", "risk")),
        ("doubt!", _TABLE["we/i doubt"].reading),
    ]
)
"""Verbs that hedge only as cues: elsewhere "the suspect" and "the fear" are nouns."""


def certainty(text: str, spans: Sequence[Span], cue: Span | None = None) -> Certainty | None:
    """How sure the source is of the content in `spans`, or None where no word tells.

    Only the first sentence that holds such a word is read, and in it only what governs its claim: not relative
    clauses, not conditions, not "must" and "may" that oblige or permit.
    """
    said = list(_in_cue(text, cue)) if cue else []
    content = _first_hedged(text, spans)
    graded = [hedge for hedge in (*said, *content) if not hedge.reading.opinion]
    hedges = sorted(graded or [*said, *content], key=lambda hedge: hedge.span)
    if not hedges:
        return None
    weakest = min(hedges, key=lambda hedge: hedge.reading.median).reading
    low, high = min(h.reading.low for h in hedges), min(h.reading.high for h in hedges)
    return Certainty(low, max(low, high), tuple(dict.fromkeys(h.span for h in hedges)), weakest.band)


def _in_cue(text: str, cue: Span) -> Iterator[Hedge]:
    ws = words(text, cue.start, cue.end)
    # "Ruled out" as a cue is what the source does, not how sure it is.
    # People "suggested" as they said; evidence suggests in the present.
    if any(w.lower in ("suggested", "suggesting") for w in ws):
        return
    found = [hedge for hedge in _hedges(ws) if hedge.reading != _EXCLUDED]
    yield from found
    if not found and not any(w.lower in _NOT for w in ws):
        for hit in _CUES.find(ws):
            if hit.value:
                yield Hedge(hit.value, spanned(ws, hit), hit.first, hit.last)


def _first_hedged(text: str, spans: Sequence[Span]) -> list[Hedge]:
    for span in spans:
        for ws in _parts(words(text, span.start, span.end)):
            found = _joined(ws, list(_hedges(ws)))
            if found:
                return found
    return []


def _parts(ws: Sequence[Word]) -> Iterator[Sequence[Word]]:
    """Sentences, roughly: cutting one too often does no harm here."""
    begin = 0
    for place, word in enumerate(ws):
        if word.lower in _STOPS:
            yield ws[begin:place]
            begin = place + 1
    yield ws[begin:]


_STOPS = frozenset(".?!;")
_NOT = frozenset(["not", "never", "no", "nor", "neither", "hardly", "without"])


def _hedges(ws: Sequence[Word]) -> Iterator[Hedge]:
    below = subordinate(ws)
    stated = list(_stated(ws))
    numbered = {place for hedge in stated for place in range(hedge.first, hedge.last + 1)}
    hits = [hit for hit in _PHRASES.find(ws) if hit.first not in below and hit.first not in numbered]
    hedges = [hedge for hit in hits if (hedge := _hedge(ws, hit))]
    yield from sorted([*hedges, *stated], key=lambda hedge: hedge.first)


def _hedge(ws: Sequence[Word], hit: Hit[_Entry]) -> Hedge | None:
    reading, last = hit.value.reading, hit.last
    if hit.value.phrase == "probably not" and last + 1 < len(ws) and ws[last + 1].lower not in _CLOSING:
        # "Probably not" as an answer was measured; before a verb the negation belongs to what is said.
        reading, last = _TABLE["probably"].reading, hit.first
    check = _CHECKS.get(ws[hit.first].lower)
    if reading is None or (check and not check(ws, hit.first)):
        return None
    return Hedge(reading, Span(ws[hit.first].start, ws[last].end), hit.first, last)


_CLOSING = frozenset([",", ".", "”", '"', "’", ")", "—", "–"])


def _joined(ws: Sequence[Word], hedges: list[Hedge]) -> list[Hedge]:
    """Hedges with "X, if not Y" made one."""
    for left, right in pairwise(hedges):
        between = [w.lower for w in ws[left.last + 1 : right.first] if w.lower not in (",", "a", "an", "the", "quite")]
        if between == ["if", "not"]:
            reading = Reading(left.reading.median, right.reading.median, right.reading.high, None)
            one = Hedge(reading, Span(left.span.start, right.span.end), left.first, right.last)
            return [one if hedge is left else hedge for hedge in hedges if hedge is not right]
    return hedges


def _stated(ws: Sequence[Word]) -> Iterator[Hedge]:
    """Probabilities in figures: "a 70 per cent chance", "one in three"."""
    for place, word in enumerate(ws):
        if word.lower not in _CHANCE:
            continue
        share = _share(ws, place)
        if share is not None and share[1] <= 1:
            first, value = share
            band = next((name for name, upper in BANDS if 0.01 <= value <= upper), None)
            yield Hedge(Reading(value, value, value, band), Span(ws[first].start, word.end), first, place)


_CHANCE = frozenset(["chance", "probability", "likelihood", "certain", "sure", "likely", "risk", "odds", "confident"])
_COUNTED = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
_NUMBERS = {word: number for number, word in enumerate(_COUNTED)}


def _share(ws: Sequence[Word], place: int) -> tuple[int, float] | None:
    """The probability that ends before `place` and where its first word stands."""
    back = [w.lower for w in ws[max(0, place - 3) : place]]
    if len(back) >= 2 and back[-1] in ("%", "percent", "percentage"):
        value, first = _number(back[-2]), place - 2
        return None if value is None else (first, value / 100)
    if len(back) == 3 and back[1:] == ["per", "cent"]:
        value = _number(back[0])
        return None if value is None else (place - 3, value / 100)
    if len(back) == 3 and back[1] == "in" and (part := _number(back[0])) and (whole := _number(back[2])):
        return place - 3, part / whole
    joined = back[-1].split("-") if back else []
    if len(joined) == 3 and joined[1] == "in" and (part := _number(joined[0])) and (whole := _number(joined[2])):
        return place - 1, part / whole
    return None


def _number(word: str) -> float | None:
    if word in _NUMBERS:
        return _NUMBERS[word]
    # A probability has few digits; a longer run is no number that anybody read.
    return float(word) if len(word) <= 6 and word.isascii() and word.replace(".", "", 1).isdigit() else None


def _could(ws: Sequence[Word], place: int) -> bool:
    """Not "could not verify", "could see", "so that they could" and "all they could": those are abilities."""
    after = _after(ws, place)
    if after and after[0] == "not":
        return False
    if after[:1] and (after[0] in _ABLE or after[0] == "only" or after[:2] == ["no", "longer"]):
        return False
    return not (after[:1] == ["be"] and after[1:2] and after[1] in _PERCEIVED) and not _governed(ws, place)


_ABLE = one_of("see hear feel smell afford tell remember read speak understand")
_PERCEIVED = one_of("seen heard felt smelled reached verified confirmed contacted determined")


def _after(ws: Sequence[Word], place: int) -> list[str]:
    return [w.lower for w in ws[place + 1 : place + 4]]


def _governed(ws: Sequence[Word], place: int) -> bool:
    """Whether a modal opens a relative clause ("a bomb that may …") or one of purpose ("so that they may …")."""
    before = [w.lower for w in ws[max(0, place - 4) : place]]
    if before and before[-1] in ("who", "which", "that"):
        return len(before) > 1
    return any(pair in (("so", "that"), ("in", "order")) for pair in pairwise(before))


def _may(ws: Sequence[Word], place: int) -> bool:
    """Not the month, and not a permission that the words show: "may only enter", "may be obtained"."""
    after = _after(ws, place)
    if not after or _is_date(ws, place, after):
        return False
    if after[0] in ("only", "apply", "contact") or after[:2] in (["not", "be"], ["be", "obtained"]):
        return False
    return not _governed(ws, place)


_DATED = one_of("in of since by until till last next this early late mid mid- from before after during")


def _is_date(ws: Sequence[Word], place: int, after: Sequence[str]) -> bool:
    before = ws[place - 1].lower if place else ""
    return before in _DATED or before[:1].isdigit() or after[0][:1].isdigit() or after[0] in _CLOSING


def _might(ws: Sequence[Word], place: int) -> bool:
    """Not the noun."""
    return (not place or ws[place - 1].lower not in _OWNERS) and not _governed(ws, place)


_OWNERS = one_of("the its their his her our military naval full all economic political of 's")


def _must(ws: Sequence[Word], place: int) -> bool:
    """ "Must have been" infers; "must leave" obliges."""
    after = _after(ws, place)
    return after[:1] in (["have"], ["surely"]) and after[1:2] != ["to"] and not _governed(ws, place)


def _certain(ws: Sequence[Word], place: int) -> bool:
    return not place or ws[place - 1].lower not in ("not", "never", "make", "making", "made")


def _possible(ws: Sequence[Word], place: int) -> bool:
    """Not "as soon as possible"."""
    return not place or ws[place - 1].lower != "as"


_CHECKS = {
    "possible": _possible,
    "could": _could,
    "may": _may,
    "might": _might,
    "must": _must,
    "certain": _certain,
    "sure": _certain,
}
