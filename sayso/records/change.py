"""Change: what became of a story between two moments."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sayso.records.saying import Saying
from sayso.records.story import Revision

Turn = Literal["withdrawn", "weaker", "firmer", "figure", "due", "edited", "new"]
"""What happened to a claim: its own source took it back; somebody stands against it who did not, or a root is gone;
more stand behind it, or nobody against it any more; its figure moved; what it foresees fell due; an outlet silently
changed its text; it was not claimed before."""


@dataclass(frozen=True, slots=True)
class Change:
    """One change: `turn` is of which kind, `reason` says in words what happened.

    `claim` is the id of the claim at the later moment and `text` what it claims, both None for an edit that concerns
    none. `statements` are those that show it, the newest first. `edit` is the silent edit, if it is one.
    """

    turn: Turn
    claim: str | None
    text: str | None
    reason: str
    statements: tuple[Saying, ...] = ()
    edit: Revision | None = None


@dataclass(frozen=True, slots=True)
class News:
    """A change with when it came about, an ISO 8601 date or moment; `id` is the same however often it is told."""

    id: str
    when: str
    change: Change
