"""Rulings: an analyst's decisions, applied to what they judge; a later one goes before an earlier one."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields, replace
from functools import cache
from graphlib import TopologicalSorter
from itertools import pairwise
from typing import Any, get_type_hints

import msgspec

from sayso.errors import SettingsError
from sayso.records import Link, Material, Ruling, RulingKind, Saying, Spans
from sayso.view.moment import instant

FIXED = frozenset(["id", "report", "start", "url"])
"""Fields that say which statement it is: another value would make it another statement."""
SPANS = "spans"
"""What is corrected where other words are meant; its value is that of Spans."""


def in_force(rulings: Iterable[Ruling]) -> tuple[Ruling, ...]:
    """Rulings that no other ruling in force takes back, in the order made, without those that only take back."""
    by_id = {ruling.id: ruling for ruling in rulings}
    undoing: dict[str, set[str]] = {ruling: set() for ruling in by_id}
    for ruling in by_id.values():
        if ruling.kind == "undo" and ruling.subject in by_id:
            undoing[ruling.subject].add(ruling.id)
    standing: set[str] = set()
    for ruling_id in TopologicalSorter(undoing).static_order():
        if not undoing[ruling_id] & standing:
            standing.add(ruling_id)
    found = (ruling for ruling in by_id.values() if ruling.id in standing and ruling.kind != "undo")
    return tuple(sorted(found, key=lambda ruling: (instant(ruling.made), ruling.id)))


def ruled(material: Material) -> Material:
    """The material with rejected statements and links left out, accepted links sure and corrected fields changed.

    Keeps the rulings in force. Raises SettingsError where a correction does not fit its field.
    """
    rulings = in_force(material.rulings)
    judged = _last(rulings, ("accept", "reject"))
    rejected = {subject for subject, ruling in judged.items() if ruling.kind == "reject"}
    corrections: dict[str, list[Ruling]] = {}
    for ruling in rulings:
        if ruling.kind == "correct":
            corrections.setdefault(ruling.subject, []).append(ruling)
    sayings, background = (
        tuple(_amended(s, corrections.get(s.id, ())) for s in found if s.id not in rejected)
        for found in (material.sayings, material.background)
    )
    links = (_accepted(link, judged.get(link.id)) for link in material.links if link.id not in rejected)
    kept = tuple(link for link in links if link.statement not in rejected and link.other not in rejected)
    return replace(material, sayings=sayings, links=kept, rulings=rulings, background=background)


def grades(rulings: Iterable[Ruling]) -> Mapping[str, str]:
    """The reliability, A to F, that rulings in force give to sources, by name as graded."""
    last = _last(in_force(rulings), ("grade",))
    return {subject: ruling.value for subject, ruling in last.items() if ruling.value is not None}


def corrected(saying: Saying, name: str, value: str) -> Saying:
    """The statement with another value, in JSON, in the field `name`; raises SettingsError where it does not fit.

    Of other `spans` the statement has the words of the content, and no source or cue where there are to be none; a
    source that is another one is a correction of its own.
    """
    if name == SPANS:
        return _respanned(saying, spans(value))
    kind = _kinds().get(name)
    if kind is None:
        known = ", ".join((*_kinds(), SPANS))
        raise SettingsError(f"{name!r} is no field of a statement that can be corrected: {known}")
    return dataclasses.replace(saying, **{name: _decoded(name, value, kind)})


def spans(value: str) -> Spans:
    """The value of a ruling on `spans`; raises SettingsError where it is none."""
    found: Spans = _decoded(SPANS, value, Spans)
    bounds = [*found.content, *(one for one in (found.source, found.cue) if one)]
    ordered = all(one[1] <= other[0] for one, other in pairwise(found.content))
    if not found.content or not ordered or not all(0 <= start < end for start, end in bounds):
        raise SettingsError(f"{value!r} does not fit the field {SPANS!r}: content needs a part, and parts their order")
    return found


def _respanned(saying: Saying, found: Spans) -> Saying:
    return dataclasses.replace(
        saying,
        start=found.content[0][0],
        text=found.text,
        source=saying.source if found.source else None,
        cue=saying.cue if found.cue else None,
    )


def _decoded(name: str, value: str, kind: Any) -> Any:
    try:
        return msgspec.json.decode(value, type=kind)
    except msgspec.MsgspecError as error:
        raise SettingsError(f"{value!r} does not fit the field {name!r}: {error}") from None


@cache
def _kinds() -> dict[str, Any]:
    hints = get_type_hints(Saying)
    return {field.name: hints[field.name] for field in fields(Saying) if field.name not in FIXED}


def _last(rulings: Sequence[Ruling], kinds: Sequence[RulingKind]) -> dict[str, Ruling]:
    return {ruling.subject: ruling for ruling in rulings if ruling.kind in kinds}


def _amended(saying: Saying, corrections: Sequence[Ruling]) -> Saying:
    for ruling in corrections:
        saying = corrected(saying, ruling.field or "", ruling.value or "null")
    return saying


def _accepted(link: Link, ruling: Ruling | None) -> Link:
    if ruling is None:
        return link
    return replace(link, score=1.0, reasons=(*link.reasons, f"accepted by {ruling.who}: {ruling.why}"))
