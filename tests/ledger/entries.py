"""Small entries made by hand; every person, body and place in them is invented."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sayso.ledger import Entry, Writer
from sayso.records import (
    Claim,
    Link,
    Party,
    Reading,
    Relation,
    Report,
    Root,
    Saying,
    Source,
    Span,
    Spot,
    Standing,
    Statement,
    fingerprint,
)

RECORDED = "2031-05-20T08:00:00Z"
MAKER = "reader 1"


def entry(*told: str, maker: str = MAKER, recorded: str = RECORDED, keys: Sequence[str] = (), **report: Any) -> Entry:
    """An entry of a report whose sentences are "source: what it says", each of them a statement."""
    text = "\n".join(told)
    return read(Report(text, **report), maker=maker, recorded=recorded, keys=keys)


def read(report: Report, *, maker: str = MAKER, recorded: str = RECORDED, keys: Sequence[str] = ()) -> Entry:
    """What a maker finds in a report of such sentences; one of another name finds all but the last."""
    statements, sayings, start = [], [], 0
    lines = report.text.split("\n")
    for line in lines if maker == MAKER else lines[:-1]:
        who, _, said = line.partition(": ")
        source, content = Span(start, start + len(who)), Span(start + len(line) - len(said), start + len(line))
        id_ = fingerprint("statement", report.id, source, content)
        statements.append(Statement(id_, "indirect", (content,), Source(source)))
        sayings.append(_saying(id_, report, content, who))
        start += len(line) + 1
    return Entry(
        Reading(report, maker, statements=tuple(statements)),
        tuple(sayings),
        tuple(bytes([index, 255 - index]) for index in range(len(sayings))),
        tuple(frozenset({*keys, f"text {saying.text}"}) for saying in sayings),
        frozenset(hash_of(line) for line in lines),
        recorded,
    )


def hash_of(line: str) -> int:
    """A fingerprint of 64 bits, half of which are more than a signed number holds."""
    return int(fingerprint(line), 16)


def _saying(id_: str, report: Report, content: Span, who: str) -> Saying:
    return Saying(
        id_,
        report.id,
        content.start,
        content.of(report.text),
        content.of(report.text),
        "indirect",
        outlet=report.outlet,
        url=report.url,
        published=report.published,
        source=Party(who, who),
        where=(Spot("Tolm"),) if "Tolm" in content.of(report.text) else (),
    )


def ids(*entries: Entry) -> list[str]:
    """The ids of all statements of entries."""
    return [saying.id for one in entries for saying in one.sayings]


def link(statement: str, other: str | None, relation: Relation = "same", **fields: Any) -> Link:
    """A link as rules would judge it."""
    return Link(relation, statement, other, 0.75, ("the same day", "the same place"), "rules 1", **fields)


def claim(sayings: Sequence[Saying], **fields: Any) -> Claim:
    """A claim of these statements, as a view might have computed it; `support` and so on are its standing's."""
    published = sorted(one.published for one in sayings if one.published)
    standing = {"support": "single root", "roots": 1, "opposition": "none", "credibility": None, "explanation": "So."}
    given = {name: fields.pop(name) for name in list(fields) if name in standing}
    speakers = dict.fromkeys(one.source.name for one in sayings if one.source)
    whole = {
        "id": sayings[0].id,
        "text": sayings[0].text,
        "statements": tuple(sayings),
        "roots": tuple(Root(name, sayings[0].id, (sayings[0].id,), ()) for name in speakers),
        "relays": (),
        "against": (),
        "updates": (),
        "standing": Standing(**{**standing, **given}),
        "outlets": tuple(dict.fromkeys(one.outlet for one in sayings if one.outlet)),
        "first": published[0] if published else None,
        "last": published[-1] if published else None,
    }
    return Claim(**{**whole, **fields})


def cached(writer: Writer) -> None:
    """Compute what is stale: here every component is one claim."""
    groups = list(writer.stale().values())
    found = [claim(writer.sayings(group)) for group in groups]
    writer.cache([member for group in groups for member in group], found)
