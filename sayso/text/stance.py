"""Stance: how far the outlet stands behind what it reports.

A source's cue tells most: "claimed" keeps a distance, "revealed" vouches. Distance is also kept by evidentials
("reportedly"), by scare quotes and "so-called" in the outlet's own voice, and by remarks beside the content that it
lacks evidence, is unverified or false. Distance wins over endorsing: who vouches does not add that it is unproven.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from sayso.records import Found, Span, Stance, Voice
from sayso.text.acts import CUES, around
from sayso.text.gaps import LACKS
from sayso.text.phrases import Phrases, Word, one_of, outside, sentence_around, spanned, words
from sayso.text.quotes import quotations


def stance(
    text: str,
    cue: Span | None,
    content: Sequence[Span],
    voice: Voice,
    places: Sequence[tuple[int, int]] | None = None,
) -> Found[Stance]:
    """How far the outlet stands behind a statement; `places` are sentence bounds, where the caller has them."""
    start = cue.start if cue else content[0].start
    sentence = sentence_around(text, start, places)
    distant = list(_distance(text, cue, content, voice, sentence))
    if distant:
        return Found("distanced", tuple(sorted(set(distant))))
    if cue is None:
        return Found("own")
    vouched = [*_by_cue(text, cue, "endorsing"), *_vouching(text, cue, sentence)]
    return Found("endorsing", tuple(vouched)) if vouched else Found("neutral")


def _distance(text: str, cue: Span | None, content: Sequence[Span], voice: Voice, sentence: Span) -> Iterator[Span]:
    held = [span for span in content if span.start < sentence.end and sentence.start < span.end]
    if cue:
        yield from _by_cue(text, cue, "distanced")
        inner = words(text, cue.start, cue.end)
        yield from _unverified(inner)
        yield from (spanned(inner, hit) for hit in _DISTANT.find(inner) if hit.value != "inside")
        for ws in outside(text, sentence, [*held, cue]):
            yield from _remarks(ws)
    for span in held:
        yield from _inside(words(text, span.start, min(span.end, sentence.end)), voice)
    if voice == "own":
        for span in content:
            yield from _scare_quotes(text, span)


_NOT = one_of(
    "not never neither nor no without nobody none unable failed fails declined declines refused refuses yet asked"
)


def _by_cue(text: str, cue: Span, wanted: Stance) -> Iterator[Span]:
    ws, first, last = around(text, cue)
    if any(w.lower in _NOT for w in ws[: last + 1]):
        return
    for hit in CUES.find(ws):
        if first <= hit.first <= last and hit.value.stance == wanted:
            yield spanned(ws, hit)


_Place = Literal["anywhere", "beside", "inside"]
"""Where a phrase keeps distance: in the content too, only beside it, or only in it."""
_DISTANT: Phrases[_Place] = Phrases(
    [
        ("reportedly/allegedly/supposedly/purportedly/ostensibly", "anywhere"),
        (
            "were/was/is/are reported/said/feared/believed killed/dead/wounded/injured/missing/captured/trapped",
            "anywhere",
        ),
        ("were/was/is/are/been reported/said to have", "anywhere"),
        ("so-called", "anywhere"),
        ("self-styled/self-proclaimed", "anywhere"),
        ("falsely/baselessly/misleadingly/implausibly/untruthfully/mistakenly/wrongly/incorrectly", "beside"),
        ("contrary to", "beside"),
        (", a claim/boast/assertion", "beside"),
        ("HAVE long/repeatedly lied", "beside"),
        ("despite/against evidence", "beside"),
        ("what it/he/she/they call!", "inside"),
        ("what it/he/she/they described as", "inside"),
        ("alleged/purported", "inside"),
    ]
)


def _remarks(ws: Sequence[Word]) -> Iterator[Span]:
    """The outlet's own remarks beside what it reports."""
    yield from (spanned(ws, hit) for hit in _DISTANT.find(ws) if hit.value != "inside")
    for hit in LACKS.find(ws):
        if hit.value.kind in ("unverified", "no evidence", "unconfirmed", "disputed"):
            yield spanned(ws, hit)
    yield from _concession(ws)


_CONCEDING = frozenset(["although", "though", "despite", "but", "yet", "however"])
_EVIDENCE = one_of(
    "evidence proof found show shows showed footage video images records experts inspectors witnesses"
    " contradict contradicts contradicted independent traces documents investigators refuted disproved debunked"
    " details"
)


def _concession(ws: Sequence[Word]) -> Iterator[Span]:
    """ "… although inspectors found traces of it": evidence set against what is reported."""
    for place, word in enumerate(ws):
        if word.lower in _CONCEDING and (place or word.lower in ("although", "though", "despite")):
            if any(w.lower in _EVIDENCE for w in ws[place + 1 : place + 16]):
                end = min(len(ws), place + 16)
                while ws[end - 1].lower in (".", ","):
                    end -= 1
                yield Span(word.start, ws[end - 1].end)
            return


def _inside(ws: Sequence[Word], voice: Voice) -> Iterator[Span]:
    """Distance kept inside the content, not in what the source itself is quoted with."""
    shut = _quoted_places(ws)
    for hit in _DISTANT.find(ws):
        titled = hit.value == "inside" and (voice == "own" or ws[hit.first].lower == "what" or hit.first <= 1)
        if hit.first not in shut and (titled or hit.value == "anywhere"):
            yield spanned(ws, hit)
    if voice == "own":
        yield from _unverified(ws)
    else:
        yield from _trailing(ws, shut)


def _quoted_places(ws: Sequence[Word]) -> set[int]:
    inside: set[int] = set()
    opened = False
    for place, word in enumerate(ws):
        if word.lower == "“" or (word.lower == '"' and not opened):
            opened = True
        elif word.lower in ("”", '"'):
            opened = False
        if opened:
            inside.add(place)
    return inside


def _unverified(ws: Sequence[Word]) -> Iterator[Span]:
    """Passives without anybody who checked: "could not be verified", "remain unconfirmed"."""
    for hit in LACKS.find(ws):
        passive = hit.value.kind in ("unverified", "unconfirmed") and hit.value.side == "before"
        if passive or ws[hit.first].lower in ("unverified", "unconfirmed", "unsubstantiated", "unproven"):
            yield spanned(ws, hit)


_OPENING = frozenset(["though", "although", "without", "but"])


def remark(text: str, content: Span) -> int | None:
    """Where in a content the outlet's own remark begins: "…, though it has not provided definitive evidence"."""
    ws = words(text, content.start, content.end)
    found = next(_trailing(ws, _quoted_places(ws)), None)
    return next(w.start for w in reversed(ws) if w.lower in _OPENING and w.start < found.start) if found else None


def _trailing(ws: Sequence[Word], shut: set[int]) -> Iterator[Span]:
    """What a remark that the content drags along says is lacking."""
    for place, word in enumerate(ws):
        if place not in shut and word.lower in _OPENING and place > 2:
            after = ws[place:]
            for hit in LACKS.find(after):
                if hit.value.kind in ("unverified", "no evidence", "unconfirmed"):
                    yield spanned(after, hit)
            return


_SCARE_WORDS = 3
"""Words that scare quotes hold at most; longer ones quote somebody."""


def _scare_quotes(text: str, span: Span) -> Iterator[Span]:
    # Straight and curly marks alone: single ones cannot be told from apostrophes.
    for begin, end in quotations(text[span.start : span.end]):
        inner = words(text, span.start + begin + 1, span.start + end - 1)
        lower_case = text[span.start + begin + 1 : span.start + begin + 2].islower()
        if 1 <= len(inner) <= _SCARE_WORDS and lower_case:
            yield Span(span.start + begin, span.start + end)


_RIGHT = frozenset(["rightly", "correctly", "accurately"])


def _vouching(text: str, cue: Span, sentence: Span) -> Iterator[Span]:
    """An adverb that agrees, beside the cue: "rightly said"."""
    near = words(text, max(sentence.start, cue.start - 24), min(sentence.end, cue.end + 24))
    yield from (Span(w.start, w.end) for w in near if w.lower in _RIGHT)
