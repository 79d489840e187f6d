"""Scores: how the forecasts of each source have fared."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from statistics import fmean

from sayso.records import Foreseen, Party, Score, Status
from sayso.view.forecasts.drafts import Key
from sayso.view.parties import shown

RESOLVED: frozenset[Status] = frozenset(["came true", "came late", "did not come"])
"""What became of a forecast where it is known."""
WIDEST = 0.5
"""Width of an interval of probability above which words tell no number: "could" says that it may be, not how likely."""


def named(key: Key) -> bool:
    """Whether a source has a name under which its forecasts are kept together."""
    return bool(key) and key[0] != "unnamed"


def score(key: Key, found: Iterable[tuple[Party | None, Foreseen]]) -> Score | None:
    """The score of a source from its forecasts with a date, None where it has none."""
    group = [(party, one) for party, one in found if one.status != "no date"]
    return _score(_name(key, group), [one for _, one in group]) if group else None


def _name(key: Key, group: Iterable[tuple[Party | None, Foreseen]]) -> str:
    """The fullest name that the source goes by."""
    names = [shown(party) for party, _ in group if party is not None]
    return max(names, key=len) if names else key[-1]


def _score(name: str, found: list[Foreseen]) -> Score:
    resolved = [one for one in found if one.status in RESOLVED]
    errors = [error for one in resolved if (error := _error(one)) is not None]
    so_many = Counter(one.status for one in found)
    return Score(
        source=name,
        forecasts=len(found),
        resolved=len(resolved),
        came_true=so_many["came true"],
        came_late=so_many["came late"],
        did_not_come=so_many["did not come"],
        said=len(errors),
        brier=fmean(errors) if errors else None,
    )


def _error(one: Foreseen) -> float | None:
    """(middle of the interval - outcome) squared, None where no probability was said."""
    if one.certainty is None or one.certainty[1] - one.certainty[0] > WIDEST:
        return None
    return ((one.certainty[0] + one.certainty[1]) / 2 - (one.status == "came true")) ** 2
