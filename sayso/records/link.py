"""Link: what two statements, or two reports, have to do with each other, with reasons; and an analyst's rulings."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import Literal

from sayso.records.identity import fingerprint

Relation = Literal["same", "relays", "updates", "conflicts", "denies", "confirms", "corrects"]
"""What a statement does with another: says the same, passes it on, moves its figure, contradicts it, …"""
CopyKind = Literal["copy", "rewrite", "version"]
"""What a report is of another: its text again, its text edited, or another text at the same address."""
RulingKind = Literal["accept", "reject", "correct", "merge", "split", "grade", "undo"]
"""What an analyst decides: see Ruling."""


@dataclass(frozen=True, slots=True)
class Link:
    """`statement` has `relation` to `other`; judged from the two and their reports alone, retired but never edited.

    `statement` is the one that relays, updates, denies, confirms or corrects; of `same` and `conflicts` the later.
    A relay of what stands in no report here has no `other`; `outside` names whom it relays ("AFP"). It holds for
    the statement alone, so that it does not depend on what is in the ledger: whoever looks at links passes it over
    where the statement also relays a statement of that outlet. `score` is 0 to 1, `reasons` are sentences for
    people, `maker` the rules that judged.
    """

    relation: Relation
    statement: str
    other: str | None
    score: float
    reasons: tuple[str, ...]
    maker: str
    outside: str | None = None
    id: str = dataclasses.field(init=False)

    def __post_init__(self) -> None:
        fields = (self.relation, self.statement, self.other, self.outside, self.maker)
        object.__setattr__(self, "id", fingerprint("link", *fields))


@dataclass(frozen=True, slots=True)
class Copy:
    """Report `report` was made from report `of`, the earlier.

    `contained` is the share of `report`'s text that stands in `of`, `similar` what they share of both, 0 to 1.
    """

    report: str
    of: str
    kind: CopyKind
    contained: float
    similar: float
    reasons: tuple[str, ...]
    maker: str
    id: str = dataclasses.field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "id", fingerprint("copy", self.report, self.of, self.kind, self.maker))


@dataclass(frozen=True, slots=True)
class Ruling:
    """An analyst's decision, never edited; undone by another one.

    `accept` and `reject` judge the link or statement `subject`; `correct` gives its `field` another `value` (JSON);
    `merge` joins the claims of the statements `subject` and `other`; `split` takes statement `subject` out of its
    claim; `grade` gives source `subject`, a name, the reliability `value` A to F (Admiralty code); `undo` takes back
    ruling `subject`. `made` is an ISO 8601 moment in UTC.
    """

    kind: RulingKind
    subject: str
    who: str
    why: str
    made: str
    other: str | None = None
    field: str | None = None
    value: str | None = None
    id: str = dataclasses.field(init=False)

    def __post_init__(self) -> None:
        parts = (self.kind, self.subject, self.who, self.why, self.made, self.other, self.field, self.value)
        object.__setattr__(self, "id", fingerprint("ruling", *parts))
