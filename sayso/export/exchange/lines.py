"""Lines: text written to where bytes go."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO, TextIO


@contextmanager
def lines(out: BinaryIO) -> Iterator[TextIO]:
    """A text file over `out`, in UTF-8 with line feeds; `out` stays open after it."""
    text = io.TextIOWrapper(out, encoding="utf-8", newline="\n")
    try:
        yield text
    finally:
        text.detach()
