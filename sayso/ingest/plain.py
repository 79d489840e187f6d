"""Plain: bytes into text, in whatever encoding they are."""

from __future__ import annotations

import codecs
import re

from sayso.errors import SourceError
from sayso.ingest.kind import foreign
from sayso.ingest.mojibake import mended

_MARKS = (  # UTF-32 first: its little-endian mark begins with that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROL = re.compile(rb"[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_TYPOGRAPHIC = re.compile(r"[“”‘’–—…]")
_SURROGATE = re.compile("[\ud800-\udfff]")
# HTML's own rule: pages that say Latin-1 or ASCII mean Windows-1252 (WHATWG Encoding Standard, "labels").
_MEANT = {"iso8859-1": "cp1252", "ascii": "cp1252"}

_SAMPLE = 200_000  # bytes that are enough to tell an encoding
_DAMAGED = 100  # a text with more than one undecodable byte in so many characters is refused
_BINARY = 100  # so is one with more than one control character in so many bytes
_MOSTLY_ASCII = 0.15  # languages in Latin letters have a smaller share of other bytes, all others a larger one


def decode(name: str, body: bytes, declared: str | None = None) -> str:
    """The text of `body`, with "\\r\\n" made "\\n" and UTF-8 read as Windows-1252 mended, and nothing else altered.

    A byte order mark decides, then UTF-8 if it fits, then the charset that was `declared` for it, then
    what the bytes look like. Single bytes that are no UTF-8 in a text that otherwise is become U+FFFD.
    SourceError if it is no text or its encoding cannot be told.
    """
    words = foreign(body)
    if words:
        raise SourceError(name, f"is {words}, not text, HTML or PDF")
    text = _marked(name, body) if _wide(body) or body.startswith(tuple(m for m, _ in _MARKS)) else None
    if text is None:
        _refuse_binary(name, body)
        text = _strict(body, "utf-8") or _strict(body, declared) or _damaged(name, body) or _legacy(name, body)
    return newlines(mended(scalar(text)))


def newlines(text: str) -> str:
    """The text with "\\n" between lines, also where it came with "\\r\\n", or with "\\r" alone throughout."""
    if "\r" not in text:
        return text
    return text.replace("\r\n", "\n") if "\n" in text else text.replace("\r", "\n")


def scalar(text: str) -> str:
    """The text with lone surrogates, which no file can hold, replaced by U+FFFD."""
    return _SURROGATE.sub("\ufffd", text)


def _marked(name: str, body: bytes) -> str:
    encoding = next((e for mark, e in _MARKS if body.startswith(mark)), None) or _wide(body) or "utf-8"
    text = body.decode(encoding, "replace")
    if text.count("\ufffd") * _DAMAGED > len(text) or "\0" in text:
        raise SourceError(name, f"is damaged: it is marked as {encoding.removesuffix('-sig').upper()} and is not")
    return text


def _wide(body: bytes) -> str | None:
    """The encoding of UTF-16 or UTF-32 without a mark: Latin letters leave NULs at fixed places."""
    head = body[:2_000]
    head = head[: len(head) // 4 * 4]
    if b"\0" not in head:
        return None
    # Typographic quotation marks have no NUL where letters have one, so not all places need to.
    empty = [head[i::4].count(0) * 4 > 0.7 * len(head) for i in range(4)]
    shapes = {
        (False, True, True, True): "utf-32-le",
        (True, True, True, False): "utf-32-be",
        (False, True, False, True): "utf-16-le",
        (True, False, True, False): "utf-16-be",
    }
    return shapes.get((empty[0], empty[1], empty[2], empty[3]))


def _refuse_binary(name: str, body: bytes) -> None:
    if b"\0" in body or len(_CONTROL.findall(body[:_SAMPLE])) * _BINARY > len(body[:_SAMPLE]):
        raise SourceError(name, "is not text: it holds binary data")


def _strict(body: bytes, encoding: str | None) -> str | None:
    if not encoding:
        return None
    try:
        known = codecs.lookup(encoding.strip()).name
        return body.decode(_MEANT.get(known, known))
    except (LookupError, ValueError):  # no such charset, or the bytes are not in it
        return None


def _damaged(name: str, body: bytes) -> str | None:
    """UTF-8 with a few broken bytes; None if it does not look like UTF-8 at all."""
    text = body.decode("utf-8", "replace")
    broken = text.count("\ufffd") - body.count("\ufffd".encode())
    sound = sum(character > "\x7f" for character in text) - broken
    if sound < broken:
        return None
    if broken * _DAMAGED > len(text):
        raise SourceError(name, f"is damaged: {broken} of its {len(text)} characters are broken UTF-8")
    return text


def _legacy(name: str, body: bytes) -> str:
    others = sum(byte > 0x7F for byte in body[:_SAMPLE])
    text = _western(body) if others < _MOSTLY_ASCII * len(body[:_SAMPLE]) else None
    if text is None:
        # Imported here: a twentieth of a second, and few files need it.
        from charset_normalizer import from_bytes  # noqa: PLC0415

        best = from_bytes(body[:_SAMPLE]).best()
        text = _strict(body, best.encoding) if best else None
    if text is None:
        raise SourceError(name, "is in an encoding that cannot be told; save it as UTF-8")
    return text


def _western(body: bytes) -> str | None:
    """Mostly ASCII: Windows-1252, or Mac Roman where that gives more quotation marks and dashes.

    Detectors guess rare code pages from so few bytes (cp1250, cp775, even Big5 on English sentences).
    """
    texts = [text for encoding in ("cp1252", "mac_roman") if (text := _strict(body, encoding)) is not None]
    return max(texts, key=lambda text: len(_TYPOGRAPHIC.findall(text[:_SAMPLE])), default=None)
