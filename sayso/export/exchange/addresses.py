"""Addresses: a report's address as other programs may follow it."""

from __future__ import annotations

from urllib.parse import quote

from sayso.export.frame import web

_RESERVED = "%/:?#[]@!$&'()*+,;=~"


def address(url: str | None) -> str | None:
    """An address of the web as a URI (RFC 3986), None for any other: nobody is to follow "javascript:"."""
    if url is None or web(url) is None:
        return None
    return quote(url, safe=_RESERVED)
