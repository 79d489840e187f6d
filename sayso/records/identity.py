"""Identity: every id is a hash of content."""

from __future__ import annotations

import hashlib
import json

from sayso.records.values import Span


def fingerprint(*parts: object) -> str:
    """A stable id: 16 hex digits of SHA-256 over the parts as JSON."""
    line = json.dumps(parts, ensure_ascii=False, separators=(",", ":"), default=_plain)
    return hashlib.sha256(line.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _plain(value: object) -> object:
    if isinstance(value, Span):
        return [value.start, value.end]
    raise TypeError(f"cannot fingerprint {value!r}")
