from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.ingest.kind import foreign, kind
from tests.ingest.pages import page, pdf


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (page().encode(), "html"),
        (page().encode("utf-16"), "html"),
        (b"\xef\xbb\xbf\n<!-- saved -->\n<HTML><body>x", "html"),
        (b'<?xml version="1.0"?><!DOCTYPE html PUBLIC "x"><html>', "html"),
        (b"<p class=x>Some words</p>", "html"),
        (pdf([["x"]]), "pdf"),
        (b"junk before\n%PDF-1.7", "pdf"),
        (b"The tag <p> begins a paragraph.", "text"),
        (b"<3 to all", "text"),
        (b"", "text"),
    ],
)
def test_kind(body: bytes, expected: str) -> None:
    assert kind(body) == expected


def test_many_comments_take_no_time() -> None:
    assert kind(b"<!---->" * 2_000 + b"x") == "text"
    assert kind(b"<!--" * 2_000) == "text"


@given(st.binary(max_size=200))
def test_any_bytes_have_a_kind(body: bytes) -> None:
    assert kind(body) in {"text", "html", "pdf"}
    foreign(body)
