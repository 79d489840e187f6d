"""Clauses: whether a stretch of a sentence says something of its own, or only when, where and to whom."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from sayso.records import Span
from sayso.text.figures import figures
from sayso.text.gaps import LACKS
from sayso.text.patterns import WEEKDAY
from sayso.text.phrases import Word, one_of, words
from sayso.text.times import times
from sayso.text.verbs import PAST

_HELPERS = one_of(
    "is are was were has have had do does did will would can could may might must shall should ai 's 're 've 'll"
)
_PREPOSITIONS = one_of(
    "in on at by for from to of with after before during since until till under over near into through amid between"
    " about despite besides within without against among along across per via as like including"
)
"""Words that open an adverbial: a participle behind one is no verb of a clause ("in a letter released on Friday")."""
_CONJUNCTIONS = one_of("when while once if though although whether because where how why whereas unless")
_BEFORE_PARTICIPLE = _PREPOSITIONS | _CONJUNCTIONS | one_of("the a an and or but his her its their our your my not")
_PERSONS = one_of("i he she it we they who")
_SUBJECTS = _PERSONS | one_of("this that which there what everyone everybody nobody nothing someone one")
_EMPTY = (
    _PREPOSITIONS
    | _CONJUNCTIONS
    | _HELPERS
    | _SUBJECTS
    | one_of(
        "and or but nor so yet then the a an , ; : - – — ( ) ' ’ \" “ ” . not also too either neither however still"
        " just even now here you him her them his its their be been being than notably meanwhile"
    )
)
_NO_VERBS = one_of("as gas news series species always perhaps across towards besides afterwards sometimes nowadays")
_SAID = re.compile(r"[^\W\d_]{2}|\d")
_DATELINE = re.compile(
    r"[^a-z\n]{0,3}[A-Z]{3}[^\n]{0,60}\Z|(?:[A-Z][\w.'’-]*,? ?){1,4}(?:\([A-Z][\w ]*\) )?\([A-Z][\w. -]*\Z"
)
"""What opens a report before its first sentence: "TARSK, Kelvar, May 3 (Northern Wire", "Tarsk (AFP"."""
_WHEN_SAID = re.compile(rf"(?:(?:late|early) )?(?:on )?{WEEKDAY}(?: (?:morning|afternoon|evening|night))?, ")
"""The day of what somebody else said, before what the outlet adds: "on Monday, as fighting went on"."""
_NAMELESS = re.compile(
    r"\b(?:on (?:the )?condition (?:of (?:strict )?anonymity|that (?:he|she|they) (?:not )?be )"
    r"|not to be (?:further |publicly )?(?:named|identified|quoted)"
    r"|to (?:be (?:publicly )?(?:named|identified)|remain anonymous)"
    r"|(?:ask\w*|request\w*|demand\w*|insist\w*)(?: for| on)? anonymity"
    r"|that (?:his|her|their) (?:full )?names? not be (?:used|published|printed)"
    r"|not (?:been )?authori[sz]ed to (?:speak|talk|comment|brief|discuss)|(?:spoke|speaking) anonymously)\b",
    re.IGNORECASE,
)
"""Words that tell only why somebody is not named."""
_LED_UP, _LED = 9, 3
"""Words before these that may lead up to them in a sentence ("a doctor at the hospital asked") and behind a cue."""
_LONG = 9
"""Words from which a stretch that opens neither like an adverbial nor with a participle is kept, verb or no verb."""


def told(text: str, content: Sequence[Span], bounds: Sequence[tuple[int, int]]) -> tuple[Span, ...]:
    """Of a content in the outlet's own voice what tells something: a whole sentence does; `bounds` are all of these."""
    start, end = bounds[max(0, bisect_right(bounds, (content[0].start, len(text) + 1)) - 1)] if bounds else (0, 0)
    whole = sum(letters(span.of(text)) for span in content) == letters(text[start:end])
    if whole:
        return () if is_nameless(text, content[0].start, content[-1].end) else tuple(content)
    return telling(text, content)


def is_nameless(text: str, start: int, end: int, cue: Span | None = None) -> bool:
    """Whether a stretch tells only that somebody is not named: "asked not to be named for fear of reprisals".

    With a `cue` the stretch is what follows it, and "asked" may be the cue.
    """
    found = _NAMELESS.search(text, cue.start if cue and cue.end <= start else start, end)
    if found is None or found.end() <= start or "," in text[start : found.start()]:
        return False
    return len(words(text, start, found.start())) <= (_LED_UP if cue is None else _LED)


def letters(text: str) -> int:
    """How many letters and digits a text has."""
    return sum(map(str.isalnum, text))


def telling(text: str, left: Sequence[Span]) -> tuple[Span, ...]:
    """Of what is left of one sentence beside an attribution, what tells something; nothing if none of it does.

    It does where it has a clause or a quantity: "in Tarsk on Friday", "but" and whom somebody told do not. A dateline
    and words that only hold others together, such as an "and" at the end, are left out of what does.
    """
    left = [span for span in left if not _is_remark(text, span) and not is_nameless(text, span.start, span.end)]
    if not tells(text, left):
        return ()
    left = [_undated(text, span) for span in left]
    return tuple(
        _unhung(text, span)
        for span in left
        if _SAID.search(text, span.start, span.end) and not is_connective(text, span) and not _is_dateline(text, span)
    )


_HANGING = one_of(
    "and or but nor while whereas as given because since although though after before particularly especially amid , –"
    " — - ;"
)
"""What leads on to words that are somebody else's: "the dam broke, and"."""


def _unhung(text: str, span: Span) -> Span:
    """The span without what hangs at its end where the sentence goes on."""
    ws = words(text, span.start, span.end)
    if not ws or not _GOING_ON.match(text, span.end):
        return span
    kept = len(ws)
    if kept > 1 and ws[kept - 1].lower in _PREPOSITIONS and ws[kept - 2].lower == ",":
        kept -= 1
    while kept and ws[kept - 1].lower in _HANGING:
        kept -= 1
    return Span(span.start, ws[kept - 1].end) if 0 < kept < len(ws) else span


_GOING_ON = re.compile(r"\s*[\"“‘'(]?[^\W_]")


def _undated(text: str, span: Span) -> Span:
    """The span without the day of a saying that went before it in the sentence."""
    said = _WHEN_SAID.match(text, span.start, span.end)
    inside = text[: span.start].rstrip(" ")[-1:] not in ("", ".", "!", "?", "\n", "”", '"')
    return Span(said.end(), span.end) if said and inside else span


_CONCEDING = one_of("though although but without")
_EARLY = 5
"""Words into a remark at which what is lacking is named: "though it has not provided evidence"."""


def _is_remark(text: str, span: Span) -> bool:
    """Whether a stretch only says of the attribution beside it that it is unproven; gaps and stance hold that."""
    ws = words(text, span.start, span.end)
    if not ws or ws[0].lower not in _CONCEDING:
        return False
    lacks = (hit for hit in LACKS.find(ws) if hit.value.kind in ("no evidence", "unverified", "unconfirmed"))
    return any(hit.first < _EARLY for hit in lacks)


def _is_dateline(text: str, span: Span) -> bool:
    return _DATELINE.match(span.of(text)) is not None and not tells(text, [span])


def tells(text: str, spans: Sequence[Span]) -> bool:
    """Whether one of `spans`, what is left of one sentence beside an attribution, has a clause or a quantity."""
    return any(_tells(text, span) and not _breaks_off(text, span) for span in spans)


def _breaks_off(text: str, span: Span) -> bool:
    """Whether a short stretch lacks what follows: "the decision raises", "it is made worse by", before other words."""
    joined = any(w.lower in _CONJOINED for w in words(text, span.start, span.end)[-1:])
    span = _unhung(text, span)
    ws = words(text, span.start, span.end)
    if joined or len(ws) >= _LONG or not _FOLLOWED.match(text, span.end):
        return False
    finite = [place for place in range(len(ws)) if _is_finite(ws, place)]
    return finite == [len(ws) - 1] or ws[-1].lower in _PREPOSITIONS


_FOLLOWED = re.compile(r"\s+[^\W_]")
_CONJOINED = one_of("and or but")


def _without_apposition(ws: Sequence[Word]) -> Sequence[Word]:
    """Words without what stands between the first two commas, "his heir, Oskar Lind, was killed", if that is short."""
    commas = [place for place, word in enumerate(ws[: 2 * _SUBJECT]) if word.lower == ","][:2]
    if len(commas) < 2 or commas[0] > _SUBJECT or any(_is_finite(ws, place) for place in range(commas[0])):
        return ws
    return [*ws[: commas[0]], *ws[commas[1] + 1 :]]


_RELATIVE = one_of("who whom whose which that what where when why how whether if as than , ; : —")
_SUBJECT = 8
"""Words that a clause's subject has at most: "the coastal highway from Tarsk and Lesk"."""


def opens_clause(text: str, start: int, end: int) -> bool:
    """Whether a stretch begins with a subject and its verb: "an Arlish flight brought 87 people", not "who fled"."""
    ws = _without_apposition(words(text, start, end))[: _SUBJECT + 2]
    if not ws or ws[0].lower in _PREPOSITIONS | _CONJUNCTIONS or _is_finite(ws, 0):
        return False
    verb = next((place for place in range(1, len(ws)) if _is_finite(ws, place)), None)
    return verb is not None and not any(w.lower in _RELATIVE for w in ws[:verb])


def has_verb(text: str, span: Span) -> bool:
    """Whether a stretch has the verb of a clause; a "that" before it is none of its words."""
    ws = words(text, span.start, span.end)
    ws = ws[1:] if ws and ws[0].lower == "that" else ws
    return any(_is_finite(ws, place) for place in range(len(ws)))


def is_connective(text: str, span: Span) -> bool:
    """Whether a stretch is nothing but words that hold others together: "and", "with", "but then"."""
    return all(w.lower in _EMPTY for w in words(text, span.start, span.end))


def _tells(text: str, span: Span) -> bool:
    ws = words(text, span.start, span.end)
    full = sum(w.lower not in _EMPTY for w in ws)
    if any(_is_finite(ws, place) for place in range(len(ws))) and (full > 1 or (full and len(ws) > _FEW)):
        return True
    adverbial = not ws or ws[0].lower in _PREPOSITIONS | _CONJUNCTIONS or ws[0].lower.endswith("ing")
    if not adverbial and sum(w.lower.isalnum() for w in ws) >= _LONG:
        return True
    return any(c.isdigit() for c in span.of(text)) and _counts(span.of(text))


_FEW = 3
"""Words up to which a verb and a single noun are what is left of another clause: "that fire is"."""


def _counts(piece: str) -> bool:
    """Whether a stretch without a verb still tells how much: "down from 1,376 square kilometres in August"."""
    dated = times(piece, None)
    return any(not any(w.span.start <= f.span.start < w.span.end for w in dated) for f in figures(piece))


def _is_finite(ws: Sequence[Word], place: int) -> bool:
    """Whether a word looks like the verb of a clause; no parser, and in doubt yes."""
    word, before = ws[place].lower, ws[place - 1].lower if place else ""
    if word in _HELPERS:
        # The "'s" of a possessive is cut off like that of "it's", and May is a month too.
        dated = word == "may" and place + 1 < len(ws) and ws[place + 1].lower.isdigit()
        return not dated and (word != "'s" or before in _SUBJECTS)
    if before in _PERSONS and word.isalpha() and word not in _EMPTY:
        return True
    if word in PAST:
        return before not in ("the", "a", "an", "of")
    if word.endswith("ed") and len(word) > 4:
        return bool(before) and before not in _BEFORE_PARTICIPLE and not _in_adverbial(ws, place)
    third = word.endswith("s") and not word.endswith(("ss", "us", "is", "'s")) and word not in _NO_VERBS
    return third and (before in _SUBJECTS or _is_subject(ws, place))


def _in_adverbial(ws: Sequence[Word], place: int) -> bool:
    """Whether the stretch opens with a preposition and no comma has ended what it opens."""
    return ws[0].lower in _PREPOSITIONS and all(w.lower != "," for w in ws[:place])


def _is_subject(ws: Sequence[Word], place: int) -> bool:
    """Whether "the …" or "this …" in the singular stands right before: "this decision raises"."""
    if not 1 < place < 5 or ws[0].lower not in ("the", "this", "that", "a", "an", "his", "her", "its", "their"):
        return False
    return not any(w.lower in _EMPTY or w.lower.endswith("s") for w in ws[1:place])
