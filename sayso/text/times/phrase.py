"""Phrases: the words of one time expression, what they mean, and the days that they hang on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Literal

from sayso.records import Precision
from sayso.text.times.calendar import Days, days
from sayso.text.times.tense import tense
from sayso.text.times.tokens import Tokens


@dataclass(slots=True)
class Story:
    """What the text has told so far: `mention` is the last date with at least a year that it gave.

    Relative expressions hang on `published`; without it, and if `anchored`, on the last mention, as in
    narratives (Strötgen and Gertz, "Multilingual and cross-domain temporal tagging", 2013).
    """

    published: date | None
    anchored: bool = True
    mention: str | None = None
    day: date | None = None
    """The last day that the text named as such."""
    over: date | None = None
    """The last such day that was no later than the day of publication."""
    year: date | None = None
    """The first day of the last year that the text named, also of one aside from what it tells."""
    era: str | None = None
    """The year before Christ that the text last told of ("BC0218"); Python's calendar does not reach it."""
    quarter: str | None = None
    """The quarter that the text reports on: the last that it named among those of the past ten months."""

    @property
    def today(self) -> date | None:
        """The day that "today" means."""
        if self.published is not None or not self.anchored or self.mention is None or self.era is not None:
            return self.published
        return days(self.mention)[0]

    def then(self, unit: str = "Y", *, past: bool = False) -> date | None:
        """The day that "that day" and "two years later" hang on; for days and hours the last one named as such.

        What is told as `past` was on no day that is yet to come.
        """
        if self.anchored and unit in ("D", "N", "TH", "TM", "MO", "AF", "EV", "NI") and self.day is not None:
            return self.over if past and self.over is not None else self.day
        if self.anchored and self.mention is not None:
            return days(self.mention)[0] or self.published
        return self.published

    def that_year(self) -> date | None:
        """A day of the year that "that same year" means."""
        return self.year if self.anchored and self.year is not None else self.then()

    def note(self, meaning: Meaning) -> None:
        """Remember a date that was told."""
        if meaning.value.startswith("BC"):
            self.era = meaning.value[:6]
        if meaning.kind == "date" and len(meaning.value) == 4 and meaning.value.isdigit():
            self.year = days(meaning.value)[0] or self.year
        if meaning.kind in ("date", "time") and meaning.value[:4].isdigit() and not self._aside(meaning.value):
            if not _REACHED[0] <= meaning.value[:4] <= _REACHED[1]:
                return
            self.mention, self.era = meaning.value, None
            self.year = days(meaning.value)[0]
            self._note_quarter(meaning)
            if len(meaning.value.partition("T")[0]) == 10:
                self.day = days(meaning.value)[0]
                if self.day is not None and self.published is not None and self.day <= self.published:
                    self.over = self.day

    def _aside(self, value: str) -> bool:
        """Whether a bare year is no step of the narrative: one long before or after what is told."""
        if self.mention is None or len(value) > 4 or len(self.mention) == 4:
            return False
        return not -1 <= int(value) - int(self.mention[:4]) <= _STRIDE

    def _note_quarter(self, meaning: Meaning) -> None:
        end, today = meaning.days[1], self.today
        if "-Q" in meaning.value and end and today and end > today - _REPORTED:
            self.quarter = meaning.value


_REACHED = ("0010", "9900")
"""Years near enough to the calendar's middle to count back and forth from."""
_REPORTED = timedelta(300)
_STRIDE = 3


_NEAR = 9
"""Words before a deadline among which the infinitive of what is to be done by then stands."""
_PUT_OFF = frozenset(["postponed", "delayed", "deferred", "adjourned", "extended", "suspended", "prolonged", "given"])
_GOES_ON = frozenset(["and", "or", "as", "at", "by", "in", "on", "but", "during", "when", "while", "with", "after"])
"""Words behind a day that nothing is called by, as "Friday prayers" are."""
_NO_VERBS = frozenset(["", "the", "a", "an", "his", "her", "its", "their", "this", "that", "these", "those"])


@dataclass(frozen=True, slots=True)
class Phrase:
    """The words from `first` up to, not with, `last`."""

    story: Story
    tokens: Tokens
    first: int
    last: int

    @property
    def codes(self) -> str:
        """A code letter for each word."""
        return self.tokens.codes[self.first : self.last]

    def place(self, letters: str) -> int | None:
        """Where the first word with one of these codes stands."""
        for place in range(self.first, self.last):
            if self.tokens.codes[place] in letters:
                return place
        return None

    def value(self, letters: str) -> str | None:
        """What the first word with one of these codes stands for."""
        place = self.place(letters)
        return None if place is None else self.tokens.value(place)

    def word(self, letters: str) -> str:
        """The first word with one of these codes, in small letters; empty if there is none."""
        place = self.place(letters)
        return "" if place is None else self.tokens.words[place].lower()

    def before(self, steps: int = 1) -> str:
        """The word so many places before the phrase, in small letters; empty at the start."""
        place = self.first - steps
        return self.tokens.words[place].lower() if place >= 0 else ""

    def after(self, steps: int = 0) -> str:
        """The word so many places after the phrase, as written; empty at the end."""
        place = self.last + steps
        return self.tokens.words[place] if place < len(self.tokens.words) else ""

    @property
    def tense(self) -> str:
        """The tense of the clause that the phrase stands in: "past", "future" or ""."""
        if self.before() in ("since", "ended"):
            return "past"
        told = tense(self.tokens, self.first, self.last)
        lead = self._lead()
        if lead in ("by", "until", "till", "through") or (lead == "as" and self.before(2) != "late"):
            return "future" if not told or self._is_deadline() else told
        return told

    @property
    def recalled(self) -> bool:
        """Whether what was to come then was said before: "had said that it would end on Friday"."""
        near = [word.lower() for word in self.tokens.words[max(0, self.first - _RECALLED) : self.first]]
        said = next((at for at, word in enumerate(near) if word == "had" and _SAYING & {*near[at + 1 : at + 3]}), None)
        return said is not None and "would" in near[said:] and "." not in near[said:]

    @property
    def appointed(self) -> bool:
        """Whether something is set for then: "is preparing a rally for Friday", but not "for Friday's attack"."""
        after = self.after()
        apart = not after[:1].isalpha() and not after.startswith(("'", "’"))
        return self._lead() == "for" and (apart or after in _GOES_ON)

    def _lead(self) -> str:
        """The word before the phrase and its hour: "until 9 a.m. on Friday"."""
        codes, place = self.tokens.codes, self.first - 1
        while place > 0 and (codes[place] in "tkKy" or codes[place : place + 2] == "nk"):
            place -= 1
        return self.tokens.words[place].lower() if place >= 0 else ""

    def _is_deadline(self) -> bool:
        """Whether something is to be done by then, or put off: "told to leave by Friday", "postponed until Friday"."""
        if self.before(2) in ("has", "have", "had", "given"):
            return True
        near = [self.before(steps) for steps in range(2, _NEAR)]
        if any(word in _PUT_OFF for word in near):
            return True
        return any(word == "to" and after not in _NO_VERBS for after, word in pairwise(near))

    @property
    def part(self) -> str:
        """START, MID or END where the phrase speaks of the early, middle or late part; else empty."""
        return self.value("Ii") or ""

    @property
    def shift(self) -> int | None:
        """-1, 0 or 1 for "last", "this" and "next"; None without such a word. "That" counts as this."""
        found = self.value("LF")
        if found is not None:
            return int(found)
        return 0 if self.place("DH") is not None else None


_RECALLED = 25
"""Words before a day among which it is told when it was said."""
_SAYING = frozenset(["said", "warned", "predicted", "forecast", "expected", "promised", "told", "announced"])


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a phrase stands for; `span` where its days are not those that its value says."""

    kind: Literal["date", "time", "duration", "set"]
    value: str
    span: Days | None = None
    precision: Precision | None = None

    @property
    def days(self) -> Days:
        """First and last day."""
        return days(self.value) if self.span is None else self.span
