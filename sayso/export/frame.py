"""Frame: what every HTML page of ours is made with: its head and policy, text kept to itself, addresses.

A page needs no script and asks nothing of the network: its policy forbids everything but its own styles. Whatever
comes from a report is escaped, and stands in elements that keep its writing direction to themselves.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from urllib.parse import urlsplit

from sayso.export.marks import escaped
from sayso.export.visible import one_line

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def head(title: str, *more: str) -> Iterator[str]:
    """Everything up to the start of the body, with the common styles and those in the files `more`."""
    yield '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield '<meta name="referrer" content="no-referrer">\n<meta name="color-scheme" content="light dark">'
    style = "".join(files("sayso.export").joinpath(name).read_text(encoding="utf-8") for name in ("page.css", *more))
    yield f"<title>{escaped(title)} · Sayso</title>\n<style>\n{style}</style>\n</head>\n<body>"


def address(url: str, words: str | None = None) -> str:
    """A report's address as a link if it is one of the web, else as text; it reads as `words` or its host."""
    host = web(url)
    if host is None:
        return isolated(words or url)
    return f'<a href="{escaped(url)}" rel="noreferrer external">{isolated(words or host)}</a>'


def web(url: str) -> str | None:
    """The host of an address of the web, None for every other address."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return parts.netloc or None if parts.scheme in ("http", "https") else None


def isolated(text: str, name: str | None = None) -> str:
    """Text from a report on one line, whose writing direction ends where it ends."""
    kind = f' class="{name}"' if name else ""
    return f"<bdi{kind}>{escaped(one_line(text))}</bdi>"
