"""Records: what Sayso knows, as frozen values; every id is a hash of content."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from typing import Literal

Voice = Literal["direct", "indirect", "mixed", "own"]
"""How a statement is rendered: quoted, paraphrased, both, or the outlet's own (PolNeAR, PARC terms)."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters of a report's text, in code points, `end` exclusive."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The characters themselves."""
        return text[self.start : self.end]

    def holds(self, other: Span) -> bool:
        """Whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Report:
    """One version of one published text; it never changes, another text is another version.

    `published` is an ISO 8601 date ("2024-10-25"), or a moment in UTC where the hour is known
    ("2024-10-25T14:03:00Z"). `language` is an ISO 639-1 code. `wire` is the agency credited in
    the text or byline ("AP"). What is not known is None.
    """

    text: str
    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    author: str | None = None
    published: str | None = None
    language: str | None = None
    wire: str | None = None
    id: str = field(init=False)

    def __post_init__(self) -> None:
        fields = (self.text, self.url, self.outlet, self.title, self.author, self.published, self.language, self.wire)
        object.__setattr__(self, "id", fingerprint("report", *fields))


@dataclass(frozen=True, slots=True)
class Actor:
    """The person, body, state or unnamed official that source mentions resolve to, within one report.

    `name` is the fullest name that the report gives, or, for one `unnamed`, what is said of him
    ("a senior official in the presidential office"). `named` is where that stands. `role` and
    `affiliation` are the report's words ("spokesman", "U.S. National Security Council").
    `mentions` are all spans that lead here, in order, the sources among them and `named` too.
    """

    id: str
    name: str
    named: Span
    mentions: tuple[Span, ...]
    role: str | None = None
    affiliation: str | None = None
    country: str | None = None
    unnamed: bool = False


@dataclass(frozen=True, slots=True)
class Source:
    """A mention of who says something, and the id of the actor that it resolves to, if any."""

    span: Span
    actor: str | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """One act of saying found in a report; the outlet's own voice has neither source nor cue.

    `within` is the id of the statement that this one is nested in. `content` has several spans
    where the text interrupts it ("…," he said, "…"). `id` is a hash of the report and the spans.
    """

    id: str
    voice: Voice
    content: tuple[Span, ...]
    source: Source | None = None
    cue: Span | None = None
    within: str | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """What one maker (software and model) found in one report; statements stand in text order."""

    report: Report
    maker: str
    actors: tuple[Actor, ...] = ()
    statements: tuple[Statement, ...] = ()


def fingerprint(*parts: object) -> str:
    """A stable id: 16 hex digits of SHA-256 over the parts as JSON."""
    line = json.dumps(parts, ensure_ascii=False, separators=(",", ":"), default=_plain)
    return hashlib.sha256(line.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _plain(value: object) -> object:
    if isinstance(value, Span):
        return [value.start, value.end]
    raise TypeError(f"cannot fingerprint {value!r}")
