"""Limits: how much of one input is read, and what is said where there is more."""

from __future__ import annotations

from typing import Protocol

from sayso.errors import SourceError

LIMIT = 10_000_000
"""Bytes of one file, page or line. The longest real report is under 1 MB; a reader's time grows with the text."""


class Stream(Protocol):
    """What bytes are read from: a file, standard input, or gzip being unpacked."""

    def read(self, size: int, /) -> bytes:
        """At most so many bytes more."""


def whole(name: str, stream: Stream, head: bytes = b"") -> bytes:
    """All that `stream` still holds, after the `head` already taken from it; SourceError if over the limit."""
    body = head + stream.read(max(0, LIMIT + 1 - len(head)))
    if len(body) > LIMIT:
        raise too_large(name)
    return body


def too_large(name: str, size: int | None = None) -> SourceError:
    """The error for an input over the limit; `size` in bytes where it is known."""
    known = f"is {size / 1e6:.1f} MB" if size else "goes on"
    return SourceError(name, f"{known}, over the limit of {LIMIT // 1_000_000} MB for one report")
