"""Operation: one thing that programs may ask or send, from which its route and its description are both made."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from starlette.responses import Response

from sayso.errors import SettingsError
from sayso.export.nodes import Node, choice, text
from sayso.records import Query, Role
from sayso.web.asked import FURTHEST, LIMIT, MOST, STANDINGS, asked

STORY = ("q", "source", "place", "since", "as_of", "known")
"""The filters of a story."""
PAGED = ("limit", "offset")
"""What turns the pages of a list."""
MOMENT = ("as_of", "known")
_DATE = [{"format": "date"}, {"format": "date-time"}]

PARAMETERS: Mapping[str, Node] = {
    "q": text("Words, all of which it must have."),
    "source": text("Part of the name of somebody who says it; of reports, of the outlet or the agency credited."),
    "place": text("Part of the name of a place that it names."),
    "since": {**text("Only what was said then or later; of the story, what changed since."), "anyOf": _DATE},
    "as_of": {**text("What stood then, by publication. A date means its end. Without it, now."), "anyOf": _DATE},
    "known": {**text("What this ledger knew then, by recording."), "anyOf": _DATE},
    "standing": choice(STANDINGS, "A support or an opposition that the claim must have."),
    "limit": {"type": "integer", "minimum": 1, "maximum": MOST, "default": LIMIT, "description": "At most so many."},
    "offset": {"type": "integer", "minimum": 0, "maximum": FURTHEST, "default": 0, "description": "From which on."},
}
"""What may stand behind the address of an operation, and what it means there."""


@dataclass(frozen=True, slots=True)
class Call:
    """What is asked: the `query` in the address, the `identity` in its path, and the `body` that was sent."""

    path: str
    query: Query
    identity: str = ""
    body: bytes = b""


@dataclass(frozen=True, slots=True)
class Operation:
    """One thing that may be asked or sent, by who has its `role`; `answer` names the document that comes back.

    `takes` are the PARAMETERS that it has, `limit` how many items come where no limit is asked for. `body` is the
    shape of what is sent, with its parts under `$defs`. `statuses` are those of answers beside those of all operations.
    """

    name: str
    path: str
    summary: str
    about: str
    answer: str
    serve: Callable[[Call], Response]
    takes: tuple[str, ...] = ()
    limit: int = LIMIT
    method: Literal["GET", "POST"] = "GET"
    role: Role = "reader"
    body: Mapping[str, Any] | None = None
    statuses: tuple[int, ...] = ()

    def query(self, given: Mapping[str, str]) -> Query:
        """The query in an address; SettingsError for a filter that this operation has not, or that cannot be."""
        for name in given:
            if name not in self.takes:
                allowed = f"it takes {', '.join(self.takes)}" if self.takes else "it takes none"
                raise SettingsError(f"“{name}” is no parameter of {self.path}; {allowed}")
        return asked(given, self.limit)
