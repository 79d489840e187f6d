"""Mojibake: UTF-8 that somebody read as Windows-1252 before the text came here ("â€™" for "’")."""

from __future__ import annotations

import re

_LOW = "".join(bytes([byte]).decode("cp1252", "replace") for byte in range(0x80, 0xC0))
# The five bytes that Windows-1252 leaves free come through as control characters.
_TAIL = f"[{re.escape(_LOW.replace(chr(0xFFFD), ''))}\x81\x8d\x8f\x90\x9d]"
_BROKEN = re.compile(f"[ÂÃ]{_TAIL}|â{_TAIL}{{2}}|ð{_TAIL}{{3}}|â€")
_FREE = {character: bytes([ord(character)]) for character in "\x81\x8d\x8f\x90\x9d"}


def mended(text: str) -> str:
    """The text with what is UTF-8 read as Windows-1252 made what it was; all else, a lone "Â" too, is left.

    Only pairs and longer runs that no language spells are taken: "Ã©", "Â£", "â€œ".
    """
    return _BROKEN.sub(_meant, text) if _BROKEN.search(text) else text


def _meant(broken: re.Match[str]) -> str:
    if broken.group() == "â€":
        # The last byte of "”" is one of the free ones, and mostly lost.
        return "”"
    body = b"".join(_FREE.get(character) or character.encode("cp1252") for character in broken.group())
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        return broken.group()
