from __future__ import annotations

import pytest

from sayso.export.visible import one_line, visible


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain “é” שלום 😀", "plain “é” שלום 😀"),
        ("tab\tand\r\nlines", "tab\tand\r\nlines"),
        ("\x1b[31m\x07\x00\x7f", "␛[31m␇␀␡"),
        ("\x9b31m", "⟨U+009B⟩31m"),
        ("\u202eabc\u2069", "⟨U+202E⟩abc⟨U+2069⟩"),
        ("\u200fmark", "\u200fmark"),
        ("\ud800", "⟨U+D800⟩"),
    ],
)
def test_what_would_act_is_shown(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_one_line_has_no_line_breaks_of_any_kind() -> None:
    assert one_line(" a\n\n b\x85c\u2028d\te ") == "a b c d e"
