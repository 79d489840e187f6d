from __future__ import annotations

import gzip
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.errors import SettingsError, SourceError
from sayso.ingest.fetch import Page
from sayso.ingest.readers import READERS
from sayso.ingest.sources import reports
from sayso.records import Report
from tests.ingest.pages import BODY, GERMAN, LEAD, REPLY, linked, page, pdf

TEXT = "\n\n".join(BODY)


def only(
    source: object, body: bytes | None = None, *, published: str | None = None, outlet: str | None = None
) -> Report | SourceError:
    stdin = None if body is None else io.BytesIO(body)
    (found,) = reports(str(source), stdin=stdin, published=published, outlet=outlet)
    return found


def reason(source: object, body: bytes | None = None) -> str:
    found = only(source, body)
    assert isinstance(found, SourceError)
    assert found.name == str(source)
    assert "\n" not in str(found)
    return found.reason


def write(path: Path, body: bytes) -> Path:
    path.write_bytes(body)
    return path


def test_text_files_as_they_are(tmp_path: Path) -> None:
    odd = f"  {LEAD}\r\n\r\n\t{REPLY}Â \n"
    assert only(write(tmp_path / "a.txt", odd.encode())) == Report(odd.replace("\r\n", "\n"), language="en")


def test_content_decides_not_the_suffix(tmp_path: Path) -> None:
    for name, body in (("a.txt", page().encode()), ("b.html", TEXT.encode()), ("c.txt", pdf([[LEAD[:80], LEAD[80:]]]))):
        found = only(write(tmp_path / name, body))
        assert isinstance(found, Report)
        assert found.text.startswith(LEAD)
    assert set(READERS) == {"text", "html", "pdf"}


def test_standard_input() -> None:
    assert only("-", TEXT.encode()) == Report(TEXT, language="en")
    assert "not there" in reason("-")
    assert reason("-", b"") == "is empty"
    lines = "\n".join(json.dumps({"text": part}) for part in BODY).encode()
    assert [getattr(found, "text", None) for found in reports("-", stdin=io.BytesIO(lines))] == BODY


def test_options_win_over_the_page() -> None:
    body = page(linked(datePublished="2024-10-25", publisher={"name": "Gazette"})).encode()
    found = only("-", body)
    assert isinstance(found, Report)
    assert (found.published, found.outlet, found.language) == ("2024-10-25", "Gazette", "en")
    found = only("-", body, published="1 Nov 2024", outlet="Courier")
    assert isinstance(found, Report)
    assert (found.published, found.outlet) == ("2024-11-01", "Courier")


def test_a_bad_date_is_raised_before_anything_is_read() -> None:
    with pytest.raises(SettingsError, match="'soon'"):
        reports("-", published="soon")


def test_wire_of_plain_text() -> None:
    found = only("-", f"PORT ELLIN (AP) — {TEXT}".encode())
    assert isinstance(found, Report)
    assert found.wire == "AP"


def test_lines_with_errors_named(tmp_path: Path) -> None:
    rows = [json.dumps({"text": LEAD}), "{", json.dumps({"text": GERMAN}), json.dumps({"text": REPLY})]
    path = write(tmp_path / "a.jsonl", "\n".join(rows).encode())
    found = list(reports(str(path), outlet="Gazette"))
    assert [type(item) for item in found] == [Report, SourceError, SourceError, Report]
    assert str(found[2]) == f"{path}:3: is in German (de), Sayso reads English"
    assert all(item.outlet == "Gazette" for item in found if isinstance(item, Report))
    assert reason(write(tmp_path / "b.jsonl", b"")) == "is empty"
    assert reason(write(tmp_path / "c.jsonl", b"\n\n")) == "is empty"


def test_addresses() -> None:
    answer = Page("https://gazette.example/a", page('<meta charset="x">').encode("cp1252"), "cp1252")
    (found,) = reports("https://gazette.example/short", fetch=lambda _: answer)
    assert isinstance(found, Report)
    assert (found.url, found.text) == (answer.url, "\n".join(BODY))
    (found,) = reports("http://x.example", fetch=lambda url: Page(url, b"\x89PNG\0"))
    assert isinstance(found, SourceError)
    assert "only http and https" in reason("file:///etc/hostname")
    assert "is refused" in reason("http://127.0.0.1/")


def test_the_charset_of_a_page_is_its_own_word() -> None:
    body = page().replace('charset="utf-8"', 'charset="cp1250"').replace("Port Ellin", "Łódź")
    found = only("-", body.encode("cp1250"))
    assert isinstance(found, Report)
    assert "Łódź" in found.text


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b" \n\t\n", "is empty"),
        (b"\x7fELF\x02\x01\x01\0", "a program"),
        (b"MZ\x90\0\x03\0\0\0", "binary"),
        (pdf([BODY])[:300], "truncated PDF"),
        (b"<html><body><p>Hello</p></body></html>", "no article"),
        (GERMAN.encode(), "is in German (de), Sayso reads English"),
        (GERMAN.encode("utf-16"), "is in German (de)"),
        (page(body=[GERMAN] * 3).encode(), "is in German (de)"),
        (b"12 34 -- 56 %\n" * 99, "no sentences"),
        ("★ ☆ ★\n".encode() * 99, "no sentences"),
        (b"a" * 100_000, "no sentences"),
        (b'{"a":\n1}', "is JSON"),
        (b'["a"]', "is JSON"),
        (b"<svg xmlns='x'></svg>", "XML that is neither"),
        (b"\x1f\x8b\x08broken", "is broken gzip"),
        (gzip.compress(b"\0" * 20_000_000), "over the limit"),
    ],
)
def test_bad_input_is_one_clear_line(body: bytes, words: str) -> None:
    assert words in reason("-", body)


def test_bad_files(tmp_path: Path) -> None:
    assert reason(tmp_path / "none.txt") == "there is no such file"
    assert reason(tmp_path).startswith("is a folder without files that are read (.atom")
    assert reason(tmp_path / ("x" * 5_000)).startswith("cannot be read")
    assert reason("a\0b") == "is no file name"
    (found,) = reports("")
    assert isinstance(found, SourceError)
    large = tmp_path / "large.txt"
    with large.open("wb") as file:
        os.truncate(file.fileno(), 50_000_000)
    assert reason(large) == "is 50.0 MB, over the limit of 10 MB for one report"
    assert "over the limit" in reason("-", b"some words " * 1_000_000)


def test_a_very_long_line() -> None:
    line = (f"{LEAD} " * 1_000)[:100_000]
    assert only("-", line.encode()) == Report(line, language="en")


def test_short_text_has_no_language() -> None:
    assert only("-", b"Port Ellin") == Report("Port Ellin")


def test_text_needs_none_of_the_large_libraries(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", TEXT.encode())
    code = (
        "import sys; from sayso.ingest.sources import reports; list(reports(sys.argv[1]));"
        "large = {'lxml', 'trafilatura', 'htmldate', 'httpx2', 'pypdf', 'py3langid', 'charset_normalizer'};"
        "sys.exit(' '.join(large & sys.modules.keys()) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", code, path], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


@settings(deadline=None, max_examples=60)
@given(st.binary(max_size=400) | st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_any_bytes_are_a_report_or_an_error(body: bytes) -> None:
    for found in reports("-", stdin=io.BytesIO(body)):
        assert isinstance(found, Report | SourceError)
        if isinstance(found, Report):
            found.text.encode()


@settings(deadline=None, max_examples=50)
@given(st.text(max_size=40).filter(lambda text: text not in {"-", "", "."}))
def test_any_name_is_answered(source: str) -> None:
    assert list(reports(source, fetch=lambda url: Page(url, b"")))
