from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.errors import SourceError
from sayso.ingest.kind import foreign
from sayso.ingest.plain import decode
from tests.ingest.pages import LEAD, REPLY, RUSSIAN

TEXT = f"{LEAD}\n\n{REPLY}\n"


WIDE = ["utf-16", "utf-32", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", *WIDE])
def test_unicode_with_and_without_mark(encoding: str) -> None:
    assert decode("x", TEXT.encode(encoding)) == TEXT


@pytest.mark.parametrize("encoding", ["cp1252", "mac_roman"])
def test_undeclared_western(encoding: str) -> None:
    assert decode("x", TEXT.encode(encoding)) == TEXT


@pytest.mark.parametrize("encoding", ["koi8_r", "cp1251", "iso8859_5"])
def test_undeclared_cyrillic(encoding: str) -> None:
    assert decode("x", (RUSSIAN * 4).encode(encoding)) == RUSSIAN * 4


def test_declared_charset_counts_after_utf8() -> None:
    assert decode("x", "Łódź".encode("cp1250"), "windows-1250") == "Łódź"
    assert decode("x", "Łódź".encode(), "windows-1250") == "Łódź"
    assert decode("x", "“so”".encode("cp1252"), "ISO-8859-1") == "“so”"
    assert decode("x", b"caf\xe9 is open", "no-such-charset") == "café is open"
    assert decode("x", b"caf\xe9 is open", "hex") == "café is open"


def test_only_line_ends_are_changed() -> None:
    odd = "\ufeff A\u00a0b\u2028c\x0cd  \t e\u0302 ﬁ Â"
    assert decode("x", odd.encode("utf-16")) == odd
    assert decode("x", b"one\r\ntwo\rthree\n") == "one\ntwo\rthree\n"
    assert decode("x", b"one\rtwo\r") == "one\ntwo\n"


def test_single_broken_bytes_are_marked() -> None:
    body = TEXT.encode().replace(b"harbour", b"harb\xffour", 1)
    assert decode("x", body) == TEXT.replace("harbour", "harb\ufffdour", 1)


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"abc\0def" * 9, "binary"),
        (bytes(range(1, 32)) * 9, "binary"),
        (b"\x89PNG\r\n\x1a\n\0\0", "PNG"),
        (b"PK\x03\x04\x14\0", "ZIP"),
        (b"{\\rtf1 hello}", "RTF"),
        (b"\x1f\x8b\x08\0", "gzip"),
        (b"RIFF\x10\0\0\0WEBP", "film"),
        (b"\0\0\0\x18ftypheic", "film"),
        (b"<?xml version='1.0'?><rss><channel/></rss>", "XML"),
        (b"\xff\xfea", "damaged"),
        ("é".encode() * 50 + b"\xff" * 40, "damaged"),
        (bytes([0x81, 0x8D, 0x8F, 0x90, 0x9D, 0xFE, 0xFF]) * 99, "encoding"),
    ],
)
def test_what_is_no_text(body: bytes, reason: str) -> None:
    with pytest.raises(SourceError, match=reason):
        decode("x", body)


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=300))
def test_utf8_comes_back_as_it_was(text: str) -> None:
    body = text.encode()
    if not text.startswith("\ufeff") and foreign(body) is None:
        assert decode("x", body) == text
