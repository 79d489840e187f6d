"""Concession: a word against one's own interest."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from sayso.records import Party, Saying
from sayso.text.patterns import OWN_MEN
from sayso.text.profiles import country_of
from sayso.view.deed import Deed
from sayso.view.moment import after, order
from sayso.view.parties import FOR_STATES, side
from sayso.view.roots import Origin

ADMITS = re.compile(r"\b(?:admi(?:ts?|tt\w+|ssion)|acknowledg\w*|conced\w*|own(?:s|ed)? up)\b", re.IGNORECASE)
"""Cues that report a word against oneself."""
CONFESSES = re.compile(r"\b(?:admi(?:ts?|tted)|conced\w*|confess\w*|own(?:s|ed)? up)\b(?! defeat)", re.IGNORECASE)
"""Those of them by which the report itself calls it that; who acknowledges may do so gladly."""
CONFIRMS = re.compile(r"\bconfirm\w*", re.IGNORECASE)
"""A cue that does so where others had said it first."""
LOST = re.compile(
    r"([^,;.]{1,80}?)\s(?:has |had |have )?(?:lost|lose|loses|losing|retreated|retreats|surrendered|abandoned)\b"
    r"(?! contact| touch| patience| sight| interest)"
)
"""Who loses something, in the clause before, and that he does."""

DOING = re.compile(rf"(?:that )?(?:it|he|she|they|we|{OWN_MEN})\b")
"""A content whose subject is who says it, or his men: "that its fighters had shelled"."""
WRONG = re.compile(
    r"\b(?:violat\w+|abus\w+|crimes?|mistakes?|errors?|kill\w*|tortur\w+|loot\w+|execut\w+|shell\w+|struck|fired"
    r"|attack\w*)\b"
)
"""What nobody says of himself gladly."""
RETREATED = re.compile(
    rf"(?:that )?{OWN_MEN} (?:had |have |has )?(?:withdr(?:ew|awn)|pulled (?:out|back)|retreated) from\b"
)
"""That his own men had to leave a place."""


class Concessions:
    """What must be known of a claim to tell which of its sources speak against themselves."""

    def __init__(self, origins: Sequence[Origin], done: Deed, denials: Iterable[Saying]) -> None:
        self.done = done
        self.denied: dict[str, Saying] = {}
        for denial in sorted(denials, key=order):
            if denial.source is not None:
                self.denied.setdefault(side(denial.source), denial)
        self.firsts: dict[str | None, Saying] = {}
        for origin in origins:
            self.firsts.setdefault(side(origin.party) if origin.party else None, origin.first)
            if len(self.firsts) > 1:
                # The first two sides are enough to tell whether another side came first.
                break

    def by(self, origin: Origin) -> Saying | None:
        """The statement by which a source admits what speaks against it, if it does.

        That is what it says of its own doing after it had denied it; its own loss; its own doing where the report says
        that it admits it, or confirms it after somebody on another side said so of it.
        """
        party = origin.party
        if party is None:
            return None
        return next((saying for saying in origin.direct if self._conceded(saying, party)), None)

    def _conceded(self, saying: Saying, party: Party) -> bool:
        admits = ADMITS.search(saying.cue or "") is not None
        if CONFESSES.search(saying.cue or "") or _own_loss(saying, party) or (self._suffers(party) and admits):
            return True
        if admits and DOING.match(saying.text) and WRONG.search(saying.text):
            return True
        if not (self.done.own(party) or DOING.match(saying.text)):
            return False
        denial = self.denied.get(side(party))
        if denial is not None and after(saying, denial):
            return True
        accused = any(after(saying, first) for who, first in self.firsts.items() if who != side(party))
        if admits:
            return self.done.harm or accused
        return CONFIRMS.search(saying.cue or "") is not None and self.done.harm and accused

    def _suffers(self, party: Party) -> bool:
        return self.done.loss and side(party) in self.done.sufferers


def _own_loss(saying: Saying, party: Party) -> bool:
    """Whether who speaks for a state says that this state has lost something."""
    if RETREATED.match(saying.text):
        return True
    if party.kind not in FOR_STATES or party.country is None:
        return False
    return any(country_of(match.group(1)) == party.country for match in LOST.finditer(saying.text))
