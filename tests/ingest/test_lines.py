from __future__ import annotations

import contextlib
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.errors import SourceError
from sayso.ingest.lines import is_line, line_report, line_reports
from sayso.records import Report
from tests.ingest.pages import BODY, LEAD, page


def line(**fields: object) -> bytes:
    return json.dumps(fields).encode()


def test_fields() -> None:
    fields = {
        "text": f"{LEAD}\r\nMore.",
        "url": "https://x.example/1",
        "outlet": "Gazette",
        "title": "Struck",
        "author": "Jo",
        "published": "25 October 2024",
        "language": "en",
        "other": 3,
    }
    assert line_report("f:1", line(**fields)) == Report(
        f"{LEAD}\nMore.", "https://x.example/1", "Gazette", "Struck", "Jo", "2024-10-25", "en"
    )


def test_html_and_its_fields_win_over_the_page() -> None:
    found = line_report("f:1", line(html=page(), outlet="Gazette", title=None))
    assert (found.text, found.outlet, found.title) == ("\n".join(BODY), "Gazette", "Two ships struck off Port Ellin")


def test_a_bad_line_is_one_error_and_the_rest_goes_on() -> None:
    rows = [line(text=LEAD), b"", b"{broken", b"\xff\xfe{}", b"[1]", line(url="https://x.example"), line(text=3),
            line(text="a\0b"), line(text=LEAD, published="soon"), line(html="<p>"), b"[" * 50_000,
            line(text=LEAD)]  # fmt: skip
    found = list(line_reports("f", io.BytesIO(b"\n".join(rows))))
    assert [name for name, _ in found] == [f"f:{n}" for n in (1, *range(3, 13))]
    assert [number for number, (_, item) in enumerate(found) if isinstance(item, Report)] == [0, 10]
    reasons = [item.reason for _, item in found if isinstance(item, SourceError)]
    for reason, words in zip(
        reasons, ("no JSON", "UTF-8", "list", "neither", "field text", "NUL", "'soon'", "page", "nested"), strict=True
    ):
        assert words in reason


def test_a_line_over_the_limit_is_passed_over() -> None:
    body = line(text="x" * 10_000_001) + b"\n" + line(text=LEAD)
    (name, first), (_, second) = line_reports("f", io.BytesIO(body))
    assert name == "f:1"
    assert isinstance(first, SourceError)
    assert "10 MB" in first.reason
    assert second == Report(LEAD)


def test_lone_surrogates() -> None:
    assert line_report("f:1", b'{"text": "so \\ud800 it is \\ud83d\\ude00"}').text == "so \ufffd it is \U0001f600"


@pytest.mark.parametrize(
    ("first", "expected"),
    [
        (b'{"text": "a"}', True),
        (b'\xef\xbb\xbf {"html": ""}', True),
        (b'{"a": 1}', False),
        (b"{", False),
        (b"a", False),
    ],
)
def test_what_is_a_line(first: bytes, expected: bool) -> None:
    assert is_line(first) is expected


KEYS = st.sampled_from(["text", "html", "url", "published", "language", "x"])


@given(st.recursive(st.none() | st.text(), lambda inner: st.dictionaries(KEYS, inner) | st.lists(inner), max_leaves=5))
def test_any_json_is_a_report_or_an_error(value: object) -> None:
    with contextlib.suppress(SourceError):
        assert isinstance(line_report("f:1", json.dumps(value).encode()), Report)
