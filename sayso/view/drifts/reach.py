"""Reach: whether a later wording tells what a caution of the earlier one was said of, and is of the same matter."""

from __future__ import annotations

import re

from sayso.records import Loss, Saying
from sayso.text.phrases import one_of

STEM = 5
"""Letters by which a word is known whatever its ending: "attack", "attacked"."""
MATTER = 0.4
"""The share of its words that the shorter of two wordings must have in the other to be of one matter."""
GOVERNED = 0.5
"""The share of the words of a clause that must be told again for its caution to be missed."""
_WORD = re.compile(r"\d[\d,.]*\d|\w+")
_CLAUSE = re.compile(r"[,;:()“”\"]|—|–|\b(?:and|but|while|although|though|whereas)\b")
_SMALL = one_of(
    "a an the of in on at to for by or that this it its he she they their his her was were is are be been has have had"
    " with from as who which said says say will would could may might not"
)


def one_matter(before: Saying, after: Saying) -> bool:
    """Whether two statements are of one matter by their words: a link may be wrong."""
    mine, yours = _stems(before.text), _stems(after.context)
    return len(mine & yours) >= MATTER * min(len(mine), len(_stems(after.text))) if mine and yours else False


def reaches(loss: Loss, before: Saying, after: Saying) -> bool:
    """Whether what the lost words were said of is told again: a part that carried no caution has lost none.

    Words that stand in no clause of the statement, as those of a cue, are said of all of it.
    """
    if loss.lost not in ("hedge", "condition", "distance"):
        return True
    told = _stems(after.context)
    return all(_told(words, before, told) for words in loss.before.split(" … "))


def _told(words: str, before: Saying, told: frozenset[str]) -> bool:
    clause = _governed(before.text, words)
    if clause is None and words not in (before.cue or ""):
        clause = _governed(before.context, words)
    return clause is None or not clause or len(clause & told) >= GOVERNED * len(clause)


def _governed(text: str, words: str) -> frozenset[str] | None:
    """The stems of the clause that holds some words, without these; of the next one where they fill it."""
    place = text.find(words)
    if place < 0:
        return None
    bounds = [0, *(edge for match in _CLAUSE.finditer(text) for edge in match.span()), len(text)]
    clauses = [(begin, end) for begin, end in zip(bounds[::2], bounds[1::2], strict=True) if end > place]
    for begin, end in clauses:
        found = _stems(text[begin:end].replace(words, " "))
        if found:
            return found
    return frozenset()


def _stems(text: str) -> frozenset[str]:
    return frozenset(word[:STEM] for word in _WORD.findall(text.casefold()) if word not in _SMALL)
