"""PDF: the text of a PDF file, its lines joined into paragraphs."""

from __future__ import annotations

import io
import json
import re
from collections import Counter
from dataclasses import dataclass

from sayso.errors import SourceError
from sayso.ingest.child import Killed, apart
from sayso.ingest.limits import LIMIT, too_large
from sayso.ingest.plain import scalar

SECONDS = 30.0
"""How long one file may take: 28 pages of a manual took 3 on a busy core."""

_NUMBERS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(r"\W*(?:page\s+)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?\W*", re.IGNORECASE)
_ENDED = re.compile(r"[.!?:”\"’)]\s*$")
_FILE_NAME = re.compile(r"^(?:Microsoft Word|untitled|.*\.(?:docx?|pdf|indd|rtf|odt|tex|qxd)$)", re.IGNORECASE)
_SHORT = 0.75  # a line that fills less of the column than this, and ends a sentence, ends its paragraph
_HEADING = 0.6  # a line that fills less than this ends it even without a full stop, where a capital follows
_RUNNING = 3  # a first or last line that stands on so many pages, numbers aside, is a running head


@dataclass(frozen=True, slots=True)
class Pdf:
    """What a PDF file says: its text, and its title where it has one that is no file name."""

    text: str
    title: str | None


def pdf(name: str, body: bytes, *, seconds: float = SECONDS) -> Pdf:
    """The text of the PDF file `body`; SourceError if it is truncated, encrypted, a scan, or takes too long."""
    try:
        found = json.loads(apart(pages, body, seconds=seconds))
    except Killed as error:
        raise SourceError(name, f"is a PDF that {error}") from error
    if found["reason"]:
        raise SourceError(name, found["reason"])
    text = scalar(paragraphs(found["pages"]))
    if not text.strip():
        scan = " but pictures (a scan?)" if found["pictures"] else ""
        raise SourceError(name, f"is a PDF with no text{scan}")
    if len(text) > LIMIT:
        raise too_large(name)
    title = " ".join(scalar(found["title"] or "").split())
    return Pdf(text, title if title and not _FILE_NAME.match(title) else None)


def pages(body: bytes) -> bytes:
    """The child's work: the text of each page, as JSON with the reason why there is none, if so."""
    import pypdf  # noqa: PLC0415 - only the child needs it

    found: dict[str, object] = {"reason": None, "pages": [], "pictures": False, "title": None}
    try:
        reader = pypdf.PdfReader(io.BytesIO(body))
        # Many files are encrypted only against change: the empty password opens them.
        if reader.is_encrypted and not reader.decrypt(""):
            found["reason"] = "is an encrypted PDF: it needs a password"
        else:
            found["pages"] = [page.extract_text() for page in reader.pages]
            found["pictures"] = any("/XObject" in (page.get("/Resources") or {}) for page in reader.pages)
            found["title"] = reader.metadata.title if reader.metadata else None
            if not found["pages"]:
                found["reason"] = "is a broken or truncated PDF: it has no pages"
    except pypdf.errors.DependencyError:
        found["reason"] = "is an encrypted PDF"
    except Exception:  # noqa: BLE001 - on broken files pypdf raises anything that Python raises
        found["reason"] = f"is a {'broken' if b'%%EOF' in body[-2_048:] else 'truncated'} PDF"
    return json.dumps(found).encode()


def paragraphs(texts: list[str]) -> str:
    """The text of pages with running heads and page numbers left out, and lines joined into paragraphs."""
    lines = [line for page in _unheaded(texts) for line in page]
    filled = sorted(len(line) for line in lines if line)
    width = filled[len(filled) * 9 // 10] if filled else 0
    parts: list[str] = []
    whole = True
    for number, line in enumerate(lines):
        if not line:
            whole = True
            continue
        if whole or not parts:
            parts.append(line)
        else:
            parts[-1] = _joined(parts[-1], line)
        following = lines[number + 1] if number + 1 < len(lines) else ""
        whole = _ends(line, following, width)
    return "\n".join(parts)


def _unheaded(texts: list[str]) -> list[list[str]]:
    pages = [[" ".join(line.split()) for line in text.split("\n")] for text in texts]
    edges = Counter(_NUMBERS.sub("#", line) for page in pages for line in {*_edge(page, 0), *_edge(page, -1)})
    running = {line for line, count in edges.items() if count >= _RUNNING and count * 2 > len(pages)}

    def kept(page: list[str]) -> list[str]:
        drop = {
            line
            for line in (*_edge(page, 0), *_edge(page, -1))
            if _NUMBERS.sub("#", line) in running or _PAGE_NUMBER.fullmatch(line)
        }
        page = [line for line in page if line not in drop]
        while page and not page[0]:
            page = page[1:]
        while page and not page[-1]:
            page = page[:-1]
        return page

    return [kept(page) for page in pages]


def _edge(page: list[str], place: int) -> list[str]:
    written = [line for line in page if line]
    return written[place:][:1]


def _ends(line: str, following: str, width: int) -> bool:
    if _ENDED.search(line):
        return len(line) < _SHORT * width
    return len(line) < _HEADING * width and following[:1].isupper()


def _joined(before: str, line: str) -> str:
    if before.endswith("\u00ad"):
        return before[:-1] + line
    if re.search(r"[a-z]-$", before) and line[:1].islower():
        return before[:-1] + line
    return f"{before} {line}"
