"""Guards: what keeps a wording from saying more than is known, read from a statement or from a bare sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from sayso.records import Amount, Saying, Span
from sayso.text.acts import CUES
from sayso.text.certainty import certainty
from sayso.text.conditions import condition
from sayso.text.figures import figures
from sayso.text.gaps import gaps
from sayso.text.phrases import words

UNCHECKED = frozenset(["unconfirmed", "unverified", "no evidence", "disputed"])
"""Gaps that warn of what is claimed; the others say what else is not known."""
FORESEEN = (0.65, 0.75)
"""What a cue of predicting says of certainty: as much as "expects", see `sayso.text.certainty`."""
_EVIDENTIAL = re.compile(
    r"\b(?:reportedly|allegedly|supposedly|purportedly|ostensibly|seemingly|alleged|purported|rumou?red"
    r"|unconfirmed|unverified|so-called|said to (?:be|have))\b",
    re.IGNORECASE,
)
"""Words by which a sentence keeps its distance from what it tells."""
_CONDITIONAL = re.compile(
    r"\b(?:if|unless|should|once|when|whenever|until|after|pending|provided|providing|assuming|depend\w*|conting\w*"
    r"|condition\w*|subject to|hinge\w*|in (?:the )?(?:case|event)|as long as|so long as|barring|without|were to)\b",
    re.IGNORECASE,
)
"""Words by which another sentence may say the same condition."""
_EVEN = re.compile(r"(?:even|as|whether) (?:if|or)\b", re.IGNORECASE)
"""Openings of what limits nothing."""


@dataclass(frozen=True, slots=True)
class Guards:
    """What one wording has: certainty as an interval with its words, a condition, words of distance, gaps, figures.

    `conditional` is whether it may depend on anything, in whatever words.
    """

    certainty: tuple[float, float] | None = None
    hedges: tuple[str, ...] = ()
    condition: str | None = None
    conditional: bool = False
    distance: str | None = None
    unchecked: frozenset[str] = frozenset()
    amounts: tuple[Amount, ...] = ()

    @property
    def hedged(self) -> bool:
        """Whether anything in it says that it may not be so."""
        return bool(self.certainty or self.distance or self.unchecked)


def of(saying: Saying) -> Guards:
    """Those of a statement: what was read from its own words, and the distance that its sentence keeps."""
    due = saying.due.condition if saying.due else None
    return Guards(
        saying.certainty,
        saying.hedges,
        _limiting(due),
        due is not None,
        _distance(saying.context) if saying.stance == "distanced" else None,
        UNCHECKED.intersection(saying.gaps) if saying.gaps else frozenset(),
        saying.figures,
    )


@lru_cache(maxsize=16384)
def read(sentence: str) -> Guards:
    """Those of a sentence by itself."""
    whole = [Span(0, len(sentence))]
    found = certainty(sentence, whole)
    return Guards(
        (found.low, found.high) if found else None,
        tuple(span.of(sentence) for span in found.spans) if found else (),
        _limiting(_condition(sentence)),
        _conditional(sentence),
        _distance(sentence),
        frozenset(gap.kind for gap in gaps(sentence) if gap.kind in UNCHECKED),
        tuple(_amounts(sentence)),
    )


def foreseen(saying: Saying) -> tuple[float, float] | None:
    """The certainty of who "predicts" or "warns": the cue says that it is a forecast."""
    cue = saying.cue or ""
    told = [hit.value.act for hit in CUES.find(words(cue, 0, len(cue)))]
    return FORESEEN if "predicts" in told else None


def _conditional(sentence: str) -> bool:
    return _CONDITIONAL.search(sentence) is not None


def _condition(sentence: str) -> str | None:
    found = condition(sentence, [Span(0, len(sentence))]) if _conditional(sentence) else None
    return found.of(sentence) if found else None


def _limiting(said: str | None) -> str | None:
    return None if said is None or _EVEN.match(said) else said


def _distance(sentence: str) -> str | None:
    found = _EVIDENTIAL.search(sentence)
    return found[0] if found else None


def _amounts(sentence: str) -> list[Amount]:
    return [
        Amount(
            figure.span.of(sentence),
            figure.low,
            figure.high,
            figure.unit,
            figure.measure,
            figure.approximate,
            figure.share,
            figure.counted.of(sentence) if figure.counted else None,
            figure.of.of(sentence) if figure.of else None,
            figure.part_of is not None,
            figure.cumulative,
        )
        for figure in figures(sentence)
    ]
