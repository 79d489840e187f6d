"""Story: the claims on a matter as of a moment, and silent edits: what all views of it are computed from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from sayso.records.claim import Claim, Query

Touched = Literal["figure", "certainty", "negation"]
"""What a changed sentence says differently: how many, how surely, or whether at all."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence of a report, its words with where they begin."""

    report: str
    start: int
    text: str


@dataclass(frozen=True, slots=True)
class Revision:
    """A sentence that an outlet silently added (no `before`), removed (no `after`) or changed at one address.

    `published` is when the later version was, an ISO 8601 date or moment in UTC, None where unknown. `words` are
    pairs of what stood there and what stands there now, either of them "" where words were only put in or taken out.
    """

    outlet: str | None
    url: str | None
    title: str | None
    published: str | None
    before: Passage | None
    after: Passage | None
    words: tuple[tuple[str, str], ...] = ()
    touched: tuple[Touched, ...] = ()


@dataclass(frozen=True, slots=True)
class Story:
    """The claims that a query asks for as of a moment, the most contested and most spread first.

    Nothing in it was published after `moment` (ISO 8601), and what fell due by then is due. The query's `since` is
    for views to obey: what was before that is still needed to tell what is new. `revisions` are the silent edits, where
    they were asked for. `grades` are the reliability, A to F, that analysts give to sources, by name. A story that is
    not `whole` leaves claims out: the last in that order.
    """

    query: Query
    moment: str
    claims: tuple[Claim, ...]
    revisions: tuple[Revision, ...] = ()
    grades: Mapping[str, str] = field(default_factory=dict)
    whole: bool = True
