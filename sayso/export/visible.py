"""Visible: text from outside made harmless to look at; nothing in it can steer a terminal or turn text around."""

from __future__ import annotations

import re

_STEERING = re.compile(
    "["
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f"  # C0 controls but tab, line feed and carriage return
    "\x80-\x9f"  # C1 controls
    "\u202a-\u202e\u2066-\u2069"  # bidi embeddings, overrides and isolates
    "\ud800-\udfff"  # lone surrogates, which no encoding can write
    "\ufffe\uffff"  # no characters; no XML may have them
    "]"
)
_PICTURES = 0x2400
_DELETE = 0x7F


def visible(text: str) -> str:
    """The text with control characters shown (␛, ⟨U+202E⟩) where they would otherwise act; the rest is unchanged.

    Bidi marks (LRM, RLM, ALM) stay: they order what is next to them and cannot turn words around.
    """
    return _STEERING.sub(_shown, text)


def one_line(text: str) -> str:
    """Visible text on one line: every run of white space is one space."""
    return visible(" ".join(text.split()))


def _shown(match: re.Match[str]) -> str:
    point = ord(match[0])
    if point < 0x20:
        return chr(_PICTURES + point)
    return "␡" if point == _DELETE else f"⟨U+{point:04X}⟩"
