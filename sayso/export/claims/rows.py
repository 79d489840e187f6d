"""Rows: claims as CSV, one row a statement, those that stand against the claim among them; see `sayso.export.rows`."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from typing import TextIO

from sayso.export import plain
from sayso.export.cells import Cell, joined, safe
from sayso.export.claims import words
from sayso.export.values import iso
from sayso.records import Claim, Happening, Party, Saying, Spot, Stretch

COLUMNS = (
    "claim", "claim_text", "support", "roots", "opposition", "credibility",
    "part", "root", "independent", "relays", "reason",
    "statement", "report", "outlet", "wire", "url", "published", "voice",
    "source", "mention", "role", "affiliation", "unnamed", "kind", "country", "sector", "cue", "text",
    "act", "stance", "basis", "certainty_low", "certainty_high", "certainty_words",
    "events", "when", "where", "figures", "forecast_earliest", "forecast_latest", "condition", "gaps",
)  # fmt: skip
"""The header row. `part` is "claim" for a statement of the claim, else how it stands against it ("denied"); `root` is
the root that the statement goes back to, `independent` whether that counts (yes, no); `relays` is the id of the
statement that it has this from, or the name of one outside the ledger; `reason` is why that, or the opposition, is
thought so. Where a cell holds several values, "; " stands between them."""

_NO_SOURCE: tuple[Cell, ...] = (None,) * 8


def write(claims: Iterable[Claim], out: TextIO) -> None:
    """The header, then one row for each statement of each claim."""
    lines = csv.writer(out, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\n")
    lines.writerow(COLUMNS)
    for claim in claims:
        lines.writerows([safe(cell) for cell in row] for row in rows(claim))


def rows(claim: Claim) -> Iterator[tuple[Cell, ...]]:
    """The cells of each statement, in the order of COLUMNS."""
    for saying in claim.statements:
        yield *_claim(claim), "claim", *_origin(claim, saying), *_statement(saying)
    for each in claim.against:
        yield *_claim(claim), each.opposition, None, None, None, each.reason, *_statement(each.statement)


def _claim(claim: Claim) -> tuple[Cell, ...]:
    standing = claim.standing
    return claim.id, claim.text, standing.support, standing.roots, standing.opposition, standing.credibility


def _origin(claim: Claim, saying: Saying) -> tuple[Cell, ...]:
    root = next((each for each in claim.roots if saying.id in each.statements), None)
    relays = [each for each in claim.relays if each.statement == saying.id]
    counts = ("yes" if root.independent else "no") if root else None
    origins, reasons = (each.parent or each.outside or "" for each in relays), (each.reason for each in relays)
    return root.name if root else None, counts, joined(origins), joined(reasons)


def _statement(saying: Saying) -> tuple[Cell, ...]:
    place = (saying.id, saying.report, saying.outlet, saying.wire, saying.url, saying.published, saying.voice)
    return *place, *_source(saying.source), saying.cue, saying.text, *_meaning(saying)


def _source(source: Party | None) -> tuple[Cell, ...]:
    if source is None:
        return _NO_SOURCE
    unnamed = "yes" if source.unnamed else "no"
    told = (source.name, source.mention, source.role, source.affiliation, unnamed)
    return *told, source.kind, source.country, source.sector


def _meaning(saying: Saying) -> tuple[Cell, ...]:
    due = saying.due
    return (
        *(saying.act, saying.stance, saying.basis),
        *(saying.certainty or (None, None)),
        joined(saying.hedges),
        joined(_event(each) for each in saying.events),
        joined(_when(each) for each in saying.when),
        joined(_where(each) for each in saying.where),
        joined(words.amount(each) for each in saying.figures),
        *((iso(due.earliest), iso(due.latest), due.condition) if due else (None,) * 3),
        joined(saying.gaps),
    )


def _event(event: Happening) -> str:
    """As in the rows of readings: "not ASSAULT (invade), future: X → ?"; ? is not told."""
    kind = f"{event.type} ({event.mode})" if event.mode else event.type
    tense = f", {event.tense}" if event.tense != "past" else ""
    actor, recipient = (each.name if each else "?" for each in (event.actor, event.recipient))
    who = f": {actor} → {recipient}" if event.actor or event.recipient else ""
    return f"{'' if event.polarity else 'not '}{kind}{tense}{who}"


def _when(when: Stretch) -> str:
    days = f"{iso(when.earliest) or '..'}/{iso(when.latest) or '..'}"
    told = days if when.earliest or when.latest else when.value
    return told if when.bound == "within" else f"{told} {when.bound}"


def _where(where: Spot) -> str:
    return f"{where.name} ({plain.country(where.country)})" if where.country else where.name
