"""Tags: how the words around one cue are labelled, and which labels may follow each other.

Every cue has its own row of tags over the words: outside, cue, and begin, inside, end or single
for source and content (BILOU, Ratinov and Roth 2009). A content may come in several runs, as in
a quotation that "he said" cuts in two.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

TAGS = ("outside", "cue", "source-begin", "source-in", "source-end", "source-only",
        "content-begin", "content-in", "content-end", "content-only")  # fmt: skip
OUTSIDE, CUE = 0, 1
SOURCE, CONTENT = 2, 6
"""The first of the four tags of each role; begin, in, end, only follow in this order."""

NAMES = ("outside", "person-begin", "person-in", "organisation-begin", "organisation-in",
         "place-begin", "place-in", "other-begin", "other-in")  # fmt: skip
"""Tags of proper names, independent of any cue."""


def run(role: int, length: int) -> list[int]:
    """Tags of one run of `length` words in the role that starts at tag `role`."""
    if length == 1:
        return [role + 3]
    return [role, *[role + 1] * (length - 2), role + 2]


def allowed() -> NDArray[np.bool_]:
    """Which tag (column) may follow which (row); a run once begun must end."""
    free = [OUTSIDE, CUE, SOURCE, SOURCE + 3, CONTENT, CONTENT + 3]
    table = np.zeros((len(TAGS), len(TAGS)), dtype=bool)
    for tag in (OUTSIDE, CUE, SOURCE + 2, SOURCE + 3, CONTENT + 2, CONTENT + 3):
        table[tag, free] = True
    for role in (SOURCE, CONTENT):
        for tag in (role, role + 1):
            table[tag, [role + 1, role + 2]] = True
    return table


def may_start() -> NDArray[np.bool_]:
    """Tags that the first word may carry."""
    starts: NDArray[np.bool_] = allowed()[OUTSIDE]
    return starts


def may_end() -> NDArray[np.bool_]:
    """Tags that the last word may carry."""
    ends: NDArray[np.bool_] = allowed()[:, OUTSIDE]
    return ends


TOPONYMS = ("outside", "begin", "in")
"""Tags of names that lead to a place, demonyms among them."""
PARTICIPANTS = ("outside", "actor-begin", "actor-in", "recipient-begin", "recipient-in")
"""Tags of who does an event and who it is done to."""
EVENTS = (
    "none", "AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "YIELD", "REQUEST", "ACCUSE", "REJECT", "THREATEN",
    "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
)  # fmt: skip
"""PLOVER root codes (Open Event Data Alliance); YIELD covers CONCEDE and RETREAT."""
FACTS = ("report", "web")
"""Scales of how far a predicate is a fact, both -3 to 3: as newspapers (UW, MEANTIME) and as the web (UDS) was read."""

HEADS = {
    "names": len(NAMES),
    "toponyms": len(TOPONYMS),
    "participants": len(PARTICIPANTS),
    "events": 1 + len(EVENTS),
    "facts": len(FACTS),
}
"""Heads that say something of every word, and how many numbers each; that of events begins with a weight."""
