"""Sources: what a user names (a file, an address, standard input) into reports, errors kept apart from each."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from sayso.errors import SettingsError, SourceError
from sayso.ingest.article import article
from sayso.ingest.credit import credit
from sayso.ingest.dates import iso
from sayso.ingest.fetch import Page, fetch
from sayso.ingest.kind import Kind, kind
from sayso.ingest.language import language, named
from sayso.ingest.limits import LIMIT, too_large, whole
from sayso.ingest.lines import is_line, line_reports
from sayso.ingest.pdf import pdf
from sayso.ingest.plain import decode
from sayso.records import Report

STDIN = "-"
_ADDRESS = re.compile(r"([a-z][a-z0-9+.-]+):/", re.IGNORECASE)  # one letter is a Windows drive
_LINES = {".jsonl", ".ndjson"}
_META_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{2,}")
# Thai, Burmese, Japanese and Chinese have no spaces between words: a run of them is told by its language.
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u3040-\u9fff]{4}")


@dataclass(frozen=True, slots=True)
class Found:
    """One input as it was found: the name the user gave it, its bytes, and what its server said of it."""

    name: str
    body: bytes
    url: str | None = None
    charset: str | None = None


def reports(
    source: str,
    *,
    published: str | None = None,
    outlet: str | None = None,
    stdin: BinaryIO | None = None,
    fetch: Callable[[str], Page] = fetch,
) -> Iterator[Report | SourceError]:
    """The reports of one source as the user typed it, and an error for each that cannot be read.

    A source is a text, HTML or PDF file, an http(s) URL, "-" for `stdin`, or a file of reports, one JSON
    object a line. `published` (any usual writing of a date) and `outlet` win over what the source says.
    Raises SettingsError at once if `published` is no date; nothing else is raised.
    """
    moment = iso(published) if published is not None else None
    if published is not None and moment is None:
        raise SettingsError(f"published {published!r} is no date; write it as 2024-10-25 or 2024-10-25T14:03:00Z")
    return _reports(source, moment, outlet, stdin, fetch)


def _reports(
    source: str, published: str | None, outlet: str | None, stdin: BinaryIO | None, fetch: Callable[[str], Page]
) -> Iterator[Report | SourceError]:
    empty = True
    try:
        for name, found in _found(source, stdin, fetch):
            empty = False
            yield found if isinstance(found, SourceError) else _finished(name, found, published, outlet)
    except SourceError as error:
        yield error
    except OSError as error:
        yield SourceError(source, _reason(error))
    else:
        if empty:
            yield SourceError(source, "is empty")


def _reason(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "there is no such file"
    if isinstance(error, PermissionError):
        return "may not be read: permission denied"
    return f"cannot be read ({error.strerror or error})"


def _found(
    source: str, stdin: BinaryIO | None, fetch: Callable[[str], Page]
) -> Iterator[tuple[str, Report | SourceError]]:
    if source == STDIN:
        if stdin is None:
            raise SourceError(source, "standard input is not there to be read")
        yield from _streamed(source, stdin)
    elif address := _ADDRESS.match(source):
        if address[1].lower() not in {"http", "https"}:
            raise SourceError(source, "is refused: only http and https addresses are fetched")
        page = fetch(source)
        yield source, _single(Found(source, page.body, page.url, page.charset))
    else:
        yield from _filed(source)


def _filed(source: str) -> Iterator[tuple[str, Report | SourceError]]:
    if not source or "\0" in source:
        raise SourceError(source or '""', "is no file name")
    path = Path(source)
    if path.is_dir():
        raise SourceError(source, "is a directory, not a file")
    lines = path.suffix.lower() in _LINES
    size = path.stat().st_size
    with path.open("rb") as stream:
        yield from _streamed(source, stream, size=size, lines=lines)


def _streamed(
    name: str, stream: BinaryIO, *, size: int | None = None, lines: bool = False
) -> Iterator[tuple[str, Report | SourceError]]:
    """A stream is a file of reports if its name or its first line says so; that one is read line by line."""
    head = stream.readline(LIMIT + 1)
    if (lines and kind(head) == "text" and b"\0" not in head) or is_line(head):
        yield from line_reports(name, stream, head)
        return
    if size and size > LIMIT:
        raise too_large(name, size)
    body = whole(name, stream, head)
    if body:
        yield name, _single(Found(name, body))


def _single(found: Found) -> Report:
    if not found.body.strip():
        raise SourceError(found.name, "is empty")
    return READERS[kind(found.body)](found)


def _text(found: Found) -> Report:
    text = decode(found.name, found.body, found.charset)
    if text.lstrip()[:1] in {"{", "["} and _is_json(text):
        raise SourceError(found.name, "is JSON, but not one object with text or html a line")
    return Report(text, url=found.url)


def _html(found: Found) -> Report:
    declared = _META_CHARSET.search(found.body[:4_096])
    charset = found.charset or (declared[1].decode("ascii") if declared else None)
    return article(found.name, decode(found.name, found.body, charset), found.url)


def _pdf(found: Found) -> Report:
    read = pdf(found.name, found.body)
    return Report(read.text, url=found.url, title=read.title)


READERS: dict[Kind, Callable[[Found], Report]] = {"text": _text, "html": _html, "pdf": _pdf}
"""How each kind of input becomes a report: add a kind to `kind` and its reader here."""


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True


def _finished(name: str, report: Report, published: str | None, outlet: str | None) -> Report | SourceError:
    """The report with the user's options and what its text tells, or why it is none that Sayso reads."""
    if len(report.text) > LIMIT:
        return too_large(name)
    if not _has_words(report.text):
        return SourceError(name, "has no sentences: there are no two words in it")
    spoken = language(report.text) or _code(report.language)
    if spoken == "zxx":
        return SourceError(name, "has no sentences: it is in no language")
    if spoken not in {"en", None}:
        return SourceError(name, f"is in {named(spoken)}, Sayso reads English")
    return replace(
        report,
        published=published or report.published,
        outlet=outlet or report.outlet,
        language=spoken,
        wire=report.wire or credit(report.text, report.author),
    )


def _has_words(text: str) -> bool:
    """Whether there are two words, the least that a sentence has."""
    return len(list(islice(_WORD.finditer(text), 2))) == 2 or _UNSPACED.search(text) is not None


def _code(tag: str | None) -> str | None:
    """The language of a tag such as "en-GB", or None."""
    return re.split("[-_]", tag.strip().lower())[0] or None if tag else None
