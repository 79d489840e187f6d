"""Unconfirmed: a claim that much rests on and nobody has confirmed, and what reports say is lacking; never stored."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sayso.records.claim import Standing
from sayso.records.saying import Saying

LackKind = Literal["unverified", "unconfirmed", "no evidence", "unknown"]
"""What a report says is lacking of a claim."""


@dataclass(frozen=True, slots=True)
class Lack:
    """A gap that a report states: of which `kind`, in which sentence (`words`), beside or by which statement (`said`).

    `filled` is the first later statement that fills it, None while none here does; `how` says in words how it does.
    """

    kind: LackKind
    words: str
    said: Saying
    filled: Saying | None = None
    how: str | None = None


@dataclass(frozen=True, slots=True)
class Unconfirmed:
    """A claim without independent confirmation, or of which a report states a gap.

    `id`, `text` and `standing` are the claim's, `said` is its first statement, `source` who is its root. `open` is
    whether nobody has confirmed it: no independent root beyond the first, no party conceded it. `unnamed` is whether
    it rests on one source alone who is not named. `days` is how long ago it was first said, `outlets` carry it in so
    many `statements`. `reasons` say why much rests on it, `gaps` what reports say is lacking.
    """

    id: str
    text: str
    standing: Standing
    said: Saying
    source: str | None
    open: bool
    unnamed: bool
    days: int | None
    outlets: tuple[str, ...]
    statements: int
    reasons: tuple[str, ...]
    gaps: tuple[Lack, ...] = ()
