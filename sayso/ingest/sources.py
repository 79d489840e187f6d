"""Sources: what a user names (a file, a folder, an address, a feed) into reports, errors kept apart from each."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import BinaryIO
from urllib.parse import urlsplit

from sayso.errors import SettingsError, SourceError
from sayso.ingest.dates import iso
from sayso.ingest.fetch import Page, fetch
from sayso.ingest.folder import READ, files
from sayso.ingest.kind import kind
from sayso.ingest.limits import LIMIT, too_large, whole
from sayso.ingest.lines import is_line, line_reports
from sayso.ingest.lists import answered, followed, listing
from sayso.ingest.manners import Manners
from sayso.ingest.readers import Found, finished, single, unpacked
from sayso.records import Report

STDIN = "-"
_ADDRESS = re.compile(r"([a-z][a-z0-9+.-]+):/", re.IGNORECASE)  # one letter is a Windows drive
_LINES = {".jsonl", ".ndjson"}

_Named = Iterator[tuple[str, Report | SourceError]]


def reports(
    source: str,
    *,
    published: str | None = None,
    outlet: str | None = None,
    stdin: BinaryIO | None = None,
    fetch: Callable[[str], Page] = fetch,
    manners: Manners | None = None,
) -> Iterator[Report | SourceError]:
    """The reports of one source as the user typed it, and an error for each that cannot be read.

    A source is a text, HTML or PDF file, an http(s) URL, "-" for `stdin`, a file of reports, one JSON object a
    line, a folder of such files, or a list of reports: a feed (RSS, Atom, JSON Feed), an OPML list of feeds, or
    a sitemap. What a person names is had by `fetch`; what a list leads to, with `manners`, which sources that
    come one after the other should share. `published` (any usual writing of a date) and `outlet` win over what
    the source says. Raises SettingsError at once if `published` is no date; nothing else is raised.
    """
    moment = iso(published) if published is not None else None
    if published is not None and moment is None:
        raise SettingsError(f"published {published!r} is no date; write it as 2024-10-25 or 2024-10-25T14:03:00Z")
    return _Intake(moment, outlet, stdin, fetch, manners or Manners()).reports(source)


@dataclass(frozen=True, slots=True)
class _Intake:
    """What is the same for all that one source leads to."""

    published: str | None
    outlet: str | None
    stdin: BinaryIO | None
    fetch: Callable[[str], Page]
    manners: Manners

    def reports(self, source: str) -> Iterator[Report | SourceError]:
        for name, found in _guarded(source, self._found(source)):
            yield found if isinstance(found, SourceError) else self._finished(name, found)

    def _finished(self, name: str, report: Report) -> Report | SourceError:
        try:
            return finished(name, report, self.published, self.outlet)
        except SourceError as error:
            return error

    def _found(self, source: str) -> _Named:
        if source == STDIN:
            if self.stdin is None:
                raise SourceError(source, "standard input is not there to be read")
            yield from self._streamed(source, self.stdin)
        elif address := _ADDRESS.match(source):
            if address[1].lower() not in {"http", "https"}:
                raise SourceError(source, "is refused: only http and https addresses are fetched")
            yield from self._unfolded(answered(source, self.fetch(source)))
        elif not source or "\0" in source:
            raise SourceError(source or '""', "is no file name")
        elif Path(source).is_dir():
            yield from self._folder(source)
        else:
            yield from self._filed(Path(source))

    def _folder(self, source: str) -> _Named:
        empty = True
        for path in files(Path(source)):
            empty = False
            if isinstance(path, SourceError):
                yield path.name, path
            else:
                yield from _guarded(str(path), self._filed(path))
        if empty:
            raise SourceError(source, f"is a folder without files that are read ({' '.join(sorted(READ))})")

    def _filed(self, path: Path) -> _Named:
        size = path.stat().st_size
        with path.open("rb") as stream:
            yield from self._streamed(str(path), stream, size=size, lines=path.suffix.lower() in _LINES)

    def _streamed(self, name: str, stream: BinaryIO, *, size: int | None = None, lines: bool = False) -> _Named:
        """A stream is a file of reports if its name or its first line says so; that one is read line by line."""
        head = stream.readline(LIMIT + 1)
        if _of_lines(head, named=lines):
            yield from line_reports(name, stream, head)
            return
        if size and size > LIMIT:
            raise too_large(name, size)
        yield from self._unfolded(Found(name, whole(name, stream, head)))

    def _unfolded(self, found: Found) -> _Named:
        """All the reports that an input holds or leads to."""
        found = unpacked(found)
        if _of_lines(found.body.partition(b"\n")[0], named=_ending(found.url or found.name) in _LINES):
            yield from line_reports(found.name, io.BytesIO(found.body))
        elif listed := listing(found):
            yield from followed(found.name, listed, self.manners)
        elif found.body:
            yield found.name, single(found)


def _guarded(name: str, found: _Named) -> _Named:
    """What is found under a name, and an error where it breaks off or is nothing."""
    empty = True
    try:
        for item in found:
            empty = False
            yield item
    except SourceError as error:
        yield name, error
    except OSError as error:
        yield name, SourceError(name, _reason(error))
    else:
        if empty:
            yield name, SourceError(name, "is empty")


def _of_lines(head: bytes, *, named: bool) -> bool:
    """Whether what begins with this line is a file of reports, one a line."""
    return (named and kind(head) == "text" and b"\0" not in head) or is_line(head)


def _ending(name: str) -> str:
    """The ending of a file's name, or of an address's path, compression aside."""
    try:
        return PurePosixPath(urlsplit(name).path.lower().removesuffix(".gz")).suffix
    except ValueError:
        return ""


def _reason(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "there is no such file"
    if isinstance(error, PermissionError):
        return "may not be read: permission denied"
    return f"cannot be read ({error.strerror or error})"
