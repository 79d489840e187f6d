"""Events: what is said to happen, who does it and to whom.

The words that may tell an event are those of `sayso.text.triggers`; whether they do, and of which type, is for the
model, which weighs all words of the sentence.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from sayso.reader.encoder import Floats, Scores
from sayso.reader.tags import EVENTS, PARTICIPANTS
from sayso.records import Event, Participant, Span, Statement
from sayso.text.conditions import polarity_at, tense_at
from sayso.text.modes import mode
from sayso.text.phrases import one_of
from sayso.text.triggers import triggers

LIKELY = 0.055
"""Probability from which a type is taken where a word of its own tells it.

A little less than chance gives each of the 16, since the word speaks for it too: of what that adds to the ECB+ dev
documents, four in five were events of the type told, in a look at thirty.
"""
SURE = 0.5
"""Probability from which a type for which there is no word leaves those that have one too little."""
ALSO = 0.1
"""Probability from which another type in the same sentence is an event too."""
SEVERAL = 4
"""Sentences of a report from which on something can be common to them."""
FEWEST = 3
"""Words that it takes to tell an event: fewer are scraps between attributions."""
DENIED = -1.0
"""Factuality, from -3 to 3, below which an event is taken not to have been, whatever the grammar says."""

Run = tuple[int, int]
"""Words from the first to the last."""
Places = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Telling:
    """What some words tell: probabilities, 0 to 1, of each of `sayso.reader.tags.EVENTS`, and who does it to whom."""

    chances: dict[str, float]
    actor: Run | None
    recipient: Run | None

    @property
    def type(self) -> str:
        """The likeliest type, however unlikely that the words tell any event at all."""
        return max(EVENTS[1:], key=lambda name: self.chances[name])


def telling(scores: Scores, places: Places, common: Floats | float = 0.0) -> Telling:
    """What the words at `places` (at least one, in order) tell, beyond what is `common` to all of the report."""
    lines = scores.events[places]
    chances = _softmax(_softmax(lines[:, 0]) @ lines[:, 1:] - common)
    runs = participants(scores.participants[places])
    actor, recipient = ((int(places[run[0]]), int(places[run[1]])) if run else None for run in runs)
    return Telling(dict(zip(EVENTS, chances.tolist(), strict=True)), actor, recipient)


def participants(lines: Floats) -> tuple[Run | None, Run | None]:
    """The surest run of words for the actor, and for the recipient."""
    chances = _softmax(lines)
    best: dict[str, tuple[float, Run]] = {}
    for role, first, last in _runs(lines.argmax(1)):
        tags = [i for i, tag in enumerate(PARTICIPANTS) if tag.startswith(role)]
        sure = float(chances[first : last + 1, tags].sum(1).mean())
        if role not in best or sure > best[role][0]:
            best[role] = sure, (first, last)
    return best["actor"][1] if "actor" in best else None, best["recipient"][1] if "recipient" in best else None


def _runs(tags: Places) -> list[tuple[str, int, int]]:
    runs: list[tuple[str, int, int]] = []
    for place, tag in enumerate(tags.tolist()):
        role, _, step = PARTICIPANTS[tag].rpartition("-")
        if not role:
            continue
        if step == "in" and runs and runs[-1][2] == place - 1 and runs[-1][0] == role:
            runs[-1] = role, runs[-1][1], place
        else:
            runs.append((role, place, place))
    return runs


def _softmax(lines: Floats) -> Floats:
    powers = np.exp(lines - lines.max(-1, keepdims=True))
    softened: Floats = powers / powers.sum(-1, keepdims=True)
    return softened


@dataclass(frozen=True, slots=True)
class Teller:
    """What is needed to tell the events of a report; `wholes` are names and counted things, never cut in two."""

    text: str
    sentences: Sequence[tuple[int, int]]
    scores: Scores
    wholes: Sequence[Span]
    common: Floats | float = field(init=False)
    """What every word of a longer report says of events: its neighbours' events seep into each sentence."""

    def __post_init__(self) -> None:
        several = len(self.sentences) >= SEVERAL
        object.__setattr__(self, "common", self.scores.events[:, 1:].mean(0) if several else 0.0)

    def events(self, statement: Statement) -> Iterator[Event]:
        """What the content tells, sentence by sentence, after what the saying itself is: a demand, an accusation."""
        if statement.cue:
            yield from self._saying(statement, statement.cue)
        for words in self._words(statement.content):
            yield from self._told(words)

    def _saying(self, statement: Statement, cue: Span) -> Iterator[Event]:
        source = (statement.source.span,) if statement.source else ()
        for words in self._words((*source, cue, *statement.content)):
            for event in self._told(words):
                if cue.holds(event.span):
                    actor = Participant(source[0]) if source else None
                    yield _apart(replace(event, actor=actor, polarity=True))

    def _told(self, words: Places) -> Iterator[Event]:
        """Events of one sentence: the likeliest, and others that are likely too; the participants are the first's."""
        if len(words) < FEWEST:
            return
        starts = self.scores.words.starts
        inside = {starts[place] for place in words}
        first: dict[str, Span] = {}
        for span, kind in triggers(self.text, starts[words[0]], self.scores.words.ends[words[-1]]):
            if span.start in inside:
                first.setdefault(kind, span)
        if not first:
            return
        told = telling(self.scores, words, self.common)
        chances = _among(told.chances, first)
        ordered = sorted(first, key=lambda kind: -chances[kind])
        for place, kind in enumerate(ordered):
            if chances[kind] >= (ALSO if place else LIKELY):
                yield self._event(kind, first[kind], told if not place else None)

    def _words(self, spans: Iterable[Span]) -> Iterator[Places]:
        """Words of `spans`, sentence by sentence."""
        starts, ends = self.scores.words.starts, [end for _, end in self.sentences]
        by_sentence: dict[int, set[int]] = {}
        for span in spans:
            for place in range(bisect_left(starts, span.start), bisect_left(starts, span.end)):
                by_sentence.setdefault(bisect_right(ends, starts[place]), set()).add(place)
        return (np.array(sorted(places), np.int64) for _, places in sorted(by_sentence.items()))

    def _event(self, kind: str, span: Span, told: Telling | None) -> Event:
        word = bisect_left(self.scores.words.starts, span.start)
        holds = polarity_at(self.text, span.start, self.sentences) and self.scores.facts[word, 0] > DENIED
        tense = tense_at(self.text, span.start, self.sentences)
        actor, recipient = (self._participant(run) for run in (told.actor, told.recipient)) if told else (None, None)
        return _apart(Event(span, kind, mode(kind, self.text, span), actor, recipient, bool(holds), tense))

    def _participant(self, run: Run | None) -> Participant | None:
        """Who stands at these words."""
        if run is None:
            return None
        start, end = self.scores.words.starts[run[0]], self.scores.words.ends[run[1]]
        cut = [whole for whole in self.wholes if whole.start < end and start < whole.end]
        start, end = min(start, *(w.start for w in cut), start), max(end, *(w.end for w in cut), end)
        return _somebody(self.text, start, end)


def _among(chances: Mapping[str, float], kinds: Iterable[str]) -> dict[str, float]:
    """The chances of `kinds`, for which there are words; what a surer type without a word takes is shared out."""
    told = {kind: chances[kind] for kind in kinds}
    surest = max(chances[kind] for kind in EVENTS[1:])
    rest = sum(told.values()) + chances[EVENTS[0]] if surest >= SURE and surest > max(told.values()) else 1.0
    return {kind: chance / rest for kind, chance in told.items()}


def _apart(event: Event) -> Event:
    """The event without a recipient who is, or is part of, its actor."""
    one, other = event.actor, event.recipient
    if one and other and one.span.start < other.span.end and other.span.start < one.span.end:
        return replace(event, recipient=None)
    return event


_LETTERS = re.compile(r"[^\W\d_][\w.’'-]*")


def _cut_off(text: str, start: int) -> int:
    """How many characters of a number stand right before `start`."""
    found = _NUMBER.search(text, max(0, start - _DIGITS), start)
    return len(found.group()) if found else 0


_NUMBER = re.compile(r"(?:\b\d[\d,.]*)?\Z")
_INSIDE = frozenset("0123456789,.")
_DIGITS = 16
"""Characters of the longest number that is looked for before its rest."""
_HALF = re.compile(r"\b(?:North|South|East|West|New|Saudi|Sri) \Z")
_LEADING = re.compile(r"(?:\b(?:the|a|an|some|its|his|her|their) )?(?:\b\d[\d.,]* )?\Z", re.IGNORECASE)
_NOBODY = one_of(
    "the a an this that these those than about around some over more less most least nearly almost first second third"
    " last next other others no not any all and or but of in on at by for from to with as it its"
)
"""Words that are nobody, alone or before somebody's name or noun."""


def _somebody(text: str, start: int, end: int) -> Participant | None:
    """The participant between two characters, without signs and small words before and after; None if nobody is."""
    said = [m for m in _LETTERS.finditer(text, start, end) if m.group().lower() not in _NOBODY]
    if not said:
        return None
    lead, end = said[0].start(), said[-1].end()
    # The words of the model cut "10,000 soldiers" in two.
    start = start - _cut_off(text, start) if text[start] in _INSIDE else start
    # And "South Korea" too, where another name stands before it.
    if half := _HALF.search(text, max(0, start - _DIGITS), start):
        start = lead = half.start()
    led = _LEADING.search(text, start, lead)
    return Participant(Span(led.start() if led else lead, end - 2 if text[end - 2 : end] in ("'s", "’s") else end))
