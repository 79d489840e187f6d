"""Documents: a reading as JSON, in the shape that `sayso schema` prints."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from itertools import islice
from typing import TextIO

from sayso.export.values import Node, Values
from sayso.records import Actor, Reading, Report, Statement

SCHEMA = "sayso/reading/2"
"""Name and version of the shape; the number changes when what is there changes its meaning or goes."""

_UNSAFE = re.compile("[\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def document(reading: Reading) -> dict[str, object]:
    """The reading as plain dicts and lists; offsets are code points into the report's text."""
    values = Values(reading.report.text, {actor.id: actor for actor in reading.actors})
    return {
        "schema": SCHEMA,
        "maker": reading.maker,
        "report": {**_report(reading.report), **values.of(reading), "forecasts": _forecasts(reading, values)},
        "actors": [_actor(actor, values) for actor in reading.actors],
        "statements": [_statement(statement, values) for statement in reading.statements],
    }


def dumps(value: object, *, indent: int | None = None) -> str:
    """JSON text that any terminal, line reader and UTF-8 encoder takes.

    Control and bidi characters, line separators and lone surrogates are escaped. (Two lone surrogates that
    happen to form a pair come back as the one character that they encode: JSON has no other way to say it.)
    """
    text = json.dumps(value, ensure_ascii=False, indent=indent, allow_nan=False)
    return _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def write(readings: Iterable[Reading], out: TextIO) -> None:
    """One reading as one JSON object; several, or none, as an array of them."""
    texts = (dumps(document(reading), indent=2) for reading in readings)
    head = list(islice(texts, 2))
    if len(head) == 1:
        out.write(f"{head[0]}\n")
        return
    out.write("[" + ",\n".join(head))
    out.writelines(f",\n{text}" for text in texts)
    out.write("]\n")


def write_lines(readings: Iterable[Reading], out: TextIO) -> None:
    """One JSON object a line."""
    out.writelines(f"{dumps(document(reading))}\n" for reading in readings)


def _report(report: Report) -> Node:
    return {
        "id": report.id,
        "url": report.url,
        "outlet": report.outlet,
        "title": report.title,
        "author": report.author,
        "published": report.published,
        "language": report.language,
        "wire": report.wire,
        "text": report.text,
    }


def _forecasts(reading: Reading, values: Values) -> list[Node]:
    return [{**values.forecast(each.forecast), "statement": each.id} for each in reading.statements if each.forecast]


def _actor(actor: Actor, values: Values) -> Node:
    return {
        "id": actor.id,
        "name": actor.name,
        "role": actor.role,
        "affiliation": actor.affiliation,
        "country": actor.country,
        "kind": actor.kind,
        "sector": actor.sector,
        "unnamed": actor.unnamed,
        "named": values.span(actor.named),
        "mentions": values.spans(actor.mentions),
    }


def _statement(statement: Statement, values: Values) -> Node:
    source = statement.source
    return {
        "id": statement.id,
        "within": statement.within,
        "voice": statement.voice,
        "source": {**values.span(source.span), "actor": source.actor} if source else None,
        "cue": values.maybe(statement.cue),
        "content": values.spans(statement.content),
        "act": statement.act.value,
        "stance": statement.stance.value,
        "basis": statement.basis.value,
        "evidence": values.evidence(act=statement.act, stance=statement.stance, basis=statement.basis),
        "certainty": values.certainty(statement.certainty) if statement.certainty else None,
        **values.of(statement),
        "forecast": values.forecast(statement.forecast) if statement.forecast else None,
    }
