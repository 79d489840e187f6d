"""An archive comes back as it was written, and what was done to it is seen before anything is taken from it."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from sayso.errors import SourceError
from sayso.export.exchange.archive import (
    MANIFEST,
    REPORTS,
    RULINGS,
    SCHEMA,
    Archived,
    is_archive,
    opened,
    write,
)
from sayso.records import Ruling
from tests.deployment import readings
from tests.export.exchange.samples import HOSTILE

RECORDED = "2031-06-01T00:00:00Z"
REPORTED = tuple(
    Archived(((RECORDED, one.reading),), {str(number): vector for number, vector in enumerate(one.vectors)})
    for one in readings()[:4]
)
RULED = (
    Ruling("grade", HOSTILE, "anna", "wrong twice", RECORDED, value="D"),
    Ruling("merge", "a" * 16, "ben", "the same", RECORDED, other="b" * 16),
)


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    path = tmp_path / "ledger.zip"
    path.write_bytes(packed())
    return path


def packed() -> bytes:
    out = io.BytesIO()
    write(REPORTED, RULED, out)
    return out.getvalue()


def changed(path: Path, name: str, change: Callable[[bytes], bytes]) -> None:
    """Packs the archive again with one of its files changed."""
    with zipfile.ZipFile(path) as old:
        files = {each: old.read(each) for each in old.namelist()}
    files[name] = change(files[name])
    with zipfile.ZipFile(path, "w") as new:
        for each, content in files.items():
            new.writestr(each, content)


def signed(path: Path, name: str, change: Callable[[bytes], bytes]) -> None:
    """As `changed`, by somebody who mends the manifest."""
    changed(path, name, change)
    with zipfile.ZipFile(path) as old:
        content = {each: old.read(each) for each in (REPORTS, RULINGS)}
    changed(path, MANIFEST, lambda manifest: _mended(manifest, content))


def _mended(manifest: bytes, content: dict[str, bytes]) -> bytes:
    told = json.loads(manifest)
    for each in told["files"]:
        each["sha256"] = hashlib.sha256(content[each["name"]]).hexdigest()
    return json.dumps(told).encode()


def test_everything_comes_back_as_it_was(archive: Path) -> None:
    with opened(archive) as found:
        assert tuple(found.reports()) == REPORTED
        assert tuple(found.rulings()) == RULED


def test_the_same_is_the_same_bytes_and_can_be_looked_into(archive: Path) -> None:
    assert archive.read_bytes() == packed()
    with zipfile.ZipFile(archive) as files:
        assert files.namelist() == [REPORTS, RULINGS, MANIFEST]
        manifest = json.loads(files.read(MANIFEST))
        line = json.loads(files.read(REPORTS).splitlines()[0])
    assert manifest["schema"] == SCHEMA
    assert [(each["name"], each["lines"]) for each in manifest["files"]] == [(REPORTS, 4), (RULINGS, 2)]
    assert line["readings"][0]["reading"]["report"]["id"] == REPORTED[0].readings[0][1].report.id


def test_an_archive_is_told_from_other_files(archive: Path, tmp_path: Path) -> None:
    other, text = tmp_path / "other.zip", tmp_path / "a.txt"
    with zipfile.ZipFile(other, "w") as files:
        files.writestr("word/document.xml", "<x/>")
    text.write_text("A report.")
    assert is_archive(archive)
    assert not any(map(is_archive, (other, text, tmp_path, Path("-"), Path("https://news.example/a.zip"), Path("\0"))))


@pytest.mark.parametrize("name", [REPORTS, RULINGS])
def test_a_file_that_was_changed_is_refused(archive: Path, name: str) -> None:
    changed(archive, name, lambda content: content.replace(b"2031", b"2032"))
    with pytest.raises(SourceError, match=f"{name} is not what the manifest says"), opened(archive):
        pass


@pytest.mark.parametrize("at", [0.2, 0.5, 0.9])
def test_a_byte_that_was_changed_is_noticed(archive: Path, at: float) -> None:
    content = bytearray(archive.read_bytes())
    content[int(len(content) * at)] ^= 0xFF
    archive.write_bytes(content)
    with pytest.raises(SourceError, match="damaged"), opened(archive):
        pass


@pytest.mark.parametrize(
    ("manifest", "reason"),
    [
        (b"{}", "manifest that cannot be read"),
        (b"[" * 100_000, "manifest that cannot be read"),
        (b'{"schema": "sayso/archive/2", "files": []}', "is an archive of the form 'sayso/archive/2'"),
        (b'{"schema": "sayso/archive/1", "files": []}', "does not name"),
        (b'{"schema": "sayso/archive/1", "files": [{"name": "../x", "lines": 1, "sha256": ""}]}', "does not name"),
    ],
)
def test_a_manifest_that_is_none_is_refused(archive: Path, manifest: bytes, reason: str) -> None:
    changed(archive, MANIFEST, lambda _: manifest)
    with pytest.raises(SourceError, match=reason), opened(archive):
        pass


@pytest.mark.parametrize(
    "line",
    [
        b"{}",
        b"no JSON",
        b'{"readings": [], "vectors": {}}',
        b'{"readings": [{"recorded": "2031-06-01", "reading": {}}], "vectors": {}}',
        b"[" * 100_000,
    ],
)
def test_a_line_that_does_not_fit_is_an_error_in_its_place(archive: Path, line: bytes) -> None:
    signed(archive, REPORTS, lambda content: line + b"\n" + content.split(b"\n", 1)[1])
    with opened(archive) as found:
        first, *rest = found.reports()
    assert isinstance(first, SourceError)
    assert str(first).startswith(f"{archive}:{REPORTS}:1: does not fit")
    assert tuple(rest) == REPORTED[1:]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'"recorded": "2031-06-01T00:00:00Z"', b'"recorded": "yesterday"'),
        (b'"start": ', b'"start": 9'),
        (b'"title": "', b'"title": "Not: '),
    ],
)
def test_a_reading_that_does_not_hold_together_is_refused(archive: Path, old: bytes, new: bytes) -> None:
    signed(archive, REPORTS, lambda content: content.replace(old, new, 1))
    with opened(archive) as found:
        assert isinstance(next(iter(found.reports())), SourceError)


def test_a_ruling_of_no_kind_is_refused(archive: Path) -> None:
    signed(archive, RULINGS, lambda content: content.replace(b'"grade"', b'"praise"'))
    with opened(archive) as found:
        first, second = found.rulings()
    assert isinstance(first, SourceError)
    assert second == RULED[1]
