"""Identity: every id is a hash of content."""

from __future__ import annotations

import hashlib
import json

from sayso.records.values import Span


def fingerprint(*parts: object) -> str:
    """A stable id: 16 hex digits of SHA-256 over the parts as JSON."""
    return hashlib.sha256(_ENCODER.encode(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _plain(value: object) -> object:
    if isinstance(value, Span):
        return [value.start, value.end]
    raise TypeError(f"cannot fingerprint {value!r}")


# One for all: `json.dumps` makes one for each call, and every link that is loaded has its id computed.
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=_plain)
