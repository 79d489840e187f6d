"""Foretold: which statements foresee something, and by when."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from sayso.records import Act, Party, Saying, Stretch
from sayso.view.against import UNSURE
from sayso.view.moment import instant

FORESEES: frozenset[Act] = frozenset(["predicts", "promises", "asserts", "confirms"])
"""Acts by which somebody may foresee. Who demands, judges, doubts or declines to say foresees nothing."""
AHEAD = re.compile(
    r"\b(?:will|shall|would|may|might|could|going to (?!(?:the )?(?-i:[A-Z]))"
    r"|(?:due|expected|set|scheduled|slated|poised|likely|unlikely|bound|forecast|planned|about) to"
    r"|(?:due|expected|scheduled|planned|set) (?:for|in|at|on|by))\b|['’]ll\b",
    re.IGNORECASE,
)
"""Words that look ahead."""
ASKED = re.compile(r"\bwhether\b|^(?:that )?(?:if|where|when|who|what|why|how)\b", re.IGNORECASE)
"""A content that asks, or tells what is not known."""
NOT_COMING = re.compile(
    r"\b(?:would|could|might|may|should) (?:not )?have\b|\bwhat (?:would|will|could)\b", re.IGNORECASE
)
"""What did not come about, and what is only said of something else: "in what would be the first"."""
BEING = re.compile(
    r"\b(?:would|will|shall|may|might|could|should) (?:not |also |still |then |probably )*(?:mean\b|have to\b"
    r"|be (?!\w+ed\b|sent\b|held\b|taken\b|given\b|made\b|built\b|met\b|paid\b|drawn\b|shown\b))",
    re.IGNORECASE,
)
"""Without a date this tells what something would be like, not that it comes."""
LOOKING_BACK = re.compile(r"^(?:had|was|were)\b|\b(?:earlier|previously|recalled|once)\b", re.IGNORECASE)
"""Cues of a forecast told afterwards."""
ONCE = re.compile(r"\b(?:recall\w*|remember\w*|had (?:been )?(?:forecast|predicted|foreseen|expected|promised))\b")
"""Sentences that tell one afterwards."""
SPOKE = re.compile(
    r"\b(?:said|told \S+|told|says|added|announced|reported|warned|wrote|spoke|stated|confirmed)"
    r"(?: (?:on|late|early|in|at|a statement|an interview|reporters))*\s+$"
)
"""Before a day on which something was said."""
DATELINE = re.compile(r"^\W*[A-Z][\w.'’ /-]*[A-Z]{2}[\w.'’ /-]*,\s+$|^\W*$")
"""Before the day of a dateline."""
ABSOLUTE = re.compile(r"\d")
"""In the words of a day that means the same whenever it is said."""


@dataclass(frozen=True, slots=True)
class Foretold:
    """A statement that foresees something, its deadline if it gives one, and whether it tells so afterwards.

    `claim` is the id of the claim that it is in, `by` who foresees it: the source of what is told within it, if there
    is one, else its own.
    """

    saying: Saying
    claim: str
    by: Party | None
    earliest: date | None
    latest: date | None
    retold: bool

    @property
    def deadline(self) -> tuple[date | None, date | None]:
        """When it falls due; that it may come from the day of the report on is no date of its own."""
        return None if self.earliest == published(self.saying) else self.earliest, self.latest


def foretold(saying: Saying, claim: str, inner: Saying | None = None) -> Foretold | None:
    """What a statement foresees, None where it is doubtful that it foresees anything.

    A question, a doubt, what would have been and what would only be the case if something else were is no forecast. An
    outlet's own words are one with a date only. Without a date, so are those of a source that say what will be done
    and hang on nothing. A forecast told afterwards counts by the days that it names in full. `inner` is a statement
    within this one: what "the minister has promised", as an outlet reports.
    """
    if saying.due is None or saying.act not in FORESEES:
        return None
    retold = told_after(saying)
    earliest, latest = _retold(saying) if retold else _due(saying)
    if (latest is None and not _plain(saying, retold)) or _in_doubt(saying.text):
        return None
    if latest is not None and saying.act != "predicts" and not AHEAD.search(saying.text):
        return None
    passed_on = inner is not None and inner.source is not None and inner.act in ("predicts", "promises")
    by = inner.source if inner is not None and passed_on else saying.source
    return Foretold(saying, claim, by, earliest, latest, retold)


# What is relayed is relayed in the same words.
@lru_cache(maxsize=16384)
def _in_doubt(text: str) -> bool:
    """Whether it asks, or tells what did not come or is not known."""
    return any(pattern.search(text) is not None for pattern in (ASKED, NOT_COMING, UNSURE))


def told_after(saying: Saying) -> bool:
    """Whether it looks back on a forecast: "had said", "recalled that he had expected"."""
    return LOOKING_BACK.search(saying.cue or "") is not None or ONCE.search(saying.context) is not None


def _plain(saying: Saying, retold: bool) -> bool:
    """Whether a statement without a date is surely a forecast: somebody says what will be done, or had said so."""
    named = saying.source is not None and saying.act in ("predicts", "promises")
    free = saying.due is not None and saying.due.condition is None
    return named and free and (retold or (AHEAD.search(saying.text) is not None and not BEING.search(saying.text)))


def _due(saying: Saying) -> tuple[date | None, date | None]:
    """The deadline, unless the day that it was read from is that of the saying or of the report."""
    due, day = saying.due, published(saying)
    if due is None or due.latest is None or (day is not None and due.latest < day):
        return None, None
    given = [when for when in saying.when if when.latest == due.latest]
    if given and all(aside(saying, when) for when in given):
        return None, None
    return due.earliest, due.latest


def _retold(saying: Saying) -> tuple[date | None, date | None]:
    """The days that a forecast told afterwards names in full: a weekday may be that of either week."""
    days = [when for when in saying.when if ABSOLUTE.search(when.words) and not aside(saying, when)]
    last = [when for when in days if when.latest is not None]
    if not last:
        return None, None
    return last[-1].earliest, last[-1].latest


def aside(saying: Saying, when: Stretch) -> bool:
    """Whether a time of a statement is when somebody spoke, its report's dateline, or only "a week later than" such."""
    before, _, after = saying.text.partition(when.words)
    if SPOKE.search(before) is not None or after.lstrip().startswith("than "):
        return True
    return saying.voice == "own" and DATELINE.match(before or "x") is not None


def published(saying: Saying) -> date | None:
    """The day on which it was published."""
    return instant(saying.published).date() if saying.published is not None else None
