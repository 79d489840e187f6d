"""Archive: a whole ledger in one file that every later Sayso can take in: a ZIP of JSON lines and a manifest.

It has what is known and not what is computed: reports with all their readings, and rulings. `reports.jsonl` has one
report a line, `rulings.jsonl` one ruling a line; `manifest.json` has their SHA-256 and how many lines they have.
"""

from __future__ import annotations

import hashlib
import json
import zipfile
import zlib
from base64 import b64encode
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import IO, BinaryIO, TypeVar

import msgspec

from sayso.errors import SaysoError, SourceError
from sayso.export.claims.documents import plainly
from sayso.export.documents import document, dumps
from sayso.export.readings import reading
from sayso.records import Reading, Ruling

SCHEMA = "sayso/archive/1"
"""Name and version of the shape; the number changes when what is there changes its meaning or goes."""
MANIFEST, REPORTS, RULINGS = "manifest.json", "reports.jsonl", "rulings.jsonl"
LONGEST = 200_000_000
"""Bytes of one line: the readings of a report are some twenty times as long as its text, which has 10 MB at most."""
_BEGINNING = (1980, 1, 1, 0, 0, 0)
"""The time of every file in an archive, the first that ZIP knows: the same ledger is the same bytes."""
_PORTION = 1 << 20

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Archived:
    """A report with its readings, oldest first, each after the moment of its recording (ISO 8601, UTC).

    `vectors` are those of the words that its statements are compared by, by the fingerprint of these words: whoever
    takes statements out of a reading in another way computes what is not there.
    """

    readings: tuple[tuple[str, Reading], ...]
    vectors: Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class _File:
    """A file as the manifest has it."""

    name: str
    lines: int
    sha256: str


@dataclass(frozen=True, slots=True)
class _Manifest:
    schema: str
    files: tuple[_File, ...]


@dataclass(frozen=True, slots=True)
class _Read:
    recorded: str
    reading: dict[str, object]


@dataclass(frozen=True, slots=True)
class _Line:
    """A report as it stands on its line."""

    readings: tuple[_Read, ...]
    vectors: dict[str, bytes]


def write(reports: Iterable[Archived], rulings: Iterable[Ruling], out: BinaryIO) -> None:
    """Write an archive; everything is taken and written piece by piece."""
    with zipfile.ZipFile(out, "w") as packed:
        files = (
            _written(packed, REPORTS, map(_report, reports)),
            _written(packed, RULINGS, map(plainly, rulings)),
        )
        with _file(packed, MANIFEST) as manifest:
            manifest.write(f"{dumps(plainly(_Manifest(SCHEMA, files)), indent=2)}\n".encode())


def _written(packed: zipfile.ZipFile, name: str, values: Iterable[object]) -> _File:
    digest, count = hashlib.sha256(), 0
    with _file(packed, name) as out:
        for count, value in enumerate(values, 1):  # noqa: B007 — how many there were
            line = f"{dumps(value)}\n".encode()
            digest.update(line)
            out.write(line)
    return _File(name, count, digest.hexdigest())


def _file(packed: zipfile.ZipFile, name: str) -> IO[bytes]:
    info = zipfile.ZipInfo(name, _BEGINNING)
    info.compress_type = zipfile.ZIP_DEFLATED
    info.external_attr = 0o644 << 16
    return packed.open(info, "w", force_zip64=True)


def _report(one: Archived) -> object:
    readings = [{"recorded": recorded, "reading": document(found)} for recorded, found in one.readings]
    return {"readings": readings, "vectors": {key: b64encode(each).decode() for key, each in one.vectors.items()}}


def is_archive(path: Path) -> bool:
    """Whether a file is an archive, sound or not."""
    try:
        with zipfile.ZipFile(path) as packed:
            return {MANIFEST, REPORTS} <= set(packed.namelist())
    except (OSError, ValueError, zipfile.BadZipFile):
        return False


@dataclass(frozen=True, slots=True)
class Archive:
    """An open archive, its hashes checked; `path` is where it is."""

    path: Path
    packed: zipfile.ZipFile = field(repr=False)

    def reports(self) -> Iterator[Archived | SourceError]:
        """Every report, and an error in the place of one that does not fit the shape."""
        return self._each(REPORTS, _archived)

    def rulings(self) -> Iterator[Ruling | SourceError]:
        """Every ruling, and an error in the place of one that does not fit the shape."""
        return self._each(RULINGS, lambda line: msgspec.json.decode(line, type=Ruling))

    def _each(self, name: str, made: Callable[[bytes], T]) -> Iterator[T | SourceError]:
        with self.packed.open(name) as stream:
            for number, line in enumerate(iter(lambda: stream.readline(LONGEST + 1), b""), 1):
                here = f"{self.path}:{name}:{number}"
                try:
                    yield made(line)
                except (msgspec.MsgspecError, SaysoError, ValueError, RecursionError) as error:
                    yield SourceError(here, f"does not fit: {error}")


@contextmanager
def opened(path: Path) -> Iterator[Archive]:
    """An archive, checked against its manifest before anything is taken from it.

    Raises SourceError where it is damaged, of a newer Sayso, or no archive.
    """
    with _damage(path):
        packed = zipfile.ZipFile(path)
    with packed:
        with _damage(path):
            _check(path, packed)
        yield Archive(path, packed)


@contextmanager
def _damage(path: Path) -> Iterator[None]:
    """What goes wrong with a file as an error that names it; of a ZIP that asks for a password too (RuntimeError)."""
    try:
        yield
    except (OSError, EOFError, RuntimeError, KeyError, zipfile.BadZipFile, zlib.error) as error:
        raise SourceError(str(path), f"is a damaged archive: {error}") from error


def _check(path: Path, packed: zipfile.ZipFile) -> None:
    with packed.open(MANIFEST) as stream:
        told = stream.read(_PORTION)
    try:
        schema = json.loads(told)["schema"]
        manifest = msgspec.json.decode(told, type=_Manifest)
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise SourceError(str(path), f"has a manifest that cannot be read: {error}") from error
    if schema != SCHEMA:
        raise SourceError(str(path), f"is an archive of the form {schema!r}, this Sayso knows {SCHEMA!r}")
    if [each.name for each in manifest.files] != [REPORTS, RULINGS]:
        raise SourceError(str(path), f"has a manifest that does not name {REPORTS} and {RULINGS}")
    for each in manifest.files:
        if _hash(packed, each.name) != each.sha256:
            raise SourceError(str(path), f"is damaged: {each.name} is not what the manifest says")


def _hash(packed: zipfile.ZipFile, name: str) -> str:
    digest = hashlib.sha256()
    with packed.open(name) as stream:
        while portion := stream.read(_PORTION):
            digest.update(portion)
    return digest.hexdigest()


def _archived(line: bytes) -> Archived:
    """The report on one line; raises what `Archive.reports` turns into an error."""
    told = msgspec.json.decode(line, type=_Line)
    found = tuple((_moment(one.recorded), reading(one.reading)) for one in told.readings)
    if len({one.report.id for _, one in found}) != 1:
        raise SaysoError("its readings are not of one report")
    return Archived(found, told.vectors)


def _moment(words: str) -> str:
    """A moment as ledgers write it, which they compare by its characters; raises ValueError for any other."""
    datetime.strptime(words, "%Y-%m-%dT%H:%M:%SZ")
    return words
