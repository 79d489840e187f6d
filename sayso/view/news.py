"""News: what changed in a story from moment to moment, each change by itself with when it came about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from itertools import pairwise

from sayso.records import Change, News, Story, fingerprint
from sayso.view.changes import ORDER, changes
from sayso.view.moment import LENGTH_OF_A_DATE, by, instant


def news(told: Sequence[Story]) -> tuple[News, ...]:
    """What changed from each of these stories, told in time order, to the next; the latest first.

    What happened to a claim on one day has the same id whichever other moments the story is told of: two changes of
    a kind on that day are told apart by their order.
    """
    found = [one for then, now in pairwise(told) for one in _between(then, now)]
    return tuple(sorted(found, key=_order, reverse=True))


def _order(one: News) -> tuple[datetime, int, str]:
    return instant(one.when), -ORDER.index(one.change.turn), one.id


def _between(then: Story, now: Story) -> list[News]:
    found: list[News] = []
    alike = Counter[str]()
    said = (one.published for claim in now.claims for one in claim.statements)
    last = max((one for one in said if one is not None), key=instant, default=now.moment)
    for change in changes(then, now):
        when = _when(change, then.moment, last)
        key = fingerprint("news", change.turn, when[:LENGTH_OF_A_DATE], change.claim, *_what(change))
        found.append(News(fingerprint(key, alike[key]), when, change))
        alike[key] += 1
    return found


def _when(change: Change, then: str, last: str) -> str:
    """When it came about: the day on which it fell due, else the latest publication that shows it, or of all."""
    if change.turn == "due":
        due = change.statements[0].due
        assert due is not None, change
        return str(due.latest)
    shown = [change.edit.published] if change.edit else [one.published for one in change.statements]
    since = [one for one in shown if one is not None and not by(one, then)]
    return max(since, key=instant, default=last)


def _what(change: Change) -> tuple[object, ...]:
    """What tells a change from others of its kind beside its claim and its day."""
    if change.edit:
        passages = (change.edit.before, change.edit.after)
        return tuple((one.report, one.start) if one else None for one in passages)
    return tuple(one.id for one in change.statements) if change.turn == "figure" else ()
