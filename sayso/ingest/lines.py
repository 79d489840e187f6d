"""Lines: a file of reports, one JSON object a line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import BinaryIO

from sayso.errors import SourceError
from sayso.ingest.article import article
from sayso.ingest.dates import iso
from sayso.ingest.limits import LIMIT, too_large
from sayso.ingest.mojibake import mended
from sayso.ingest.plain import newlines, scalar
from sayso.records import Report

FIELDS = ("text", "html", "url", "outlet", "title", "author", "published", "language")
"""What a line may hold; of text and html one is needed, and text wins. Other fields are passed over."""


def line_reports(name: str, stream: BinaryIO, head: bytes = b"") -> Iterator[tuple[str, Report | SourceError]]:
    """Each line of `stream` (after the `head` already taken from it), named "file:line", as a report or an error."""
    for number, line in enumerate(_lines(stream, head), 1):
        if not line.strip():
            continue
        here = f"{name}:{number}"
        try:
            yield here, line_report(here, line)
        except SourceError as error:
            yield here, error


def is_line(line: bytes) -> bool:
    """Whether a first line is a report in JSON, so that the rest are taken for such too."""
    line = line.removeprefix(b"\xef\xbb\xbf").strip()
    if not line.startswith(b"{"):
        return False
    try:
        found = json.loads(line)
    except (ValueError, RecursionError):
        return False
    return isinstance(found, dict) and bool({"text", "html"} & found.keys())


def line_report(name: str, line: bytes) -> Report:
    """The report on one line; SourceError if there is none."""
    if len(line) > LIMIT:
        raise too_large(name)
    try:
        found = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise SourceError(name, "is not UTF-8") from error
    except (ValueError, RecursionError) as error:
        raise SourceError(name, f"is no JSON ({getattr(error, 'msg', 'nested too deeply')})") from error
    if not isinstance(found, dict):
        raise SourceError(name, f"is a JSON {type(found).__name__}, not an object with text or html")
    return _report(name, _fields(name, found))


def _fields(name: str, found: dict[str, object]) -> dict[str, str]:
    fields: dict[str, str] = {}
    for field in FIELDS:
        value = found.get(field)
        if value is None or value == "":
            continue
        if not isinstance(value, str):
            raise SourceError(name, f"has a field {field} that is no string: {json.dumps(value)[:40]}")
        fields[field] = mended(scalar(value))
    return fields


def _report(name: str, fields: dict[str, str]) -> Report:
    published = fields.get("published")
    moment = iso(published) if published else None
    if published and moment is None:
        raise SourceError(name, f"has a published that is no date: {published[:40]!r}; write it as 2024-10-25")
    text, page = fields.get("text"), fields.get("html")
    if text is None and page is None:
        raise SourceError(name, "has neither text nor html")
    if text is not None:
        if "\0" in text:
            raise SourceError(name, "has NUL characters in its text: it is binary")
        found = Report(newlines(text))
    else:
        found = article(name, page or "", fields.get("url"))
    return Report(
        text=found.text,
        url=fields.get("url", found.url),
        outlet=fields.get("outlet", found.outlet),
        title=fields.get("title", found.title),
        author=fields.get("author", found.author),
        published=moment or found.published,
        language=fields.get("language"),
        wire=found.wire,
    )


def _lines(stream: BinaryIO, head: bytes) -> Iterator[bytes]:
    """Lines with their ends; of a line over the limit only so much that it is seen to be over."""
    line = head or stream.readline(LIMIT + 1)
    while line:
        yield line
        while len(line) > LIMIT and not line.endswith(b"\n"):
            line = stream.readline(LIMIT + 1)
            if not line:
                return
        line = stream.readline(LIMIT + 1)
