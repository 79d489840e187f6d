"""Documents: a reading as JSON, in the shape that `sayso schema` prints."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from itertools import islice
from typing import TextIO

from sayso.records import Actor, Reading, Report, Source, Span, Statement

SCHEMA = "sayso/reading/1"
"""Name and version of the shape; the number changes when what is there changes its meaning or goes."""

_UNSAFE = re.compile("[\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def document(reading: Reading) -> dict[str, object]:
    """The reading as plain dicts and lists; offsets are code points into the report's text."""
    text = reading.report.text
    return {
        "schema": SCHEMA,
        "maker": reading.maker,
        "report": _report(reading.report),
        "actors": [_actor(actor, text) for actor in reading.actors],
        "statements": [_statement(statement, text) for statement in reading.statements],
    }


def dumps(value: object, *, indent: int | None = None) -> str:
    """JSON text that any terminal, line reader and UTF-8 encoder takes.

    Control and bidi characters, line separators and lone surrogates are escaped. (Two lone surrogates that
    happen to form a pair come back as the one character that they encode: JSON has no other way to say it.)
    """
    text = json.dumps(value, ensure_ascii=False, indent=indent)
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


def _report(report: Report) -> dict[str, object]:
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


def _actor(actor: Actor, text: str) -> dict[str, object]:
    return {
        "id": actor.id,
        "name": actor.name,
        "role": actor.role,
        "affiliation": actor.affiliation,
        "country": actor.country,
        "unnamed": actor.unnamed,
        "named": _span(actor.named, text),
        "mentions": [_span(mention, text) for mention in actor.mentions],
    }


def _statement(statement: Statement, text: str) -> dict[str, object]:
    return {
        "id": statement.id,
        "within": statement.within,
        "voice": statement.voice,
        "source": _source(statement.source, text) if statement.source else None,
        "cue": _span(statement.cue, text) if statement.cue else None,
        "content": [_span(span, text) for span in statement.content],
    }


def _source(source: Source, text: str) -> dict[str, object]:
    return {**_span(source.span, text), "actor": source.actor}


def _span(span: Span, text: str) -> dict[str, object]:
    return {"start": span.start, "end": span.end, "text": span.of(text)}
