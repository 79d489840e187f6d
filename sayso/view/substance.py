"""Substance: whether a statement tells something, or is only what an attribution leaves of its sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable

from sayso.records import Saying

LEAST = 3
"""Words from which on something may be told."""
GAP = " … "
_WORD = re.compile(r"\w+")
_DATELINE = re.compile(r"[^a-z]*[A-Z]{3}[^a-z]*")


def tells(saying: Saying) -> bool:
    """Whether a statement tells something.

    What remains in the outlet's own voice of a sentence that others speak in ("KYIV … on Monday") tells something
    only where it holds an event in one piece ("summoned the ambassador on Monday and").
    """
    if len(saying.text.split()) < LEAST:
        return False
    if saying.voice != "own" or saying.text == saying.context or _flat(saying.text) == _flat(saying.context):
        return True
    return GAP not in saying.text and any(event.word in saying.text for event in saying.events)


def nesting(sayings: Iterable[Saying]) -> frozenset[str]:
    """Ids of statements that hold another one: they tell what somebody else says, and nothing of their own."""
    return frozenset(one.within for one in sayings if one.within is not None and tells(one))


def dateline(saying: Saying) -> str:
    """The capitals that an own-voice statement begins with ("KAZAN, "), where a report was written and not of what."""
    match = _DATELINE.match(saying.text) if saying.voice == "own" else None
    return match[0] if match else ""


def _flat(text: str) -> str:
    return " ".join(_WORD.findall(text))
