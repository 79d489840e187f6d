"""Readers: how each kind of input becomes a report."""

from __future__ import annotations

import gzip
import io
import json
import re
import zlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import islice

from sayso.errors import SourceError
from sayso.ingest.article import article
from sayso.ingest.credit import credit
from sayso.ingest.kind import Kind, kind
from sayso.ingest.language import language, named
from sayso.ingest.limits import LIMIT, too_large, whole
from sayso.ingest.pdf import pdf
from sayso.ingest.plain import decode
from sayso.records import Report

GZIP = b"\x1f\x8b"
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


def unpacked(found: Found) -> Found:
    """The input without its gzip compression; SourceError if that is broken or unfolds over the limit."""
    if not found.body.startswith(GZIP):
        return found
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(found.body)) as stream:
            return replace(found, body=whole(found.name, stream))
    except (OSError, EOFError, zlib.error) as error:
        raise SourceError(found.name, "is broken gzip") from error


def single(found: Found) -> Report:
    """The one report in an input; SourceError if there is none."""
    if not found.body.strip():
        raise SourceError(found.name, "is empty")
    read = READERS.get(kind(found.body))
    if read is None:
        raise SourceError(found.name, "is a list of reports, not a report")
    return read(found)


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


def finished(name: str, report: Report, published: str | None = None, outlet: str | None = None) -> Report:
    """The report with the user's options and what its text tells; SourceError if it is none that Sayso reads."""
    if len(report.text) > LIMIT:
        raise too_large(name)
    if not _has_words(report.text):
        raise SourceError(name, "has no sentences: there are no two words in it")
    spoken = language(report.text) or _code(report.language)
    if spoken == "zxx":
        raise SourceError(name, "has no sentences: it is in no language")
    if spoken not in {"en", None}:
        raise SourceError(name, f"is in {named(spoken)}, Sayso reads English")
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
