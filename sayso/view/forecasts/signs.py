"""Signs: statements that bear on what became of a forecast, each with what it shows and why."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from functools import lru_cache
from itertools import chain

from sayso.records import Claim, Saying, Shows, Sign
from sayso.text.meanings import meanings
from sayso.text.phrases import lowered
from sayso.text.triggers import types
from sayso.view.forecasts.drafts import Draft
from sayso.view.forecasts.foretold import AHEAD, aside, published
from sayso.view.forecasts.gist import Gist, bare, concept, named, written, written_otherwise
from sayso.view.forecasts.match import (
    SHARED,
    UNSEEN,
    Match,
    Told,
    Wanted,
    matched,
    of_condition,
    speaks_of,
    told_of,
    wanted,
)
from sayso.view.moment import instant, ordered

TELLS = frozenset(["asserts", "confirms"])
"""Acts by which a thing is told to be so."""
FIRST = re.compile(r"\b(?:for the first time|at last|finally|eventually|belatedly)\b", re.IGNORECASE)
"""What tells that it had not happened before."""
LATER = re.compile(
    r"\b(?:later|after) than\b[^.;]{0,80}?\b(?:forecast|predicted|expected|fores[ae]\w+|foretold|planned|scheduled"
    r"|had (?:said|announced|promised))\b|\b(?:days?|weeks?|months?) (?:late\b|after the (?:deadline|date))"
    r"|\b(?:missed|past) the deadline\b|\bbehind schedule\b",
    re.IGNORECASE,
)
"""What tells that it came after the day that it was foreseen for."""
PASSED = re.compile(
    r"\b(?:deadline\b[^.;]{0,90}|(?:dates?|days?|weekend|week|term|time limit|target)\b[^.;]{0,30})"
    r"\b(?:passed|expired|lapsed|came and went|went by)\b[^.;]{0,20}\bwithout\b",
    re.IGNORECASE,
)
"""What tells that the day went by without it."""
REPEATS = frozenset(["ASSAULT", "PROTEST", "THREATEN", "CONSULT", "ACCUSE", "AID"])
"""PLOVER types of deeds done again and again: one after the deadline does not show that there was none before it."""


class Evidence:
    """All statements of a story, those against its claims among them, by the words that stand in them.

    `home` is the claim of each, so that what had been told before is known.
    """

    def __init__(self, claims: Sequence[Claim]) -> None:
        self.home = {saying.id: claim for claim in claims for saying in claim.statements}
        against = {one.statement.id: one.statement for claim in claims for one in claim.against}
        alone = [saying for ident, saying in against.items() if ident not in self.home]
        self.told: dict[str, Told] = {}
        # What is relayed is relayed in the same words.
        same: dict[str, list[Saying]] = defaultdict(list)
        for saying in chain(alone, *(claim.statements for claim in claims)):
            same[saying.text].append(saying)
        self.sayings: dict[str, list[list[Saying]]] = defaultdict(list)
        for text, told in same.items():
            for word in text.lower().split():
                self.sayings[word].append(told)
        self.words: dict[str, list[str]] = defaultdict(list)
        for word in self.sayings:
            self.words[written(word)].append(word)

    def with_any(self, concepts: Iterable[str], since: datetime) -> Iterator[Told]:
        """The statements that have any of these and were surely published after a moment, in time order."""
        told = [way for each in concepts for way in (each, *written_otherwise(each))]
        words = [word for way in told for word in self.words.get(way, ())]
        found = {saying.id: saying for word in words for same in self.sayings[word] for saying in same}
        later = (saying for saying in found.values() if saying.published and instant(saying.published) > since)
        yield from map(self._told, ordered(later))

    def _told(self, saying: Saying) -> Told:
        if saying.id not in self.told:
            self.told[saying.id] = Told(saying)
        return self.told[saying.id]


STRONGEST: tuple[Shows, ...] = (
    "came late", "came in time", "did not come", "denied", "came", "not confirmed", "not seen", "condition met"
)  # fmt: skip
"""Of several statements of one sentence the first of these is shown."""


def _condition(draft: Draft) -> Wanted | None:
    due = draft.counts.saying.due
    return of_condition(due.condition) if due is not None and due.condition else None


class Search:
    """A forecast as the statements are read for it; one without a deadline is not looked for."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.wanted, self.condition = (wanted(draft), _condition(draft)) if draft.counts.latest else ((), None)
        self.deeds = frozenset().union(*(one.gist.deeds for one in self.wanted))
        self.names = {one.gist.names for one in self.wanted}
        self.first, counts = draft.told[0].saying, draft.counts
        self.earliest, self.latest = counts.earliest, counts.latest or date.max
        self.reports = {one.saying.report: one.saying.start for one in draft.told}
        self.sentences = {(one.saying.report, one.saying.context) for one in draft.told}

    @property
    def concepts(self) -> frozenset[str]:
        """What a statement must have any of to bear on the forecast."""
        return self.deeds | (self.condition.gist.deeds if self.condition else frozenset())

    def signs(self, found: Evidence) -> tuple[Sign, ...]:
        """What bears on it, in time order; of one report's sentence only what shows most."""
        kept: dict[tuple[str, str], Sign] = {}
        for told in self._candidates(found):
            sign = self._sign(told, found) if self._may_bear(told) else None
            if sign is None:
                continue
            key = told.saying.report, told.saying.context
            if key not in kept or STRONGEST.index(sign.shows) < STRONGEST.index(kept[key].shows):
                kept[key] = sign
        return tuple(kept.values())

    def _candidates(self, found: Evidence) -> Iterator[Told]:
        """Statements published after the forecast that are not the forecast told again."""
        if self.first.published is None:
            return
        for told in found.with_any(self.concepts, instant(self.first.published)):
            saying = told.saying
            if saying.report == self.first.report:
                continue
            if saying.report not in self.reports or (saying.report, saying.context) not in self.sentences:
                yield told

    def _may_bear(self, told: Told) -> bool:
        """Whether a statement may show anything: most that have the deed tell it of others."""
        saying = told.saying
        if self.condition is not None or saying.report in self.reports or any(_passing(saying.context)):
            return True
        known = told.known
        return any(not any(map(known.isdisjoint, names)) for names in self.names)

    def _sign(self, told: Told, found: Evidence) -> Sign | None:
        """What one statement shows."""
        return self._of_the_forecast(told) or self._of_the_deed(told, found) or self._of_the_condition(told)

    def _of_the_forecast(self, told: Told) -> Sign | None:
        """A statement about the forecast itself: that it came later, or that its day passed."""
        saying = told.saying
        if saying.act in ("denies", "doubts", "declines", "demands") or not self._past_due(told):
            return None
        late, passed = _passing(saying.context)
        if not (late or passed):
            return self._nothing(told)
        if not self._meant(told) or (late and (self._of_another(late[0]) or _lies_ahead(late))):
            return None
        if late:
            return Sign(saying, "came late", f"says so of the forecast: “{late[0]}”")
        shows: Shows = "not seen" if UNSEEN.search(saying.text) else "did not come"
        return Sign(saying, shows, f"says so of its day: “{passed[0] if passed else ''}”")

    def _of_another(self, words_of: str) -> bool:
        """Whether words about a forecast name somebody, and not who made this one."""
        party = self.draft.party
        return bool(named(words_of)) and (party is None or not speaks_of(party, words_of))

    def _nothing(self, told: Told) -> Sign | None:
        """That there had been none, where the report has just told the forecast and names nobody else."""
        if told.saying.act not in TELLS or not self._just_told(told.saying) or told.gist.names:
            return None
        match = next((one for word in self.deeds for one in told_of(word, told.saying)), None)
        return self._missing(told, match) if match is not None and not match.so else None

    def _just_told(self, saying: Saying) -> bool:
        """Whether the report tells the forecast before this statement."""
        return self.reports.get(saying.report, saying.start) < saying.start

    def _meant(self, told: Told) -> bool:
        """Whether it is about this forecast: its deed, and who foresaw it, or the same names, or told just before."""
        party, content = self.draft.party, told.gist.all_of
        if content.isdisjoint(self.deeds):
            return False
        if self._just_told(told.saying) or (party is not None and speaks_of(party, told.saying.context)):
            return True
        if any(names and all(name & content for name in names) for names in self.names):
            return True
        return any(self._mostly(one.gist, content) for one in self.wanted)

    def _mostly(self, sought: Gist, content: frozenset[str]) -> bool:
        """Whether a sentence about its day has a name of it, and enough of all that it says."""
        said = sought.rest | sought.deeds
        return any(name & content for name in sought.names) and len(said & content) >= SHARED * len(said)

    def _of_the_deed(self, told: Told, found: Evidence) -> Sign | None:
        """A statement that tells the deed, or that there was none."""
        match, saying = matched(self.wanted, told), told.saying
        if match is None or self._told_before(saying, found):
            return None
        if saying.act == "doubts":
            return Sign(saying, "not confirmed", f"could not confirm it; {_shared(match)}")
        if saying.act == "denies" and match.so:
            return Sign(saying, "denied", f"denies that it happened; {_shared(match)}")
        if saying.act not in TELLS:
            return None
        return self._happened(told, match) if match.so else self._missing(told, match)

    def _told_before(self, saying: Saying, found: Evidence) -> bool:
        """Whether the same had been told before the forecast was made: then it is no outcome of it."""
        home, made = found.home.get(saying.id), self.first.published
        began = home.first if home is not None else None
        return began is not None and made is not None and instant(began) < instant(made)

    def _missing(self, told: Told, match: Match) -> Sign | None:
        """That it did not happen counts once the deadline has passed, and for no shorter time than up to it."""
        saying, ended = told.saying, _time(told.saying)[1]
        if not self._past_due(told) or (ended is not None and ended < self.latest):
            return None
        if match.unseen:
            return Sign(saying, "not seen", f"nothing had been seen of it when its day had passed; {_shared(match)}")
        return Sign(saying, "did not come", f"says when its day had passed that it had not happened; {_shared(match)}")

    def _past_due(self, told: Told) -> bool:
        return told.day is not None and told.day > self.latest

    def _happened(self, told: Told, match: Match) -> Sign | None:
        """That it happened, by its own time or else by the day of publication."""
        saying = told.saying
        begun, ended = _time(saying)
        made, day = published(self.first), told.day
        if ended is not None and made is not None and ended < made:
            return None
        last = min((each for each in (ended, day) if each is not None), default=None)
        why = _shared(match)
        if match.vague:
            return Sign(saying, "came", f"tells it without saying how many; {why}")
        if last is not None and last <= self.latest:
            when = "says that it happened by then" if ended is not None else "published by the deadline"
            return Sign(saying, "came in time", f"{when}; {why}")
        if begun is not None and begun > self.latest:
            if FIRST.search(saying.text) or not self._repeats(match):
                return Sign(saying, "came late", f"says that it happened after the deadline; {why}")
            return Sign(saying, "came", f"says that it happened after the deadline, not that it had not before; {why}")
        return Sign(saying, "came", f"published after the deadline, and does not say when it happened; {why}")

    def _repeats(self, match: Match) -> bool:
        """Whether such deeds are done again and again."""
        word = match.word.lower()
        return not types(word).isdisjoint(REPEATS) or concept(word) in meanings().recur

    def _of_the_condition(self, told: Told) -> Sign | None:
        """That what the forecast hangs on came about."""
        if self.condition is None or told.saying.act not in TELLS:
            return None
        if not self.condition.gist.deeds <= told.gist.all_of:
            return None
        match = matched([self.condition], told)
        if match is None or not match.so:
            return None
        return Sign(told.saying, "condition met", f"tells that the condition was met: “{match.word}”")


# A sentence is asked about by every forecast whose deed it names.
@lru_cache(maxsize=16384)
def _passing(context: str) -> tuple[re.Match[str] | None, re.Match[str] | None]:
    """What a sentence says of a day: that the thing came after it, and that it went by without."""
    text = lowered(context)
    late = LATER.search(context) if any(map(text.__contains__, _LATE)) else None
    return late, PASSED.search(context) if "without" in text else None


_LATE = "than", " late", "after the da", "deadline", "schedule"
"""Letters without any of which nothing comes later than foreseen."""


def _lies_ahead(late: re.Match[str]) -> bool:
    """Whether what comes later than foreseen has not come yet: "will arrive later than planned"."""
    before = re.split(r"[.!?]\s", late.string[: late.start()])[-1]
    return AHEAD.search(before) is not None


def _time(saying: Saying) -> tuple[date | None, date | None]:
    """When what a statement tells happened, as far as its words say; what is told "since" began on the first day."""
    days = [when for when in saying.when if not aside(saying, when) and (when.earliest or when.latest)]
    if not days:
        return None, None
    starts = [when.earliest for when in days]
    ends = [when.earliest if when.bound in ("since", "as early as") else when.latest for when in days]
    known = [end for end in ends if end is not None]
    return (
        min(each for each in starts if each) if all(starts) else None,
        max(known) if len(known) == len(ends) else None,
    )


def _shared(match: Match) -> str:
    """What it shares with the forecast, in words."""
    names = ", ".join(f"“{each}”" for each in match.shared if each[0] != "=")
    return f"tells the same deed (“{match.word}”)" + (f" of {names}" if names else "")


def first_time(saying: Saying) -> bool:
    """Whether it says that it had not happened before."""
    return FIRST.search(bare(saying)) is not None
